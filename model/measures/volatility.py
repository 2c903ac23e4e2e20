"""Volatility of a monthly income, path by path, as the published studies define it.

Functions take income [month, path] and return one number a path. `Volatility` is the same for a single series: a
person's own past, to stand beside published figures.

Source: docs/method/measures.md, "Volatility".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.measures.buffer import falls_short
from model.types import Booleans, Floats, Integers

SWING = 0.25
"""A month further than this from the usual one is a spike or a dip (USFD; JPMC Institute)."""

STEADY = 0.10
"""All months within this of their mean: stable (Resolution Foundation)."""


def means(income: Floats) -> NDArray[np.float64]:
    """[path] mean income a month."""
    total = np.zeros(income.shape[1])
    for month in income:
        total += month
    return total / len(income)


def medians(income: Floats) -> Floats:
    """[path] median income of a month; of an even number of months the mean of the middle two."""
    return np.median(income, axis=0)


def variation(income: Floats) -> NDArray[np.float64]:
    """[path] coefficient of variation: sample standard deviation (n - 1) / mean.

    NaN where the mean is not positive, or for a single month.
    """
    mean = means(income)
    squares = np.zeros(income.shape[1])
    for month in income:
        squares += (month - mean) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: NDArray[np.float64] = np.sqrt(squares / np.float64(len(income) - 1)) / mean
    ratio[mean <= 0] = np.nan
    return ratio


def spikes(income: Floats, usual: Floats) -> Integers:
    """[path] months above 1.25 x the usual one, `usual` [path] being the path's mean (USFD) or median (JPMC 2019)."""
    return _count(income > usual * (1 + SWING))


def dips(income: Floats, usual: Floats) -> Integers:
    """[path] months below 0.75 x the usual one, `usual` [path] being the path's mean (USFD) or median (JPMC 2019)."""
    return _count(income < usual * (1 - SWING))


def arc_changes(income: Floats) -> NDArray[np.float64]:
    """[month - 1, path] arc percent change from month to month: 200 (x_t - x_{t-1}) / (x_t + x_{t-1}).

    In [-200, 200] for incomes >= 0; 0 where both months are 0 (Dynan, Elmendorf & Sichel 2012, there over two years).
    """
    later, sooner = income[1:].astype(np.float64), income[:-1]
    both = later + sooner
    return np.divide(200 * (later - sooner), both, out=np.zeros_like(both), where=both != 0)


def longest_run(condition: Booleans) -> Integers:
    """[path] the longest run of months in which `condition` [month, path] holds."""
    run = np.zeros(condition.shape[1], dtype=np.int16)
    longest = run.copy()
    for month in condition:
        run += 1
        run *= month
        np.maximum(longest, run, out=longest)
    return longest


def dry_spell(income: Floats) -> Integers:
    """[path] the longest run of months without income."""
    return longest_run(income <= 0)


def lean_spell(income: Floats, bills: float | Floats) -> Integers:
    """[path] the longest run of months below the bills, one amount or one for each month."""
    return longest_run(falls_short(income, bills[:, None] if isinstance(bills, np.ndarray) else bills))


def erratic(income: Floats) -> Booleans:
    """[path] whether at least a third of the months (4 of 12) are more than 25 % from the path's mean.

    Resolution Foundation, "Unstable Pay". A path without income is erratic.
    """
    mean = means(income)
    beyond = _count(np.abs(income - mean) > SWING * np.abs(mean))
    return (3 * beyond >= len(income)) | (mean <= 0)


def stable(income: Floats) -> Booleans:
    """[path] whether all months are within 10 % of the path's mean (Resolution Foundation); never without income."""
    mean = means(income)
    within = np.abs(income - mean) <= STEADY * mean * (1 + 1e-6)
    return within.all(axis=0) & (mean > 0)


@dataclass(frozen=True)
class Volatility:
    """How one series of monthly income moved: a past, not a simulation, so without simulation error.

    Attributes:
        months: months in the series.
        mean: income a month.
        variation: coefficient of variation; NaN without income.
        spikes, dips: months a year above 1.25 x, below 0.75 x the mean.
        spikes_of_median, dips_of_median: the same about the median.
        arc_sd: sample standard deviation of the month-to-month arc percent change; NaN below three months.
        arc_median: median of its absolute value; NaN below two months.
        dry_spell: longest run of months without income.
        months_without_income: how many there were.
        erratic, stable: by the Resolution Foundation's yardstick; None below 12 months.
    """

    months: int
    mean: float
    variation: float
    spikes: float
    dips: float
    spikes_of_median: float
    dips_of_median: float
    arc_sd: float
    arc_median: float
    dry_spell: int
    months_without_income: int
    erratic: bool | None
    stable: bool | None


def volatility(series: Floats) -> Volatility:
    """The volatility of one `series` [month], empty months included.

    Raises:
        ValueError: when the series is empty, not one-dimensional, or not finite.
    """
    values = np.asarray(series, dtype=np.float64)
    if values.ndim != 1 or not values.size or not np.isfinite(values).all():
        raise ValueError("a series of finite monthly incomes is needed")
    income = values[:, None]
    mean, median = means(income), medians(income)
    arcs = arc_changes(income)[:, 0]
    per_year = 12 / values.size
    long_enough = values.size >= 12
    return Volatility(
        months=values.size,
        mean=float(mean[0]),
        variation=float(variation(income)[0]),
        spikes=per_year * int(spikes(income, mean)[0]),
        dips=per_year * int(dips(income, mean)[0]),
        spikes_of_median=per_year * int(spikes(income, median)[0]),
        dips_of_median=per_year * int(dips(income, median)[0]),
        arc_sd=float(arcs.std(ddof=1)) if arcs.size > 1 else np.nan,
        arc_median=float(np.median(np.abs(arcs))) if arcs.size else np.nan,
        dry_spell=int(dry_spell(income)[0]),
        months_without_income=int((values <= 0).sum()),
        erratic=bool(erratic(income)[0]) if long_enough else None,
        stable=bool(stable(income)[0]) if long_enough else None,
    )


def _count(condition: Booleans) -> Integers:
    """[path] months in which `condition` [month, path] holds."""
    total = np.zeros(condition.shape[1], dtype=np.int16)
    for month in condition:
        total += month
    return total
