"""Work in the order it came, by hand."""

from __future__ import annotations

import numpy as np

from model.projection.enquiries import Projects
from model.projection.queue import Desk, Work, work


def desk(**changes: float) -> Desk:
    usual = {
        "patience": 2.0, "selling_hours": 0.0, "opening_backlog_hours": 0.0, "feast_or_famine": 0.0,
        "capacity_hours": 10.0,
    }  # fmt: skip
    return Desk(**{**usual, **changes})


def one_path(jobs: list[tuple[int, float]], free: list[float], habits: Desk, kept: float = 1.0) -> Work:
    """Projects (month, hours) of a single path, all with mark .5."""
    months = len(free)
    counts = np.array([[sum(job[0] == month for job in jobs)] for month in range(months)], dtype=np.int32)
    cell = np.array([month for month, _ in jobs], dtype=np.int32)
    hours = np.array([hours for _, hours in jobs], dtype=np.float32)
    count = len(jobs)
    projects = Projects(
        months, 1, cell, np.zeros(count, np.int32), counts, hours, None, np.full(count, 0.5, np.float32),
        np.zeros(count, np.int8),
    )  # fmt: skip
    return work(projects, hours, np.full((months, 1), kept), np.array(free)[:, None], habits, 0.5)


def test_first_in_first_out() -> None:
    """10 hours a month: 6 + 8 arrive in month 0, 4 in month 1. Done in months 0, 1, 1; then nothing is left."""
    done = one_path([(0, 6), (0, 8), (1, 4)], [10, 10, 10], desk())
    assert done.finished.tolist() == [0, 1, 1]
    assert done.worked[:, 0].tolist() == [10, 8, 0]


def test_idle_hours_are_lost() -> None:
    """A free month is no store: 15 hours that come in month 1 take months 1 and 2."""
    assert one_path([(1, 15)], [10, 10, 10], desk()).finished.tolist() == [2]


def test_declined_beyond_patience() -> None:
    """Patience of 1 x 10 hours: 0 and 8 hours in front are taken on, 16 are too many; a month on 6 wait, 1 comes."""
    done = one_path([(0, 8), (0, 8), (0, 8), (1, 1)], [10, 10, 10], desk(patience=1.0))
    assert done.accepted.tolist() == [0, 1, 3]
    assert done.finished.tolist() == [0, 1, 1]
    assert done.declined[:, 0].tolist() == [1, 0, 0]


def test_the_limit_uses_the_months_own_hours() -> None:
    """With 2 free hours and patience 1, three hours in front are too many."""
    done = one_path([(0, 3), (0, 1)], [2, 10, 10], desk(patience=1.0))
    assert done.accepted.tolist() == [0]


def test_no_hours_no_projects() -> None:
    """Overbooked for two months: the first project waits, and no second one is taken on while it waits."""
    done = one_path([(0, 3), (1, 3), (2, 3)], [0, 0, 10], desk())
    assert done.accepted.tolist() == [0, 2]
    assert done.finished.tolist() == [2, 2]


def test_beyond_the_horizon() -> None:
    done = one_path([(0, 35)], [10, 10, 10], desk())
    assert done.finished.tolist() == [3]


def test_selling_takes_hours() -> None:
    """8 hours and 4 of selling are 12."""
    assert one_path([(0, 8)], [10, 10], desk(selling_hours=4.0)).finished.tolist() == [1]


def test_opening_backlog_goes_first() -> None:
    done = one_path([(0, 4)], [10, 10], desk(opening_backlog_hours=8.0))
    assert done.finished.tolist() == [1]
    assert done.backlog_finished.tolist() == [0]


def test_marks_decide_who_comes() -> None:
    assert one_path([(0, 4)], [10], desk(), kept=0.5).accepted.size == 0
    assert one_path([(0, 4)], [10], desk(), kept=0.51).accepted.size == 1


def test_feast_or_famine() -> None:
    """Fully busy for a month at phi 1 and a usual 50 %: three months later exp(-.5) = .61 of the enquiries come."""
    jobs = [(0, 10.0), (3, 1.0), (4, 1.0)]
    assert one_path(jobs, [10] * 5, desk(feast_or_famine=1.0), kept=0.8).accepted.tolist() == [0, 2]
    assert one_path(jobs, [10] * 5, desk(), kept=0.8).accepted.tolist() == [0, 1, 2]
