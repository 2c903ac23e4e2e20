"""Estimates and their errors, against numpy, the binomial, and the spread over seeds."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.measures.estimate import (
    Estimate,
    band,
    chance,
    mean,
    monthly_quantile_errors,
    monthly_quantiles,
    pooled_quantile,
    quantile,
    quantile_error,
    upper_quantile,
)
from model.types import Floats

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60).map(lambda found: np.sort(np.array(found)))
levels = st.floats(0, 1)


@given(values, levels)
def test_quantiles_are_numpys(ordered: Floats, level: float) -> None:
    assert quantile(ordered, level).value == pytest.approx(np.quantile(ordered, level), abs=1e-6)
    assert upper_quantile(ordered, level).value == np.quantile(ordered, level, method="higher")


@given(values, st.floats(0.001, 0.999))
def test_no_more_than_its_share_lies_above_the_upper_quantile(ordered: Floats, level: float) -> None:
    assert (ordered > upper_quantile(ordered, level).value).mean() <= 1 - level + 1e-12


@given(st.integers(1, 6), st.integers(1, 50), st.lists(levels, min_size=1, max_size=4))
def test_months_are_read_like_one(months: int, paths: int, chosen: list[float]) -> None:
    ordered = np.sort(np.random.default_rng(months * paths).normal(size=(months, paths)).astype(np.float32), axis=1)
    found, errors = monthly_quantiles(ordered, chosen), monthly_quantile_errors(ordered, chosen)
    for month, row in enumerate(ordered):
        for column, level in enumerate(chosen):
            assert found[month, column] == pytest.approx(quantile(row, level).value, rel=1e-6, abs=1e-6)
            assert errors[month, column] == pytest.approx(quantile_error(row, level), rel=1e-6, abs=1e-6, nan_ok=True)


def test_an_exact_rank_is_not_spoilt_by_what_lies_above() -> None:
    ordered = np.array([1.0, 2.0, 3.0, 4.0, np.nan])
    assert quantile(ordered, 0.75).value == 4.0
    assert math.isnan(quantile(ordered, 0.9).value)


def test_a_path_without_the_measure_counts_among_the_worst() -> None:
    measured = band(np.array([np.nan] + [float(number) for number in range(1, 11)]))
    assert (measured.low.value, measured.median.value, measured.high.value) == (2.0, 6.0, 10.0)
    assert math.isnan(band(np.full(9, np.nan)).median.value)


def test_by_hand() -> None:
    assert mean(np.array([1.0, 2.0, 3.0, 6.0])) == pytest.approx((3.0, math.sqrt(14 / 3) / 2))
    assert chance(20, 100) == pytest.approx((0.2, 0.04))
    # Rank of the median of 101: 50; one binomial deviation is sqrt(101)/2 = 5.025 ranks.
    assert quantile_error(np.arange(101.0), 0.5) == pytest.approx(math.sqrt(101) / 2)


def on_an_atom(share: float, rng: np.random.Generator) -> Estimate:
    """The P95 of 2,000 draws of which `share` are exactly 500 and the rest lie above."""
    return upper_quantile(np.sort(np.where(rng.random(2000) < share, 500.0, 500 + rng.exponential(300, 2000))), 0.95)


def test_beside_the_edge_of_an_atom_the_error_is_not_nothing() -> None:
    """One and a half standard errors from the edge: one draw in fifteen jumps off it, and the errors say how far."""
    share = 0.95 + 1.5 * math.sqrt(0.95 * 0.05 / 2000)
    found = [on_an_atom(share, np.random.default_rng(seed)) for seed in range(600)]
    spread = np.std([estimate.value for estimate in found])
    said = math.sqrt(np.mean([estimate.error**2 for estimate in found]))
    assert sum(estimate.value > 500 for estimate in found) > 10
    assert spread / 2 < said < 2 * spread
    assert np.mean([estimate.error > 0 for estimate in found]) > 0.8


def test_deep_inside_an_atom_no_other_draw_gives_another_figure() -> None:
    found = [on_an_atom(0.98, np.random.default_rng(seed)) for seed in range(100)]
    assert {estimate.value for estimate in found} == {500.0}
    assert sum(estimate.error == 0 for estimate in found) > 95


def test_a_single_path_has_no_known_error() -> None:
    one = np.array([5.0])
    for found in (mean(one), quantile(one, 0.1), upper_quantile(one, 0.95), pooled_quantile(one[:, None], 0.1)):
        assert found.value == 5.0
        assert math.isnan(found.error)
    assert np.isnan(monthly_quantile_errors(one[:, None], [0.1])).all()


def _lognormal(rng: np.random.Generator) -> Floats:
    return rng.lognormal(7, 0.8, 2000)


def _p10(rng: np.random.Generator) -> Estimate:
    return quantile(np.sort(_lognormal(rng)), 0.1)


def _p95(rng: np.random.Generator) -> Estimate:
    return upper_quantile(np.sort(_lognormal(rng)), 0.95)


def _mean(rng: np.random.Generator) -> Estimate:
    return mean(_lognormal(rng))


def _chance(rng: np.random.Generator) -> Estimate:
    return chance(int((_lognormal(rng) < 700).sum()), 2000)


def _pooled(rng: np.random.Generator) -> Estimate:
    """Months of one path share their level, so they are far from independent."""
    return pooled_quantile(rng.lognormal(7, 0.6, 2000) * rng.lognormal(0, 0.4, (12, 2000)), 0.1)


@pytest.mark.parametrize("estimate", [_p10, _p95, _mean, _chance, _pooled])
def test_the_error_is_what_another_seed_would_move(estimate: Callable[[np.random.Generator], Estimate]) -> None:
    found = [estimate(np.random.default_rng(seed)) for seed in range(300)]
    spread = np.std([one.value for one in found], ddof=1)
    # 300 seeds know a spread to 4 %; the bound is four times that.
    assert np.mean([one.error for one in found]) == pytest.approx(spread, rel=0.17)


def test_months_of_a_path_are_not_independent() -> None:
    """The fault that the pooled error avoids: counting every month as a draw of its own."""
    naive, honest = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        months = rng.lognormal(7, 0.6, 2000) * rng.lognormal(0, 0.4, (12, 2000))
        honest.append(pooled_quantile(months, 0.1).error)
        naive.append(quantile_error(np.sort(months, axis=None), 0.1))
    assert np.mean(honest) > 1.5 * np.mean(naive)
