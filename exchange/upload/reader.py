"""One sheet read: how cells become projects, from the top.

The header is found; each column is understood; the rows under it are told apart; the money, the hours and the day of
every row are read; each row is classed and those that are no income are left out by reason; what remains becomes
projects. Every step gives a value that the next ones take; what must be said or asked meanwhile stands in the draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from exchange.upload.columns import heading as headings
from exchange.upload.columns.heading import Heading
from exchange.upload.columns.pointing import is_pointed
from exchange.upload.columns.table import Table, columns_of, understand
from exchange.upload.file.grid import Grid
from exchange.upload.projects import wide
from exchange.upload.projects.assembly import make_projects
from exchange.upload.projects.outcome import finish, refuse
from exchange.upload.projects.purpose import purpose
from exchange.upload.projects.understood import shown, understood
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.reading import Reading
from exchange.upload.rows.body import too_wide
from exchange.upload.rows.days import read_days
from exchange.upload.rows.hours import worked
from exchange.upload.rows.money import earned
from exchange.upload.rows.placing import place_rows
from exchange.upload.rows.pointed import tell_columns
from exchange.upload.rows.sheet import lay_out


def read_sheet(grid: Grid, answers: Mapping[str, str], today: dt.date, progress: Callable[[float], None]) -> Reading:
    """Read one sheet; see `importer.read_projects`. `progress` takes shares of the work done."""
    table = find_table(grid, answers)
    if not (table is not None and table.is_list) and not is_pointed(answers):
        spread = wide.unfold(grid, answers, today)
        if spread is not None:
            table = table or _under(grid, headings.nameless(grid), {})
            return replace(spread, understanding=replace(spread.understanding, table=shown(table) if table else ()))
    if table is None:
        draft = Draft(1, len(grid.rows), answers, today, grid)
        return refuse(draft, grid, "no_header", _under(grid, headings.nameless(grid), {}))
    draft = Draft(table.heading.row + 2, len(grid.rows) - table.heading.row - 1, answers, today, grid)
    if table.empty:
        names = tuple(name.strip() for name in table.heading.names if name.strip())
        return refuse(draft, grid, "header_only", table, columns=names)
    sheet = lay_out(table, draft)
    meant = "" if is_pointed(answers) or "sheet" in answers else purpose(table, sheet.nature)
    if meant:
        return refuse(draft, grid, "purpose", table, case=meant)
    if not table.chosen.has("date"):
        return refuse(draft, grid, "no_date", table)
    too_wide(table, draft)
    money, hours = earned(sheet.figures, sheet.nature), worked(sheet.figures)
    if money is None and hours is None:
        return refuse(draft, grid, "no_amount", table)
    tell_columns(table, draft)
    progress(0.55)
    days = read_days(sheet)
    progress(0.7)
    placed = place_rows(sheet, money, hours, days)
    made = make_projects(sheet, money, placed)
    progress(0.9)
    return finish(draft, table.heading, made, understood(sheet, money, days))


def find_table(grid: Grid, answers: Mapping[str, str]) -> Table | None:
    """The table of a sheet: under the header that words show, else where the cells themselves are a list."""
    named = _under(grid, headings.find(grid, answers), answers)
    if named is not None and (named.is_list or named.empty or "header_row" in answers):
        return named
    by_cells = _under(grid, headings.unnamed(grid), answers)
    if by_cells is not None and (named is None or by_cells.is_list):
        return by_cells
    return _under(grid, headings.nameless(grid), answers) if named is None and is_pointed(answers) else named


def _under(grid: Grid, heading: Heading | None, answers: Mapping[str, str]) -> Table | None:
    return None if heading is None else understand(grid, heading, columns_of(grid, heading), answers)
