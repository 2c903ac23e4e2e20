"""A sheet with its columns understood: what stands above the header, the header, and what each column is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from exchange.upload.columns.calendar import join_days
from exchange.upload.columns.choice import Chosen, choose
from exchange.upload.columns.guess import MONEY, WORK, fill_in
from exchange.upload.columns.header import worded
from exchange.upload.columns.heading import Heading
from exchange.upload.columns.pointing import point
from exchange.upload.file.grid import ArrowRows, Column, Grid
from exchange.upload.words import layouts
from exchange.upload.words.folding import fold, plain
from exchange.upload.words.kinds import TOTAL_ALONE
from exchange.upload.words.layouts import Layout
from exchange.upload.words.vocabulary import Meaning
from exchange.upload.words.words import ENGLISH, SPANISH

_FEW = 5_000
"""Rows up to which a single one may mislead."""
_COUNTED: tuple[Meaning, ...] = (*MONEY, *WORK, "time")


@dataclass(frozen=True)
class Table:
    """A grid from its header on; `layout` is the known export that it is, if one.

    `evidence`: the columns by meaning without the rows that are plainly no data, blanks and totals, which `speaking`
    [row] leaves out.
    """

    grid: Grid
    heading: Heading
    columns: Sequence[Column]
    chosen: Chosen
    layout: Layout | None
    evidence: Chosen
    speaking: np.ndarray

    @property
    def empty(self) -> bool:
        """Is there nothing under the header?"""
        return all(column.empty for column in self.columns)

    @property
    def is_list(self) -> bool:
        """Has every row a day, and money or hours?"""
        return self.chosen.has("date") and any(self.chosen.all(meaning) for meaning in _COUNTED)

    @cached_property
    def preamble(self) -> tuple[str, ...]:
        """The filled cells above the header."""
        above = self.heading.row + 1 - self.heading.lines
        return tuple(cell for row in self.grid.rows[: max(above, 0)] for cell in row if cell.strip())

    @cached_property
    def spanish(self) -> bool:
        """Are the headers Spanish rather than English?"""
        words = {word for cell in self.heading.names for word in fold(cell).split()}
        return len(words & SPANISH) > len(words & ENGLISH)


def understand(grid: Grid, heading: Heading, columns: Sequence[Column], answers: Mapping[str, str]) -> Table:
    """What each of `columns` is for: a person's word first, then its header and its cells together, then its cells."""
    if all(column.empty for column in columns):
        return Table(grid, heading, columns, Chosen({}), None, Chosen({}), np.empty(0, dtype=bool))
    layout = layouts.recognise({column.words for column in columns})
    speaking = _speaking(columns)
    evident = columns if speaking.all() else [column.only(speaking) for column in columns]
    whole = {id(part): column for part, column in zip(evident, columns, strict=True)}
    part = {id(column): part for part, column in zip(evident, columns, strict=True)}
    chosen = choose(evident, layout, answers)
    point(chosen, evident, answers)
    chosen.swap(whole)
    join_days(chosen, columns, grid, heading.row + 1)
    if (days := chosen.get("date")) is not None and id(days) not in part:
        part[id(days)] = days if speaking.all() else days.only(speaking)
        whole[id(part[id(days)])] = days
    chosen.swap(part)
    fill_in(chosen, evident)
    evidence = replace(chosen, by_meaning=dict(chosen.by_meaning))
    chosen.swap(whole)
    return Table(grid, heading, columns, chosen, layout, chosen if speaking.all() else evidence, speaking)


def _speaking(columns: Sequence[Column]) -> np.ndarray:
    """`[row]` bool: rows that tell what columns are: of tables where one more would matter, no blanks and no totals."""
    count = len(columns[0])
    if count > _FEW:
        return np.ones(count, dtype=bool)
    filled = np.zeros(count, dtype=bool)
    for column in columns:
        filled |= ~column.blank
    for column in [column for column in columns if not column.empty][:3]:
        filled &= ~column.each(lambda text: bool(TOTAL_ALONE.fullmatch(plain(text))), bool)
    return filled if filled.any() else np.ones(count, dtype=bool)


def columns_of(grid: Grid, heading: Heading) -> list[Column]:
    """The columns under a header. The last of several lines of one name keeps its own index."""
    names, first = heading.names, heading.row + 1
    words = [worded(name) for name in names]
    if isinstance(grid.rows, ArrowRows):
        return [
            Column(index, name, cells.slice(first), words[index])
            for index, (name, cells) in enumerate(zip(names, grid.rows.columns, strict=True))
        ]
    body = grid.rows[first:]
    if not body:
        return [Column(i, name, np.empty(0, dtype=object), words[i]) for i, name in enumerate(names)]
    columns = []
    for index, cells in enumerate(zip(*body, strict=True)):
        values = np.empty(len(cells), dtype=object)
        values[:] = cells
        columns.append(Column(index, names[index], values, words[index]))
    return columns
