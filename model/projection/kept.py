"""Stages computed once and kept under what they are made from.

A stage is a function of one frozen value, its terms, and of other stages' values, which it asks for here by terms that
lie within its own. It sees nothing else, so whatever it depends on is in the key under which it is kept.

Source: docs/decisions/stages.md.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from model.draws import Draws
from model.memo import Memo

Terms = TypeVar("Terms", bound=Hashable)
Value = TypeVar("Value")


class Kept:
    """The stages of projections on the same random numbers.

    Args:
        draws: the random numbers.
        memo: keeps what was computed.
    """

    def __init__(self, draws: Draws, memo: Memo) -> None:
        self.draws = draws
        self._memo = memo
        self._world = (draws.seed, draws.n_paths)

    def __call__(self, stage: Callable[[Terms, Kept], Value], terms: Terms) -> Value:
        """What a stage makes of its terms, computed when it is not kept."""
        return self._memo((stage, self._world, terms), lambda: stage(terms, self))
