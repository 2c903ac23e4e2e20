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


@dataclass(frozen=True, eq=False)
class Population:
    """One draw of the populations per path.

    Attributes:
        lives: [path] place of (pi, phi), H and w in the grid of lives, flat.
        orders, leaving, once: [path] place of (pi, phi), of H and of w.
        log_rate: [path] log of new clients a month at the end of the past.
        drift, size: [path] of their counts.
        amounts: [path] place of (m, tau, typical) in the grid of amounts, flat.
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
    middle: Floats
    between: Floats
    typical: Integers


def populations(posterior: ClientPosterior, draws: Draws) -> Population:
    """Draw each path's populations by inversion."""
    shape = posterior.weights.shape
    cell = pick(posterior.weights.reshape(1, -1), None, draws.uniform(Stream.POPULATION, 0))
    business, orders, leaving, once = np.unravel_index(cell, shape)
    rows = posterior.newcomers.weights.reshape(shape[0] * LEAVING.size, -1)
    rate = pick(rows, business * LEAVING.size + leaving, draws.uniform(Stream.POPULATION, 1))
    point, drift, size = np.unravel_index(rate, (LOG_RATES.size, DRIFTS.size, SIZES.size))
    within = (draws.uniform(Stream.POPULATION, 2) - np.float32(0.5)) * STEP
    weights = posterior.amounts.weights
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
        middle=posterior.amounts.middles[middle],
        between=BETWEEN[between],
        typical=typical,
    )


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
    # One sorted list for all rows: the cumulated masses of row i lie in (i, i + 1].
    flat = (cumulative + np.arange(len(masses))[:, None]).ravel()
    place = np.searchsorted(flat, row + uniform.astype(np.float64)) - row * masses.shape[1]
    cell: Integers = np.clip(place, 0, masses.shape[1] - 1)
    return cell
