"""Which population of clients each path lives in, the market that moves all of them, and draws from tables of cells.

Source: docs/method/clients.md, "A path".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws, Stream
from model.past.clients.amounts import BETWEEN
from model.past.clients.lives import LEAVING, ONCE
from model.past.clients.newcomers import DRIFTS, LOG_RATES, SIZES, STEP
from model.past.clients.posterior import ClientPosterior
from model.types import Floats, Integers

MARKET_STEPS: Final[Floats] = np.array([0.0, 0.05, 0.10, 0.20])
MARKET_PRIOR: Final[Floats] = np.array([0.30, 0.30, 0.25, 0.15])
"""Log deviation of a month's step of the market, common to all clients: what the family of lives leaves out."""


PARTS: Final = 512
"""Parts of (0, 1) in a guide to a table; a power of 2, so that which one a draw lies in is exact."""

MANY: Final = 100
"""Draws for each cell of a table from which on a guide to it is worth its making."""


@dataclass(frozen=True, eq=False)
class Population:
    """One draw of the populations per path.

    Attributes:
        lives: [path] place of (pi, phi), H and w in the grid of lives, flat.
        orders, leaving, once: [path] place of (pi, phi), of H and of w.
        log_rate: [path] log of new clients a month at the end of the past.
        drift, size: [path] of their counts.
        amounts: [path] place of (m, tau, typical) in the grid of amounts, flat.
        amounts_size: places in that grid.
        middle, between: [path] m and tau.
        typical: [path] place of the typical spread.
    """

    lives: Integers
    orders: Integers
    leaving: Integers
    once: Integers
    log_rate: Floats
    drift: Floats
    size: Floats
    amounts: Integers
    amounts_size: int
    middle: Floats
    between: Floats
    typical: Integers


def populations(posterior: ClientPosterior, draws: Draws, *, fixed: bool = False) -> Population:
    """Draw each path's populations by inversion.

    Args:
        posterior: the fit.
        draws: the random numbers.
        fixed: the median of each parameter on every path instead, to see what the short history adds to a band.
    """
    shape, n_paths = posterior.weights.shape, draws.n_paths
    if fixed:
        business, orders, leaving, once = (np.full(n_paths, place) for place in _medians(posterior.weights))
    else:
        cell = pick(posterior.weights.reshape(1, -1), None, draws.uniform(Stream.POPULATION, 0))
        business, orders, leaving, once = np.unravel_index(cell, shape)
    rows = posterior.newcomers.weights
    within = (draws.uniform(Stream.POPULATION, 2) - np.float32(0.5)) * STEP
    if fixed:
        mass = np.einsum("bg,bgpds->pds", posterior.weights.sum(axis=(1, 3)), rows)
        point, drift, size = (np.full(n_paths, place) for place in _medians(mass))
        within = np.zeros_like(within)
    else:
        rate = pick(
            rows.reshape(shape[0] * LEAVING.size, -1),
            business * LEAVING.size + leaving,
            draws.uniform(Stream.POPULATION, 1),
        )
        point, drift, size = np.unravel_index(rate, (LOG_RATES.size, DRIFTS.size, SIZES.size))
    weights = posterior.amounts.weights
    if fixed:
        amounts: Integers = np.full(n_paths, np.ravel_multi_index(_medians(weights), weights.shape))
    else:
        amounts = pick(weights.reshape(1, -1), None, draws.uniform(Stream.POPULATION, 3))
    middle, between, typical = np.unravel_index(amounts, weights.shape)
    return Population(
        lives=(orders * LEAVING.size + leaving) * ONCE.size + once,
        orders=orders,
        leaving=leaving,
        once=once,
        log_rate=LOG_RATES[point] + within,
        drift=DRIFTS[drift],
        size=SIZES[size],
        amounts=amounts,
        amounts_size=weights.size,
        middle=posterior.amounts.middles[middle],
        between=BETWEEN[between],
        typical=typical,
    )


def _medians(weights: Floats) -> tuple[int, ...]:
    """The median's place on each axis of a grid."""
    axes = range(weights.ndim)
    marginals = [weights.sum(axis=tuple(other for other in axes if other != axis)) for axis in axes]
    return tuple(int(np.searchsorted(np.cumsum(mass / mass.sum()), 0.5)) for mass in marginals)


def market(draws: Draws, steps: Sequence[int]) -> NDArray[np.float32]:
    """[month, path] factor on all clients' chances to order: a mean-preserving walk of its logarithm.

    Args:
        draws: the random numbers.
        steps: [month] months that pass before each.
    """
    step = MARKET_STEPS[pick(MARKET_PRIOR[None], None, draws.uniform(Stream.MARKET, 0))].astype(np.float32)
    shocks = draws.normal(Stream.MARKET, 1, shape=(len(steps), draws.n_paths))
    passed = np.sqrt(np.array(steps, dtype=np.float32))[:, None]
    moves = step * passed * shocks - (step * passed) ** 2 / 2
    found: NDArray[np.float32] = np.exp(np.cumsum(moves, axis=0))
    return found


def pick(masses: Floats, row: Integers | None, uniform: NDArray[np.float32]) -> Integers:
    """[draw] a cell of the row of each draw, by inversion, in one sorted search.

    Args:
        masses: [row, cell] not negative, some of each row positive.
        row: [draw]; None where there is one row.
        uniform: [draw] in (0, 1).
    """
    cumulative = np.cumsum(masses, axis=1, dtype=np.float64)
    cumulative /= cumulative[:, -1:]
    if row is None:
        found: Integers = np.minimum(np.searchsorted(cumulative[0], uniform), masses.shape[1] - 1)
        return found
    if uniform.size > MANY * masses.size:
        return _guided(cumulative, row, uniform)
    # One sorted list for all rows: the cumulated masses of row i lie in (i, i + 1].
    flat = (cumulative + np.arange(len(masses))[:, None]).ravel()
    place = np.searchsorted(flat, row + uniform.astype(np.float64)) - row * masses.shape[1]
    cell: Integers = np.clip(place, 0, masses.shape[1] - 1)
    return cell


def _guided(cumulative: Floats, row: Integers, uniform: NDArray[np.float32]) -> Integers:
    """[draw] the same, from a table that says of each part of (0, 1) where to begin.

    Chen and Asau, "On generating random variates from an empirical distribution" (1974).
    """
    rows, cells = cumulative.shape
    cumulative[:, -1] = 1.0
    starts = np.arange(PARTS) / PARTS
    guide = np.stack([np.searchsorted(one, starts) for one in cumulative]) + cells * np.arange(rows)[:, None]
    found = guide.ravel().take(row * PARTS + (uniform * np.float32(PARTS)).astype(np.intp))
    flat = cumulative.ravel().astype(np.float32)
    left = np.flatnonzero(uniform > flat.take(found))
    while left.size:
        found[left] += 1
        left = left[uniform.take(left) > flat.take(found.take(left))]
    cell: Integers = found - cells * row
    return cell
