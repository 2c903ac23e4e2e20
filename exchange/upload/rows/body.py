"""The rows under the header: which are data, and which are blanks, headings, repeated headers, totals, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from exchange.upload.cells import dates
from exchange.upload.columns.heading import is_repeat
from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.words.folding import plain
from exchange.upload.words.kinds import TOTAL, TOTAL_ALONE

_ANY_SHEET = re.compile(r"(?:sheet|hoja|tabla|table)? ?(?:19|20)?\d{1,2}|.*\b(?:19|20)\d\d\b.*|[1-4]?[tq][1-4]?")
"""Names of sheets that are nobody's."""


def _sums_up(cell: str) -> bool:
    """Does one of the first cells of a row say that it is a total, and nothing else?"""
    return bool(TOTAL_ALONE.fullmatch(plain(cell)))


def _suspects(columns: Sequence[Column], keys: Sequence[Column], filled: np.ndarray, undated: np.ndarray) -> np.ndarray:
    """The rows, few of many, that may be something else than data. `filled` [row] counts their filled cells."""
    odd = np.flatnonzero((filled > 0) & (undated | (filled <= 2)))
    if keys:
        again = keys[0].each(lambda text: text == keys[0].name.strip(), bool)
        odd = np.union1d(odd, np.flatnonzero(again & (filled > 2)))
    for column in [column for column in columns if not column.empty][:3]:
        odd = np.union1d(odd, np.flatnonzero(column.each(_sums_up, bool)))
    return np.asarray(odd)


def sort_out(table: Table, draft: Draft, keys: Sequence[Column], *, lone: bool) -> np.ndarray:
    """Place blanks, totals, repeated headers, headings and footers; give each row the heading above it.

    `keys` are the columns of which a data row fills at least one with a date or an amount; `lone` says that
    headings name clients, as the file has no column that does. Returns headings [row], "" where there are none.
    """
    columns, header = table.columns, table.heading.names
    filled = np.zeros(draft.count, dtype=int)
    for column in columns:
        filled += ~column.blank
    draft.put(filled == 0, "structural", "blank")
    for part in table.grid.parts[1:]:
        rows = np.arange(part.start, part.data) + 1 - draft.first
        draft.set(rows[filled[rows] > 0], "structural", "header")
    dated = np.zeros(draft.count, dtype=bool)
    for column in keys:
        dated |= ~column.blank
    undated = keys[0].blank if keys else np.ones(draft.count, dtype=bool)
    odd = _suspects(columns, keys, filled, undated)
    data = np.flatnonzero((filled > 1) & dated)
    last = int(data[-1]) if len(data) else -1
    headings = np.full(draft.count, "", dtype=object)
    current, at = "", 0
    for index in odd[draft.free[odd]].tolist():
        cells = [str(column.values[index]) for column in columns]
        words = [cell.strip() for cell in cells if cell.strip()]
        if is_repeat(cells, header):
            draft.set(index, "structural", "header")
        elif (
            _sums_up(words[0]) or any(TOTAL.match(plain(word)) for word in (words if undated[index] else words[:1]))
        ) and draft.left_out(index, "total"):
            if lone and len(words) > 1:
                headings[at : index + 1], current, at = current, "", int(index) + 1
        elif filled[index] == 1 and index > last:
            draft.set(index, "structural", "footer")
        elif (filled[index] == 1 and not dated[index]) or (filled[index] == 1 and not any(map(str.isdigit, words[0]))):
            draft.set(index, "structural", "footer" if index > last else "heading")
            headings[at:index], current, at = current, words[0] if index < last else "", index
    headings[at:] = current
    return _by_sheet(table, draft, headings) if lone else headings


def _by_sheet(table: Table, draft: Draft, headings: np.ndarray) -> np.ndarray:
    """Headings, or the names of several sheets: they may be clients, unless they are years, months or numbers."""
    parts = table.grid.parts
    names = [part.sheet.strip() for part in parts]
    if not names or any(_ANY_SHEET.fullmatch(plain(name)) or dates.month_of(name) for name in names):
        return headings
    for part, name in zip(parts, names, strict=True):
        own = slice(max(part.data + 1 - draft.first, 0), None)
        headings[own] = name
    return headings


def too_wide(table: Table, draft: Draft) -> None:
    """Rows with more cells than the header: an unquoted delimiter has moved their cells, so none can be trusted."""
    width = table.grid.lengths.get(table.heading.row) if table.heading.lines else None
    if width is None:
        return
    beyond = np.zeros(draft.count, dtype=bool)
    for column in table.columns[width:]:
        beyond |= ~column.blank
    beyond &= draft.free
    draft.each("too_many_cells", beyond, None)
    draft.put(beyond, "excluded", "too_many_cells")
