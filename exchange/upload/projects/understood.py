"""How a sheet was read, for the person to check: what its columns were taken for, and which count."""

from __future__ import annotations

from exchange.upload.columns.choice import Chosen
from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Column
from exchange.upload.reading.reading import Understanding
from exchange.upload.reading.shown import SAMPLES, ShownColumn
from exchange.upload.rows.amount import Money
from exchange.upload.rows.days import Days
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words.vocabulary import Meaning

_NAMED: tuple[Meaning, ...] = (
    "client",
    "date",
    "paid_date",
    "currency",
    "fee",
    "hours",
    "project",
    "ref",
    "status",
    "type",
)
_ASIDE: frozenset[Meaning] = frozenset({"country_es", "country_mx"})
"""Meanings that say something of the whole file rather than of their column."""


def understood(sheet: Sheet, money: Money | None, days: Days) -> Understanding:
    """The understanding of a sheet that was read whole."""
    chosen = sheet.chosen
    named = {str(meaning): column.label for meaning in _NAMED if (column := chosen.get(meaning)) is not None}
    return Understanding(
        date_format=days.style,
        header_row=sheet.table.heading.number,
        layout=sheet.layout.name if sheet.layout else None,
        nature=sheet.nature,
        amount_basis=money.basis if money else None,
        columns=named if money is None else named | {"amount": " + ".join(money.used)},
        decimal=str(sheet.figures.numbers(money.column).mark) if money else None,
        table=shown(sheet.table),
    )


def shown(table: Table) -> tuple[ShownColumn, ...]:
    """Every column of a table with what it was taken for."""
    return tuple(
        ShownColumn(
            column.index + 1,
            column.letter,
            column.label,
            _meaning(table.chosen, column),
            table.chosen.told.get(column.index, "header"),
            tuple(column.head(SAMPLES)),
        )
        for column in table.columns
    )


def _meaning(chosen: Chosen, column: Column) -> str:
    """The meaning that the column is first for, else the first that it has."""
    held = {
        meaning: columns.index(column)
        for meaning, columns in chosen.by_meaning.items()
        if column in columns and meaning not in _ASIDE
    }
    return min(held, key=lambda meaning: held[meaning], default="ignored")
