"""What the steps of reading one sheet share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exchange.upload.columns.columns import Chosen
from exchange.upload.file.grid import Column, Grid
from exchange.upload.reading.draft import Draft
from exchange.upload.rows.figures import Figures
from exchange.upload.rows.lines import BOOKED
from exchange.upload.words.layouts import Layout, Nature


@dataclass
class Sheet:
    """One sheet with its columns understood.

    `spanish`: its headers are Spanish rather than English; `preamble`: the cells above the header; `groups` [row]:
    the heading above each row; `header_row` counts from 0; `source` [row]: the row whose number, date and client a
    row takes, itself where it has its own.
    """

    grid: Grid
    draft: Draft
    columns: list[Column]
    chosen: Chosen
    layout: Layout | None
    figures: Figures
    nature: Nature
    spanish: bool
    preamble: tuple[str, ...]
    groups: np.ndarray
    header_row: int
    source: np.ndarray | None = None

    @property
    def date(self) -> Column:
        """The column of the days."""
        return self.chosen.by_meaning["date"][0]

    @property
    def booked(self) -> bool:
        """Are there days that only a bank writes?"""
        return any(column.words in BOOKED for column in self.chosen.all("date"))

    def text(self, column: Column | None) -> np.ndarray:
        """`[row]` the column's text, further lines of an invoice taking it from its first; "" without a column."""
        if column is None:
            return np.full(self.draft.count, "", dtype=object)
        return column.text if self.source is None else column.text[self.source]
