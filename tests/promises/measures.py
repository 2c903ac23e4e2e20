"""What docs/method/measures.md claims."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pytest

from model import Planned
from model.measures import buffer, pay, volatility
from model.measures.certainty import FLOOR, SMOOTHING_MONTHS, RiskAversion, certainty_equivalent
from model.measures.estimate import WIDER, band, chance, quantile, quantile_error
from model.measures.stability import ACCEPTED_RUIN, RELIABLE, YEAR
from model.measures.typical import BAD
from model.measures.years import DOTS
from tests.promises.claim import held, holds, says
from tests.promises.how_it_works import cash_needed, count_on, paid, short, worth
from tests.promises.sample import BASE, BESIDE, DYNAN_YEARS, projected
from ui.overview.answer import LONGER

TESTS: Final = "tests/model/measures"
BUFFER, ESTIMATE, PAY = (f"{TESTS}/test_{name}.py" for name in ("buffer", "estimate", "pay"))
EDGE: Final = BASE.but(monthly_bills=1500.0)
ONE_OFF: Final = EDGE.but(planned=Planned(fee=495.0))
YEARS: Final = np.random.default_rng(1).lognormal(7, 1, (12, 200))
"""Months x paths."""


def _just_the_bills() -> float:
    """Share of the months that bring exactly the bills."""
    return float((np.abs(projected(EDGE).spendable(BESIDE)[:, :YEAR] - 1500) < 0.01).mean())


def _more_months_below() -> float:
    """How many times as many months lie below the bills when the fee is 1 % lower."""
    before, after = (projected(each).stability[BESIDE].months_below_bills.value for each in (EDGE, ONE_OFF))
    return after / before


def _clearly_short() -> bool:
    x = projected().spendable(BESIDE)[:, :YEAR]
    by_hand = (x < 0.9 * BASE.monthly_bills).sum(axis=1).mean()
    return projected().stability[BESIDE].months_clearly_short.value == pytest.approx(by_hand)


def _runs_out() -> bool:
    x = projected().spendable(BESIDE)[:, :YEAR].astype(np.float64)
    balance = BASE.opening_cash + (x - BASE.monthly_bills).cumsum(axis=1)
    return projected().stability[BESIDE].ruin.value == pytest.approx((balance.min(axis=1) < 0).mean(), abs=1e-9)


def _error_of_a_quantile() -> bool:
    ordered, p = np.arange(10_001.0), 0.2
    return quantile_error(ordered, p) == pytest.approx(math.sqrt(ordered.size * p * (1 - p)))


def _bearable() -> bool:
    least = ((3000 + YEARS.cumsum(axis=0)) / np.arange(1, 13)[:, None]).min(axis=0) - 100
    return np.allclose(pay.bearable(YEARS, 3000, 100), least)


def _least_cash() -> bool:
    balance = (YEARS - 1500).cumsum(axis=0)
    return np.allclose(buffer.cash_needed(YEARS, 1500), np.maximum(0, -balance.min(axis=0)))


def _deepest_fall() -> bool:
    balance = np.vstack((np.zeros(200), (YEARS - 1500).cumsum(axis=0)))
    fall = (np.maximum.accumulate(balance, axis=0) - balance).max(axis=0)
    found = buffer.drawdown(YEARS, 1500)
    return np.allclose(found, fall) and bool((found >= buffer.cash_needed(YEARS, 1500) - 1e-6).all())


def _arcs() -> bool:
    pair = np.array([[0.0, 0, 100], [0.0, 50, 0]])
    return volatility.arc_changes(pair).tolist() == [[0, 200, -200]] and np.allclose(
        volatility.arc_changes(YEARS), 200 * (YEARS[1:] - YEARS[:-1]) / (YEARS[1:] + YEARS[:-1])
    )


def _swings() -> bool:
    year = np.array([[1.26], [1.24], [0.76], [0.74]])
    one = np.ones(1)
    return bool(volatility.spikes(year, one)[0] == volatility.dips(year, one)[0] == 1)


def _off(months: int, by: float, of: int = 12) -> np.ndarray:
    """So many months of a year that are off their mean by a share, half of them above it."""
    year = np.ones((of, 1))
    year[:months, 0] += by * np.where(np.arange(months) % 2, 1, -1)
    return year


def _erratic() -> bool:
    enough = volatility.erratic(_off(4, 0.26))[0] and volatility.erratic(_off(2, 0.26, of=6))[0]
    return bool(enough and not volatility.erratic(_off(4, 0.24))[0] and not volatility.erratic(_off(2, 0.26))[0])


def _stable() -> bool:
    return bool(volatility.stable(_off(12, 0.09))[0] and not volatility.stable(_off(2, 0.11))[0])


def _harmonic() -> bool:
    means = np.stack([YEARS[first : first + 3].mean(axis=0) for first in range(10)])
    return certainty_equivalent(YEARS, 0.0, 2).value == pytest.approx(1 / (1 / means).mean())


def _logarithms() -> bool:
    means = np.stack([YEARS[first : first + 3].mean(axis=0) for first in range(10)])
    return certainty_equivalent(YEARS, 0.0, 1).value == pytest.approx(np.exp(np.log(means).mean()))


def _dots() -> bool:
    shown = projected().stability[BESIDE]
    x = projected().spendable(BESIDE)[:, :YEAR].mean(axis=1)
    levels = (np.arange(1, 21) - 1 / 2) / 20
    return np.allclose(shown.income_on(shown.possible_years), np.quantile(x, levels, method="nearest"), rtol=1e-3)


CLAIMS: Final = (
    says("speaks of the first 12 months (or", YEAR),
    says("b the monthly bills, n = 12,", YEAR),
    holds("| P10 over paths of the 12-month total, divided by 12 |", count_on),
    says("that the cash bears in 19 of 20 years", 20 - 20 * ACCEPTED_RUIN, 20),
    holds("mean over paths of the sum of max(b - x_t, 0)", short),
    holds("number of months with x_t < 0.9 b", _clearly_short),
    holds("opening cash + income so far - bills so far is below 0", _runs_out),
    says("leaves this chance at 5 % or less", ACCEPTED_RUIN),
    says("within the twelve months in 19 of 20 futures", YEAR, 20 - 20 * ACCEPTED_RUIN, 20),
    holds("other costs k a month (0 on the page)", paid),
    holds("min over t = 1..12 of (c + x_1 + ... + x_t) / t - k", _bearable),
    holds(
        "the 5 % quantile over paths, the order statistic at or below its rank, so that no more than 5 %",
        paid,
    ),
    held(
        "With these bills the chance that the cash runs out is 5 %",
        f"{PAY}::test_paying_exactly_that_leaves_a_ruin_of_one_in_twenty",
    ),
    says(
        "three fees of 500 beside bills of 1,500 bring exactly the bills in a fifth of the months, and a fee 1 % lower"
        " nearly doubles",
        EDGE.planned.count,
        EDGE.planned.fee,
        EDGE.monthly_bills,
        lambda: round(_just_the_bills(), 1),
        1 - ONE_OFF.planned.fee / EDGE.planned.fee,
        lambda: round(_more_months_below()),
    ),
    says("under nine tenths of the bills", buffer.CLEARLY),
    says("Why not P10 of a month", RELIABLE),
    says("more than one in ten below about 2.3 projects a month", 1 / RELIABLE, math.log(1 / RELIABLE)),
    held("The P10 of a month is then 0 for everybody", f"{TESTS}/test_stability.py::test_the_p10_of_a_month_is_a_trap"),
    says("with the P10 of the mean of three successive months", RELIABLE, SMOOTHING_MONTHS),
    holds("A chance: sqrt(p (1 - p) / paths)", lambda: chance(3, 10).error == math.sqrt(0.3 * (1 - 0.3) / 10)),
    holds("half the distance between the order statistics sqrt(paths p (1 - p)) ranks below", _error_of_a_quantile),
    says("the distance two and three standard errors", *WIDER[1:]),
    held(
        "are one number the error is 0",
        f"{ESTIMATE}::test_deep_inside_an_atom_no_other_draw_gives_another_figure",
    ),
    held("more than 1.5 times too small", f"{ESTIMATE}::test_months_of_a_path_are_not_independent"),
    held("Over 300 seeds", f"{ESTIMATE}::test_the_error_is_what_another_seed_would_move"),
    holds(
        "Quantiles are of type 7",
        lambda: quantile(np.sort(YEARS[0]), 0.1).value == pytest.approx(np.quantile(YEARS[0], 0.1, method="linear")),
    ),
    says("can leave more than 5 % of the paths ruined", ACCEPTED_RUIN),
    holds("is max(0, -min_t S_t); over", _least_cash),
    holds("over paths, its 95 % quantile", cash_needed),
    holds("from an earlier height, the start (0) included", _deepest_fall),
    says("kept with seven digits", round(-math.log10(np.finfo(np.float32).eps / 2))),
    says("closer than a millionth of the money involved", buffer.SLACK),
    held(
        "three fees that add up to the bills pay them",
        f"{BUFFER}::test_a_steady_fee_that_just_pays_the_bills_never_falls_short",
    ),
    says("over the first twelve months: invoices", YEAR),
    says("for more than a tenth more hours than are worked now", LONGER),
    holds(
        "shown are the median over paths and the band from P10 to P90",
        lambda: [each.value for each in (band(np.arange(101.0)).low, band(np.arange(101.0)).high)] == [10, 90],
    ),
    holds(
        "sd / m, sample standard deviation (n - 1)",
        lambda: np.allclose(volatility.variation(YEARS), YEARS.std(axis=0, ddof=1) / YEARS.mean(axis=0)),
    ),
    held("it is sqrt((1 + cv_fee^2) / l)", f"{TESTS}/test_volatility.py::test_compound_poisson_closed_form"),
    holds("months above 1.25 m, below 0.75 m", _swings),
    holds("200 (x_t - x_{t-1}) / (x_t + x_{t-1}), in [-200, 200], 0 where both months are empty", _arcs),
    says("across households over two years", DYNAN_YEARS),
    holds("at least 4 of 12 months more than 25 % from the mean", _erratic),
    holds("all 12 within 10 %", _stable),
    holds("With fewer months, at least a third of them", _erratic),
    holds("Utility is y^(1-g) / (1-g)", worth),
    holds("and log y for g = 1,", _logarithms),
    says(
        "with g = 1 (relaxed), 2 (usual) or 4 (cautious)",
        RiskAversion.RELAXED,
        RiskAversion.USUAL,
        RiskAversion.CAUTIOUS,
    ),
    says("the mean of three successive months, at least a quarter of the bills", SMOOTHING_MONTHS, FLOOR),
    holds("For g = 2 it is the harmonic mean", _harmonic),
    says("Three months, because nobody's life", SMOOTHING_MONTHS),
    says("one empty quarter would make the whole worth nothing", SMOOTHING_MONTHS / 12),
    says("Twenty possible years", DOTS),
    says("with twenty of them, each a year in twenty,", DOTS, DOTS),
    holds("its dots at the quantiles (i - 1/2) / 20 of what it shows, here the year's total divided by 12", _dots),
    says("is told by twelve squares", YEAR),
    says("the twelve squares show one simulated path", YEAR),
    says("to the P10 of the total and the P90 of the months below", BAD, 1 - BAD),
)
