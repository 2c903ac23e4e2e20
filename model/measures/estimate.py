"""Estimates: figures read from simulated paths, each with its simulation error.

The error is one standard error of the simulation (another seed would move the figure by about this much); it says
nothing about how little the history knows. Means: sd / sqrt(n). Chances: sqrt(p (1 - p) / n). Quantiles: half the
distance between the order statistics one binomial standard deviation below and above the quantile's rank, which assumes
no shape (David & Nagaraja, "Order Statistics" (2003), section 7.1; Woodruff 1952 where months of a path are pooled).

Source: docs/method/measures.md, "Simulation error".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from model.types import Floats, Integers

Numbers = Floats | Integers
"""A measure, or a count of months."""


WIDER = (1, 2, 3)
"""Standard errors of the rank within which a quantile is seen to move."""


class Estimate(NamedTuple):
    """A figure and one standard error of the simulation; the error of a single path is not known: NaN."""

    value: float
    error: float


@dataclass(frozen=True)
class Band:
    """A path's measure over the paths: P10, median and P90.

    Where a measure is undefined on a path (no income, hence no coefficient of variation) it is NaN there, and NaN sorts
    last: such a path counts among the most volatile, and a bound that falls among them is NaN.
    """

    low: Estimate
    median: Estimate
    high: Estimate


@dataclass(frozen=True, eq=False)
class Curve:
    """A figure by month, [month] values and [month] standard errors of the simulation."""

    values: Floats
    errors: Floats


def mean(values: Numbers) -> Estimate:
    """The mean over `values` [path]."""
    return Estimate(float(values.mean(dtype=np.float64)), standard_error(values))


def standard_error(values: Numbers) -> float:
    """Standard error of the mean: sd / sqrt(n) of `values` [path], sample sd (n - 1); NaN for a single value."""
    if values.size < 2:
        return math.nan
    return float(values.std(ddof=1, dtype=np.float64)) / math.sqrt(values.size)


def chance(hits: int, paths: int) -> Estimate:
    """The chance of what happened on `hits` of `paths`."""
    share = hits / paths
    return Estimate(share, math.sqrt(share * (1 - share) / paths))


def quantile(ordered: Floats, level: float) -> Estimate:
    """Type-7 quantile (Hyndman & Fan 1996: linear between order statistics) of `ordered`, ascending [path]."""
    return Estimate(_between(ordered, (ordered.size - 1) * level), quantile_error(ordered, level))


def upper_quantile(ordered: Floats, level: float) -> Estimate:
    """The order statistic at or above the quantile's rank: no more than 1 - level of `ordered` lies above it."""
    rank = math.ceil((ordered.size - 1) * level)
    return Estimate(float(ordered[rank]), quantile_error(ordered, level))


def lower_quantile(ordered: Floats, level: float) -> Estimate:
    """The order statistic at or below the quantile's rank: no more than `level` of `ordered` lies below it."""
    return Estimate(float(ordered[math.floor((ordered.size - 1) * level)]), quantile_error(ordered, level))


def quantile_error(ordered: Floats, level: float, share_error: float | None = None) -> float:
    """Half the distance between the order statistics one standard error below and above the rank of `level`.

    Where both are one number (many paths share it, as whole fees do), the distance two and three standard errors away
    is taken, in the same proportion: the figure may still jump off the edge of it. 0 where even those are one number:
    other paths would give the same figure.

    Args:
        ordered: ascending values.
        level: in [0, 1].
        share_error: standard error of the share of values below the quantile; binomial when none is given. Values of
            one path are not independent: whoever pools months gives the error over paths (Woodruff 1952).
    """
    size = ordered.size
    if size < 2:
        return math.nan
    error = math.sqrt(level * (1 - level) / size) if share_error is None else share_error
    for reach in WIDER:
        low, high = (min(max((size - 1) * level + sign * reach * size * error, 0), size - 1) for sign in (-1, 1))
        span = _between(ordered, high) - _between(ordered, low)
        if span:
            return span / (2 * reach)
    return 0.0


def pooled_quantile(values: Floats, level: float) -> Estimate:
    """Type-7 quantile over all months and paths of `values` [month, path]; its error treats a path as one draw."""
    ordered = np.sort(values, axis=None)
    value = _between(ordered, (ordered.size - 1) * level)
    below = (values <= value).mean(axis=0)
    return Estimate(value, quantile_error(ordered, level, standard_error(below)) if below.size > 1 else math.nan)


def band(values: Numbers) -> Band:
    """The band of a path's measure, `values` [path]; NaN sorts last."""
    ordered = np.sort(values.astype(np.float64))
    low, median, high = (quantile(ordered, level) for level in (0.1, 0.5, 0.9))
    return Band(low, median, high)


def monthly_quantiles(ordered: Floats, levels: Sequence[float]) -> Floats:
    """[month, level] type-7 quantiles of `ordered` [month, path], each row ascending."""
    ranks = (ordered.shape[1] - 1) * np.asarray(levels, dtype=np.float64)
    return _columns_between(ordered, ranks)


def monthly_quantile_errors(ordered: Floats, levels: Sequence[float]) -> Floats:
    """[month, level] standard errors of `monthly_quantiles`; NaN for a single path."""
    size, chances = ordered.shape[1], np.asarray(levels, dtype=np.float64)
    if size < 2:
        return np.full((len(ordered), len(chances)), np.nan)
    errors = np.zeros((len(ordered), len(chances)))
    for reach in WIDER:
        away = reach * np.sqrt(size * chances * (1 - chances))
        low, high = (np.clip((size - 1) * chances + sign * away, 0, size - 1) for sign in (-1, 1))
        span = _columns_between(ordered, high) - _columns_between(ordered, low)
        errors = np.where(errors == 0, span / (2 * reach), errors)
    return errors


def _between(ordered: Floats, rank: float) -> float:
    below = min(int(rank), ordered.size - 1)
    part = rank - below
    low = float(ordered[below])
    # Without the test a NaN or infinity just above an exact rank would spoil it.
    return low + part * (float(ordered[below + 1]) - low) if part else low


def _columns_between(ordered: Floats, ranks: Floats) -> Floats:
    below = np.minimum(ranks.astype(np.int64), ordered.shape[1] - 1)
    above = np.minimum(below + 1, ordered.shape[1] - 1)
    low = ordered[:, below].astype(np.float64)
    between: Floats = low + (ranks - below) * (ordered[:, above] - low)
    return between
