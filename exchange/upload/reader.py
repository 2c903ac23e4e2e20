"""One sheet read: header, columns, nature, money, days, then its rows made into projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import numpy as np

from exchange.upload.columns import body, header
from exchange.upload.columns.columns import Chosen, choose
from exchange.upload.file.grid import Column, Grid
from exchange.upload.projects import assembly, wide
from exchange.upload.projects.outcome import finish, refuse
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option
from exchange.upload.reading.reading import Reading, Understanding
from exchange.upload.rows import lines
from exchange.upload.rows.days import read_days
from exchange.upload.rows.figures import Figures
from exchange.upload.rows.money import Money, earned, worked
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words import layouts
from exchange.upload.words.folding import fold
from exchange.upload.words.vocabulary import Meaning
from exchange.upload.words.words import ENGLISH, SPANISH

_KEYS: tuple[Meaning, ...] = (
    "date",
    "amount",
    "base",
    "total",
    "line",
    "credit",
    "debit",
    "hours",
    "unit_price",
)
"""A row of data fills at least one of these."""
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
_TWINS: tuple[tuple[Meaning, str], ...] = (("amount", "which_column"), ("date", "which_date"))


def read_sheet(grid: Grid, answers: Mapping[str, str], today: dt.date, progress: Callable[[float], None]) -> Reading:
    """Read one sheet; see `importer.read_projects`. `progress` takes shares of the work done."""
    spread = wide.unfold(grid, answers, today)
    if spread is not None:
        return spread
    at = header.find(grid)
    if at is None:
        draft = Draft(1, len(grid.rows), answers, today)
        return refuse(draft, grid, "no_header", None)
    draft = Draft(at + 2, len(grid.rows) - at - 1, answers, today)
    columns = body.columns_of(grid, at)
    if not draft.count or all(column.empty for column in columns):
        names = tuple(cell.strip() for cell in grid.rows[at] if cell.strip())
        return refuse(draft, grid, "header_only", at, columns=names)
    layout = layouts.recognise({column.words for column in columns})
    chosen = choose(columns, layout, answers)
    sheet = _prepare(grid, at, draft, columns, chosen, layout)
    if not chosen.has("date"):
        return refuse(draft, grid, "no_date", at)
    _too_wide(sheet)
    money, hours = earned(sheet.figures, sheet.nature), worked(sheet.figures)
    if money is None and hours is None:
        return refuse(draft, grid, "no_amount", at)
    _ask_twins(sheet)
    progress(0.55)
    days = read_days(sheet)
    progress(0.7)
    made = assembly.assemble(sheet, money, hours, days)
    progress(0.9)
    understanding = Understanding(
        date_format=days.style,
        header_row=at + 1,
        layout=layout.name if layout else None,
        nature=sheet.nature,
        amount_basis=money.basis if money else None,
        columns=_named_columns(chosen, money),
        decimal=str(sheet.figures.numbers(money.column).mark) if money else None,
    )
    return finish(draft, at, made.records, made.waiting, understanding, dated=made.dated)


def _prepare(
    grid: Grid, at: int, draft: Draft, columns: list[Column], chosen: Chosen, layout: layouts.Layout | None
) -> Sheet:
    figures = Figures(chosen)
    nature = lines.nature(chosen, layout, figures)
    words = {word for cell in grid.rows[at] for word in fold(cell).split()}
    keys = [column for meaning in _KEYS for column in chosen.all(meaning)[:1]]
    groups = body.sort_out(
        draft, list(grid.rows[at]), columns, keys[:1] if nature != "invoices" else keys, lone=not chosen.has("client")
    )
    return Sheet(
        grid,
        draft,
        columns,
        chosen,
        layout,
        figures,
        nature,
        len(words & SPANISH) > len(words & ENGLISH),
        tuple(cell for row in grid.rows[:at] for cell in row if cell.strip()),
        groups,
        at,
    )


def _too_wide(sheet: Sheet) -> None:
    """Rows with more cells than the header: an unquoted delimiter has moved their cells, so none can be trusted."""
    width = sheet.grid.lengths.get(sheet.header_row)
    if width is None:
        return
    beyond = np.zeros(sheet.draft.count, dtype=bool)
    for column in sheet.columns[width:]:
        beyond |= ~column.blank
    beyond &= sheet.draft.free
    sheet.draft.each("too_many_cells", beyond, None)
    sheet.draft.put(beyond, "excluded", "too_many_cells")


def _named_columns(chosen: Chosen, money: Money | None) -> dict[str, str]:
    out = {str(meaning): column.label for meaning in _SHOWN if (column := chosen.get(meaning)) is not None}
    if money is not None:
        out["amount"] = " + ".join(money.used)
    return out


def _ask_twins(sheet: Sheet) -> None:
    """Several columns of one name: show them apart and take the first meanwhile."""
    for meaning, question in _TWINS:
        twins = sheet.chosen.twins.get(meaning)
        if twins:
            options = tuple(
                Option(str(c.index + 1), f"{c.label} ({c.letter})", example=next((t for t in c.distinct if t), ""))
                for c in twins
            )
            also = meaning == "date" and "amount" in sheet.chosen.twins
            sheet.draft.ask(question, options, options[0].code, optional=also, column=twins[0].label)
