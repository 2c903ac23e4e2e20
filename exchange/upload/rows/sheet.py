"""A table whose rows are told apart: which are data, and what the file's rows are as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exchange.upload.cells.amounts import Mark
from exchange.upload.columns.choice import Chosen
from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.rows import body
from exchange.upload.rows.figures import Figures
from exchange.upload.rows.nature import BOOKED, nature
from exchange.upload.rows.wrapping import unwrap
from exchange.upload.words.layouts import Layout, Nature
from exchange.upload.words.vocabulary import Meaning

_KEYS: tuple[Meaning, ...] = ("date", "amount", "base", "total", "line", "credit", "debit", "hours", "unit_price")
"""A row of data fills at least one of these."""


@dataclass(frozen=True)
class Sheet:
    """A table, the notes taken on its rows, and what all its rows are.

    `groups` [row]: the heading above each row; `source` [row]: the row whose number, date and client a row takes,
    itself where it has its own. `wraps` [row]: the row of which a row is only a further line of text, -1 for others.
    """

    table: Table
    draft: Draft
    figures: Figures
    nature: Nature
    groups: np.ndarray
    wraps: np.ndarray
    source: np.ndarray | None = None

    @property
    def columns(self) -> Sequence[Column]:
        """All columns, from the left."""
        return self.table.columns

    @property
    def chosen(self) -> Chosen:
        """The columns by meaning."""
        return self.table.chosen

    @property
    def layout(self) -> Layout | None:
        """The known export that the file is, if one."""
        return self.table.layout

    @property
    def spanish(self) -> bool:
        """Are the headers Spanish rather than English?"""
        return self.table.spanish

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


def lay_out(table: Table, draft: Draft) -> Sheet:
    """Tell the rows of data from blanks, totals, headings and footers, which are placed."""
    chosen = table.chosen
    figures = Figures(chosen, _mark(draft.answers.get("decimal", "")))
    evidence = table.evidence
    of = nature(evidence, table.layout, figures if evidence is chosen else Figures(evidence, figures.said))
    keys = [column for meaning in _KEYS for column in chosen.all(meaning)[:1]]
    if of != "invoices":
        keys = keys[:1]
    table, wraps = unwrap(table, draft, keys)
    groups = body.sort_out(table, draft, keys, lone=not chosen.has("client"))
    return Sheet(table, draft, figures, of, groups, wraps)


def _mark(answer: str) -> Mark | None:
    """The decimal mark that a person named."""
    named: dict[str, Mark] = {".": ".", "point": ".", ",": ",", "comma": ","}
    return named.get(answer.strip().casefold())
