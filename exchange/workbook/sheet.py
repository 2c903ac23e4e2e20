"""One sheet of a workbook, written line by line: numbers as numbers, months as dates, text as text and never run."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

PLAIN: Final = "General"
MONTH: Final = "mmm yyyy"
DAY: Final = "yyyy-mm-dd"
HEAD_HEIGHT: Final = 32
"""Points: two lines, since names of columns are wrapped."""


class Cell(NamedTuple):
    """A value and the format that a number of it is shown in."""

    value: Any
    code: str = PLAIN


class Styles:
    """A workbook's formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
        self.number_head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "align": "right"}
        )
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        self.label: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.title: Format = book.add_format({"bold": True, "font_size": 14})

    def of(self, code: str) -> Format:
        """The format of a number code; months and days stand on the left, where names do."""
        if code not in self._made:
            align = {"align": "left"} if code in (MONTH, DAY) else {}
            self._made[code] = self._book.add_format({"num_format": code, **align})
        return self._made[code]


class Sheet:
    """A sheet that prints on the width of a page, with a cursor that moves down.

    Attributes:
        row: the next line, counted from 0.
    """

    def __init__(self, book: Workbook, styles: Styles, name: str, widths: Sequence[float]) -> None:
        self.under = book.add_worksheet(name[:31])
        self.row = 0
        self._styles = styles
        for column, width in enumerate(widths):
            self.under.set_column(column, column, width)
        self.under.set_landscape()
        self.under.fit_to_pages(1, 0)

    @property
    def name(self) -> str:
        """Its name, by which charts find it."""
        return str(self.under.get_name())

    def title(self, text: str) -> None:
        """A line in large letters."""
        self.under.write_string(self.row, 0, text, self._styles.title)
        self.skip(2)

    def head(self, names: Iterable[str], *, keep: bool = False) -> None:
        """Names of columns; kept in view, with the first column, where `keep` says so."""
        self.under.set_row(self.row, HEAD_HEIGHT)
        for column, name in enumerate(names):
            style = self._styles.number_head if column else self._styles.head
            self.under.write_string(self.row, column, name, style)
        self.row += 1
        if keep:
            self.under.freeze_panes(self.row, 1)
            self.under.repeat_rows(0, self.row - 1)

    def line(self, *cells: Cell | str) -> None:
        """A line of cells; a text alone is a cell too."""
        for column, cell in enumerate(cells):
            self._put(column, Cell(cell) if isinstance(cell, str) else cell)
        self.row += 1

    def note(self, text: str) -> None:
        """A sentence that runs on over the columns beside it."""
        self.under.write_string(self.row, 0, text)
        self.row += 1

    def skip(self, lines: int = 1) -> None:
        """Leave lines free."""
        self.row += lines

    def _put(self, column: int, cell: Cell) -> None:
        """One cell; nothing where there is no value."""
        value = cell.value
        if isinstance(value, pd.Period):
            value, code = value.start_time.to_pydatetime(), MONTH
        else:
            code = DAY if isinstance(value, dt.date) else cell.code
        if isinstance(value, dt.date):
            self.under.write_datetime(self.row, column, value, self._styles.of(code))
        elif isinstance(value, int | float):
            if math.isfinite(value):
                self.under.write_number(self.row, column, value, self._styles.of(code))
        elif value is not None:
            self.under.write_string(self.row, column, str(value), self._styles.text if column else self._styles.label)
