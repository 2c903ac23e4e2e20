"""The seasons of a past: found where they were made, shrunk to almost nothing where there are none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import gamma, poisson

from model import ProjectIncome
from model.past.seasons import BELIEVED, WEIGHTS, Seasons, seasons
from model.projection.season import Season

JUNE = pd.Period("2025-06", freq="M")
NONE = np.ones(12)
KNOWN = np.array([1, 1, 1, 1, 1, 1.2, 0.9, 0.1, 1, 1, 1, 1.8])
"""From January on: a dead August, a full December."""


def made(
    factors: np.ndarray,
    years: int = 5,
    rate: float = 2.0,
    *,
    bunched: float = np.inf,
    growth: float = 0.0,
    pasts: int = 60,
) -> list[Seasons]:
    """Of so many made pasts that end in June, what each shows."""
    rng = np.random.default_rng(8)
    months = pd.period_range(end=JUNE, periods=12 * years, freq="M")
    mean = rate * factors[months.month - 1] * np.exp(growth * np.arange(len(months)) / 12)
    found = []
    for _ in range(pasts):
        rates = mean if np.isinf(bunched) else mean * rng.gamma(bunched, 1 / bunched, mean.size)
        shown = seasons(rng.poisson(rates).tolist(), [1.0] * len(months), JUNE)
        assert shown is not None
        found.append(shown)
    return found


def error(found: list[Seasons], factors: np.ndarray) -> float:
    """Root mean square of what the factors miss."""
    return float(np.sqrt(np.mean([(np.array(one.factors) - factors) ** 2 for one in found])))


@pytest.mark.parametrize("growth", [0.0, 0.4])
@pytest.mark.parametrize(("years", "rate"), [(3, 2.0), (5, 6.0), (10, 1.0)])
def test_a_past_without_seasons_shows_almost_none(years: int, rate: float, growth: float) -> None:
    found = made(NONE, years, rate, growth=growth)
    assert np.mean([one.clear for one in found]) < 0.1
    assert error(found, NONE) < 0.06


def test_projects_that_bunch_are_no_seasons() -> None:
    found = made(NONE, 5, 3.0, bunched=2.0)
    assert np.mean([one.clear for one in found]) < 0.1
    assert np.mean([one.dispersion for one in found]) > 1.8


def test_seasons_that_were_made_are_found_in_their_months() -> None:
    found = made(KNOWN, 10, 6.0, pasts=20)
    assert all(one.clear for one in found)
    assert np.mean([one.factors for one in found], axis=0) == pytest.approx(KNOWN, abs=0.12)
    assert {one.factors.index(min(one.factors)) for one in found} == {7}


def test_the_estimate_misses_less_than_the_months_as_they_came_and_than_no_season() -> None:
    for years, rate in ((3, 4.0), (5, 3.0)):
        found = made(KNOWN, years, rate)
        raw = error([Seasons(_raw(years, rate, number), 1, years, 1) for number in range(60)], KNOWN)
        assert error(found, KNOWN) < min(raw, float(np.sqrt(((KNOWN - 1) ** 2).mean())))


def _raw(years: int, rate: float, seed: int) -> tuple[float, ...]:
    came = np.random.default_rng(seed).poisson(rate * np.tile(KNOWN, years)).reshape(years, 12).sum(axis=0)
    return tuple((came / came.mean()).tolist())


def test_the_factors_are_the_posterior_means_of_the_law_that_is_written() -> None:
    """Years that are alike: by quadrature over one factor at a time, for every shape that is believed."""
    year = np.array([0, 5, 1, 2, 2, 3, 2, 0, 2, 1, 2, 4])
    shown = seasons(np.tile(year, 3).tolist(), [1.0] * 36, pd.Period("2025-12", freq="M"))
    assert shown is not None
    assert shown.dispersion == 1
    even, factor = 3 * year.mean(), np.linspace(1e-6, 12, 40_001)
    likelihood = poisson.pmf(3 * year[:, None], factor * even)
    weights, means = [], []
    for shape, believed in zip(WEIGHTS[:-1], BELIEVED[:-1], strict=True):
        mass = likelihood * gamma.pdf(factor, shape, scale=1 / shape)
        weights.append(believed * np.prod(mass.sum(axis=1) * (factor[1] - factor[0])))
        means.append((mass * factor).sum(axis=1) / mass.sum(axis=1))
    none = BELIEVED[-1] * np.prod(poisson.pmf(3 * year, even))
    total = sum(weights) + none
    expected = (sum(weight * mean for weight, mean in zip(weights, means, strict=True)) + none) / total
    assert shown.factors == pytest.approx(expected / expected.mean(), abs=0.006)
    assert shown.chance == pytest.approx(1 - none / total, rel=1e-3)


def test_fewer_than_three_whole_years_say_nothing() -> None:
    assert seasons([2] * 35, [1.0] * 35, JUNE) is None
    assert seasons([2] * 36, [0.5, *[1.0] * 35], JUNE) is None
    assert seasons([0] * 48, [1.0] * 48, JUNE) is None
    assert seasons([], [], JUNE) is None
    assert seasons([2] * 36, [1.0] * 36, JUNE) is not None


def test_a_running_month_and_a_year_with_a_gap_are_left_out() -> None:
    whole = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8] * 4
    seen = seasons(whole, [1.0] * 48, JUNE)
    running = seasons([*whole, 1], [*[1.0] * 48, 0.4], JUNE + 1)
    assert running == seen
    gap = [1.0] * 48
    gap[5] = 0.0
    left = seasons([*whole[:5], 0, *whole[6:]], gap, JUNE)
    assert left is not None
    assert left.years == 3
    assert left == seasons(whole[12:], [1.0] * 36, JUNE)


def test_what_a_past_shows_is_a_shape_of_the_year() -> None:
    counts = tuple(np.random.default_rng(1).poisson(4 * np.tile(KNOWN, 4)).tolist())
    shown = ProjectIncome(as_of="2025-12", counts=counts, exposure=(1.0,) * 48).seasons
    assert shown is not None
    assert Season(enquiries=shown.factors).enquiries == shown.factors
