"""Work in the order it came: each month's free hours go to the oldest accepted project first.

Exact for every project, because lumpiness is what a freelancer feels: an hours-level pool gets the mean right and the
swings wrong. See docs/method/projection.md, "Capacity".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.past.income import PLAUSIBLE, ProjectIncome
from model.projection.enquiries import Projects
from model.types import Booleans, Floats, Integers

FEEDBACK_LAG = 3
"""Months until being busy shows in fewer enquiries."""

_HOUR_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Work:
    """What became of the projects of one arm.

    Attributes:
        accepted: [accepted] index into the list of projects.
        finished: [accepted] cell (month x n_paths + path) in which it is finished and invoiced; beyond the last cell
            when the horizon ends first.
        declined: [month, path] projects that came and were refused for lack of hours.
        worked: [month, path] project hours worked, selling included.
        backlog_finished: [path] month in which the opening backlog is done.
    """

    accepted: Integers
    finished: NDArray[np.int32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]
    backlog_finished: Integers


class Desk(NamedTuple):
    """How a person takes on work: hours and habits."""

    patience: float
    selling_hours: float
    opening_backlog_hours: float
    feast_or_famine: float
    capacity_hours: float


class Replaced(NamedTuple):
    """What does not come in an arm where clients are told apart.

    Attributes:
        gone: [project] whether a retainer takes its whole place, or its client is gone; None for none.
        new: [project] whether a new client's.
        fewer: [month, path] share of the expected enquiries of new clients whose place retainers take; None for none.
    """

    gone: Booleans | None
    new: Booleans
    fewer: NDArray[np.float32] | None

    def there(
        self,
        span: slice,
        month: int,
        mark: NDArray[np.float32],
        path: NDArray[np.int32],
        usual: Floats,
        quiet: Floats | None,
    ) -> Booleans:
        """[project of a month] whether each comes, where all would whose mark is below `usual`."""
        there: Booleans = mark < usual
        if self.fewer is not None:
            new = np.flatnonzero(self.new[span])
            fewer = self.fewer[month] if quiet is None else self.fewer[month] * quiet
            below = usual if usual.size == 1 else usual.take(new)
            there[new] = mark.take(new) < below - fewer.take(path.take(new))
        if self.gone is not None:
            there &= ~self.gone[span]
        return there


def work(
    projects: Projects,
    hours: NDArray[np.float32],
    kept: Floats,
    free: Floats,
    desk: Desk,
    usual_utilisation: float,
    opens: int = 0,
    off: Floats | float = 0.0,
    replaced: Replaced | None = None,
) -> Work:
    """Take on and finish projects, first in, first out.

    A project is declined when the hours before it exceed `patience` times the month's own free hours; since refused
    work adds nothing to the queue, what is declined in a month is always its last arrivals. A project is finished in
    the first month whose cumulated free hours reach its due hour.

    Args:
        projects: the list.
        hours: [project] hours of each, without selling.
        kept: [month, path] share of enquiries that become projects of this arm; [month, 1] where all paths have one.
        free: [month, path] hours left for projects, or [month, 1].
        desk: capacity and habits.
        usual_utilisation: share of the hours that projects usually fill: busier than that, fewer enquiries come later.
        opens: the month in which the projection starts. The opening backlog, where one is given, is what lies on the
            desk then, in place of what the months before it leave unfinished.
        off: [month, 1] hours that weeks off take from each month from then on: they shorten the month, and nobody's
            patience.
        replaced: projects of single clients that do not come in this arm; None where clients are not told apart.
    """
    n_months, n_paths = projects.n_months, projects.n_paths
    needed = hours + np.float32(desk.selling_hours * projects.bundle)
    cumulated = np.empty((n_months, n_paths))
    total = np.zeros(n_paths)
    queue_end, agreed = np.zeros((2, n_paths))
    worked = np.zeros((n_months, n_paths), dtype=np.float32)
    declined = np.zeros((n_months, n_paths), dtype=np.int32)
    accepted: list[Integers] = []
    late: list[tuple[Integers, Integers, Floats]] = []
    count = 0
    for month, span in enumerate(projects.slices()):
        start = total
        total = start + free[month]
        cumulated[month] = total
        np.maximum(queue_end, start, out=queue_end)
        if month == opens and desk.opening_backlog_hours:
            agreed = start + desk.opening_backlog_hours
            queue_end = agreed.copy()
        quiet = _quiet(desk, month, free, worked, usual_utilisation)
        share = kept[month] if quiet is None else kept[month] * quiet
        path, mark = projects.path[span], projects.mark[span]
        below = share if share.size == 1 else share.take(path)
        come = mark < below if replaced is None else replaced.there(span, month, mark, path, below, quiet)
        there = np.flatnonzero(come)
        path = path.take(there).astype(np.intp)  # indexes many times: cast once
        load = needed[span].take(there).astype(np.float64)
        before = np.cumsum(load) - load
        ahead = (queue_end - _before_first(before, path, n_paths)).take(path) + before
        limit = start + (desk.patience * _usual(free, off, month, opens) + _HOUR_TOLERANCE)
        taken = ahead <= limit.take(path)
        if not taken.all():
            chosen = np.flatnonzero(taken)
            declined[month] = np.bincount(path[~taken], minlength=n_paths) * projects.bundle
            there, path, load, ahead = there.take(chosen), path.take(chosen), load.take(chosen), ahead.take(chosen)
        accepted.append((there + span.start).astype(np.int32))  # half the memory, where there are millions
        due = ahead + load
        waits = np.flatnonzero(due > (total + _HOUR_TOLERANCE).take(path))
        late.append((count + waits, path.take(waits) + (month + 1) * n_paths, due.take(waits)))
        count += path.size
        queue_end += np.bincount(path, weights=load, minlength=n_paths)
        worked[month] = np.minimum(queue_end, total) - start
    taken_on = np.concatenate(accepted)
    supply = cumulated.ravel() + _HOUR_TOLERANCE
    waiting, first, hour = (
        np.concatenate(parts, dtype=kind, casting="same_kind")
        for parts, kind in zip(zip(*late, strict=True), (np.int32, np.int32, np.float64), strict=True)
    )
    finished = projects.cell.take(taken_on)
    finished[waiting] = _finish(first, hour, supply, n_paths)
    if desk.opening_backlog_hours:
        started = opens * n_paths
        finished[(projects.cell.take(taken_on) < started) & (finished >= started)] = supply.size
    opening = _finish(np.arange(n_paths) + opens * n_paths, agreed, supply, n_paths)
    return Work(taken_on, finished, declined, worked, opening // n_paths)


def fitting_hours(income: ProjectIncome, desk: Desk, expected_hours: float) -> float:
    """The factor on hours of projects with which those of a past without hours fill no more than a plausible share.

    Nobody knows what they took: hours that are only guessed must not cut what was in fact done.
    """
    if income.rates is not None or not income.counts:
        return 1.0
    asked = expected_hours + income.expected_arrivals * desk.selling_hours
    return min(1.0, PLAUSIBLE * desk.capacity_hours / asked) if asked > 0 else 1.0


def _usual(free: Floats, off: Floats | float, month: int, opens: int) -> Floats:
    """[path] hours that a month would have without weeks off; they begin in month `opens`."""
    usual: Floats = free[month] if isinstance(off, float) or month < opens else free[month] + off[month - opens]
    return usual


def _quiet(
    desk: Desk, month: int, free: Floats, worked: NDArray[np.float32], usual_utilisation: float
) -> Floats | None:
    """[path] share of the usual enquiries that come in a month; None where being busy moves none."""
    then = month - FEEDBACK_LAG
    listens = desk.feast_or_famine and then >= 0
    return _after_busy(desk, free[then], worked[then], usual_utilisation) if listens else None


def _after_busy(desk: Desk, free: Floats, worked: Floats, usual_utilisation: float) -> Floats:
    """[path] share of the enquiries that come some months after one with so many free hours and hours worked."""
    busy = (desk.capacity_hours - free + worked) / desk.capacity_hours
    share: Floats = np.exp(-desk.feast_or_famine * (busy - usual_utilisation))
    return share


def _before_first(before: Floats, path: Integers, n_paths: int) -> Floats:
    """[path] hours that stand before the path's first project in the month's list, which is ordered by path."""
    counts = np.bincount(path, minlength=n_paths)
    found: Floats = np.append(before, 0.0).take(np.cumsum(counts) - counts)
    return found


def _finish(first: Integers, due: Floats, supply: Floats, n_paths: int) -> Integers:
    """[project] the first cell, from `first` on, whose path's cumulated hours in `supply` [cell] reach the due hour."""
    finished = first.copy()
    place, hour, waiting = first, due, np.arange(first.size)
    while waiting.size:
        more = np.flatnonzero((place < supply.size) & (hour > supply.take(place, mode="clip")))
        waiting, place, hour = waiting.take(more), place.take(more) + n_paths, hour.take(more)
        finished[waiting] = place
    return finished
