"""One sheet read: how cells become projects, from the top.

The header is found; each column is understood; the rows under it are told apart; the money, the hours and the day of
every row are read; each row is classed and those that are no income are left out by reason; what remains becomes
projects. Every step gives a value that the next ones take; what must be said or asked meanwhile stands in the draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from exchange.upload.columns import header
from exchange.upload.columns.table import columns_of, understand
from exchange.upload.file.grid import Grid
from exchange.upload.projects import wide
from exchange.upload.projects.assembly import make_projects
from exchange.upload.projects.outcome import finish, refuse
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.reading import Reading, Understanding
from exchange.upload.rows.amount import Money
from exchange.upload.rows.body import too_wide
from exchange.upload.rows.days import Days, read_days
from exchange.upload.rows.hours import worked
from exchange.upload.rows.money import earned
from exchange.upload.rows.placing import place_rows
from exchange.upload.rows.sheet import Sheet, lay_out
from exchange.upload.rows.twins import ask_twins
from exchange.upload.words.vocabulary import Meaning

_SHOWN: tuple[Meaning, ...] = (
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


def read_sheet(grid: Grid, answers: Mapping[str, str], today: dt.date, progress: Callable[[float], None]) -> Reading:
    """Read one sheet; see `importer.read_projects`. `progress` takes shares of the work done."""
    months = wide.unfold(grid, answers, today)
    if months is not None:
        return months
    header_row = header.find(grid)
    if header_row is None:
        return refuse(Draft(1, len(grid.rows), answers, today), grid, "no_header", None)
    draft = Draft(header_row + 2, len(grid.rows) - header_row - 1, answers, today)
    columns = columns_of(grid, header_row)
    if not draft.count or all(column.empty for column in columns):
        names = tuple(cell.strip() for cell in grid.rows[header_row] if cell.strip())
        return refuse(draft, grid, "header_only", header_row, columns=names)
    table = understand(grid, header_row, columns, answers)
    sheet = lay_out(table, draft)
    if not table.chosen.has("date"):
        return refuse(draft, grid, "no_date", header_row)
    too_wide(table, draft)
    money, hours = earned(sheet.figures, sheet.nature), worked(sheet.figures)
    if money is None and hours is None:
        return refuse(draft, grid, "no_amount", header_row)
    ask_twins(table, draft)
    progress(0.55)
    days = read_days(sheet)
    progress(0.7)
    placed = place_rows(sheet, money, hours, days)
    made = make_projects(sheet, money, placed)
    progress(0.9)
    return finish(draft, header_row, made, _understood(sheet, money, days))


def _understood(sheet: Sheet, money: Money | None, days: Days) -> Understanding:
    """How the sheet was read, for the person to check."""
    chosen = sheet.chosen
    named = {str(meaning): column.label for meaning in _SHOWN if (column := chosen.get(meaning)) is not None}
    return Understanding(
        date_format=days.style,
        header_row=sheet.table.header_row + 1,
        layout=sheet.layout.name if sheet.layout else None,
        nature=sheet.nature,
        amount_basis=money.basis if money else None,
        columns=named if money is None else named | {"amount": " + ".join(money.used)},
        decimal=str(sheet.figures.numbers(money.column).mark) if money else None,
    )
