"""A file as a spreadsheet shows it: rows of cells, and columns that know their distinct values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

BLANKS = frozenset(
    {"", "-", "--", "---", "–", "—", "na", "n/a", "#n/a", "n.a.", "null", "none", "nil", "nat", "(blank)", "s/d"}
)
"""Cells that say "nothing here", casefolded."""


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet; `rows[i]` is spreadsheet row `i + 1`, all rows equally wide.

    `sheet` is the sheet's name, None for text files. `lengths`: number of cells of the rows (by index) that a text
    file gave fewer cells than the widest.
    """

    rows: list[list[str]]
    sheet: str | None = None
    lengths: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass
class Column:
    """One column of the body: `values[i]` is the text of the i-th body row.

    `index` counts from 0; `name` is the header as written. What is decided is decided over `distinct`, the
    different values, and spread by `codes`: 200,000 rows have few distinct clients, types or days.
    """

    index: int
    name: str
    values: np.ndarray
    words: str = ""
    _coded: tuple[np.ndarray, list[str]] | None = field(default=None, repr=False)

    def _factorise(self) -> tuple[np.ndarray, list[str]]:
        if self._coded is None:
            codes, distinct = pd.factorize(self.values)
            self._coded = codes, [text.strip() for text in distinct]
        return self._coded

    @property
    def codes(self) -> np.ndarray:
        return self._factorise()[0]

    @property
    def distinct(self) -> list[str]:
        return self._factorise()[1]

    def spread(self, per_distinct: Sequence[Any] | np.ndarray, dtype: Any = object) -> np.ndarray:
        """`[distinct] -> [row]`."""
        if not len(self.distinct):
            return np.empty(0, dtype=dtype)
        out = np.empty(len(self.distinct), dtype=dtype)
        out[:] = per_distinct
        return out[self.codes]

    def each(self, of: Callable[[str], Any], dtype: Any = object) -> np.ndarray:
        """`of(value)` for every row, computed once per distinct value."""
        return self.spread([of(text) for text in self.distinct], dtype)

    @cached_property
    def blank(self) -> np.ndarray:
        """`[row]` bool: cells that say nothing."""
        return self.each(is_blank, bool)

    @cached_property
    def text(self) -> np.ndarray:
        """`[row]` stripped text, "" where blank."""
        return self.spread(["" if is_blank(text) else text for text in self.distinct])

    @property
    def letter(self) -> str:
        return letter(self.index)

    @property
    def label(self) -> str:
        """The header as shown to a person; a nameless column is called by its letter."""
        return self.name.strip() or self.letter


def is_blank(text: str) -> bool:
    return len(text) < 10 and text.strip().casefold() in BLANKS


def letter(index: int) -> str:
    """Spreadsheet letter of the column with 0-based `index`: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
