"""Texts that go on in the rows below: put together in the row that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from exchange.upload.cells.dates import month_of
from exchange.upload.columns.heading import is_repeat
from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.words.folding import plain
from exchange.upload.words.kinds import TOTAL
from exchange.upload.words.vocabulary import Meaning

_TEXTS: tuple[Meaning, ...] = ("description", "note")
_USUAL = 0.8
"""Share of the rows of data that fill a column from which a lone cell of it is a further line."""
_MOST = 6
"""Further lines that one text may have."""


def unwrap(table: Table, draft: Draft, keys: Sequence[Column]) -> tuple[Table, np.ndarray]:
    """The table with each text whole in its first row, and [row] the row that a further line goes on, -1 for others.

    `keys` are columns of which a row of data fills at least one. A further line follows a row of data at once and fills
    only texts that such rows fill too; a lone cell above them all, or a month, heads a group; a last one is a footer.
    """
    wraps = np.full(draft.count, -1)
    texts = [column for meaning in _TEXTS for column in table.chosen.all(meaning)]
    data = np.zeros(draft.count, dtype=bool)
    for column in keys:
        data |= ~column.blank
    data &= table.speaking
    texts = [column for column in texts if data.any() and (~column.blank)[data].mean() >= _USUAL]
    if not texts or data.all():
        return table, wraps
    said, other = np.zeros(draft.count, dtype=bool), np.zeros(draft.count, dtype=bool)
    for column in table.columns:
        filled = ~column.blank
        said, other = (said | filled, other) if column in texts else (said, other | filled)
    further = said & ~other & ~data
    rows = np.flatnonzero(further)
    first, last = np.flatnonzero(data)[[0, -1]]
    if not len(rows) or rows[0] < first or len(rows) > _MOST * data.sum():
        return table, wraps
    above = np.maximum.accumulate(np.where(data, np.arange(draft.count), 0))
    gaps = np.cumsum(~data & ~further)
    rows = rows[(gaps[rows] == gaps[above[rows]]) & [not _speaks(table, texts, int(row)) for row in rows]]
    if not (rows < last).any():
        return table, wraps
    wraps[rows] = above[rows]
    whole = {id(column): _whole(column, wraps) for column in texts}
    columns = [whole.get(id(column), column) for column in table.columns]
    table.chosen.swap(whole)
    draft.set(rows, "structural", "continuation")
    return replace(table, columns=columns), wraps


def _speaks(table: Table, texts: Sequence[Column], row: int) -> bool:
    """Is a row with nothing but text a total, a month that heads the rows below, or the header again?"""
    cells = [str(column.values[row]) for column in table.columns]
    said = [str(text.values[row]).strip() for text in texts]
    return is_repeat(cells, table.heading.names) or any(TOTAL.match(plain(text)) or month_of(text) for text in said)


def _whole(column: Column, wraps: np.ndarray) -> Column:
    """The column with further lines behind the first."""
    cells = column.values.copy()
    for row in np.flatnonzero(wraps >= 0).tolist():
        first = int(wraps[row])
        cells[first] = f"{cells[first]} {cells[row]}".strip()
    return replace(column, cells=cells)
