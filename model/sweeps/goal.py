"""Goal seek: the fewest retainers, the lowest fee, the least cash with which a target is met; or that none does.

The search runs over the field's own bounds. More retainers are not always better (converted work can be steadily below
the bills), so every count is tried. A higher fee lowers no path and more cash brings no ruin nearer: on common draws
both are exactly monotone, and bisection over whole units of money (hundredths, where amounts are small) is exact.

Source: docs/method/sweeps.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.draws import Draws
from model.measures.estimate import Estimate
from model.memo import Memo
from model.projection.scenario import Scenario
from model.sweeps.frontier import most_retainers
from model.sweeps.sweep import Measure, Progress, Sweep
from model.types import LARGEST_AMOUNT


class Lever(StrEnum):
    """What is sought."""

    COUNT = "count"
    FEE = "fee"
    CASH = "cash"


@dataclass(frozen=True)
class Target:
    """A measure and its limit: at least that much where more is better, else at most."""

    measure: Measure
    limit: float

    def met(self, figure: float) -> bool:
        """Whether a figure meets the target."""
        return figure >= self.limit if self.measure.more_is_better else figure <= self.limit

    def distance(self, figure: float) -> float:
        """How far a figure is from the target, 0 where it is met."""
        if self.met(figure):
            return 0.0
        return abs(figure - self.limit)


@dataclass(frozen=True)
class Answer:
    """What the search found.

    Attributes:
        value: the smallest value that meets the target; None when none does.
        figure: the measure there, or at `nearest`.
        nearest: the value that comes nearest to the target; the smallest of equals.
        undone: larger counts at which the target is missed again.
    """

    value: float | None
    figure: Estimate
    nearest: float
    undone: tuple[int, ...] = ()


SMALL: Final = 100.0
"""Where neither the bills nor a usual fee reach this, money is sought in hundredths: whole units are too coarse."""


def goal_seek(
    scenario: Scenario,
    lever: Lever,
    target: Target,
    draws: Draws | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
) -> Answer:
    """The smallest value of a lever with which the scenario's arm with retainers meets a target.

    Args:
        scenario: the present choice; all but the lever stays.
        lever: planned retainers, their fee, or the opening cash.
        target: what is to be reached.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages and finished figures.
        progress: is told after each figure.
    """
    counted = lever is Lever.COUNT
    whole = max(scenario.monthly_bills, scenario.income.expected_fee) >= SMALL
    parts = 1 if whole else 100
    units = int(LARGEST_AMOUNT) * parts
    # A bisection looks at both ends, and at one figure for each halving.
    sweep = Sweep(scenario, most_retainers() + 1 if counted else units.bit_length() + 2, draws, memo, progress)

    def figure(value: float) -> Estimate:
        return sweep.figure(_with(scenario, lever, value), target.measure)

    answer = _scan(figure, target) if counted else _bisect(figure, target, units, parts)
    if progress is not None:
        progress(1.0)
    return answer


def _with(scenario: Scenario, lever: Lever, value: float) -> Scenario:
    if lever is Lever.CASH:
        return scenario.but(opening_cash=float(value))
    changed = {"count": int(value)} if lever is Lever.COUNT else {"fee": float(value)}
    return scenario.but(planned=scenario.planned.but(**changed))


def _scan(figure: Callable[[float], Estimate], target: Target) -> Answer:
    """Try every count."""
    figures = [figure(count) for count in range(most_retainers() + 1)]
    met = [count for count, found in enumerate(figures) if target.met(found.value)]
    if not met:
        nearest = min(range(len(figures)), key=lambda count: target.distance(figures[count].value))
        return Answer(None, figures[nearest], nearest)
    undone = tuple(count for count in range(met[0], len(figures)) if count not in met)
    return Answer(met[0], figures[met[0]], met[0], undone)


def _bisect(figure: Callable[[float], Estimate], target: Target, units: int, parts: int) -> Answer:
    """Halve the interval of `units`, of which `parts` make one, between a miss and a hit of the target."""
    low, high = 0, units
    lowest, highest = figure(0.0), figure(high / parts)
    if target.met(lowest.value):
        return Answer(0.0, lowest, 0.0)
    if not target.met(highest.value):
        moved = target.distance(highest.value) < target.distance(lowest.value)
        return Answer(None, highest, high / parts) if moved else Answer(None, lowest, 0.0)
    while high - low > 1:
        middle = (low + high) // 2
        found = figure(middle / parts)
        if target.met(found.value):
            high, highest = middle, found
        else:
            low = middle
    return Answer(high / parts, highest, high / parts)
