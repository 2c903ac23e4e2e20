"""Volatility against plain Python, closed forms and years worked out by hand."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.measures import volatility
from model.types import Floats
from tests.model.measures import slow_measures as slow
from tests.model.measures.test_buffer import compound_poisson, paths

A_YEAR = [1000, 0, 0, 2500, 1000, 800, 0, 1200, 3000, 1000, 500, 1000]
"""Mean and median 1,000: three empty months, two spikes, dips in four months."""


@given(paths)
def test_agrees_with_plain_python(rows: list[list[float]]) -> None:
    income = np.array(rows).T
    means = [statistics.fmean(path) for path in rows]
    medians = [statistics.median(path) for path in rows]
    assert volatility.means(income) == pytest.approx(means)
    assert volatility.medians(income) == pytest.approx(medians)
    for usual in (means, medians):
        assert volatility.spikes(income, np.array(usual)).tolist() == [
            slow.spikes(path, level) for path, level in zip(rows, usual, strict=True)
        ]
        assert volatility.dips(income, np.array(usual)).tolist() == [
            slow.dips(path, level) for path, level in zip(rows, usual, strict=True)
        ]
    assert volatility.dry_spell(income).tolist() == [slow.longest([x == 0 for x in path]) for path in rows]
    assert volatility.lean_spell(income, 1500).tolist() == [slow.longest([x < 1500 for x in path]) for path in rows]
    assert volatility.erratic(income).tolist() == [slow.is_erratic(path) for path in rows]
    assert volatility.stable(income).tolist() == [slow.is_stable(path) for path in rows]
    for column, path in enumerate(rows):
        assert volatility.arc_changes(income)[:, column] == pytest.approx(slow.arcs(path))
        wanted = slow.variation(path) if len(path) > 1 else math.nan
        assert volatility.variation(income)[column] == pytest.approx(wanted, nan_ok=True)


def test_a_year_by_hand() -> None:
    year = volatility.volatility(np.array(A_YEAR))
    assert (year.months, year.mean) == (12, 1000)
    assert (year.spikes, year.dips) == (2, 4)
    assert (year.dry_spell, year.months_without_income) == (2, 3)
    assert (year.erratic, year.stable) == (True, False)
    # Squares from the mean: 3 x 1 + 2.25 + .04 + .04 + 4 + .25 million = 9.58 million over 11.
    assert year.variation == pytest.approx(math.sqrt(9.58 / 11))


def test_spikes_about_the_mean_and_about_the_median_differ() -> None:
    lopsided = volatility.volatility(np.array([100.0] * 10 + [1000.0] * 2))
    # Mean 250: the ten usual months are dips; median 100: none is.
    assert (lopsided.spikes, lopsided.dips) == (2, 10)
    assert (lopsided.spikes_of_median, lopsided.dips_of_median) == (2, 0)


def test_counts_are_per_year() -> None:
    assert volatility.volatility(np.array(A_YEAR * 2)).dips == 4


@pytest.mark.parametrize(("rate", "expected"), [(2.0, 0.9034), (0.5, 1.8068), (4.0, 0.6388)])
def test_compound_poisson_closed_form(rate: float, expected: float) -> None:
    """CV = sqrt((1 + cv_fee^2) / rate), with cv_fee^2 = exp(.49) - 1."""
    assert math.sqrt(math.exp(0.49) / rate) == pytest.approx(expected, abs=1e-4)
    long = compound_poisson(rate, 20_000, 8).T
    assert volatility.variation(long).mean() == pytest.approx(expected, rel=0.03)


def test_retainers_beside_projects_divide_the_same_spread() -> None:
    """CV = sd / (m + F)."""
    projects = compound_poisson(2, 12, 50).T
    mean = projects.mean(axis=0)
    steadier = volatility.variation(projects + 1500)
    assert steadier == pytest.approx(volatility.variation(projects) * mean / (mean + 1500))


def test_the_most_it_can_be() -> None:
    """One month with money, the others empty: CV = sqrt(n), and arcs of 200."""
    lonely = volatility.volatility(np.array([0.0] * 5 + [700.0] + [0.0] * 6))
    assert lonely.variation == pytest.approx(math.sqrt(12))
    assert lonely.arc_median == 0
    assert volatility.arc_changes(np.array([[0.0], [700.0], [0.0]]))[:, 0].tolist() == [200, -200]


def test_edges() -> None:
    empty = volatility.volatility(np.zeros(12))
    assert math.isnan(empty.variation)
    assert (empty.erratic, empty.stable, empty.dry_spell, empty.spikes, empty.dips) == (True, False, 12, 0, 0)
    single = volatility.volatility(np.array([5.0]))
    assert math.isnan(single.variation)
    assert math.isnan(single.arc_sd)
    assert math.isnan(single.arc_median)
    assert single.erratic is None
    steady = volatility.volatility(np.full(12, 0.1, dtype=np.float32))
    assert steady.stable
    assert not steady.erratic
    for bad in (np.zeros(0), np.zeros((2, 2)), np.array([1.0, np.nan]), np.array([np.inf])):
        with pytest.raises(ValueError, match="series"):
            volatility.volatility(bad)


@given(st.permutations(A_YEAR))
def test_the_order_of_months_moves_only_what_speaks_of_order(shuffled: list[float]) -> None:
    one, other = volatility.volatility(np.array(A_YEAR)), volatility.volatility(np.array(shuffled))
    assert other.variation == pytest.approx(one.variation)
    assert (other.spikes, other.dips, other.erratic) == (one.spikes, one.dips, one.erratic)


@given(st.sampled_from([1e-3, 7.0, 1e5]))
def test_another_currency_changes_no_measure(scale: float) -> None:
    one, other = volatility.volatility(np.array(A_YEAR)), volatility.volatility(scale * np.array(A_YEAR))
    assert other.variation == pytest.approx(one.variation)
    assert other.arc_sd == pytest.approx(one.arc_sd)
    assert (other.spikes, other.dips, other.dry_spell) == (one.spikes, one.dips, one.dry_spell)


def _sample(values: Floats) -> float:
    return float(volatility.variation(values[:, None])[0])


def test_the_sample_deviation_not_the_populations() -> None:
    assert _sample(np.array([1.0, 3.0])) == pytest.approx(math.sqrt(2) / 2)
