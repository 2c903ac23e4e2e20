"""Simulated worlds to calibrate against: the model's own, and eight that it does not believe in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.arrivals import DRIFT_PRIOR, DRIFTS, SIZE_PRIOR, SIZES
from model.delays import PRESETS, WEIGHT

Floats = NDArray[np.float64]
START = pd.Period("2023-01", "M")
HISTORY, HORIZON = 24, 12
DELAYS = np.array([*PRESETS["default"], 0.02])


@dataclass(frozen=True)
class Case:
    """One life: what was known after 24 months, and the money of the 12 months that followed."""

    projects: pd.DataFrame
    future: Floats
    world: str


def _life(rng: np.random.Generator, counts: Floats, fees: Callable[[int], Floats], world: str, delays: Floats) -> Case:
    """Turn counts [month] and fees into a history and a future, each invoice paid after its delay or never."""
    rows, future = [], np.zeros(HORIZON)
    for month, count in enumerate(counts.astype(int)):
        for fee in fees(count):
            delay = int(rng.choice(6, p=delays))
            invoiced = START + month
            paid = pd.NaT if delay == 5 else (invoiced + delay).start_time + pd.Timedelta(days=20)
            rows.append((invoiced.start_time + pd.Timedelta(days=10), float(fee), paid))
            if delay < 5 and 0 <= month + delay - HISTORY < HORIZON:
                future[month + delay - HISTORY] += fee
    return Case(pd.DataFrame(rows, columns=["date", "fee", "paid_date"]), future, world)


def own(rng: np.random.Generator) -> Case:
    """A life drawn from the model's prior."""
    rate, drift = np.exp(rng.normal(np.log(1.5), 1.0)), rng.choice(DRIFTS, p=DRIFT_PRIOR)
    size = rng.choice(SIZES, p=SIZE_PRIOR)
    variance = 9.0
    while variance > 1.5**2:
        variance = 4 * 0.7**2 / rng.chisquare(4)
    centre = np.log(1000) + rng.normal() * np.sqrt(variance / 0.5)
    counts = np.zeros(HISTORY + HORIZON)
    for month in range(counts.size):
        if month:
            rate = min(rate * np.exp(-(drift**2) / 2 + drift * rng.normal()), 60.0)
        counts[month] = rng.poisson(rate if np.isinf(size) else rng.gamma(size, rate / size))
    alive, hazards = 1.0, []
    for chance in PRESETS["default"]:
        alive -= chance
        hazards.append(rng.beta(WEIGHT * chance, WEIGHT * alive))
    within = 1 - np.cumprod(1 - np.array(hazards))
    delays = np.diff(np.concatenate(([0.0], within, [1.0])))
    return _life(rng, counts, lambda n: np.exp(centre + np.sqrt(variance) * rng.normal(size=n)), "own", delays)


def _lognormal(rng: np.random.Generator, spread: float) -> Callable[[int], Floats]:
    middle = np.exp(rng.normal(np.log(1500), 0.5))
    return lambda n: middle * np.exp(spread * rng.normal(size=n))


def steady(rng: np.random.Generator) -> Case:
    """A constant Poisson rate and alike fees."""
    counts = rng.poisson(rng.uniform(0.7, 4), HISTORY + HORIZON).astype(float)
    return _life(rng, counts, _lognormal(rng, 0.5), "steady", DELAYS)


def lumpy(rng: np.random.Generator) -> Case:
    """Counts that come in bunches."""
    rate, size = rng.uniform(0.7, 4), rng.uniform(0.5, 1.5)
    counts = rng.poisson(rng.gamma(size, rate / size, HISTORY + HORIZON)).astype(float)
    return _life(rng, counts, _lognormal(rng, 0.7), "lumpy", DELAYS)


def drifting(rng: np.random.Generator) -> Case:
    """A rate that wanders and comes back."""
    level = np.zeros(HISTORY + HORIZON)
    for month in range(1, level.size):
        level[month] = 0.97 * level[month - 1] + 0.15 * rng.normal()
    counts = rng.poisson(rng.uniform(0.7, 4) * np.exp(level)).astype(float)
    return _life(rng, counts, _lognormal(rng, 0.7), "drifting", DELAYS)


def shift(rng: np.random.Generator) -> Case:
    """One change of level at any month, to between half and double."""
    rates = np.full(HISTORY + HORIZON, rng.uniform(0.7, 4))
    rates[rng.integers(6, 36) :] *= np.exp(rng.uniform(-0.7, 0.7))
    return _life(rng, rng.poisson(rates).astype(float), _lognormal(rng, 0.7), "shift", DELAYS)


def seasonal(rng: np.random.Generator) -> Case:
    """A year's wave with a dead August."""
    month = np.arange(HISTORY + HORIZON)
    wave = 1 + 0.4 * np.sin(2 * np.pi * (month + rng.integers(12)) / 12)
    wave[month % 12 == 7] = 0.05
    counts = rng.poisson(rng.uniform(0.7, 4) * wave).astype(float)
    return _life(rng, counts, _lognormal(rng, 0.7), "seasonal", DELAYS)


def heavy(rng: np.random.Generator) -> Case:
    """Pareto fees."""
    counts = rng.poisson(rng.uniform(0.7, 4), HISTORY + HORIZON).astype(float)
    return _life(rng, counts, lambda n: 600 * (1 + rng.pareto(2.2, n)), "heavy", DELAYS)


def repeat(rng: np.random.Generator) -> Case:
    """Clients who come, order for a while at their own fee, and leave."""
    months = HISTORY + HORIZON
    counts, fees = np.zeros(months), [[] for _ in range(months)]  # type: ignore[var-annotated]
    for arrival in range(-12, months):
        for _ in range(rng.poisson(rng.uniform(0.1, 0.4))):
            usual, stays, often = np.exp(rng.normal(np.log(1500), 0.6)), rng.geometric(0.08), rng.uniform(0.2, 0.8)
            for month in range(max(arrival, 0), min(arrival + stays, months)):
                fees[month] += list(usual * np.exp(0.3 * rng.normal(size=rng.poisson(often))))
    counts = np.array([len(one) for one in fees], dtype=float)
    every = iter(fees)
    return _life(rng, counts, lambda _n: np.array(next(every)), "repeat", DELAYS)


def feast(rng: np.random.Generator) -> Case:
    """Selling stops when busy: fewer projects three months after many."""
    rate = rng.uniform(1, 4)
    counts = np.zeros(HISTORY + HORIZON)
    for month in range(counts.size):
        busy = counts[month - 3] / rate - 1 if month >= 3 else 0.0
        counts[month] = rng.poisson(rate * np.exp(-0.5 * busy))
    return _life(rng, counts, _lognormal(rng, 0.7), "feast", DELAYS)


MIX: tuple[Callable[[np.random.Generator], Case], ...] = (
    steady, lumpy, drifting, shift, seasonal, heavy, repeat, feast,
)  # fmt: skip
