"""How many new clients come: the arrivals' filter on first months, with those in mind who had come before.

A client who came before the first observed month is seen for the first time within it, and would be taken for new. With
a business of B months before it, the first months of clients from before are expected at a known multiple of the rate.

Source: docs/method/clients.md, "New clients".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.past.arrivals import cells, log_mass, transitions
from model.past.clients.lives import LEAVING, ORDERS, leaving_chances
from model.types import Floats, Integers

LOG_RATES: Floats = np.linspace(np.log(0.004), np.log(60.0), 61)
STEP = float(LOG_RATES[1] - LOG_RATES[0])
DRIFTS: Floats = np.array([0.0, 0.05, 0.10, 0.20])
DRIFT_PRIOR: Floats = np.array([0.40, 0.25, 0.20, 0.15])
SIZES: Floats = np.array([1.0, 4.0, np.inf])
SIZE_PRIOR: Floats = np.array([0.2, 0.3, 0.5])

BUSINESS: Floats = np.array([0.0, 24.0, 120.0])
BUSINESS_PRIOR: Floats = np.array([0.3, 0.3, 0.4])
"""B: months of business before the first observed one."""

STEADY_SPREAD = 0.4
"""Log deviation of the rate about the one at which as many come as leave: wider ones have a high mean."""


@dataclass(frozen=True, eq=False)
class Newcomers:
    """What first months say, by (B, H).

    Attributes:
        weights: [B, H, point, drift, size] posterior within each (B, H); sums to 1 there.
        log_likelihood: [B, H] of the first months.
    """

    weights: Floats
    log_likelihood: Floats


def newcomers(
    first_months: Integers, client_months: int, exposure: Floats, orders: Floats, lasting: Floats
) -> Newcomers:
    """Filter the first months of clients for every (B, H).

    Args:
        first_months: [month] clients seen for the first time.
        client_months: months with work, of all clients.
        exposure: [month] part that was observed.
        orders: [H, p] posterior mass of a client's p.
        lasting: [H] share of new clients who may return.
    """
    pairs = BUSINESS.size * LEAVING.size
    seen = (first_visits(exposure.size, orders, lasting) * exposure).reshape(pairs, -1)
    centres = np.log((client_months + 0.5) / steady_months(exposure, orders, lasting))
    prior = np.tile([cells(LOG_RATES, centre, STEADY_SPREAD) for centre in centres], (BUSINESS.size, 1))
    shape = (DRIFTS.size, SIZES.size, pairs, LOG_RATES.size)
    state = np.broadcast_to(prior, shape)
    log_likelihood = np.zeros(shape[:3])
    moves = _moves()
    for month, count in enumerate(first_months):
        if month:
            state = state @ moves
        mean = seen[:, month, None] * np.exp(LOG_RATES)
        log_chance = log_mass(int(count), np.maximum(mean, 1e-12), SIZES[:, None, None])
        best = log_chance.max(axis=2)
        state = state * np.exp(log_chance - best[..., None])
        normaliser = np.maximum(state.sum(axis=3), 1e-300)
        log_likelihood = log_likelihood + np.log(normaliser) + best
        state = state / normaliser[..., None]
    weighed = log_likelihood + np.log(DRIFT_PRIOR)[:, None, None] + np.log(SIZE_PRIOR)[:, None]
    top = weighed.max(axis=(0, 1))
    share = np.exp(weighed - top)
    total = share.sum(axis=(0, 1))
    weights = np.moveaxis(state * (share / total)[..., None], (2, 3), (0, 1))
    by_pair = BUSINESS.size, LEAVING.size
    return Newcomers(
        weights.reshape(*by_pair, LOG_RATES.size, DRIFTS.size, SIZES.size), (top + np.log(total)).reshape(by_pair)
    )


def first_visits(months: int, orders: Floats, lasting: Floats) -> Floats:
    """[B, H, month] clients expected to be seen for the first time, for each new one a month.

    One who is new; and those of before who are still there and were not seen since, sum over the month u before the
    first in which they came: (1 - h)^(t + u) summed is (1 - h)^(t + 1) (1 - (1 - h)^B) / h.
    """
    t, stays = np.arange(months), 1 - LEAVING
    unseen = orders @ (ORDERS[:, None] * (1 - ORDERS[:, None]) ** t)
    before = (1 - stays ** BUSINESS[:, None]) / LEAVING
    kept = np.einsum("gh,bh,ht->bgt", leaving_chances(), before, stays[:, None] ** (t + 1))
    found: Floats = 1 + lasting[:, None] * unseen * kept
    return found


def steady_months(exposure: Floats, orders: Floats, lasting: Floats) -> Floats:
    """[H] client-months for each new client a month where as many come as leave.

    For a business that began within the past, clients still gather, so that more new ones must have come; a centre that
    says so foresaw worse (docs/decisions/clients.md).
    """
    stays = leaving_chances() @ ((1 - LEAVING) / LEAVING)
    found: Floats = exposure.sum() * (1 + lasting * (orders @ ORDERS) * stays)
    return found


@lru_cache(maxsize=1)
def _moves() -> Floats:
    """[drift, 1, from, to]."""
    return transitions(LOG_RATES, DRIFTS)[:, None]
