"""Results of stages and of parts of sweeps, kept under a bound, least recently used out first."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from enum import Enum
from operator import itemgetter
from threading import Lock
from typing import Any, Final, TypeVar

from cachetools import LRUCache

T = TypeVar("T")


SMALL: Final = 2**16
"""A value is small when this many of its size would fill the memo: a finished part of a sweep, not a stage."""

SMALL_SHARE: Final = 2**4
"""The memo's bound over the part of it that belongs to small values."""


class Memo:
    """Keeps what a stage computed, by what it depends on; keys are told apart by equality, never by their hash alone.

    Small values have a shelf of their own: the finished parts of a long run are not pushed out by the stages of its
    later ones, so that a run that was left goes on where it stopped.

    Safe to share between threads; the work itself runs outside the lock, so two callers may compute the same value at
    once and either stays: stages are pure.

    Args:
        max_bytes: the bound on the arrays held; 0 keeps nothing.
    """

    def __init__(self, max_bytes: int = 256 * 2**20) -> None:
        self.max_bytes = max_bytes
        self._small = max_bytes // SMALL
        small = max_bytes // SMALL_SHARE if self._small else 0
        self._parts: LRUCache[Hashable, tuple[Any, int]] = LRUCache(small, getsizeof=itemgetter(1))
        self._stages: LRUCache[Hashable, tuple[Any, int]] = LRUCache(max_bytes - small, getsizeof=itemgetter(1))
        self._lock = Lock()

    def __call__(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of `key`, computed when it is not kept."""
        with self._lock:
            for shelf in (self._stages, self._parts):
                # Keys are deep: one look instead of asking first.
                with suppress(KeyError):
                    kept: T = shelf[key][0]
                    return kept
        value = compute()
        size = _nbytes(value)
        if size <= self._small:
            # A small value's key holds a scenario, which weighs more than it does.
            shelf, size = self._parts, self._small
        else:
            shelf = self._stages
        if 0 < size <= shelf.maxsize:
            with self._lock:
                shelf[key] = (value, size)
        return value

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return int(self._parts.currsize + self._stages.currsize)


def _nbytes(value: Any) -> int:
    """Bytes of the arrays in a value: an array, or a tuple or dataclass of them."""
    if hasattr(value, "nbytes"):
        return int(value.nbytes)
    if isinstance(value, tuple | list):
        return sum(_nbytes(part) for part in value)
    # A member of an enumeration leads to its class and from there back to itself.
    if isinstance(value, Enum) or not hasattr(value, "__dict__"):
        return 64
    return sum(_nbytes(part) for part in vars(value).values())
