"""Stages kept under a bound."""

from __future__ import annotations

import threading

import numpy as np

from model import Scenario, project
from model.memo import Memo


def test_least_recently_used_goes_first() -> None:
    memo = Memo(max_bytes=2000)
    made: list[str] = []

    def make(key: str) -> np.ndarray:
        made.append(key)
        return np.zeros(100)

    def ask(key: str) -> None:
        memo(key, lambda: make(key))

    for key in "abacab":
        ask(key)
    assert made == ["a", "b", "c", "b"]
    assert memo.nbytes <= 2000


def test_stages_do_not_push_finished_parts_out() -> None:
    """A part of 8 bytes outlives a hundred stages that fill the memo ten times over; parts have a bound too."""
    memo = Memo(max_bytes=2**20)
    memo("part", lambda: np.ones(1))
    for stage in range(100):
        memo(stage, lambda: np.zeros(2**17 // 8 - 1))
        assert memo.nbytes <= memo.max_bytes
    assert memo("part", lambda: np.zeros(1)) == 1
    for part in range(10_000):
        memo(("part", part), lambda: np.zeros(1))
    assert memo.nbytes <= memo.max_bytes
    assert memo("part", lambda: np.zeros(1)) == 0, "the oldest part has gone"


def test_nothing_is_kept_without_room() -> None:
    memo = Memo(0)
    memo("a", lambda: np.zeros(10))
    assert memo.nbytes == 0


def test_sessions_share_it() -> None:
    memo, results = Memo(), []
    threads = [
        threading.Thread(target=lambda n=n: results.append(memo(n % 3, lambda: np.full(1000, n % 3))))
        for n in range(30)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted({int(found[0]) for found in results}) == [0, 1, 2]
    assert memo.nbytes == 3 * 8000


def test_values_that_lead_back_to_themselves_are_weighed_too() -> None:
    memo = Memo()
    projection = project(Scenario(n_paths=100, retainers=({"monthly_fee": 1, "hours_per_month": 1, "term_months": 6},)))
    assert memo("whole", lambda: projection) is projection
    assert memo.nbytes > projection.with_retainers.nbytes
