"""Made-up working lives of clients who return: what a model of clients is checked on.

As `benchmarks/worlds.py`: three years of which two are shown. Each world breaks the model of clients in a way of its
own.

Source: docs/decisions/clients.md.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks.worlds import MONTHS, Indices, Life, Random, Vector, level, life, repeat

BEFORE = 60
"""Months of business before the first one that is shown."""

STAY = 12
"""Months that a client stays on average, where the world says nothing else."""

BETWEEN, WITHIN = 0.5, 0.4
"""Log deviations of the fees of clients, and of one client's fees."""

Ordering = Callable[[int], Vector | Indices]
"""Orders in each month of a client's stay of that many months."""


def regular(rng: Random) -> Life:
    """Fixed monthly bills: nearly every month has work, of nearly the same amount."""
    return _lives(rng, level(rng) / 18, 18, lambda stay: (rng.random(stay) < 0.95).astype(np.int64), within=0.05)


def few(rng: Random) -> Life:
    """Few clients, of whom one brings about half of the money."""
    return _lives(rng, 0.15, 24, _often(rng, 0.7), largest=True)


def market(rng: Random) -> Life:
    """A market that moves all clients at once, by 10 % a month."""
    walk = np.exp(np.cumsum(0.10 * rng.standard_normal(MONTHS + BEFORE) - 0.005)[-MONTHS:])
    return _lives(rng, level(rng) / 6, STAY, _often(rng, 0.5), factor=walk)


def spaced(rng: Random) -> Life:
    """A bill every second, third or sixth month."""

    def orders(stay: int) -> Indices:
        every = int(rng.choice([2, 3, 6]))
        due: Indices = (np.arange(stay) % every == 0).astype(np.int64)
        return due

    return _lives(rng, level(rng) / 6, 24, orders, within=0.1)


def pausing(rng: Random) -> Life:
    """Clients pause for half a year and come back."""

    def orders(stay: int) -> Indices:
        paused, working = False, np.empty(stay)
        for month in range(stay):
            paused = rng.random() < (0.85 if paused else 0.08)
            working[month] = not paused
        found: Indices = rng.poisson(working * rng.gamma(2.0, 0.4))
        return found

    return _lives(rng, level(rng) / 12, 24, orders)


def mislabelled(rng: Random) -> Life:
    """Names that say nothing: those of another world, dealt anew."""
    known = repeat(rng)
    dealt = rng.permutation(len(known.projects))
    return Life(known.projects.assign(client=known.projects["client"].to_numpy()[dealt]), known.cash)


def once(rng: Random) -> Life:
    """Four of five clients order once."""

    def orders(stay: int) -> Indices:
        found = _often(rng, 0.5)(stay) if rng.random() < 0.2 else np.zeros(stay, np.int64)
        found[0] = max(found[0], 1)
        return found

    return _lives(rng, level(rng) / 2, STAY, orders)


def fading(rng: Random) -> Life:
    """Each client orders less and less: 6 % less a month."""
    return _lives(rng, level(rng) / 6, 24, lambda stay: rng.poisson(rng.gamma(2.0, 0.4) * 0.94 ** np.arange(stay)))


RETURNING: tuple[Callable[[Random], Life], ...] = (
    repeat, regular, few, market, spaced, pausing, mislabelled, once, fading,
)  # fmt: skip


def _often(rng: Random, mean: float) -> Callable[[int], Indices]:
    """Poisson orders at a rate of each client's own, with that mean."""
    return lambda stay: rng.poisson(rng.gamma(2.0, mean / 2), stay)


def _lives(
    rng: Random,
    new: float,
    stay: float,
    orders: Callable[[int], Indices],
    within: float = WITHIN,
    factor: Vector | None = None,
    *,
    largest: bool = False,
) -> Life:
    """The projects of clients who come, order and leave.

    Args:
        rng: random numbers.
        new: clients a month.
        stay: months on average.
        orders: in each month of a stay.
        within: log deviation of one client's fees.
        factor: [month] of all fees; 1 when not given.
        largest: whether the client with most orders brings as much as all others.
    """
    firsts = np.repeat(np.arange(-BEFORE, MONTHS), rng.poisson(new, MONTHS + BEFORE))
    months, fees, clients = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0, np.int64)]
    for client, first in enumerate(firsts):
        counts = np.asarray(orders(int(rng.geometric(1 / stay))))
        when = np.repeat(np.arange(first, first + counts.size), counts)
        when = when[(when >= 0) & (when < MONTHS)]
        months.append(when)
        fees.append(np.exp(np.log(1000) + BETWEEN * rng.standard_normal() + within * rng.standard_normal(when.size)))
        clients.append(np.full(when.size, client))
    if largest and len(fees) > 2:
        most = int(np.argmax([mine.size for mine in fees]))
        others = sum(float(mine.sum()) for mine in fees) - float(fees[most].sum())
        fees[most] = fees[most] * max(others / max(float(fees[most].sum()), 1.0), 1.0)
    every, fee = np.concatenate(months), np.concatenate(fees)
    if factor is not None:
        fee = fee * factor[every]
    order = np.argsort(every, kind="stable")
    return life(rng, every[order], fee[order], np.concatenate(clients)[order])
