"""How long clients stay and how often they order: the beta-geometric / beta-Bernoulli model on a grid.

With share w a new client orders once. Else, in each later month, the client is gone for good with chance h; if there,
the month brings work with chance p. Each client's own (p, h) come from populations, p ~ Beta(phi pi, phi (1 - pi)) and
log h ~ N(log H, .7^2); all points of (pi, phi, H, w) are weighed exactly.

Source: docs/method/clients.md, "Lives"; Fader, Hardie and Shang, "Customer-base analysis in a discrete-time
noncontractual setting" (2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import special

from model.past.arrivals import cells
from model.past.clients.client import Client
from model.types import Floats, Integers

ORDERS: Floats = np.array([0.02, 0.04, 0.07, 0.11, 0.16, 0.23, 0.32, 0.42, 0.54, 0.68, 0.82, 0.92, 0.98])
"""p: chance of work in a month of a client who is there."""

LEAVING: Floats = np.array([0.004, 0.008, 0.016, 0.032, 0.063, 0.125, 0.25])
"""h: chance a month to be gone for good."""

TYPICAL_ORDERS: Floats = np.array([0.08, 0.15, 0.28, 0.45, 0.65])
TYPICAL_ORDERS_PRIOR: Floats = np.array([0.15, 0.25, 0.30, 0.20, 0.10])
ALIKE: Floats = np.array([2.0, 6.0])
ALIKE_PRIOR: Floats = np.array([0.35, 0.65])
"""pi and phi: the middle of the clients' p, and how alike they are."""

USUAL_LEAVING, LEAVING_SPREAD, OWN_LEAVING_SPREAD = 0.045, 1.0, 0.7
"""H is lognormal about 22 months of stay; a client's own h is lognormal about H."""

ONCE: Floats = np.array([0.02, 0.15, 0.35, 0.60, 0.80, 0.93])
ONCE_PRIOR: Floats = np.array([0.30, 0.20, 0.15, 0.15, 0.12, 0.08])
"""w: share of new clients who order once."""

FADING = 0.94
"""What a month of the past counts for a month later, in how often a client orders: habits change."""

POPULATIONS = (TYPICAL_ORDERS.size * ALIKE.size, LEAVING.size, ONCE.size)
"""Shape of all grids over populations: [(pi, phi), H, w]."""


@lru_cache(maxsize=1)
def order_chances() -> Floats:
    """[(pi, phi), p] mass of the cells of each population's Beta."""
    edges = np.concatenate(([0.0], (ORDERS[1:] + ORDERS[:-1]) / 2, [1.0]))
    rows = [
        np.diff(special.betainc(alike * typical, alike * (1 - typical), edges))
        for typical in TYPICAL_ORDERS
        for alike in ALIKE
    ]
    return np.stack(rows)


@lru_cache(maxsize=1)
def leaving_chances() -> Floats:
    """[H, h] mass of the cells of each population's lognormal."""
    return np.stack([cells(np.log(LEAVING), np.log(typical), OWN_LEAVING_SPREAD) for typical in LEAVING])


@lru_cache(maxsize=1)
def log_prior() -> Floats:
    """[(pi, phi), H, w] log prior of the populations; it sums to 1."""
    orders = np.outer(TYPICAL_ORDERS_PRIOR, ALIKE_PRIOR).ravel()
    leaving = cells(np.log(LEAVING), np.log(USUAL_LEAVING), LEAVING_SPREAD)
    found: Floats = np.log(orders[:, None, None] * leaving[:, None] * ONCE_PRIOR)
    return found


def months_of_one(orders: Floats, leaving: Integers, once: Integers) -> Floats:
    """Months with work that a new client brings in all.

    Args:
        orders: mean of its p.
        leaving: place of H.
        once: place of w.
    """
    stays = leaving_chances() @ ((1 - LEAVING) / LEAVING)
    found: Floats = 1 + (1 - ONCE.take(once)) * orders * stays.take(leaving)
    return found


class Records:
    """What the months of some clients say of each p and h.

    Attributes:
        log_likelihood: [client, p, h] of the months after the first, of a client who may return.
        there: [client, p, h] chance to be there at the end of the past, of such a client.
        once: [client] whether nothing came after the first month, so that a client who orders once fits too.
        counts: [client] clients that it stands for.
    """

    def __init__(self, clients: Sequence[Client], months: int, last_seen: float = 1.0) -> None:
        """Weigh the clients' months.

        Args:
            clients: of the past.
            months: observed, the last one among them.
            last_seen: part of the last month that was observed.
        """
        p, h = ORDERS[:, None], LEAVING
        stays_idle = (1 - h) * (1 - p)
        self.log_likelihood = np.empty((len(clients), ORDERS.size, LEAVING.size))
        self.there = np.empty_like(self.log_likelihood)
        self.counts = np.array([client.count for client in clients], dtype=np.float64)
        self.once = np.array([not client.returned for client in clients], dtype=bool)
        for number, client in enumerate(clients):
            first, last = client.months[0], client.months[-1]
            span = np.arange(first + 1, last + 1)
            counts = FADING ** (months - 1 - span)
            worked = np.isin(span, client.months)
            log_orders = np.log(p) * counts[worked].sum() + np.log1p(-p) * counts[~worked].sum()
            idle = months - 1 - last
            gone = 0.0 * stays_idle
            there = np.ones_like(stays_idle)
            if idle:
                # Gone in an earlier idle month, gone in the last one, or there and idle up to its observed part.
                before = stays_idle ** (idle - 1)
                gone = h * (1 - before) / (1 - stays_idle) + before * h
                there = before * (1 - h) * (1 - p) ** last_seen
            self.log_likelihood[number] = log_orders + np.log1p(-h) * (last - first) + np.log(there + gone)
            self.there[number] = there / (there + gone)

    def returning(self) -> tuple[Floats, Floats]:
        """[client, (pi, phi), H] likelihood of clients who may return, and [client] the logarithm taken out of it."""
        best = self.log_likelihood.max(axis=(1, 2))
        likelihood = np.exp(self.log_likelihood - best[:, None, None])
        return order_chances() @ likelihood @ leaving_chances().T, best

    def log_weights(self) -> Floats:
        """[(pi, phi), H, w] log likelihood of all clients together."""
        returning, best = self.returning()
        alone = np.where(self.once, np.exp(-best), 0.0)
        each = (1 - ONCE) * returning[..., None] + ONCE * alone[:, None, None, None]
        found: Floats = np.tensordot(self.counts, np.log(np.maximum(each, 1e-300)), 1) + self.counts @ best
        return found

    def chance_of_once(self) -> Floats:
        """[client, (pi, phi), H, w] chance that a client is one who orders once."""
        returning, best = self.returning()
        alone = ONCE * np.where(self.once, np.exp(-best), 0.0)[:, None, None, None]
        found: Floats = alone / (alone + (1 - ONCE) * returning[..., None])
        return found
