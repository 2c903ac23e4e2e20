"""What docs/method/clients.md claims."""

from __future__ import annotations

from typing import Final

import numpy as np

from model.past.clients.amounts import (
    BETWEEN,
    BETWEEN_PRIOR,
    MIDDLE_SPREAD,
    MIDDLES,
    OWN_SPREAD,
    REACH,
    TYPICAL,
    TYPICAL_PRIOR,
    WITHIN,
)  # fmt: skip
from model.past.clients.client import DECIMALS
from model.past.clients.lives import (
    ALIKE,
    ALIKE_PRIOR,
    FADING,
    LEAVING,
    LEAVING_SPREAD,
    ONCE,
    ONCE_PRIOR,
    ORDERS,
    OWN_LEAVING_SPREAD,
    POPULATIONS,
    TYPICAL_ORDERS,
    TYPICAL_ORDERS_PRIOR,
    USUAL_LEAVING,
)
from model.past.clients.newcomers import (
    BUSINESS,
    BUSINESS_PRIOR,
    DRIFT_PRIOR,
    DRIFTS,
    LOG_RATES,
    SIZE_PRIOR,
    SIZES,
    STEADY_SPREAD,
)  # fmt: skip
from model.projection.clients.population import MARKET_STEPS
from tests.promises.claim import held, says

LIVES: Final = "tests/model/past/clients/test_lives.py::test_a_record_is_worth_what_living_it_month_by_month_is"
VISITS: Final = (
    "tests/model/past/clients/test_newcomers.py::"
    "test_what_those_of_before_bring_is_the_sum_over_the_months_in_which_they_came"
)
PATHS: Final = "tests/model/projection/clients/test_projects.py"

KNOWN: Final = "tests/model/projection/clients/test_known.py"

CLAIMS: Final = (
    says("in which a month counts .94 of the month after it", FADING),
    held("With A = (1 - h)(1 - p)", LIVES),
    held("L(p, h) = p^X (1 - p)^Y (1 - h)^t (A^g + h (1 - A^g) / (1 - A))", LIVES),
    held("P(there | p, h) = A^g / (A^g + h (1 - A^g) / (1 - A))", LIVES),
    held("its silence has the chance (1 - p)^e", LIVES),
    says(
        "| p | .02 .04 .07 .11 .16 .23 .32 .42 .54 .68 .82 .92 .98 | Beta(phi pi, phi (1 - pi)), by cells |", *ORDERS, 1
    ),
    says("| pi | .08 .15 .28 .45 .65 | .15 .25 .30 .20 .10 |", *TYPICAL_ORDERS, *TYPICAL_ORDERS_PRIOR),
    says("| phi | 2 6 | .35 .65 |", *ALIKE, *ALIKE_PRIOR),
    says("| h | .004 .008 .016 .032 .063 .125 .25 | lognormal about H, log sd .7 |", *LEAVING, OWN_LEAVING_SPREAD),
    says("| H | the same | lognormal about .045, log sd 1 |", USUAL_LEAVING, LEAVING_SPREAD),
    says("| w | .02 .15 .35 .60 .80 .93 | .30 .20 .15 .15 .12 .08 |", *ONCE, *ONCE_PRIOR),
    held("c = min(1, hours that replace projects / hours of the client a month while there)", f"{KNOWN}::test_law"),
    says("mean and squares of the logarithms to three decimals", DECIMALS),
    says("All 420 points", float(np.prod(POPULATIONS))),
    says("With B = 0, 24 or 120 months of business before it (prior .3 .3 .4)", *BUSINESS, *BUSINESS_PRIOR),
    held("1 + (1 - w) E[p (1 - p)^t (1 - h)^(t + 1) (1 - (1 - h)^B) / h]", VISITS),
    says(
        "The grid of the rate has 61 points from .004 to 60",
        LOG_RATES.size,
        float(np.exp(LOG_RATES[0])),
        float(np.exp(LOG_RATES[-1])),
    ),
    says("Its drift is 0 .05 .10 or .20 (prior .40 .25 .20 .15)", *DRIFTS, *DRIFT_PRIOR),
    says("its size 1 4 or infinite (prior .2 .3 .5)", *SIZES[:2], *SIZE_PRIOR),
    says("The rate is lognormal, log sd .4,", STEADY_SPREAD),
    says("Grids of m (19 points up to 1.8 from the person's own middle, log sd 1.5)", MIDDLES, REACH, MIDDLE_SPREAD),
    says("tau (.2 .4 .65 1, prior .36 .38 .22 .04)", *BETWEEN, *BETWEEN_PRIOR),
    says("the typical spread (.05 .15 .35 .7 1.1, prior .10 .25 .40 .22 .03)", *TYPICAL, *TYPICAL_PRIOR),
    says("s_c itself (.02 .05 .10 .20 .35 .50 .70 1.0 1.4, log sd .6)", *WITHIN, OWN_SPREAD),
    says("moves their chances by 0, .05, .10 or .20 a month", *MARKET_STEPS),
    held(
        "a client-month has chance 1 - (1 - p)^e",
        f"{PATHS}::test_more_enquiries_never_lose_a_project_and_half_a_month_is_half_a_hazard",
    ),
    held("billed in 1 + Poisson(v - 1) equal invoices", f"{PATHS}::test_the_list_is_in_its_order_and_bills_add_up"),
)
