"""Where a table begins: the row or rows that name its columns, as words, cells or a person say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exchange.upload.cells import dates
from exchange.upload.columns.header import senses
from exchange.upload.file.grid import Grid
from exchange.upload.words.folding import fold

SEARCHED = 40
"""Rows among which the header is looked for."""
_NUMBER = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*")
_LEAST = 1.4
"""Known words that a header has at least: two, or one that is nearly alone."""
_BETTER = 1.5
"""Known words by which two rows read as one header have to be better than one of them alone."""
_LONGEST = 80
"""Characters of the longest cell that may be a header."""


@dataclass(frozen=True)
class Heading:
    """What the columns are called: `names` [column].

    `row`: index of the last row above the data; `lines`: rows it takes. A table without a header has no `lines`, and
    its names are "".
    """

    names: tuple[str, ...]
    row: int
    lines: int = 1

    @property
    def number(self) -> int | None:
        """The spreadsheet row of its last line; None for a table without one."""
        return self.row + 1 if self.lines else None


def find(grid: Grid, answers: Mapping[str, str]) -> Heading | None:
    """The header that a person pointed at, else the row or pair of rows with the most known words; None without one."""
    pointed = answers.get("header_row", "").strip()
    if pointed.isdecimal() and int(pointed) <= len(grid.rows):
        row = int(pointed) - 1
        return _of(grid, row) if row >= 0 else nameless(grid)
    best, score = _best(grid)
    if best is None:
        return None
    for first in (best - 1, best):
        pair = _pair(grid, first)
        if pair is not None and sum(map(_known, pair.names)) > score + _BETTER:
            return pair
    return _of(grid, best)


def nameless(grid: Grid) -> Heading:
    """No header: all rows are data, those above the first day aside."""
    found = unnamed(grid)
    row = -1 if found is None else found.row - found.lines
    return Heading(("",) * grid.width, row, 0)


def _of(grid: Grid, row: int) -> Heading:
    return Heading(tuple(grid.rows[row]), row)


def _best(grid: Grid) -> tuple[int | None, float]:
    """The first of the rows with the most known words, and how many. A row that holds dates or amounts is data."""
    best, best_score, most = None, _LEAST, 0.0
    for index, row in enumerate(grid.rows[:SEARCHED]):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        known = sum(_known(cell) for cell in filled)
        score = known - 2 * _data(filled) + 0.5 * known / len(filled)
        if score > best_score + 0.25:
            best, best_score, most = index, score, known
    return best, most


def _pair(grid: Grid, first: int) -> Heading | None:
    """Two rows of words read as one header: `Fecha` over `Expedición`. A blank above continues what is left of it."""
    if first < 0 or first + 1 >= min(len(grid.rows), SEARCHED):
        return None
    above, below = grid.rows[first], grid.rows[first + 1]
    if any(_data([cell for cell in row if cell.strip()]) or sum(map(bool, row)) < 2 for row in (above, below)):
        return None
    names, group = [], ""
    for upper, lower in zip(above, below, strict=True):
        group = upper.strip() or group
        joined = f"{upper} {lower}".strip() if upper.strip() else f"{group} {lower}".strip()
        names.append(joined if lower.strip() == "" or senses(joined) else lower.strip())
    return Heading(tuple(names), first + 1, 2)


def _data(filled: Sequence[str]) -> int:
    """How many cells are numbers or days."""
    return sum(bool(_number(cell)) or dates.is_date(cell) for cell in filled)


def _number(cell: str) -> bool:
    return len(cell) <= _LONGEST and bool(_NUMBER.fullmatch(cell))


@lru_cache(maxsize=8192)
def _known(cell: str) -> float:
    if not cell.strip() or len(cell) > _LONGEST or _number(cell):
        return 0.0
    best = senses(cell)
    if not best:
        return 0.0
    return 1.0 if best[0].score > 75 else 0.5


def unnamed(grid: Grid) -> Heading | None:
    """Where the cells alone begin to be a table: rows with a day and a number, under whatever words stand above them.

    None where few of the first rows have both.
    """
    sample = [(index, row) for index, row in enumerate(grid.rows[:SEARCHED]) if any(cell.strip() for cell in row)]
    dated = [
        (index, row)
        for index, row in sample
        if any(dates.is_date(cell.strip()) for cell in row) and any(_number(cell) and cell.strip() for cell in row)
    ]
    if (len(dated) < 2 and len(sample) > len(dated) + 1) or not dated or 2 * len(dated) < len(sample) - 5:
        return None
    first, data = dated[0]
    if first and _names(grid.rows[first - 1], data):
        return _of(grid, first - 1)
    return Heading(("",) * grid.width, first - 1, 0)


def _names(row: Sequence[str], data: Sequence[str]) -> bool:
    """Does the row above the first data look like a header, in whatever words? Then it names most filled columns."""
    filled = [cell for cell in row if cell.strip()]
    named = sum(bool(a.strip()) for a, b in zip(row, data, strict=True) if b.strip())
    short = all(len(cell) <= _LONGEST for cell in filled)
    return len(filled) >= 2 and short and not _data(filled) and 2 * named > sum(bool(cell.strip()) for cell in data)


def is_repeat(row: Sequence[str], header: Sequence[str]) -> bool:
    """Does `row` say the header again, as at the top of a new page or report?"""
    return sum(bool(a.strip()) and fold(a) == fold(b) for a, b in zip(row, header, strict=False)) >= max(
        2, 0.8 * sum(bool(cell.strip()) for cell in header)
    )
