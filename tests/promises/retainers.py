"""What docs/method/retainers.md claims."""

from __future__ import annotations

from typing import Final

from model import Arm, Retainer, Scenario
from model.projection.lives import HETEROGENEITY
from model.projection.retainer import Portfolio
from model.retainers.load import TENSE
from model.retainers.renewals import QUARTER
from tests.promises.claim import held, holds, says
from tests.promises.sample import TRADE

TESTS: Final = "tests/model/retainers/test_retainer_months.py"


def none_renews() -> float:
    """E[m^3] of the common churn m ~ Beta(6 (1 - r), 6 r) at the default chance of renewal r."""
    a, chance = HETEROGENEITY * (1 - Scenario().renewal), 1.0
    for number in range(3):
        chance *= (a + number) / (HETEROGENEITY + number)
    return chance


def effective_clients() -> bool:
    rows = tuple(Retainer(monthly_fee=fee, hours_per_month=1, term_months=1) for fee in (100, 300))
    return Portfolio(retainers=rows).effective_clients == 1 / (0.25**2 + 0.75**2)


CLAIMS: Final = (
    says("beside the two futures", len(Arm)),
    held(
        "Three retainers of 500 for six months commit 1,500 a month for six months and nothing after them; with a"
        " renewal chance of 0.8 and no cancellations 1,200 is expected then",
        f"{TESTS}::test_three_at_500_commit_1500_until_their_terms_end",
    ),
    says("A cliff is a quarter, any three successive months", QUARTER / 12, QUARTER),
    says(
        "of three clients whose first terms end together, none renews with chance 3.9 % under the default chance of"
        " renewal, where independence says 1.6 %",
        3,
        none_renews,
        (1 - Scenario().renewal) ** 3,
    ),
    says("the level that one month in ten exceeds", 1 / (1 - TENSE)),
    holds("1 / sum w_i^2", effective_clients),
    says("begins where one client brings 75 % of the income", TRADE),
)
