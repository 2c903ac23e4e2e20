"""The measures of stability as a person would work them out: one path, one month at a time, in plain Python.

They share nothing with the model but the definitions of docs/method/measures.md.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from itertools import pairwise

Path = Sequence[float]


def quantile(values: Sequence[float], level: float) -> float:
    """Type 7: linear between order statistics."""
    ordered = sorted(values)
    rank = (len(ordered) - 1) * level
    below = math.floor(rank)
    if below == rank:
        return ordered[below]
    return ordered[below] * (below + 1 - rank) + ordered[below + 1] * (rank - below)


def balances(path: Path, bills: float, cash: float) -> list[float]:
    """The balance at each month's end."""
    found = []
    for income in path:
        cash = cash + income - bills
        found.append(cash)
    return found


def is_ruined(path: Path, bills: float, cash: float) -> bool:
    """Whether a balance is below 0."""
    return any(balance < 0 for balance in balances(path, bills, cash))


def cash_needed(path: Path, bills: float) -> float:
    """The least opening cash that is never exhausted."""
    return max(0.0, -min(balances(path, bills, 0.0)))


def drawdown(path: Path, bills: float) -> float:
    """The deepest fall from an earlier height."""
    line = [0.0, *balances(path, bills, 0.0)]
    return max(line[i] - line[j] for i in range(len(line)) for j in range(i, len(line)))


def runway(path: Path, bills: float, cash: float) -> int:
    """Months before the first balance below 0."""
    for month, balance in enumerate(balances(path, bills, cash)):
        if balance < 0:
            return month
    return len(path)


def short_months(path: Path, bills: float) -> int:
    """Months below the bills."""
    return sum(income < bills for income in path)


def clearly_short(path: Path, bills: float) -> int:
    """Months below nine tenths of the bills."""
    return sum(income < 0.9 * bills for income in path)


def shortfall(path: Path, bills: float) -> float:
    """What the months below the bills lack."""
    return sum(max(bills - income, 0.0) for income in path)


def pay(path: Path, cash: float) -> float:
    """The largest steady amount that no month end finds missing, by halving: take it, and see whether it lasts."""
    low, high = 0.0, cash + sum(path) + 1
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if is_ruined(path, middle, cash) else (middle, high)
    return low


def variation(path: Path) -> float:
    """Sample sd / mean."""
    mean = statistics.fmean(path)
    return statistics.stdev(path) / mean if mean > 0 else math.nan


def spikes(path: Path, usual: float) -> int:
    """Months above 1.25 x the usual one."""
    return sum(income > 1.25 * usual for income in path)


def dips(path: Path, usual: float) -> int:
    """Months below .75 x the usual one."""
    return sum(income < 0.75 * usual for income in path)


def arcs(path: Path) -> list[float]:
    """Arc percent changes."""
    return [200 * (later - sooner) / (later + sooner) if later + sooner else 0.0 for sooner, later in pairwise(path)]


def longest(hits: Sequence[bool]) -> int:
    """The longest run of hits, by trying every window."""
    return max(
        (end - start for start in range(len(hits)) for end in range(start + 1, len(hits) + 1) if all(hits[start:end])),
        default=0,
    )


def is_erratic(path: Path) -> bool:
    """At least a third of the months beyond 25 % of the mean."""
    mean = statistics.fmean(path)
    return mean <= 0 or 3 * sum(abs(income - mean) > 0.25 * mean for income in path) >= len(path)


def is_stable(path: Path) -> bool:
    """All months within 10 % of the mean."""
    mean = statistics.fmean(path)
    return mean > 0 and all(abs(income - mean) <= 0.1 * mean * (1 + 1e-6) for income in path)


def certainty_equivalent(paths: Sequence[Path], bills: float, aversion: int) -> float:
    """Floor, average over three months, value, average, and back."""
    width = min(3, len(paths[0]))
    worth = [
        max(statistics.fmean(path[start : start + width]), 0.25 * bills)
        for path in paths
        for start in range(len(path) - width + 1)
    ]
    if min(worth) <= 0 and aversion >= 1:
        return 0.0
    if aversion == 1:
        return math.exp(statistics.fmean(math.log(value) for value in worth))
    return float(statistics.fmean(value ** (1 - aversion) for value in worth) ** (1 / (1 - aversion)))
