"""The numeric columns of a sheet, each read once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np

from exchange.upload.cells import amounts
from exchange.upload.cells.amounts import Mark
from exchange.upload.columns.choice import Chosen
from exchange.upload.file.grid import Column
from exchange.upload.words.vocabulary import Meaning

CENTS = frozenset({"cents", "centavos", "centimos", "cent", "centavo", "pence", "pennies"})
"""Words of headers whose amounts are hundredths."""
_MARKED: tuple[Meaning, ...] = (
    "amount",
    "base",
    "total",
    "tax",
    "balance",
    "line",
    "net",
    "fee",
    "credit",
    "debit",
    "unit_price",
)
"""Columns whose cells may show the decimal mark of the file."""


class Figures:
    """The numeric columns of a sheet, each read once, doubtful marks settled by the others."""

    def __init__(self, chosen: Chosen, mark: Mark | None = None) -> None:
        """`mark`: the decimal mark that the person says the file has."""
        self.chosen = chosen
        self.said = mark
        self._read: dict[int, amounts.Numbers] = {}
        self._mark: Mark | None = None
        self._settled = False

    def numbers(self, column: Column) -> amounts.Numbers:
        """The distinct cells of `column` as numbers."""
        if column.index not in self._read:
            numbers = amounts.read(column.distinct, said=self.said)
            if not numbers.sure and self.said is None:
                numbers = amounts.read(column.distinct, self.mark)
            if set(column.words.split()) & CENTS:
                numbers = replace(numbers, values=numbers.values / 100)
            self._read[column.index] = numbers
        return self._read[column.index]

    @property
    def mark(self) -> Mark | None:
        """The decimal mark that the money columns of the file show; None if none does."""
        if not self._settled:
            self._settled = True
            marks: Counter[Mark] = Counter()
            for meaning in _MARKED:
                for column in self.chosen.by_meaning.get(meaning, []):
                    numbers = amounts.read(column.distinct[:3000])
                    if numbers.sure and numbers.mark != "per row":
                        marks[numbers.mark] += 1
            self._mark = marks.most_common(1)[0][0] if marks else None
        return self._mark

    def values(self, column: Column) -> np.ndarray:
        """`[row]` float64."""
        return column.spread(self.numbers(column).values, float)

    def bad(self, column: Column) -> np.ndarray:
        """`[row]` bool."""
        return column.spread(self.numbers(column).bad, bool)

    @property
    def zeros(self) -> np.ndarray:
        """`[row]` nothing, for want of a column."""
        return np.zeros(next(len(column) for held in self.chosen.by_meaning.values() for column in held))

    def total(self, columns: list[Column]) -> np.ndarray:
        """`[row]` sum over columns, blanks as 0."""
        return np.asarray(np.nansum([self.values(column) for column in columns], axis=0), dtype=float)
