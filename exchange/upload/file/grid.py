"""A file as a spreadsheet shows it: rows of cells, and columns that know their distinct values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

BLANKS = frozenset(
    {"", "-", "--", "---", "–", "—", "na", "n/a", "#n/a", "n.a.", "null", "none", "nil", "nat", "(blank)", "s/d"}
)
"""Cells that say "nothing here", casefolded."""
_BLANKS = pa.array(sorted(BLANKS))


class ArrowRows(Sequence[list[str]]):
    """Rows held as Arrow columns: a large file without a Python list per row. Rows are made when looked at."""

    def __init__(self, columns: Sequence[pa.Array]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    @overload
    def __getitem__(self, index: int) -> list[str]: ...

    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...

    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        if isinstance(index, int):
            return [column[index].as_py() for column in self.columns]
        return [list(row) for row in zip(*(column[index].to_pylist() for column in self.columns), strict=True)]


@dataclass(frozen=True)
class Part:
    """One of several sheets read as one table: its name, and where its rows and its data begin."""

    sheet: str
    start: int
    data: int


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet; `rows[i]` is spreadsheet row `i + 1`, all rows equally wide.

    `sheet` is the sheet's name, None for text files. `lengths`: number of cells of the rows (by index) that a text
    file gave fewer cells than the widest. `parts`: the sheets, where several were laid below each other.
    """

    rows: Sequence[list[str]]
    sheet: str | None = None
    lengths: dict[int, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if len(self.rows) else 0

    def place(self, row: int) -> tuple[str | None, int]:
        """The sheet and the row in it (from 1) of a row counted from 1 over all parts."""
        part = next((part for part in reversed(self.parts) if part.start < row), None)
        return (self.sheet, row) if part is None else (part.sheet, row - part.start)


@dataclass(eq=False)
class Column:
    """One column of the body: `values[i]` is the text of the i-th body row.

    `index` counts from 0; `name` is the header as written, `words` the header folded. What is decided is decided over
    `distinct`, the different values, and spread by `codes`: 200,000 rows have few distinct clients, types or days.
    """

    index: int
    name: str
    cells: np.ndarray | pa.Array
    words: str = ""

    def __len__(self) -> int:
        return len(self.cells)

    def only(self, rows: np.ndarray) -> Column:
        """The same column of some rows, a mask [row]."""
        cells = self.cells[rows] if isinstance(self.cells, np.ndarray) else self.cells.filter(pa.array(rows))
        return Column(self.index, self.name, cells, self.words)

    def head(self, count: int) -> list[str]:
        """The first cells as they stand in the file."""
        first = self.cells[:count]
        return list(first) if isinstance(first, np.ndarray) else [str(cell) for cell in first.to_pylist()]

    @cached_property
    def _coded(self) -> tuple[np.ndarray, pa.Array]:
        if isinstance(self.cells, np.ndarray):
            codes, raw = pd.factorize(self.cells)
            return codes, pa.array(raw, pa.string())
        coded = self.cells.dictionary_encode()
        return coded.indices.to_numpy(zero_copy_only=False), coded.dictionary

    @property
    def codes(self) -> np.ndarray:
        """`[row]` place of each cell among the distinct ones."""
        return self._coded[0]

    @cached_property
    def _stripped(self) -> pa.Array:
        return pc.utf8_trim_whitespace(self._coded[1])

    @cached_property
    def distinct(self) -> list[str]:
        """The different cells, stripped."""
        stripped: list[str] = self._stripped.to_pylist()
        return stripped

    @cached_property
    def values(self) -> np.ndarray:
        """`[row]` the cells as they stand in the file."""
        return self.cells if isinstance(self.cells, np.ndarray) else self.spread(self._coded[1].to_pylist())

    def spread(self, per_distinct: Sequence[Any] | np.ndarray, dtype: Any = object) -> np.ndarray:
        """`[distinct] -> [row]`."""
        if not len(self):
            return np.empty(0, dtype=dtype)
        out = np.empty(len(self._coded[1]), dtype=dtype)
        out[:] = per_distinct
        return out.take(self.codes)

    def each(self, of: Callable[[str], Any], dtype: Any = object) -> np.ndarray:
        """`of(value)` for every row, computed once per distinct value."""
        return self.spread([of(text) for text in self.distinct], dtype)

    @cached_property
    def _blanks(self) -> np.ndarray:
        return np.asarray(pc.is_in(pc.utf8_lower(self._stripped), _BLANKS))

    @cached_property
    def blank(self) -> np.ndarray:
        """`[row]` bool: cells that say nothing."""
        return self.spread(self._blanks, bool)

    @property
    def empty(self) -> bool:
        """Does no cell say anything?"""
        return bool(self._blanks.all())

    @cached_property
    def text(self) -> np.ndarray:
        """`[row]` stripped text, "" where blank."""
        texts = np.empty(len(self.distinct), dtype=object)
        texts[:] = self.distinct
        texts[self._blanks] = ""
        return self.spread(texts)

    @property
    def letter(self) -> str:
        """Spreadsheet letter."""
        return letter(self.index)

    @property
    def label(self) -> str:
        """The header as shown to a person; a nameless column is called by its letter."""
        return " ".join(self.name.split()) or self.letter


def is_blank(text: str) -> bool:
    """Does a cell say nothing?"""
    return len(text) < 10 and text.strip().casefold() in BLANKS


def letter(index: int) -> str:
    """Spreadsheet letter of the column with 0-based `index`: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
