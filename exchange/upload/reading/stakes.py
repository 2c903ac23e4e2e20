"""Questions in the order of the money that hangs on them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exchange.upload.reading.question import Question

_ALL = frozenset({"sheet", "columns", "which_column", "amount", "which_date", "rate", "currency"})
"""Questions on whose answer every figure hangs."""


def by_stake(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those that hold the reading up first; of these, and of the others, the one first that moves most money."""
    return tuple(sorted(questions, key=lambda question: (question.optional, -stake(question))))


def stake(question: Question) -> float:
    """Money that moves between the answers, as their previews or their options have it; infinite where all does."""
    if question.kin in _ALL:
        return math.inf
    sums = [sum(money for _, money in option.preview.totals) for option in question.options if option.preview]
    moved = max(sums) - min(sums) if sums else 0.0
    told = [value for name, value in question.params if name == "amount" and isinstance(value, (int, float))]
    return max(moved, sum(option.amount or 0.0 for option in question.options), *told, 0.0)
