"""Payment delay: discrete hazards with Beta posteriors; unpaid invoices count.

h_d = P(paid in month d after the invoice | not paid before), d = 0..4. A histogram of paid invoices alone would be
biased short; the hazard counts every invoice as long as it was watched (Kaplan and Meier 1958, with a Beta prior a
month).
Source: docs/method/past.md, "Payment delay".
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import special

from model.past.summary import DelayCounts
from model.types import Floats

PRESETS = {"default": (0.20, 0.55, 0.17, 0.04, 0.02), "spain_60": (0.05, 0.30, 0.40, 0.15, 0.07)}
"""Chance to be paid d = 0..4 months after the invoice; the rest is never paid."""

WEIGHT = 4.0
"""Invoices that the preset counts as."""

_NORMALS: Floats = np.linspace(-6.0, 6.0, 513)


def betas(seen: DelayCounts) -> list[tuple[float, float]]:
    """(A_d, B_d) of the Beta posterior of each hazard."""
    found, alive = [], 1.0
    for chance, paid, survived in zip(PRESETS[seen.preset.value], seen.paid, seen.survived, strict=True):
        alive_after = alive - chance
        found.append((WEIGHT * chance + paid, WEIGHT * alive_after + survived))
        alive = alive_after
    return found


def hazards(seen: DelayCounts, normal: Callable[[int], Floats]) -> Floats:
    """[delay, path] hazards, by inversion.

    Args:
        seen: payments and invoices that waited.
        normal: standard normals [path] of each delay.
    """
    n_paths = normal(0).size
    if seen.fixed_days is not None:
        whole, part = divmod(seen.fixed_days, 30)
        fixed = np.zeros(5)
        fixed[min(whole, 4)] = 1 - part / 30 if whole < 4 else 1.0
        fixed[min(whole + 1, 4) :] = 1.0
        return np.repeat(fixed[:, None], n_paths, axis=1)
    rows = [
        np.interp(normal(delay), _NORMALS, special.betaincinv(a, b, special.ndtr(_NORMALS)))
        for delay, (a, b) in enumerate(betas(seen))
    ]
    return np.stack(rows)


def cumulative(hazard: Floats) -> Floats:
    """[delay, path] chance to be paid within d months."""
    within: Floats = 1 - np.cumprod(1 - hazard, axis=0)
    return within
