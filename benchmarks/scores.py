"""Proper scores of simulated futures against what came.

Source: docs/method/calibration.md; Czado, Gneiting and Held, "Predictive model assessment for count data" (2009), for
the randomised PIT; Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation" (2007), for CRPS.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


def randomised_pit(paths: Vector, came: Vector, rng: np.random.Generator) -> Vector:
    """[...] place of what came among the paths, uniform within ties.

    Months without money are ties at zero: a closed interval would call any forecast of them right.

    Args:
        paths: [path, ...] simulated.
        came: [...] observed.
        rng: breaks ties.
    """
    below, equal = (paths < came).sum(axis=0), (paths == came).sum(axis=0)
    return np.asarray((below + rng.random(np.shape(came)) * (equal + 1)) / (len(paths) + 1))


def covered(pit: Vector, level: float) -> float:
    """Share of places inside the central band of that level."""
    return float((np.abs(pit - 0.5) <= level / 2).mean())


def crps(paths: Vector, came: float) -> float:
    """Continuous ranked probability score E|X - y| - E|X - X'| / 2 of simulated totals [path]."""
    ranked = np.sort(paths)
    n = ranked.size
    spread = 2 * float((ranked * (2 * np.arange(1, n + 1) - n - 1)).sum()) / n**2
    return float(np.abs(ranked - came).mean()) - spread / 2


def needed(cash: Vector, bills: float) -> Vector:
    """[...] cash in hand that keeps the balance from falling below zero, of money [..., month]."""
    short: Vector = np.maximum(-np.cumsum(cash - bills, axis=-1).min(axis=-1), 0.0)
    return short


def buffer(paths: Vector, bills: float, risk: float) -> float:
    """Cash in hand that is too little on at most a share `risk` of the paths [path, month]."""
    return float(np.quantile(needed(paths, bills), 1 - risk, method="higher"))


def brier(paths: Vector, came: Vector, bills: float) -> float:
    """Mean squared error of the chance that a month [path, month] brings less than the bills."""
    return float((((paths < bills).mean(axis=0) - (came < bills)) ** 2).mean())
