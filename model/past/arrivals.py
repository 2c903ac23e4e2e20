"""Arrivals: negative binomial counts whose log rate drifts; an exact filter on a grid.

    N_t | l_t, k ~ NegBin(mean l_t e_t, size k),   log l_t = log l_{t-1} - q^2 / 2 + q eps_t

The forward filter runs for every (q, k) of a small grid; the product of its normalisers is their marginal likelihood.
Deterministic, no sampling.

Source: docs/method/past.md, "Arrivals"; Smith and Miller, "A non-Gaussian state space model" (1986); West and Harrison,
"Bayesian Forecasting and Dynamic Models" (1997).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import special

from model.types import Floats, Integers

LOWEST, HIGHEST, POINTS = 0.02, 60.0, 81
LOG_RATES: Floats = np.linspace(np.log(LOWEST), np.log(HIGHEST), POINTS)
STEP = float(LOG_RATES[1] - LOG_RATES[0])

DRIFTS: Floats = np.array([0.0, 0.05, 0.10, 0.20, 0.35])
DRIFT_PRIOR: Floats = np.array([0.30, 0.20, 0.20, 0.20, 0.10])
SIZES: Floats = np.array([0.5, 1.0, 2.0, 4.0, 8.0, np.inf])
SIZE_PRIOR: Floats = np.array([0.05, 0.10, 0.15, 0.20, 0.20, 0.30])

BUSIEST = 20.0
"""Projects a month above which they are counted in bundles: the grid leaves a rate room to grow by three."""

TEN_TO_NINETY = 2.563
"""Standard normal distance from the 10 % to the 90 % quantile."""


@dataclass(frozen=True, eq=False)
class ArrivalPosterior:
    """Posterior of (log rate at the as-of month, drift, size).

    Attributes:
        weights: [point, drift, size], sums to 1; a point is a rate of bundles.
        log_likelihood: of the counts, averaged over the prior.
        bundle: projects counted as one; 1 but for the very busy.
    """

    weights: Floats
    log_likelihood: float
    bundle: int = 1

    @property
    def mean(self) -> float:
        """Posterior mean rate; the mass of a point is spread evenly over its cell of the log rate."""
        spread = np.sinh(STEP / 2) / (STEP / 2)
        return float((self.weights.sum(axis=(1, 2)) * np.exp(LOG_RATES)).sum() * spread) * self.bundle

    def log_rate(self, uniform: Floats) -> Floats:
        """Inverse CDF of the log rate of projects, linear within a cell."""
        cumulative = np.concatenate(([0.0], np.cumsum(self.weights.sum(axis=(1, 2)))))
        edges = np.append(LOG_RATES - STEP / 2, LOG_RATES[-1] + STEP / 2)
        found: Floats = np.interp(uniform, cumulative / cumulative[-1], edges) + np.log(self.bundle)
        return found

    def drift_and_size(self, log_rate: Floats, uniform: Floats) -> tuple[Floats, Floats]:
        """Drift and size given the log rate of projects, by inversion of their joint conditional."""
        of_bundles = log_rate - np.log(self.bundle)
        point = np.clip(np.rint((of_bundles - LOG_RATES[0]) / STEP).astype(np.intp), 0, POINTS - 1)
        joint = self.weights.reshape(POINTS, -1)
        cumulative = np.cumsum(joint, axis=1)
        cumulative /= np.maximum(cumulative[:, -1:], 1e-300)
        # One sorted list for all points: the cumulated weights of point i lie in (i, i + 1].
        flat = (cumulative + np.arange(POINTS)[:, None]).ravel()
        cell = np.searchsorted(flat, point + uniform.astype(np.float64)) - point * joint.shape[1]
        cell = np.clip(cell, 0, joint.shape[1] - 1)
        return DRIFTS[cell // SIZES.size], SIZES[cell % SIZES.size]

    def medians(self) -> tuple[float, float, float]:
        """Posterior medians of log rate, drift and size, each of its own margin."""
        drift = DRIFTS[np.searchsorted(np.cumsum(self.weights.sum(axis=(0, 2))), 0.5)]
        size = SIZES[np.searchsorted(np.cumsum(self.weights.sum(axis=(0, 1))), 0.5)]
        return float(self.log_rate(np.array([0.5]))[0]), float(drift), float(size)


def filter_counts(counts: tuple[int, ...], exposure: tuple[float, ...], low: float, high: float) -> ArrivalPosterior:
    """Filter the counts, of more than `BUSIEST` a month in bundles (docs/method/past.md, "Very many projects").

    Args:
        counts: projects by month.
        exposure: part of each month that was observed; 0 is a month in which the rate only drifts.
        low: the prior's 10 % quantile of the rate.
        high: its 90 % quantile.
    """
    bundle = max(math.ceil(sum(counts) / max(sum(exposure), 1.0) / BUSIEST), 1)
    state: Floats = np.broadcast_to(_prior(low / bundle, high / bundle), (DRIFTS.size, SIZES.size, POINTS))
    log_likelihood = np.log(DRIFT_PRIOR)[:, None] + np.log(SIZE_PRIOR)[None, :]
    moves = _transitions()
    for month, (count, seen) in enumerate(zip(counts, exposure, strict=True)):
        if month:
            state = state @ moves
        if seen:
            # Relative to its best point: a count far beyond the grid would leave nothing but zeros.
            log_chance = log_mass(round(count / bundle), np.exp(LOG_RATES) * seen, SIZES[:, None])
            best = log_chance.max(axis=1)
            state = state * np.exp(log_chance - best[:, None])
            normaliser = np.maximum(state.sum(axis=2), 1e-300)
            log_likelihood = log_likelihood + np.log(normaliser) + best
            state = state / normaliser[:, :, None]
    top = log_likelihood.max()
    share = np.exp(log_likelihood - top)
    weights = np.moveaxis(state * (share / share.sum())[:, :, None], 2, 0)
    return ArrivalPosterior(weights / weights.sum(), float(top + np.log(share.sum())), bundle)


def log_mass(count: int | Integers, mean: Floats, size: Floats) -> Floats:
    """Log pmf of the negative binomial of given mean and size; size inf is Poisson."""
    finite = np.where(np.isinf(size), 1.0, size)
    lumpy = (
        special.gammaln(count + finite)
        - special.gammaln(finite)
        + finite * np.log(finite / (finite + mean))
        + count * np.log(mean / (finite + mean))
    )
    even = count * np.log(mean) - mean
    found: Floats = np.where(np.isinf(size), even, lumpy) - special.gammaln(np.asarray(count) + 1.0)
    return found


@lru_cache(maxsize=8)
def _prior(low: float, high: float) -> Floats:
    centre = (np.log(low) + np.log(high)) / 2
    return cells(LOG_RATES, centre, max((np.log(high) - np.log(low)) / TEN_TO_NINETY, STEP / 4))


def cells(points: Floats, centre: float, spread: float) -> Floats:
    """[point] normal mass of each cell; the ends take the tails. No cell is ruled out, whatever a person typed."""
    inner = (points[1:] + points[:-1]) / 2
    below = np.concatenate(([0.0], special.ndtr((inner - centre) / spread), [1.0]))
    mass = np.maximum(np.diff(below), 1e-15)
    found: Floats = mass / mass.sum()
    return found


@lru_cache(maxsize=1)
def _transitions() -> Floats:
    return transitions(LOG_RATES, DRIFTS)


def transitions(log_rates: Floats, drifts: Floats) -> Floats:
    """[drift, from, to] mass of the step that preserves the mean; the ends take what would leave the grid."""
    points = log_rates.size
    moves = np.zeros((drifts.size, points, points))
    inner = (log_rates[1:] + log_rates[:-1]) / 2
    for number, drift in enumerate(drifts):
        if drift == 0:
            moves[number] = np.eye(points)
            continue
        below = special.ndtr((inner[None, :] - log_rates[:, None] + drift**2 / 2) / drift)
        moves[number] = np.diff(np.pad(below, ((0, 0), (1, 1)), constant_values=((0, 0), (0, 1))), axis=1)
    return moves
