"""Work in the order it came: each month's free hours go to the oldest accepted project first.

Exact for every project, because lumpiness is what a freelancer feels: an hours-level pool gets the mean right and the
swings wrong. See docs/method/projection.md, "Capacity".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .enquiries import Projects
from .types import Booleans, Floats

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

    accepted: NDArray[np.int32]
    finished: NDArray[np.int32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]
    backlog_finished: NDArray[np.int32]


@dataclass(frozen=True)
class Desk:
    """How a person takes on work: hours and habits."""

    patience: float
    selling_hours: float
    opening_backlog_hours: float
    feast_or_famine: float
    capacity_hours: float
    usual_utilisation: float


def work(projects: Projects, hours: NDArray[np.float32], kept: Floats, free: Floats, desk: Desk) -> Work:
    """Take on and finish projects, first in, first out.

    A project is declined when the hours before it exceed `patience` times the month's own free hours; since refused
    work adds nothing to the queue, what is declined in a month is always its last arrivals. A project is finished in
    the first month whose cumulated free hours reach its due hour.

    Args:
        projects: the list.
        hours: [project] hours of each, without selling.
        kept: [month, path] share of enquiries that become projects of this arm.
        free: [month, path] hours left for projects.
        desk: capacity and habits.
    """
    n_months, n_paths = projects.n_months, projects.n_paths
    needed = hours + np.float32(desk.selling_hours)
    cumulated = np.empty((n_months, n_paths))
    total = np.zeros(n_paths)
    queue_end = np.full(n_paths, float(desk.opening_backlog_hours))
    worked = np.zeros((n_months, n_paths), dtype=np.float32)
    declined = np.zeros((n_months, n_paths), dtype=np.int32)
    accepted: list[NDArray[np.int32]] = []
    due: list[Floats] = []
    for month, span in enumerate(projects.slices()):
        start = total
        total = start + free[month]
        cumulated[month] = total
        np.maximum(queue_end, start, out=queue_end)
        share = kept[month]
        if desk.feast_or_famine and month >= FEEDBACK_LAG:
            busy = (
                desk.capacity_hours - free[month - FEEDBACK_LAG] + worked[month - FEEDBACK_LAG]
            ) / desk.capacity_hours
            share = share * np.exp(-desk.feast_or_famine * (busy - desk.usual_utilisation))
        path = projects.path[span]
        there = np.flatnonzero(projects.mark[span] < share.take(path))
        path = path.take(there)
        load = needed[span].take(there).astype(np.float64)
        before = _hours_in_front(load, path)
        ahead = queue_end.take(path) + before
        taken = ahead - start.take(path) <= desk.patience * free[month].take(path) + _HOUR_TOLERANCE
        chosen = np.flatnonzero(taken)
        if chosen.size < taken.size:
            refused = np.flatnonzero(~taken)
            declined[month] = np.bincount(path.take(refused), minlength=n_paths)
            there, path, load, ahead = there.take(chosen), path.take(chosen), load.take(chosen), ahead.take(chosen)
        accepted.append((there + span.start).astype(np.int32))
        due.append(ahead + load)
        queue_end += np.bincount(path, weights=load, minlength=n_paths)
        worked[month] = np.minimum(queue_end, total) - start
    taken_on = np.concatenate(accepted) if accepted else np.empty(0, dtype=np.int32)
    finished = _finish(projects.cell.take(taken_on), np.concatenate(due), cumulated)
    opening = _finish(
        np.arange(n_paths, dtype=np.int32), np.full(n_paths, float(desk.opening_backlog_hours)), cumulated
    )
    return Work(taken_on, finished, declined, worked, opening // n_paths)


def _hours_in_front(load: Floats, path: NDArray[np.int32]) -> Floats:
    """[project] hours of the same path's earlier projects of the month (the list is ordered by path)."""
    if not load.size:
        return load
    before = np.cumsum(load) - load
    first: Booleans = np.empty(path.size, dtype=np.bool_)
    first[0] = True
    np.not_equal(path[1:], path[:-1], out=first[1:])
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, path.size))
    in_front: Floats = before - np.repeat(before.take(starts), lengths)
    return in_front


def _finish(cell: NDArray[np.int32], due: Floats, cumulated: Floats) -> NDArray[np.int32]:
    """[project] the first cell, from its own on, whose path's cumulated free hours reach the due hour."""
    n_months, n_paths = cumulated.shape
    last = n_months * n_paths
    supply = cumulated.ravel()
    finished = cell.copy()
    waiting = np.flatnonzero(due > supply.take(finished) + _HOUR_TOLERANCE)
    place, hour = finished.take(waiting), due.take(waiting)
    while waiting.size:
        place = place + np.int32(n_paths)
        finished[waiting] = place
        more = np.flatnonzero((place < last) & (hour > supply.take(place, mode="clip") + _HOUR_TOLERANCE))
        waiting, place, hour = waiting.take(more), place.take(more), hour.take(more)
    return finished
