"""What was computed, kept under one bound in bytes, least recently used out first.

Source: docs/decisions/cost.md.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import Enum
from threading import Event, Lock, get_ident
from typing import Any, Final, Generic, Protocol, TypeVar

import numpy as np

T = TypeVar("T")

SMALL: Final = 2**16
"""A value is small when this many of its size would fill the memo: a finished part of a sweep, not a stage."""

SMALL_SHARE: Final = 2**4
"""The memo's bound over the part of it that belongs to small values."""

LEAST: Final = 64
"""Bytes that any value weighs."""


class Line(Protocol):
    """Those who take turns at computing."""

    def aside(self) -> AbstractContextManager[object]:
        """Let others compute meanwhile."""

    def pass_on(self) -> None:
        """Let somebody else compute first whose turn it is by now."""


class Nobody:
    """Takes no turns."""

    def aside(self) -> AbstractContextManager[object]:
        """Nothing changes."""
        return nullcontext()

    def pass_on(self) -> None:
        """Go on."""


class Memo:
    """Keeps what a stage computed, by what it depends on; keys are told apart by equality, never by their hash alone.

    An array that several values hold weighs once: the bound is on what is really kept. Small values have a shelf of
    their own: the finished parts of a long run are not pushed out by the stages of its later ones, so that a run that
    was left goes on where it stopped.

    Safe to share between threads; the work itself runs outside the lock. Who asks for what another thread is computing
    waits for that. Stages ask for stages below them alone, so nobody waits in a circle.

    Args:
        max_bytes: the bound on the arrays held; 0 keeps nothing.
        line: those who share it, who take turns where they wait for each other and after each computation.
    """

    def __init__(self, max_bytes: int = 256 * 2**20, line: Line | None = None) -> None:
        self.max_bytes = max_bytes
        self._small = max_bytes // SMALL
        small = max_bytes // SMALL_SHARE if self._small else 0
        self._parts, self._stages = _Shelf(small), _Shelf(max_bytes - small)
        self._making: dict[Hashable, _Making[Any]] = {}
        self._line = line or Nobody()
        self._lock = Lock()

    def __call__(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of `key`, computed when it is not kept."""
        return self.value(key, compute)

    def value(
        self,
        key: Hashable,
        compute: Callable[[], T],
        enough: Callable[[T], bool] | None = None,
        *,
        grows: bool = False,
    ) -> T:
        """The value of `key`, computed when it is not kept, or not enough of it.

        Args:
            key: what the value depends on.
            compute: makes it.
            enough: whether a kept value will do; any will when nothing is given.
            grows: whether the value keeps what is read from it later: it is weighed anew whenever it is asked for.
        """
        while True:
            with self._lock:
                for shelf in (self._stages, self._parts):
                    found = shelf.take(key)
                    if found is not None and (enough is None or enough(found.value)):
                        if grows:
                            self._keep(key, found.value)
                        kept: T = found.value
                        return kept
                making = self._making.get(key)
                if making is None or making.thread == get_ident():
                    making, over = _Making(), None
                    self._making[key] = making
                else:
                    over = making.over = making.over or Event()
            if over is None:
                return self._make(key, compute)
            with self._line.aside():
                over.wait()
            if making.values and (enough is None or enough(making.values[0])):
                made: T = making.values[0]
                return made

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._parts.nbytes + self._stages.nbytes

    def _make(self, key: Hashable, compute: Callable[[], T]) -> T:
        try:
            value = compute()
            with self._lock:
                self._keep(key, value)
                self._making[key].values.append(value)
        finally:
            with self._lock:
                over = self._making.pop(key).over
            if over is not None:
                over.set()
        self._line.pass_on()
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        """Put a value on its shelf."""
        weights = dict(_weights(value))
        size = sum(weights.values())
        if size <= self._small:
            # A small value's key holds a scenario, which weighs more than it does.
            self._parts.put(key, value, {id(value): self._small})
        else:
            self._stages.put(key, value, weights)


@dataclass
class _Making(Generic[T]):
    """A value that a thread is computing; `values` holds it once it is there, and `over` tells those who wait."""

    thread: int = field(default_factory=get_ident)
    over: Event | None = None
    values: list[T] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    """A kept value, and the bytes of each array that it holds by the array's identity."""

    value: Any
    weights: dict[int, int]


class _Shelf:
    """Values up to a bound, least recently used out first."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.nbytes = 0
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._holders: Counter[int] = Counter()

    def take(self, key: Hashable) -> _Entry | None:
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Hashable, value: object, weights: dict[int, int]) -> None:
        if (before := self._entries.pop(key, None)) is not None:
            self._forget(before)
        if sum(weights.values()) > self.max_bytes:
            return
        self._entries[key] = _Entry(value, weights)
        for array, weight in weights.items():
            if not self._holders[array]:
                self.nbytes += weight
            self._holders[array] += 1
        while self.nbytes > self.max_bytes:
            _, oldest = self._entries.popitem(last=False)
            self._forget(oldest)

    def _forget(self, entry: _Entry) -> None:
        for array, weight in entry.weights.items():
            self._holders[array] -= 1
            if not self._holders[array]:
                del self._holders[array]
                self.nbytes -= weight


def _weights(value: Any) -> Iterator[tuple[int, int]]:
    """Identity and bytes of every array in a value: an array, or a tuple or dataclass of them.

    A view weighs what it is a view of, which it keeps.
    """
    if isinstance(value, np.ndarray):
        while isinstance(value.base, np.ndarray):
            value = value.base
        yield id(value), value.nbytes
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _weights(part)
    elif isinstance(value, dict):
        yield from _weights(tuple(value.values()))
    # A member of an enumeration leads to its class and from there back to itself.
    elif isinstance(value, Enum) or not hasattr(value, "__dict__"):
        yield id(value), LEAST
    else:
        yield from _weights(tuple(vars(value).values()))
