"""Made-up working lives on which the forecast is checked: one family that is the model's own, and eight that are not.

A life is three years of projects. The first two are shown to a forecast, the third is what came. Every world has its
own law of arrivals or of fees; levels are drawn anew for every life, so that no single rate or spread decides a score.

Source: docs/method/calibration.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.past.arrivals import DRIFT_PRIOR, DRIFTS, SIZE_PRIOR, SIZES
from model.past.delays import PRESETS, WEIGHT
from model.past.fees import DOUBT, USUAL_SPREAD, WIDEST

START = pd.Period("2022-01", freq="M")
KNOWN, AHEAD = 24, 12
MONTHS = KNOWN + AHEAD
MOST_A_MONTH = 60.0
NEVER = 10_000

MIDDLE = 1.5
"""Projects a month of the middle life."""

BUNCHED, WANDERING, LASTING, TAIL = 1.0, 0.15, (0.5, 2.0), 1.8
"""Size of the counts that come in bunches, drift of the rate that wanders, factors of the lasting change, exponent of
the Pareto fees."""

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]
Random = np.random.Generator


@dataclass(frozen=True, eq=False)
class Life:
    """Three years of projects.

    Attributes:
        projects: date, fee, hours, client, paid_date (NaT: never), as `model.predict` reads them.
        cash: [month] money received in each of the 36 months.
    """

    projects: pd.DataFrame
    cash: Vector

    @property
    def came(self) -> Vector:
        """[12] money received in the third year."""
        return self.cash[KNOWN:]

    @property
    def yearly(self) -> float:
        """Money of a year on average over the three, by the day of the invoice: the unit of scores."""
        return float(self.projects["fee"].sum()) * 12 / MONTHS

    @property
    def known(self) -> pd.DataFrame:
        """The projects of the first two years."""
        return self.projects[self.projects["date"] < (START + KNOWN).start_time]


def own(rng: Random) -> Life:
    """The model's own family, every parameter drawn from its prior: a correct fit is calibrated here, whatever else."""
    drift, size = rng.choice(DRIFTS, p=DRIFT_PRIOR), rng.choice(SIZES, p=SIZE_PRIOR)
    first = np.log(1.5) + rng.standard_normal()
    rate = np.exp(first + _walk(rng, drift))
    sigma = WIDEST + 1
    while sigma > WIDEST:
        sigma = USUAL_SPREAD * np.sqrt(DOUBT / rng.chisquare(DOUBT))
    hazards, alive = [], 1.0
    for chance in PRESETS["default"]:
        hazards.append(rng.beta(WEIGHT * chance, WEIGHT * (alive - chance)))
        alive -= chance
    month = _arrivals(rng, rate, size)
    fee = np.exp(np.log(1000) + rng.standard_normal() + sigma * rng.standard_normal(month.size))
    return life(rng, month, fee, hazards=np.array(hazards))


def steady(rng: Random) -> Life:
    """A constant rate, Poisson counts, lognormal fees."""
    month = _arrivals(rng, np.full(MONTHS, level(rng)))
    return life(rng, month, _fees(rng, month.size))


def lumpy(rng: Random) -> Life:
    """Projects come in bunches: negative binomial counts of size 1."""
    month = _arrivals(rng, np.full(MONTHS, level(rng)), BUNCHED)
    return life(rng, month, _fees(rng, month.size))


def drifting(rng: Random) -> Life:
    """The rate wanders by 15 % a month."""
    month = _arrivals(rng, level(rng) * np.exp(_walk(rng, WANDERING)))
    return life(rng, month, _fees(rng, month.size))


def shifted(rng: Random) -> Life:
    """Once, at any time in the three years, the rate halves or doubles for good."""
    rate = np.full(MONTHS, level(rng))
    rate[rng.integers(6, MONTHS) :] *= rng.choice(LASTING)
    month = _arrivals(rng, rate)
    return life(rng, month, _fees(rng, month.size))


def seasonal(rng: Random) -> Life:
    """A wave over the year, and an August in which next to nobody asks."""
    calendar = np.arange(MONTHS) % 12
    rate = level(rng) * (1 + 0.4 * np.cos(2 * np.pi * (calendar - rng.integers(12)) / 12))
    rate[calendar == 7] *= 0.1
    month = _arrivals(rng, rate)
    return life(rng, month, _fees(rng, month.size))


def heavy(rng: Random) -> Life:
    """Pareto fees with tail exponent 1.8: the largest project may bring more than all others."""
    month = _arrivals(rng, np.full(MONTHS, level(rng)))
    return life(rng, month, 500 * (1 + rng.pareto(TAIL, month.size)))


def repeat(rng: Random) -> Life:
    """Clients come, order again and again at fees of their own, and leave after a year on average."""
    before = 36
    months, fees, clients = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0, np.int64)]
    arrivals = rng.poisson(level(rng) / 6, MONTHS + before)
    for client, first in enumerate(np.repeat(np.arange(-before, MONTHS), arrivals)):
        leaves = first + rng.geometric(1 / 12)
        orders = rng.poisson(rng.gamma(2.0, 0.25), int(leaves - first))
        when = np.repeat(np.arange(first, leaves), orders)
        months.append(when)
        fees.append(np.exp(np.log(1000) + 0.5 * rng.standard_normal() + 0.4 * rng.standard_normal(when.size)))
        clients.append(np.full(when.size, client))
    every = np.concatenate(months)
    order = np.flatnonzero((every >= 0) & (every < MONTHS))
    order = order[np.argsort(every[order], kind="stable")]
    return life(rng, every[order], np.concatenate(fees)[order], np.concatenate(clients)[order])


def feast(rng: Random) -> Life:
    """A busy month leaves no time to sell: three months later less comes, after an idle one more."""
    usual, capacity = level(rng), 60.0
    busy, backlog, months, fees = np.full(MONTHS + 3, 0.5), 0.0, [], []
    for month in range(MONTHS):
        count = rng.poisson(min(usual * np.exp(-1.5 * (busy[month] - 0.5)), MOST_A_MONTH))
        new = _fees(rng, count)
        backlog += new.sum() / 50
        busy[month + 3] = min(backlog / capacity, 1.0)
        backlog = max(backlog - capacity, 0.0)
        months.append(np.full(count, month))
        fees.append(new)
    return life(rng, np.concatenate(months), np.concatenate(fees))


MIX: tuple[Callable[[Random], Life], ...] = (steady, lumpy, drifting, shifted, seasonal, heavy, repeat, feast)
"""The worlds that are not the model."""


def level(rng: Random) -> float:
    """Projects a month, median 1.5, between 0.5 and 6."""
    return float(np.clip(MIDDLE * np.exp(0.5 * rng.standard_normal()), 0.5, 6.0))


def _walk(rng: Random, drift: float) -> Vector:
    """[month] a random walk of the log rate that keeps the mean of the rate."""
    steps = drift * rng.standard_normal(MONTHS) - drift**2 / 2
    steps[0] = 0.0
    walk: Vector = np.cumsum(steps)
    return walk


def _arrivals(rng: Random, rate: Vector, size: float = np.inf) -> Indices:
    """[project] month of each, of negative binomial counts."""
    rate = np.minimum(rate, MOST_A_MONTH)
    level = rate if np.isinf(size) else rate * rng.gamma(size, 1 / size, MONTHS)
    return np.repeat(np.arange(MONTHS), rng.poisson(level))


def _fees(rng: Random, count: int) -> Vector:
    fees: Vector = np.exp(np.log(1000) + 0.7 * rng.standard_normal(count))
    return fees


def life(
    rng: Random, month: Indices, fee: Vector, client: Indices | None = None, hazards: Vector | None = None
) -> Life:
    """Projects in the given months, each paid after the usual delays, or with the given hazards of delay."""
    paid = np.cumsum(PRESETS["default"]) if hazards is None else 1 - np.cumprod(1 - hazards)
    waited = (rng.random(month.size)[:, None] > paid).sum(axis=1)
    received = np.where(waited < len(paid), month + waited, NEVER)
    starts = pd.period_range(START, periods=MONTHS + len(paid), freq="M").start_time.to_numpy()
    inside = np.minimum(received, MONTHS + len(paid) - 1)
    date = starts[month] + rng.integers(0, 15, month.size).astype("timedelta64[D]")
    paid_date = pd.Series(starts[inside] + np.timedelta64(20, "D")).where(received < NEVER)
    frame = pd.DataFrame(
        {
            "date": date,
            "fee": fee,
            "hours": np.nan,
            "client": [f"client {number}" for number in (np.arange(month.size) if client is None else client)],
            "paid_date": paid_date.to_numpy(),
        }
    )
    in_time = received < MONTHS
    cash: Vector = np.bincount(received[in_time], weights=fee[in_time], minlength=MONTHS).astype(np.float64)
    return Life(frame, cash)
