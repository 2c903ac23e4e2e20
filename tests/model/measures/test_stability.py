"""The measures of an arm: against plain Python, against exact years, by their laws, and with faults planted."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.measures import buffer, estimate, volatility
from model.measures.estimate import Estimate
from model.measures.stability import Stability, stability
from model.types import Booleans, Floats, Integers
from tests.model.measures import slow_measures as slow
from tests.model.measures.test_buffer import EVERY_YEAR, amounts, compound_poisson, paths

MODULE = "model.measures.stability"


def agrees_with_plain_python(rows: list[list[float]], bills: float, cash: float) -> None:
    """Every measure of random small worlds, worked out the slow way over the first 12 months."""
    measured = stability(np.array(rows), bills=bills, opening_cash=cash)
    years = [path[:12] for path in rows]
    months = len(years[0])
    totals = [sum(year) for year in years]
    short = [slow.short_months(year, bills) for year in years]
    needed = [slow.cash_needed(year, bills) for year in years]
    assert measured.reliable_income.value == pytest.approx(slow.quantile(totals, 0.1) / months)
    assert measured.mean_income.value == pytest.approx(statistics.fmean(totals) / months)
    assert measured.months_below_bills.value == pytest.approx(statistics.fmean(short))
    clearly = [slow.clearly_short(year, bills) for year in years]
    assert measured.months_clearly_short.value == pytest.approx(statistics.fmean(clearly))
    lacking = [slow.shortfall(year, bills) for year in years]
    assert measured.shortfall.value == pytest.approx(statistics.fmean(lacking), abs=1e-6)
    pays = sorted(slow.pay(year, cash) for year in years)
    assert measured.pay.value == pytest.approx(pays[int((len(pays) - 1) * 0.05)], abs=1e-6)
    assert measured.ruin.value == statistics.fmean(slow.is_ruined(year, bills, cash) for year in years)
    assert measured.cash_needed.value == np.quantile(needed, 0.95, method="higher")
    assert measured.month_p10.value == pytest.approx(slow.quantile([x for year in years for x in year], 0.1))
    width = min(3, months)
    quarters = [statistics.fmean(year[start : start + width]) for year in years for start in range(months - width + 1)]
    assert measured.quarter_p10.value == pytest.approx(slow.quantile(quarters, 0.1))
    for level in (0.1, 0.5, 0.9):
        name = {0.1: "low", 0.5: "median", 0.9: "high"}[level]
        for found, wanted in (
            (measured.drawdown, [slow.drawdown(year, bills) for year in years]),
            (measured.spikes, [slow.spikes(year, statistics.fmean(year)) for year in years]),
            (measured.dips, [slow.dips(year, statistics.fmean(year)) for year in years]),
            (measured.spikes_of_median, [slow.spikes(year, statistics.median(year)) for year in years]),
            (measured.dips_of_median, [slow.dips(year, statistics.median(year)) for year in years]),
            (measured.dry_spell, [slow.longest([x == 0 for x in year]) for year in years]),
            (measured.lean_spell, [slow.longest([x < bills for x in year]) for year in years]),
            (measured.runway, [slow.runway(path, bills, cash) for path in rows]),
        ):
            assert getattr(found, name).value == pytest.approx(slow.quantile(wanted, level))
    if months > 2 and all(total > 0 for total in totals):
        cvs = [slow.variation(year) for year in years]
        assert measured.variation.median.value == pytest.approx(slow.quantile(cvs, 0.5))
    if months > 2:
        arcs = [slow.arcs(year) for year in years]
        assert measured.arc_sd.high.value == pytest.approx(slow.quantile([statistics.stdev(a) for a in arcs], 0.9))
        medians = [statistics.median(map(abs, changes)) for changes in arcs]
        assert measured.arc_median.low.value == pytest.approx(slow.quantile(medians, 0.1))
    assert measured.erratic.value == statistics.fmean(map(slow.is_erratic, years))
    assert measured.stable.value == statistics.fmean(map(slow.is_stable, years))
    assert measured.certainty_equivalent().value == pytest.approx(slow.certainty_equivalent(years, bills, 2), abs=1e-9)
    levels = (0.05, 0.5, 0.9)
    for month, quantiles in enumerate(measured.quantiles(levels)):
        column = [path[month] for path in rows]
        assert quantiles == pytest.approx([slow.quantile(column, level) for level in levels])
        assert measured.below_bills.values[month] == statistics.fmean(x < bills for x in column)
        gone = [slow.runway(path, bills, cash) <= month for path in rows]
        assert measured.ruin_by_month.values[month] == statistics.fmean(gone)


worlds = st.integers(1, 16).flatmap(
    lambda months: st.lists(st.lists(amounts, min_size=months, max_size=months), min_size=1, max_size=12)
)


@settings(max_examples=150, deadline=None)
@given(worlds, amounts, amounts)
def test_agrees_with_plain_python(rows: list[list[float]], bills: float, cash: float) -> None:
    agrees_with_plain_python(rows, bills, cash)


A_WORLD = [
    [1000, 0, 0, 2500, 1000, 800, 0, 1200, 3000, 1000, 500, 1000, 0, 0],
    [0, 0, 0, 0, 900, 0, 4000, 0, 100, 0, 0, 2000, 0, 9000],
    [900, 1000, 1100, 950, 1000, 1050, 1000, 1000, 900, 1100, 1000, 1000, 0, 0],
    [0, 1500, 0, 1500, 0, 1500, 0, 1500, 0, 1500, 0, 1500, 1500, 0],
    [2000, 2000, 2000, 0, 0, 0, 300, 0, 2500, 2000, 100, 1000, 700, 700],
]


def exact_years_are_exact() -> None:
    """All 4,096 equally likely years of 0 or 3,000 against bills of 1,000: each figure is a fraction of counts."""
    years = EVERY_YEAR * 3000
    measured = stability(years, bills=1000, opening_cash=2000)
    assert measured.months_below_bills.value == 6
    assert measured.mean_income.value == 1500
    # P(Binomial(12, 1/2) <= 3) = 299/4096 < .1 <= 794/4096: the P10 has four good months.
    assert measured.reliable_income.value == 4 * 3000 / 12
    assert measured.below_bills.values.tolist() == [0.5] * 12
    assert measured.ruin.value == Fraction(ruined_years(2), 4096)
    assert measured.ruin_by_month.values[-1] == measured.ruin.value
    assert measured.dry_spell.median.value == 3


def ruined_years(steps: int) -> int:
    """Of the 4,096 walks that go up by 2 or down by 1, those that fall below -steps, counted by recursion."""
    alive = {steps: 1}
    for _ in range(12):
        later: dict[int, int] = {}
        for balance, ways in alive.items():
            for step in (2, -1):
                if balance + step >= 0:
                    later[balance + step] = later.get(balance + step, 0) + ways
        alive = later
    return 4096 - sum(alive.values())


def test_exact_years() -> None:
    exact_years_are_exact()


def test_the_p10_of_a_month_is_a_trap() -> None:
    """Below about 2.3 projects a month one month in ten is empty, however good the year."""
    for rate, empty in ((2.0, True), (2.6, False)):
        measured = stability(compound_poisson(rate, 12, 5000), bills=1500, opening_cash=0)
        assert (measured.month_p10.value == 0) is empty
        assert measured.reliable_income.value > 1000
        assert measured.month_p10.value < measured.quarter_p10.value < measured.reliable_income.value


def test_reference_totals_of_compound_months() -> None:
    """P5 to P95 of a year's total at 2 projects a month (1,000, .7), by convolution to the money unit."""
    measured = stability(compound_poisson(2, 12, 40_000), bills=1500, opening_cash=0)
    for level, total in ((0.05, 18530), (0.1, 20844), (0.5, 30104), (0.9, 41186), (0.95, 44687)):
        found = measured.yearly_income(level)
        assert abs(found.value - total / 12) < 4 * found.error
    chance = measured.below_bills
    assert abs(chance.values[0] - 0.3936) < 4 * chance.errors[0]


def test_headlines_speak_of_the_first_year() -> None:
    income = compound_poisson(2, 24, 300)
    other = income.copy()
    other[:, 12:] = 0
    one, two = (stability(array, bills=1500, opening_cash=1000) for array in (income, other))
    for name in ("reliable_income", "months_below_bills", "ruin", "cash_needed", "variation", "typical", "erratic"):
        assert getattr(one, name) == getattr(two, name)
    assert one.runway.median.value >= two.runway.median.value
    assert len(one.quantiles([0.5])) == 24


def test_a_shorter_horizon_is_measured_whole() -> None:
    measured = stability(np.full((50, 6), 900.0), bills=1000, opening_cash=250)
    assert measured.months_below_bills.value == 6
    assert measured.reliable_income.value == 900
    assert measured.cash_needed.value == 600
    assert (measured.ruin.value, measured.runway.median.value) == (1, 2)
    assert measured.runway_without_income == 0.25


def test_a_transposed_view_is_not_copied_and_ints_are_read() -> None:
    inner = np.zeros((12, 100), dtype=np.float32)
    assert np.shares_memory(stability(inner.T, bills=1, opening_cash=0).income, inner)
    assert stability(np.full((10, 12), 7), bills=1, opening_cash=0).reliable_income.value == 7
    assert stability(np.full((10, 12), 7), bills=0, opening_cash=0).runway_without_income == np.inf


@pytest.mark.parametrize(
    ("income", "bills", "cash"),
    [
        (np.zeros((0, 12)), 1, 0),
        (np.zeros(12), 1, 0),
        (np.full((2, 2), np.nan), 1, 0),
        (np.full((2, 2), np.inf), 1, 0),
        (np.zeros((2, 2)), -1, 0),
        (np.zeros((2, 2)), np.nan, 0),
        (np.zeros((2, 2)), 1, -1),
    ],
)
def test_what_cannot_be_measured_is_refused(income: Floats, bills: float, cash: float) -> None:
    with pytest.raises(ValueError, match=r"income|bills"):
        stability(income, bills=bills, opening_cash=cash)


# --- laws ------------------------------------------------------------------------------------------------------------

HEADLINES: tuple[tuple[str, int], ...] = (
    ("reliable_income", 1),
    ("mean_income", 1),
    ("month_p10", 1),
    ("quarter_p10", 1),
    ("months_below_bills", -1),
    ("ruin", -1),
    ("cash_needed", -1),
)
"""Measures, and the way they may go when money is added."""


def more_money_is_never_worse(rows: list[list[float]], bills: float, cash: float, more: float) -> None:
    """Income added anywhere, or cash, worsens nothing."""
    before = stability(np.array(rows), bills=bills, opening_cash=cash)
    richer = np.array(rows)
    richer[:, :: 1 + len(rows) % 3] += more
    after = stability(richer, bills=bills, opening_cash=cash)
    for name, way in HEADLINES:
        assert way * (getattr(after, name).value - getattr(before, name).value) >= -1e-9
    assert (after.quantiles([0.1, 0.5]) >= before.quantiles([0.1, 0.5]) - 1e-9).all()
    assert after.runway.median.value >= before.runway.median.value
    assert after.certainty_equivalent().value >= before.certainty_equivalent().value - 1e-9
    assert stability(np.array(rows), bills=bills, opening_cash=cash + more).ruin.value <= before.ruin.value


@given(worlds, amounts, amounts, amounts)
def test_law_more_money(rows: list[list[float]], bills: float, cash: float, more: float) -> None:
    more_money_is_never_worse(rows, bills, cash, more)


def money_scales(rows: list[list[float]], bills: float, cash: float, scale: float) -> None:
    """Another currency: money scales, chances and counts stay."""
    one = stability(np.array(rows), bills=bills, opening_cash=cash)
    other = stability(np.array(rows) * scale, bills=bills * scale, opening_cash=cash * scale)
    for name in ("reliable_income", "mean_income", "month_p10", "quarter_p10", "cash_needed"):
        assert getattr(other, name).value == pytest.approx(scale * getattr(one, name).value)
    assert other.drawdown.median.value == pytest.approx(scale * one.drawdown.median.value)
    for name in ("months_below_bills", "ruin", "erratic", "stable"):
        assert getattr(other, name) == pytest.approx(getattr(one, name), nan_ok=True)
    for name in ("variation", "spikes", "dips", "arc_sd", "dry_spell", "lean_spell", "runway"):
        assert getattr(other, name).high.value == pytest.approx(getattr(one, name).high.value, nan_ok=True)


@given(worlds, amounts, amounts, st.sampled_from([2.0**-7, 8.0, 1024.0]))
def test_law_scale(rows: list[list[float]], bills: float, cash: float, scale: float) -> None:
    money_scales(rows, bills, cash, scale)


def the_cash_needed_suffices(income: Floats, bills: float) -> None:
    """With it as opening cash, ruin is at most 5 %."""
    needed = stability(income, bills=bills, opening_cash=0).cash_needed.value
    assert stability(income, bills=bills, opening_cash=needed).ruin.value <= 0.05


@given(st.integers(1, 120), st.integers(0, 2**16))
def test_law_cash_needed(paths: int, seed: int) -> None:
    the_cash_needed_suffices(np.random.default_rng(seed).lognormal(7, 1, (paths, 12)), 1500)


def paths_have_no_order(rows: list[list[float]]) -> None:
    """Shuffling the paths moves no measure."""
    one = stability(np.array(rows), bills=1000, opening_cash=500)
    other = stability(np.array(rows)[::-1], bills=1000, opening_cash=500)
    for name, _ in HEADLINES:
        assert getattr(other, name) == pytest.approx(getattr(one, name), nan_ok=True)


@given(paths)
def test_law_no_order(rows: list[list[float]]) -> None:
    paths_have_no_order(rows)


def one_measure_agrees_with_another(rows: list[list[float]], bills: float, cash: float) -> None:
    """Figures that appear side by side agree with each other."""
    measured = stability(np.array(rows), bills=bills, opening_cash=cash)
    year = min(12, len(rows[0]))
    assert measured.below_bills.values[:year].sum() == pytest.approx(measured.months_below_bills.value)
    assert measured.ruin_by_month.values[year - 1] == pytest.approx(measured.ruin.value)
    assert (np.diff(measured.ruin_by_month.values) >= 0).all()
    assert measured.reliable_income.value <= measured.yearly_income(0.5).value


@given(worlds, amounts, amounts)
def test_law_figures_agree(rows: list[list[float]], bills: float, cash: float) -> None:
    one_measure_agrees_with_another(rows, bills, cash)


# --- planted faults --------------------------------------------------------------------------------------------------


def _lower_quantile(ordered: Floats, level: float) -> Estimate:
    return Estimate(float(ordered[int((ordered.size - 1) * level)]), 0.0)


def _interpolated(ordered: Floats, level: float) -> Estimate:
    return Estimate(float(np.quantile(ordered, level)), 0.0)


def _at_most_bills(income: Floats, bills: float) -> Booleans:
    return income <= bills


def _final_balance_only(income: Floats, bills: float) -> Floats:
    return np.asarray(np.maximum(0.0, -(income - bills).sum(axis=0)))


def _bills_in_advance(income: Floats, bills: float) -> Floats:
    balance = np.cumsum(income - bills, axis=0) - income
    return np.asarray(np.maximum(0.0, -balance.min(axis=0)))


def _zero_is_ruin(needed: Floats, opening_cash: float, _bills: float, _months: int) -> Booleans:
    return needed >= opening_cash


def _population_sd(income: Floats) -> Floats:
    ratio: Floats = income.std(axis=0) / np.maximum(income.mean(axis=0), 1e-9)
    return ratio


def _last_run(condition: Booleans) -> Integers:
    run = np.zeros(condition.shape[1], dtype=np.int64)
    for month in condition:
        run = np.where(month, run + 1, 0)
    return run


def _never_reset(condition: Booleans) -> Integers:
    return np.asarray(condition.sum(axis=0))


def _simple_change(income: Floats) -> Floats:
    changes: Floats = np.diff(income, axis=0) * np.float64(100)
    return changes / np.maximum(income[:-1], 1)


def _three_of_twelve(income: Floats) -> Booleans:
    mean = income.mean(axis=0)
    return np.asarray((np.abs(income - mean) > 0.25 * mean).sum(axis=0) >= 3)


def _plain(run: Callable[..., None], *arguments: object) -> Callable[[], None]:
    return lambda: run(*arguments)


SOME_YEARS = np.random.default_rng(3).lognormal(7, 1, (50, 12))
ON_THE_LINE = [[1000.0] * 12, [900.0, 1100.0] * 6]

FAULTS = [
    (f"{MODULE}.upper_quantile", _lower_quantile, _plain(the_cash_needed_suffices, SOME_YEARS, 1500)),
    (f"{MODULE}.upper_quantile", _interpolated, _plain(the_cash_needed_suffices, SOME_YEARS, 1500)),
    (f"{MODULE}.quantile", _lower_quantile, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    ("model.measures.buffer.falls_short", _at_most_bills, _plain(agrees_with_plain_python, ON_THE_LINE, 1000, 2000)),
    ("model.measures.buffer.cash_needed", _final_balance_only, exact_years_are_exact),
    ("model.measures.buffer.cash_needed", _bills_in_advance, exact_years_are_exact),
    ("model.measures.buffer.runs_out", _zero_is_ruin, exact_years_are_exact),
    ("model.measures.volatility.variation", _population_sd, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    ("model.measures.volatility.longest_run", _last_run, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    ("model.measures.volatility.longest_run", _never_reset, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    ("model.measures.volatility.arc_changes", _simple_change, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    ("model.measures.volatility.erratic", _three_of_twelve,
     _plain(agrees_with_plain_python, [[100.0] * 9 + [140.0] * 3], 10, 0)),
    ("model.measures.volatility.SWING", 0.5, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    (f"{MODULE}.YEAR", 24, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
    (f"{MODULE}.RELIABLE", 0.2, exact_years_are_exact),
    (f"{MODULE}.ACCEPTED_RUIN", 0.1, _plain(the_cash_needed_suffices, SOME_YEARS, 1500)),
    ("model.measures.certainty.FLOOR", 0.5, _plain(agrees_with_plain_python, A_WORLD, 1000, 2000)),
]  # fmt: skip


@pytest.mark.parametrize(("target", "fault", "check"), FAULTS)
def test_faults_are_caught(
    target: str, fault: object, check: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each check passes on the model and fails on a model with the fault planted."""
    check()
    monkeypatch.setattr(_module(target), target.rpartition(".")[2], fault)
    with pytest.raises(AssertionError):
        check()


def _module(target: str) -> object:
    # In the package `model.stability` is the function; the module of that name is found where modules are kept.
    return sys.modules[target.rpartition(".")[0]]


def test_a_measure_is_computed_once() -> None:
    measured = stability(SOME_YEARS, bills=1500, opening_cash=0)
    assert isinstance(measured, Stability)
    assert measured.variation is measured.variation
    assert measured.quantiles([0.5]).shape == (12, 1)
    assert measured.quantile_errors([0.1, 0.5]).shape == (12, 2)
    assert estimate.mean(SOME_YEARS[:, 0]).error > 0
    assert buffer.drawdown(SOME_YEARS.T, 0).max() == 0
    assert volatility.means(SOME_YEARS.T) == pytest.approx(SOME_YEARS.mean(axis=1))
