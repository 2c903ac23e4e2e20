"""The cash buffer against exact sums: all paths enumerated, the reflection principle, and plain Python."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.measures import buffer
from model.measures.stability import stability
from model.types import Floats
from tests.model.measures import slow_measures as slow

EVERY_YEAR = np.array(list(product((0.0, 1.0), repeat=12)))
"""[path, month] all 4,096 years of good and bad months."""

amounts = st.integers(0, 40).map(lambda number: 100.0 * number)
paths = st.integers(1, 14).flatmap(
    lambda months: st.lists(st.lists(amounts, min_size=months, max_size=months), min_size=1, max_size=8)
)


@given(paths, amounts, amounts)
def test_agrees_with_plain_python(rows: list[list[float]], bills: float, cash: float) -> None:
    income = np.array(rows).T
    needed = buffer.cash_needed(income, bills)
    assert needed.tolist() == [slow.cash_needed(path, bills) for path in rows]
    out = buffer.runs_out(needed, cash, bills, len(income))
    assert out.tolist() == [slow.is_ruined(path, bills, cash) for path in rows]
    assert buffer.drawdown(income, bills).tolist() == [slow.drawdown(path, bills) for path in rows]
    assert buffer.runway(income, bills, cash).tolist() == [slow.runway(path, bills, cash) for path in rows]


@given(paths, amounts, amounts)
def test_the_cash_needed_is_enough_and_a_coin_less_is_not(rows: list[list[float]], bills: float, cash: float) -> None:
    for path in rows:
        needed = float(buffer.cash_needed(np.array([path]).T, bills)[0])
        assert not slow.is_ruined(path, bills, needed)
        assert needed == 0 or slow.is_ruined(path, bills, needed - 1)
        assert buffer.drawdown(np.array([path]).T, bills)[0] >= needed


def weighted_ruin(good: float, bills: float, cash: float, chance: Fraction) -> Fraction:
    """The exact chance of ruin within a year of months that pay `good` with `chance`, else nothing."""
    needed = buffer.cash_needed(EVERY_YEAR.T * good, bills)
    out = buffer.runs_out(needed, cash, bills, 12)
    wins = EVERY_YEAR.sum(axis=1).astype(int)
    return sum((chance**n * (1 - chance) ** (12 - n) for n in map(int, wins[out])), Fraction(0))


def test_ruin_of_a_fair_walk_is_exact() -> None:
    # A step up or down a month; ruin is three steps down. Reflection: 2 P(S_12 <= -4) = 2 x 794 / 4096.
    assert weighted_ruin(2, 1, 2, Fraction(1, 2)) == Fraction(397, 1024)
    assert stability(EVERY_YEAR * 2, bills=1, opening_cash=2).ruin.value == 397 / 1024
    assert 2 * sum(comb(12, wins) for wins in range(5)) == Fraction(397, 1024) * 4096


def test_ruin_of_a_tilted_walk_is_exact() -> None:
    assert weighted_ruin(2, 1, 2, Fraction(3, 5)) == Fraction(1827544, 9765625)


def needed_exactly(months: int, accepted: float) -> tuple[int, float]:
    """Months pay 3 (thousands) with chance .8, bills 2: the least whole cash with ruin <= accepted, by recursion."""
    for cash in range(3 * months):
        alive = {cash: 1.0}
        for _ in range(months):
            later: dict[int, float] = {}
            for balance, weight in alive.items():
                for step, part in ((1, 0.8), (-2, 0.2)):
                    if balance + step >= 0:
                        later[balance + step] = later.get(balance + step, 0.0) + weight * part
            alive = later
        if 1 - sum(alive.values()) <= accepted:
            return cash, 1 - sum(alive.values())
    raise AssertionError


def test_buffer_of_a_coin() -> None:
    """3,000 with chance .8 against bills of 2,000: 5,000 for a year (risk .0384), 6,000 for two."""
    cash, risk = needed_exactly(12, 0.05)
    assert (1000 * cash, round(risk, 4)) == (5000, 0.0384)
    assert needed_exactly(24, 0.05)[0] == 6
    rng = np.random.default_rng(5)
    income = np.where(rng.random((40_000, 24)) < 0.8, 3000.0, 0.0)
    measured = stability(income, bills=2000, opening_cash=5000)
    assert measured.cash_needed.value == 5000
    assert abs(measured.ruin.value - 0.0384) < 4 * measured.ruin.error
    needed = np.sort(buffer.cash_needed(income.T, 2000))
    assert np.quantile(needed, 0.95, method="higher") == 6000


def compound_poisson(rate: float, months: int, paths: int, seed: int = 11) -> Floats:
    """[path, month] totals of Poisson many lognormal fees (median 1,000, log sd .7)."""
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rate, (paths, months))
    fees = rng.lognormal(np.log(1000), 0.7, int(counts.sum()))
    cell = np.repeat(np.arange(paths * months), counts.ravel())
    totals = np.bincount(cell, weights=fees, minlength=paths * months).astype(np.float64)
    return totals.reshape(paths, months)


@pytest.mark.parametrize(("cash", "ruin"), [(0, 0.644), (2000, 0.301), (4000, 0.121), (6000, 0.043)])
def test_ruin_of_compound_months(cash: float, ruin: float) -> None:
    """Reference values computed by convolution on a fine grid, to three digits."""
    measured = stability(compound_poisson(2, 12, 40_000), bills=1800, opening_cash=cash)
    assert abs(measured.ruin.value - ruin) < 4 * measured.ruin.error + 0.0006


def test_buffer_of_compound_months() -> None:
    measured = stability(compound_poisson(2, 12, 40_000), bills=1800, opening_cash=0)
    assert abs(measured.cash_needed.value - 5717) < 4 * measured.cash_needed.error


def test_a_steady_fee_that_just_pays_the_bills_never_falls_short() -> None:
    """Three fees summed in float32 against bills typed as a decimal: noise is no ruin."""
    fees = np.zeros((500, 60), dtype=np.float32)
    for fee in (500.03, 499.99, 500.07):
        fees += np.float32(fee)
    measured = stability(fees, bills=500.03 + 499.99 + 500.07, opening_cash=0)
    assert measured.ruin.value == 0
    assert measured.months_below_bills.value == 0
    assert measured.runway.low.value == 60
    short = stability(fees, bills=1500.2, opening_cash=0)
    assert (short.ruin.value, short.months_below_bills.value, short.runway.high.value) == (1, 12, 0)
