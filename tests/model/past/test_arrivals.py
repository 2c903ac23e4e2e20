from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from model.past.arrivals import (
    DRIFT_PRIOR,
    DRIFTS,
    LOG_RATES,
    POINTS,
    SIZE_PRIOR,
    SIZES,
    STEP,
    ArrivalPosterior,
    filter_counts,
    log_mass,
)
from model.types import Floats

LOW, HIGH = 0.4164, 5.4036
"""10 % and 90 % of a lognormal with median 1.5 and sd 1."""

RATES = np.exp(LOG_RATES)


def fitted(counts: tuple[int, ...], exposure: tuple[float, ...] | None = None) -> ArrivalPosterior:
    return filter_counts(counts, exposure or (1.0,) * len(counts), LOW, HIGH)


def prior() -> Floats:
    """[point] of the log rate, before any count."""
    margin: Floats = filter_counts((), (), LOW, HIGH).weights.sum(axis=(1, 2))
    return margin


def constant_poisson(counts: tuple[int, ...]) -> Floats:
    """[point] posterior at q = 0, k = inf: the corner in which Gamma and Poisson are conjugate."""
    return fitted(counts).weights[:, 0, -1]


@pytest.mark.parametrize("size", [0.5, 2.0, 8.0])
def test_mass_is_the_negative_binomials(size: float) -> None:
    counts, mean = np.arange(40), 2.7
    ours = log_mass(counts, np.array(mean), np.array(size))
    np.testing.assert_allclose(ours, stats.nbinom.logpmf(counts, size, size / (size + mean)), atol=1e-9)


def test_mass_of_infinite_size_is_poisson() -> None:
    counts = np.arange(40)
    ours = log_mass(counts, np.array(2.7), np.array(np.inf))
    np.testing.assert_allclose(ours, stats.poisson.logpmf(counts, 2.7), atol=1e-9)


def test_without_counts_the_prior_stands() -> None:
    nothing = fitted(())
    np.testing.assert_allclose(nothing.weights.sum(axis=(0, 2)), DRIFT_PRIOR)
    np.testing.assert_allclose(nothing.weights.sum(axis=(0, 1)), SIZE_PRIOR)
    low, middle, high = np.exp(nothing.log_rate(np.array([0.1, 0.5, 0.9])))
    assert (low, middle, high) == pytest.approx((LOW, 1.5, HIGH), rel=0.02)


def test_constant_poisson_corner_is_the_conjugate_gamma() -> None:
    counts = (0, 3, 1, 2, 0, 1)
    posterior = constant_poisson(counts)
    likelihood = np.log(posterior) - np.log(prior())
    # The density of Gamma(1 + sum n, T) in the rate.
    gamma = stats.gamma.logpdf(RATES, 1 + sum(counts), scale=1 / len(counts))
    np.testing.assert_allclose(likelihood - likelihood[40], gamma - gamma[40], atol=1e-8)


def test_uncertain_rate_widens_the_predicted_count() -> None:
    # 30 projects in 24 months with Jeffreys' prior: a year's count has sd 4.78; a rate taken for known, 3.87.
    counts = (1, 2) * 6 + (1,) * 12
    assert sum(counts) == 30
    weights = constant_poisson(counts) / prior() * np.sqrt(RATES)
    weights /= weights.sum()
    mean = float((weights * 12 * RATES).sum())
    variance = mean + float((weights * (12 * RATES - mean) ** 2).sum())
    assert mean == pytest.approx(15.25, rel=1e-3)
    assert np.sqrt(variance) == pytest.approx(4.78, abs=0.01)
    assert np.sqrt(12 * 30 / 24) == pytest.approx(3.87, abs=0.01)


@pytest.mark.parametrize(("drift", "size"), [(3, 2), (1, 5), (0, 0)])
def test_filter_is_the_sum_over_every_path_of_the_rate(drift: int, size: int) -> None:
    # Four months, the second unseen, the last half seen: all 81^4 paths in one product of tensors, no recursion.
    counts, exposure = (2, 0, 4, 1), (1.0, 0.0, 1.0, 0.5)
    q, k = float(DRIFTS[drift]), float(SIZES[size])
    edges = np.concatenate(([-np.inf], (LOG_RATES[1:] + LOG_RATES[:-1]) / 2, [np.inf]))
    if q:
        means = LOG_RATES[:, None] - q**2 / 2
        move = stats.norm.cdf(edges[1:], means, q) - stats.norm.cdf(edges[:-1], means, q)
    else:
        move = np.eye(POINTS)
    chances = [
        (stats.poisson.pmf(n, RATES * e) if np.isinf(k) else stats.nbinom.pmf(n, k, k / (k + RATES * e)))
        if e
        else np.ones(POINTS)
        for n, e in zip(counts, exposure, strict=True)
    ]
    joint = np.einsum(
        "a,a,ab,b,bc,c,cd,d->d",
        prior(),
        chances[0],
        move,
        chances[1],
        move,
        chances[2],
        move,
        chances[3],
        optimize=True,
    )
    found = fitted(counts, exposure).weights[:, drift, size]
    np.testing.assert_allclose(found / found.sum(), joint / joint.sum(), atol=1e-10)
    # The share of this drift and size, against another's, is their marginal likelihood.
    other = fitted(counts, exposure).weights[:, 2, 3].sum() / (DRIFT_PRIOR[2] * SIZE_PRIOR[3])
    ours = found.sum() / (DRIFT_PRIOR[drift] * SIZE_PRIOR[size])
    assert np.log(ours / other) == pytest.approx(
        np.log(joint.sum()) - np.log(_evidence(counts, exposure, float(DRIFTS[2]), float(SIZES[3]))), abs=1e-8
    )


def _evidence(counts: tuple[int, ...], exposure: tuple[float, ...], q: float, k: float) -> float:
    edges = np.concatenate(([-np.inf], (LOG_RATES[1:] + LOG_RATES[:-1]) / 2, [np.inf]))
    means = LOG_RATES[:, None] - q**2 / 2
    move = stats.norm.cdf(edges[1:], means, q) - stats.norm.cdf(edges[:-1], means, q)
    state = prior()
    for month, (count, seen) in enumerate(zip(counts, exposure, strict=True)):
        state = state @ move if month else state
        state = state * stats.nbinom.pmf(count, k, k / (k + RATES * seen)) if seen else state
    return float(state.sum())


def test_posterior_of_the_grid_is_that_of_the_continuous_model() -> None:
    # Importance sampling from the prior, without any grid.
    rng, n = np.random.default_rng(5), 400_000
    counts = (3, 1, 0, 2, 4, 1, 0, 0, 1, 2)
    log_rate = np.log(1.5) + rng.standard_normal(n)
    drift, size = rng.choice(DRIFTS, n, p=DRIFT_PRIOR), rng.choice(SIZES, n, p=SIZE_PRIOR)
    finite = np.where(np.isinf(size), 1e6, size)
    log_weight = np.zeros(n)
    for month, count in enumerate(counts):
        if month:
            log_rate = log_rate + drift * rng.standard_normal(n) - drift**2 / 2
        log_weight += stats.nbinom.logpmf(count, finite, finite / (finite + np.exp(log_rate)))
    weight = np.exp(log_weight)
    posterior = fitted(counts)
    mean = float(np.average(log_rate, weights=weight))
    margin = posterior.weights.sum(axis=(1, 2))
    ours = float((margin * LOG_RATES).sum())
    assert ours == pytest.approx(mean, abs=0.01)
    spread = np.sqrt(float((margin * (LOG_RATES - ours) ** 2).sum()))
    assert spread == pytest.approx(float(np.sqrt(np.average((log_rate - mean) ** 2, weights=weight))), rel=0.02)
    for index, value in enumerate(DRIFTS):
        share = float(np.average(drift == value, weights=weight))
        assert posterior.weights[:, index].sum() == pytest.approx(share, abs=0.01)
    for index, value in enumerate(SIZES):
        assert posterior.weights[:, :, index].sum() == pytest.approx(
            float(np.average(size == value, weights=weight)), abs=0.01
        )
    assert posterior.log_likelihood == pytest.approx(float(np.log(weight.mean())), abs=0.03)
    assert posterior.mean == pytest.approx(float(np.average(np.exp(log_rate), weights=weight)), rel=0.02)


def test_unseen_months_widen_and_keep_the_mean() -> None:
    seen = (2, 1, 3, 2, 1, 2)
    before, after = fitted(seen), fitted((*seen, *(0,) * 12), (*(1.0,) * 6, *(0.0,) * 12))
    assert after.log_likelihood == pytest.approx(before.log_likelihood)
    assert after.mean == pytest.approx(before.mean, rel=0.01)
    width = [np.ptp(posterior.log_rate(np.array([0.1, 0.9]))) for posterior in (before, after)]
    assert width[1] > 1.1 * width[0]


def test_longer_past_of_the_same_kind_narrows() -> None:
    widths = [np.ptp(fitted((1, 2, 0, 3) * years).log_rate(np.array([0.1, 0.9]))) for years in (1, 3, 6, 12)]
    assert widths == sorted(widths, reverse=True)


def test_half_a_month_is_not_a_bad_month() -> None:
    half = fitted((2,) * 11 + (1,), (1.0,) * 11 + (0.5,))
    bad = fitted((2,) * 11 + (1,))
    assert half.mean > bad.mean


def test_bunches_are_told_from_a_steady_stream() -> None:
    lumpy, steady = fitted((0, 0, 0, 8, 0, 0, 0, 9) * 3), fitted((2, 2, 3, 1) * 6)
    assert lumpy.weights[:, :, :2].sum() > 0.9
    assert steady.weights[:, :, -2:].sum() > 0.8


def test_draws_by_inversion_have_the_posterior_as_their_law() -> None:
    posterior = fitted((0, 3, 1, 0, 5, 1, 0, 2))
    uniform = (np.arange(20_000) + 0.5) / 20_000
    log_rate = posterior.log_rate(uniform)
    drift, size = posterior.drift_and_size(log_rate, np.random.default_rng(1).permutation(uniform))
    point = np.rint((log_rate - LOG_RATES[0]) / STEP).astype(int)
    drawn = np.zeros((POINTS, DRIFTS.size, SIZES.size))
    np.add.at(drawn, (point, np.searchsorted(DRIFTS, drift), np.searchsorted(SIZES, size)), 1 / uniform.size)
    np.testing.assert_allclose(drawn.sum(axis=(1, 2)), posterior.weights.sum(axis=(1, 2)), atol=2e-4)
    np.testing.assert_allclose(drawn.sum(axis=0), posterior.weights.sum(axis=0), atol=0.01)
    # The joint law, not only its margins: what is known of the size depends on the rate.
    ours = (drawn * RATES[:, None, None] * np.minimum(SIZES, 16)).sum()
    exact = (posterior.weights * RATES[:, None, None] * np.minimum(SIZES, 16)).sum()
    assert ours == pytest.approx(exact, rel=0.02)
    assert np.exp(log_rate).mean() == pytest.approx(posterior.mean, rel=1e-3)


def test_medians_are_those_of_the_margins() -> None:
    posterior = fitted((0, 3, 1, 0, 5, 1, 0, 2))
    log_rate, drift, size = posterior.medians()
    assert log_rate == posterior.log_rate(np.array([0.5]))[0]
    for value, grid, margin in ((drift, DRIFTS, (0, 2)), (size, SIZES, (0, 1))):
        weights = posterior.weights.sum(axis=margin)
        assert weights[grid < value].sum() < 0.5 <= weights[grid <= value].sum()
    assert size < fitted((2, 2, 3, 1) * 6).medians()[2] == np.inf


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [((100_000,), 1e-9, 1e-9), ((0,) * 600, 1e9, 1e9), ((0, 100_000) * 5, 0.5, 0.5), ((100_000,) * 600, 0.1, 0.2)],
)
def test_no_count_and_no_belief_breaks_the_filter(counts: tuple[int, ...], low: float, high: float) -> None:
    posterior = filter_counts(counts, (1.0,) * len(counts), low, high)
    assert np.isfinite(posterior.weights).all()
    assert posterior.weights.sum() == pytest.approx(1)
    assert np.isfinite(posterior.log_likelihood)
    assert 0.019 < posterior.mean / posterior.bundle < 63
