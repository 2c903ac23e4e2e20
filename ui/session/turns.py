"""One computes at a time, and lets others in between two stages.

numpy's many short calls fight for the interpreter's lock: waiting in turn doubles the throughput of a busy server. Who
has computed much stands behind who comes with little, but not for ever: everybody's place in the line is the moment at
which they came, put back by `WEIGHT` times what they have computed since.

Source: docs/decisions/cost.md; least attained service first, Kleinrock, "Queueing Systems" II (1976),
section 4.4.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock, get_ident
from typing import Final

WEIGHT: Final = 10.0
"""Seconds by which a second of computing puts somebody back."""


@dataclass
class _Visitor:
    """Who computes or waits to.

    Attributes:
        thread: whose it is.
        place: in the line, the lowest first.
        since: when the present stretch of computing began.
        called: set when it is their turn.
    """

    thread: int
    place: float
    since: float
    called: Event


class Turns:
    """The line before the kernel."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._computes: _Visitor | None = None
        self._line: list[_Visitor] = []

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and compute in it; within a turn of one's own, nothing changes."""
        if self._own() is not None:
            yield
            return
        visitor = _Visitor(get_ident(), time.monotonic(), 0.0, Event())
        self._come(visitor)
        try:
            yield
        finally:
            self._go(visitor)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others compute meanwhile; without a turn of one's own, nothing changes."""
        visitor = self._own()
        if visitor is None:
            yield
            return
        self._go(visitor)
        try:
            yield
        finally:
            self._come(visitor)

    def pass_on(self) -> None:
        """Go on only after those whose turn it is by now; without a turn of one's own, nothing changes."""
        visitor = self._own()
        if visitor is None or not self._line:
            return
        with self._lock:
            now = time.monotonic()
            visitor.place += WEIGHT * (now - visitor.since)
            visitor.since = now
            if all(visitor.place <= other.place for other in self._line):
                return
            self._line.append(visitor)
            visitor.called.clear()
            self._call()
        visitor.called.wait()

    def _own(self) -> _Visitor | None:
        """Who computes, if it is this thread."""
        computes = self._computes
        return computes if computes is not None and computes.thread == get_ident() else None

    def _come(self, visitor: _Visitor) -> None:
        with self._lock:
            visitor.called.clear()
            self._line.append(visitor)
            if self._computes is None:
                self._call()
        visitor.called.wait()

    def _go(self, visitor: _Visitor) -> None:
        with self._lock:
            visitor.place += WEIGHT * (time.monotonic() - visitor.since)
            self._computes = None
            self._call()

    def _call(self) -> None:
        """Give the turn to the first in the line."""
        if self._line:
            first = min(self._line, key=lambda visitor: visitor.place)
            self._line.remove(first)
            first.since = time.monotonic()
            self._computes = first
            first.called.set()
