"""Turns at the kernel: one computes, nobody waits for the whole of somebody else's work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from model import Memo
from ui.session.turns import Turns

PATIENCE = 20.0


def together(*works: Callable[[], object]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    return threads


def until(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def waiting(turns: Turns, people: int) -> None:
    """Until so many stand in the line."""
    end = time.monotonic() + PATIENCE
    while len(turns._line) < people:
        assert time.monotonic() < end
        time.sleep(0.001)


def come(turns: Turns) -> None:
    with turns.turn():
        pass


def test_one_computes_at_a_time() -> None:
    turns, inside, seen = Turns(), [0], set[int]()

    def alone() -> None:
        inside[0] += 1
        time.sleep(0)
        seen.add(inside[0])
        inside[0] -= 1

    def work() -> None:
        for _ in range(20):
            with turns.turn():
                alone()
                turns.pass_on()
                alone()
                with turns.aside():
                    time.sleep(0)
                alone()

    until(together(*[work] * 8))
    assert seen == {1}


def test_who_comes_with_little_waits_for_one_stage_alone() -> None:
    """A long work of a hundred stages lets a short one in after the stage at hand, and ends after it."""
    turns, told = Turns(), list[str]()
    begun, go_on = threading.Event(), threading.Event()

    def long() -> None:
        with turns.turn():
            for stage in range(100):
                told.append(f"stage {stage}")
                begun.set()
                if stage == 0:
                    go_on.wait(PATIENCE)
                    time.sleep(0.002)
                turns.pass_on()
            told.append("long")

    def short() -> None:
        with turns.turn():
            told.append("short")

    first = together(long)
    assert begun.wait(PATIENCE)
    second = together(short)
    waiting(turns, 1)
    # The long one has computed since before the short one came: `WEIGHT` times that is more.
    go_on.set()
    until(first + second)
    assert told.index("short") <= 2
    assert told[-1] == "long"


def test_a_turn_ends_whatever_happens_in_it() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError), turns.turn(), turns.aside():
        raise RuntimeError
    until(together(lambda: come(turns)))


def test_a_turn_within_a_turn_is_the_same() -> None:
    turns = Turns()
    with turns.turn():
        with turns.turn():
            turns.pass_on()
        waits = together(lambda: come(turns))
        waiting(turns, 1)
        assert waits[0].is_alive(), "the inner turn's end gives nothing away"
    until(waits)


def test_who_asks_for_what_another_computes_waits_aside_for_it() -> None:
    """A value is computed once, and the waiting one holds nobody up."""
    turns = Turns()
    memo, made, go_on, begun = Memo(2**20, turns), list[int](), threading.Event(), threading.Event()

    def compute() -> tuple[int, ...]:
        begun.set()
        with turns.aside():
            go_on.wait(PATIENCE)
        made.append(1)
        return (7,)

    found: list[object] = []

    def ask() -> None:
        with turns.turn():
            found.append(memo("key", compute))

    first = together(ask)
    assert begun.wait(PATIENCE)
    others = together(*[ask] * 3)
    until(together(lambda: come(turns)))
    go_on.set()
    until(first + others)
    assert found == [(7,)] * 4
    assert made == [1]


def test_a_work_that_fails_is_done_again_by_who_waited() -> None:
    turns = Turns()
    memo, tries, begun, go_on = Memo(2**20, turns), list[int](), threading.Event(), threading.Event()

    def compute() -> int:
        tries.append(1)
        if len(tries) == 1:
            begun.set()
            go_on.wait(PATIENCE)
            raise ValueError("once")
        return 5

    def fails() -> None:
        with pytest.raises(ValueError, match="once"):
            memo("key", compute)

    found: list[int] = []
    first = together(fails)
    assert begun.wait(PATIENCE)
    second = together(lambda: found.append(memo("key", compute)))
    go_on.set()
    until(first + second)
    assert found == [5]
