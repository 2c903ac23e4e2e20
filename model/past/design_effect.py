"""How much fewer the fees count for because those of one client are alike.

Kish's design effect 1 + (m - 1) r, with m = sum n_c^2 / n the mean number of projects of a project's client, and r the
correlation of the log fees of one client, by the analysis of variance.

Source: docs/method/past.md, "Fees"; docs/decisions/design-effect.md; Kish, "Survey Sampling" (1965).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.types import Floats

USUAL = 0.3
"""Correlation expected before any fees were seen; it weighs as one client."""

MANY = 1 / 3
"""Share of the projects that one client has to pass before fees count as fewer."""

FEWEST = 3
"""Projects below which no client is called the largest."""


def design_effect(clients: pd.Series, logs: Floats) -> float:
    """The factor by which the count of fees shrinks: 1 unless one client brings more than a third of the projects.

    Args:
        clients: [project] names, empty where unknown.
        logs: [project] log fees.
    """
    named = (clients != "").to_numpy()
    _, client, sizes = np.unique(clients.to_numpy()[named], return_inverse=True, return_counts=True)
    if len(clients) < FEWEST or not sizes.size or sizes.max() <= MANY * len(clients):
        return 1.0
    found = _correlation(client, sizes, logs[named])
    weight = 0 if found is None else sizes.size
    correlation = (USUAL + weight * (found or 0.0)) / (1 + weight)
    return 1 + (float((sizes**2).sum() / sizes.sum()) - 1) * correlation


def _correlation(client: np.ndarray, sizes: np.ndarray, logs: Floats) -> float | None:
    """Intraclass correlation by the one-way analysis of variance of groups of unequal sizes, held within [0, 1].

    None where it cannot be told: a single group, or no group with two members.
    """
    n, groups = logs.size, sizes.size
    if groups < 2 or n <= groups:
        return None
    means = np.bincount(client, weights=logs) / sizes
    between = float((sizes * (means - logs.mean()) ** 2).sum()) / (groups - 1)
    within = float(((logs - means[client]) ** 2).sum()) / (n - groups)
    typical = (n - float((sizes**2).sum()) / n) / (groups - 1)
    spread = between + (typical - 1) * within
    return None if spread <= 0 else float(np.clip((between - within) / spread, 0.0, 1.0))
