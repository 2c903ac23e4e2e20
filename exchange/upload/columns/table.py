"""A sheet with its columns understood: what stands above the header, the header, and what each column is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from exchange.upload.columns.choice import Chosen, choose
from exchange.upload.columns.header import worded
from exchange.upload.file.grid import ArrowRows, Column, Grid
from exchange.upload.words import layouts
from exchange.upload.words.folding import fold
from exchange.upload.words.layouts import Layout
from exchange.upload.words.words import ENGLISH, SPANISH


@dataclass(frozen=True)
class Table:
    """A grid from its header on. `header_row` counts from 0; `layout` is the known export that it is, if one."""

    grid: Grid
    header_row: int
    columns: Sequence[Column]
    chosen: Chosen
    layout: Layout | None

    @property
    def header(self) -> list[str]:
        """The cells of the header."""
        return self.grid.rows[self.header_row]

    @cached_property
    def preamble(self) -> tuple[str, ...]:
        """The filled cells above the header."""
        return tuple(cell for row in self.grid.rows[: self.header_row] for cell in row if cell.strip())

    @cached_property
    def spanish(self) -> bool:
        """Are the headers Spanish rather than English?"""
        words = {word for cell in self.header for word in fold(cell).split()}
        return len(words & SPANISH) > len(words & ENGLISH)


def understand(grid: Grid, header_row: int, columns: Sequence[Column], answers: Mapping[str, str]) -> Table:
    """What each of `columns` is for, by its header, its cells, the known export that the file is, and `answers`."""
    layout = layouts.recognise({column.words for column in columns})
    return Table(grid, header_row, columns, choose(columns, layout, answers), layout)


def columns_of(grid: Grid, header_row: int) -> list[Column]:
    """The columns under a header. The last of several lines of one name keeps its own index."""
    names = grid.rows[header_row]
    words = [worded(name) for name in names]
    if isinstance(grid.rows, ArrowRows):
        return [
            Column(index, name, cells.slice(header_row + 1), words[index])
            for index, (name, cells) in enumerate(zip(names, grid.rows.columns, strict=True))
        ]
    body = grid.rows[header_row + 1 :]
    if not body:
        return [Column(i, name, np.empty(0, dtype=object), words[i]) for i, name in enumerate(names)]
    columns = []
    for index, cells in enumerate(zip(*body, strict=True)):
        values = np.empty(len(cells), dtype=object)
        values[:] = cells
        columns.append(Column(index, names[index], values, words[index]))
    return columns
