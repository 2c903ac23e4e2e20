"""What docs/method/past.md claims."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pandas as pd
import pytest
from scipy.special import ndtri

from model.draws import Draws, Stream
from model.past.arrivals import (
    BUSIEST,
    DRIFT_PRIOR,
    DRIFTS,
    HIGHEST,
    LOWEST,
    POINTS,
    SIZE_PRIOR,
    SIZES,
    TEN_TO_NINETY,
    filter_counts,
    log_mass,
)
from model.past.delays import PRESETS, WEIGHT, betas
from model.past.design_effect import MANY, design_effect
from model.past.fees import DOUBT, RATE_SPREAD, SET_BY_HAND, TYPED_WEIGHT, USUAL_SPREAD, USUAL_WEIGHT, WIDEST
from model.past.fit import FEWEST
from model.past.income import PLAUSIBLE, Level, ProjectIncome
from model.past.seasons import BELIEVED, CLEAR, FEWEST_YEARS, WEIGHTS, Seasons, seasons
from model.past.summary import LONGEST_DELAY, DelayCounts, Prior
from model.projection.band import short_history_share, year_totals
from model.projection.enquiries import MOST_ARRIVALS, arrival_rates, open_receipts
from model.projection.parameters import draw_parameters
from tests.promises.claim import held, holds, says
from tests.promises.sample import CEPYME_DAYS, INCOME, Bonsai, projected
from ui.overview.evidence import FULL

PRIOR: Final = Prior()
SPREAD: Final = math.log(PRIOR.projects_high / PRIOR.projects_low) / TEN_TO_NINETY
MEDIAN: Final = math.sqrt(PRIOR.projects_low * PRIOR.projects_high)
FIVE_TO_NINETY_FIVE: Final = 1.6449 * SPREAD
USUAL, SPAIN = (PRESETS[name] for name in ("default", "spain_60"))
HISTORY = "tests/model/past/test_history.py"
SEASONS = "tests/model/past/test_seasons.py::test"


def _mass_is_the_formula() -> bool:
    k, m, n = 2.0, 3.0, 4
    chance = math.comb(int(n + k - 1), n) * (k / (k + m)) ** k * (m / (k + m)) ** n
    return float(log_mass(n, np.array(m), np.array(k))) == pytest.approx(math.log(chance))


def log_rate_walks() -> bool:
    draws = Draws(1, 50)
    parameters = draw_parameters(INCOME, draws)
    rates = np.log(arrival_rates(parameters, draws, (1, 1)))
    eps, q = draws.normal(Stream.ARRIVAL_DRIFT, shape=(2, 50)), parameters.drift
    return bool(np.allclose(rates[0], parameters.log_rate - q**2 / 2 + q * eps[0])) and bool(
        np.allclose(rates[1], rates[0] - q**2 / 2 + q * eps[1])
    )


def _mean_of_a_step(q: float) -> float:
    """E[exp(-q^2 / 2 + q eps)] by quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    return float((weights * np.exp(-(q**2) / 2 + q * nodes)).sum() / weights.sum())


def _alike() -> bool:
    logs = np.log(np.arange(1, 21.0))
    one, many = (design_effect(pd.Series(names), logs) for names in (["a"] * 20, [*map(str, range(20))]))
    return one > many == 1


def _design_effect() -> bool:
    m, r, logs = 20, 0.3, np.log(np.arange(1, 21.0))
    return design_effect(pd.Series(["a"] * 20), logs) == pytest.approx(1 + (m - 1) * r)


def beta_parameters() -> bool:
    paid, survived, p = (5, 3, 1, 0, 0), (4, 2, 1, 1, 0), USUAL
    seen = DelayCounts(paid=paid, survived=survived)
    wanted = [(4 * p[d] + paid[d], 4 * (1 - sum(p[: d + 1])) + survived[d]) for d in range(5)]
    return np.allclose(betas(seen), wanted)


def _rate_of_the_past() -> bool:
    law = INCOME.rate_law
    return law is not None and INCOME.hourly_rate == pytest.approx(1 / law.mean_exponential(-1))


def _level(projects: int, months: int) -> Level:
    counts = (projects, *(0,) * (months - 1))
    return ProjectIncome(counts=counts, exposure=(1.0,) * months).evidence.level


def _share_of_the_band() -> bool:
    draws = Draws(1, 500)
    full, known = (np.quantile(year_totals(INCOME, draws, fixed=fixed), [0.1, 0.9]) for fixed in (False, True))
    return short_history_share(INCOME, draws) == pytest.approx(
        1 - math.log(known[1] / known[0]) / math.log(full[1] / full[0])
    )


def _open_share() -> float:
    """Part of the first month's money that open invoices bring."""
    draws = Draws(1, 5000)
    owed = open_receipts(INCOME, draw_parameters(INCOME, draws), draws, 1, 0)
    return float(owed.mean() / projected().projects_only[:, 0].mean())


def _all_in_january() -> Seasons:
    found = seasons([9, *[0] * 11] * 3, [1.0] * 36, pd.Period("2025-12", freq="M"))
    assert found is not None
    return found


CLAIMS: Final = (
    holds(
        "observed in part has an exposure e_t below 1; a month that nobody observed has exposure 0",
        lambda: ProjectIncome(counts=(0, 1), exposure=(0.0, 0.5)).evidence.months == 0.5,
    ),
    held("speak of whole months alone", f"{HISTORY}::test_a_part_month_is_no_month"),
    holds("P(n) = C(n + k - 1, n) (k / (k + m))^k (m / (k + m))^n", _mass_is_the_formula),
    holds("log l_t = log l_{t-1} - q^2 / 2 + q eps_t, eps_t ~ N(0, 1)", log_rate_walks),
    holds(
        "The - q^2 / 2 keeps the mean rate where it is",
        lambda: all(_mean_of_a_step(q) == pytest.approx(1) for q in DRIFTS),
    ),
    says("81 points, log-spaced from 0.02 to 60 a month", POINTS, LOWEST, HIGHEST),
    says(
        "lognormal, median 1.5, log sd 1 (90 % in 0.3 to 8)",
        MEDIAN,
        SPREAD,
        0.9,
        MEDIAN * math.exp(-FIVE_TO_NINETY_FIVE),
        MEDIAN * math.exp(FIVE_TO_NINETY_FIVE),
    ),
    says("| 0, .05, .10, .20, .35 | .30, .20, .20, .20, .10 |", *DRIFTS, *DRIFT_PRIOR),
    says("| .5, 1, 2, 4, 8, infinite | .05, .10, .15, .20, .20, .30 |", *SIZES[:-1], *SIZE_PRIOR),
    says("each of the 30 pairs (q, k)", DRIFTS.size * SIZES.size),
    held(
        "a_t = (a_{t-1} K_q) x NB(n_t | grid) is exact",
        "tests/model/past/test_arrivals.py::test_filter_is_the_sum_over_every_path_of_the_rate",
    ),
    held(
        "With q = 0 and k infinite it is the conjugate Gamma-Poisson model",
        "tests/model/past/test_arrivals.py::test_constant_poisson_corner_is_the_conjugate_gamma",
    ),
    says("it never passes 60", MOST_ARRIVALS),
    says("With more than 20 a month on average", BUSIEST),
    holds("bundles of ceil(mean / 20)", lambda: filter_counts((41,), (1.0,), 1, 2).bundle == math.ceil(41 / 20)),
    says("Where three whole years are known", FEWEST_YEARS),
    held(
        "Gamma(shape a, mean 1), E[f_c | n_c] = (a + n_c) / (a + m_c)",
        f"{SEASONS}_the_factors_are_the_posterior_means_of_the_law_that_is_written",
    ),
    says(
        "is believed with .50, and 1, 2, 4, 8, 16 and 32 share the rest",
        BELIEVED[-1],
        *WEIGHTS[:-1],
    ),
    holds(
        "The factors are scaled to a mean of 1", lambda: sum(_all_in_january().factors) == pytest.approx(12, abs=0.07)
    ),
    holds("and at least 1. A past shows", lambda: _all_in_january().dispersion == 1),
    says("posterior chance is above one half", CLEAR),
    held(
        "Of made pasts of 5 years with 6 projects a month and no season less than a tenth show one, and their factors"
        " miss 1 by less than .06",
        f"{SEASONS}_a_past_without_seasons_shows_almost_none",
    ),
    says("s <= 1.5", WIDEST),
    says(
        "nu_0 = 4 and s_0 = 0.7 (the dearest tenth costs six times the cheapest)",
        DOUBT,
        USUAL_SPREAD,
        0.1,
        round(math.exp(TEN_TO_NINETY * USUAL_SPREAD)),
    ),
    says("kappa_0 = 0.5", USUAL_WEIGHT),
    says("with the weight of three fees", TYPED_WEIGHT),
    says("With s truncated at 1.5", WIDEST),
    holds("twenty projects of one client say less about the next client than twenty of twenty", _alike),
    says("more than a third of the projects", MANY),
    holds("design effect 1 + (m - 1) r for the level", _design_effect),
    says("s_0 = 0.4; from three projects with hours on", RATE_SPREAD, FEWEST),
    says("s_0 is at most four times the spread seen", SET_BY_HAND),
    holds("E[fee] / E[hours] = 1 / E[1 / rate]", _rate_of_the_past),
    says("fill half of the hours one can work", PLAUSIBLE),
    says("in the d-th month after its own, d = 0..4", 0, LONGEST_DELAY),
    holds("A_d = 4 p_d + invoices paid at d B_d = 4 (1 - p_0 - ... - p_d) + invoices known", beta_parameters),
    says("after the fourth month counts as never paid", LONGEST_DELAY),
    says("| preset | d = 0 | 1 | 2 | 3 | 4 | never |", *range(LONGEST_DELAY + 1)),
    says("30 days | .20 | .55 | .17 | .04 | .02 | .02 |", 30, *USUAL, 1 - sum(USUAL)),
    says(
        "29 % of freelancers' invoices late; of those 3 in 4 paid within 14 days, 9 in 10 within a month (Bonsai",
        Bonsai.LATE,
        3,
        3 / Bonsai.OF_THE_LATE_WITHIN_TWO_WEEKS,
        Bonsai.OF_THE_LATE_WITHIN_DAYS,
        9,
        9 / Bonsai.OF_THE_LATE_WITHIN_A_MONTH,
    ),
    says("Spain, 60 days | .05 | .30 | .40 | .15 | .07 | .03 |", 60, *SPAIN, 1 - sum(SPAIN)),
    says("mean payment period 80 days (CEPYME", CEPYME_DAYS),
    says("A preset weighs as much as four invoices", WEIGHT),
    held("the day the money came, delay 0", "tests/model/past/test_fit.py::test_only_the_days_of_the_money"),
    says("In the sample they bring three fifths of the first month's money", lambda: round(_open_share(), 1)),
    holds(
        "fewer than 3 projects or 3 months",
        lambda: _level(2, 12) == _level(10, 2) == Level.GUESS != _level(3, 3),
    ),
    holds(
        "fewer than 10 projects or 12 months",
        lambda: _level(9, 12) == _level(10, 11) == Level.MOSTLY_ASSUMPTION and _level(10, 12) == Level.ALL,
    ),
    holds(
        "from a bad to a good tenth of projects a month and of fees: the median is sqrt(low high), the log sd"
        " ln(high / low) / 2.563",
        lambda: (
            pytest.approx(2 * ndtri(0.9), abs=5e-4) == TEN_TO_NINETY
            and ProjectIncome(prior=Prior(projects_low=1, projects_high=4)).arrivals.medians()[0]
            == pytest.approx(math.log(2), abs=0.01)
        ),
    ),
    says("fill more than nine tenths of the hours", FULL),
    holds(
        "1 - log(P90 / P10 with all parameters at their posterior medians) / log(P90 / P10)",
        _share_of_the_band,
    ),
)
