"""How large a client-month is: log amounts about a mean of each client's own, spread as each client's own.

y ~ N(m_c, s_c^2), m_c ~ N(m, tau^2), log s_c ~ N(log typical, .6^2), on a grid of (m, tau, typical); given these and
s_c, m_c is normal. A fixed fee is found by itself, as the smallest s_c. The prior of tau is tight, because the mean of
a wide lognormal runs away.

Source: docs/method/clients.md, "Amounts".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.past.arrivals import cells
from model.past.clients.client import Client
from model.types import Floats

BETWEEN: Floats = np.array([0.2, 0.4, 0.65, 1.0])
BETWEEN_PRIOR: Floats = np.array([0.36, 0.38, 0.22, 0.04])
"""tau: log deviation of the clients' means."""

TYPICAL: Floats = np.array([0.05, 0.15, 0.35, 0.7, 1.1])
TYPICAL_PRIOR: Floats = np.array([0.10, 0.25, 0.40, 0.22, 0.03])
"""The middle of the clients' own spreads."""

WITHIN: Floats = np.array([0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0, 1.4])
OWN_SPREAD = 0.6
"""s_c, and its log deviation about the typical one."""

MIDDLES, REACH, MIDDLE_SPREAD = 19, 1.8, 1.5
"""Points of m, how far they lie from the person's own middle, and the prior's deviation about it."""


@dataclass(frozen=True, eq=False)
class Amounts:
    """Posterior of the amounts of client-months.

    Attributes:
        middles: [m] points.
        weights: [m, tau, typical]; sums to 1.
        own: [client, m, tau, typical, s] mass of the client's spread; sums to 1 over s.
        counts, means: [client] months with work and the mean of their log amounts.
    """

    middles: Floats
    weights: Floats
    own: Floats
    counts: Floats
    means: Floats

    def expected(self) -> Floats:
        """[client] posterior mean of what a month with work brings."""
        s = WITHIN**2
        between = BETWEEN[:, None, None] ** 2
        middle = self.middles[:, None, None, None]
        found = np.empty(self.counts.size)
        for number, (n, mean) in enumerate(zip(self.counts, self.means, strict=True)):
            known = 1 / (1 / between + n / s)
            level = known * (middle / between + n * mean / s)
            mass = self.weights[..., None] * self.own[number]
            found[number] = (mass * np.exp(level + (known + s) / 2)).sum()
        return found


@lru_cache(maxsize=1)
def within_chances() -> Floats:
    """[typical, s] mass of the cells."""
    return np.stack([cells(np.log(WITHIN), np.log(typical), OWN_SPREAD) for typical in TYPICAL])


def amounts(clients: Sequence[Client]) -> Amounts:
    """The posterior of the amounts.

    Args:
        clients: of the past, at least one.
    """
    counts = np.array([len(client.months) for client in clients], dtype=np.float64)
    means = np.array([client.mean for client in clients])
    centre = float(means.mean())
    middles = centre + np.linspace(-REACH, REACH, MIDDLES)
    log_prior = np.log(cells(middles, centre, MIDDLE_SPREAD)[:, None, None] * BETWEEN_PRIOR[:, None] * TYPICAL_PRIOR)
    s = WITHIN**2
    own = np.empty((len(clients), MIDDLES, BETWEEN.size, TYPICAL.size, WITHIN.size))
    log_weights = log_prior
    for number, client in enumerate(clients):
        n = counts[number]
        variance = BETWEEN[:, None] ** 2 + s / n
        apart = (means[number] - middles[:, None, None]) ** 2
        if client.count > 1:
            # Those who came once and are counted as one have one spread about means of their own.
            spread = -(client.squares + client.count * apart) / (2 * variance) - client.count * np.log(variance) / 2
            log_each = spread[:, :, None, :]
        else:
            spread = -(n - 1) * np.log(WITHIN) - client.squares / (2 * s)
            log_each = (spread - apart / (2 * variance) - np.log(variance) / 2)[:, :, None, :]
        best = log_each.max()
        mass = np.exp(log_each - best) * within_chances()
        total = mass.sum(axis=-1)
        own[number] = mass / np.maximum(total, 1e-300)[..., None]
        log_weights = log_weights + np.log(np.maximum(total, 1e-300))
    weights = np.exp(log_weights - log_weights.max())
    return Amounts(middles, weights / weights.sum(), own, counts, means)
