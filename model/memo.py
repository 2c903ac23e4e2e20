"""Results of stages, kept under a bound, least recently used out first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import Enum
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """Keeps what a stage computed, by what it depends on.

    Safe to share between threads; the work itself runs outside the lock, so two callers may compute the same value at
    once and either stays: stages are pure.

    Args:
        max_bytes: the bound on the arrays held; 0 keeps nothing.
    """

    def __init__(self, max_bytes: int = 256 * 2**20) -> None:
        self.max_bytes = max_bytes
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def __call__(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of `key`, computed when it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                value: T = self._kept[key][0]
                return value
        value = compute()
        size = _nbytes(value)
        with self._lock:
            if key not in self._kept and size <= self.max_bytes:
                self._kept[key] = (value, size)
                self._held += size
                while self._held > self.max_bytes:
                    _, (_, freed) = self._kept.popitem(last=False)
                    self._held -= freed
        return value

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._held


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
