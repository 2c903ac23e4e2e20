"""Sheets that spread months over columns, or clients over columns, folded into one row per amount."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from exchange.upload.cells import amounts, dates
from exchange.upload.columns.choice import Chosen
from exchange.upload.columns.header import senses
from exchange.upload.columns.heading import Heading
from exchange.upload.file.grid import Grid, is_blank
from exchange.upload.projects.assembly import Assembled
from exchange.upload.projects.outcome import finish, refuse
from exchange.upload.projects.records import Members, Records
from exchange.upload.reading.draft import MOST_PROBLEMS, Draft
from exchange.upload.reading.reading import Reading, Understanding
from exchange.upload.rows import currencies
from exchange.upload.rows.days import ask_year
from exchange.upload.words.folding import fold, plain
from exchange.upload.words.kinds import TOTAL
from exchange.upload.words.months import year_in

MONTHS = 3
"""Month columns from which a sheet is wide."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPANISH = re.compile(r"(?:ene|abr|ago|dic)(?:\b|ro|il|osto|iembre)|cliente|mes\b|ano\b")
MOST_MONTHS = 1000
"""Rows beyond which a sheet has no months down its side."""


@dataclass(frozen=True)
class _Cell:
    """One filled cell: its body row, whose it is, its day (None for one out of this world), its text and header."""

    row: int
    client: str
    day: np.datetime64 | None
    text: str
    header: str


def unfold(grid: Grid, answers: Mapping[str, str], today: dt.date) -> Reading | None:
    """The reading of a sheet of clients by months or months by clients; None for any other."""
    found = months_across(grid)
    return _by_client(grid, answers, today) if found is None else _by_month(grid, *found, answers, today)


def months_across(grid: Grid) -> tuple[int, dict[int, tuple[int | None, int]]] | None:
    """The row whose cells are months, and the year (None if absent) and month of each such column; None without one."""
    for at, row in enumerate(grid.rows[:15]):
        months = {
            index: month for index, cell in enumerate(row) if cell.strip() and (month := dates.month_of(cell.strip()))
        }
        others = [cell for index, cell in enumerate(row) if index not in months and cell.strip()]
        if len(months) >= MONTHS and len(others) <= 4 and not any(_dated(cell) for cell in others):
            return at, months
    return None


def _dated(header: str) -> bool:
    return any(sense.meaning in ("date", "paid_date") and sense.score > 90 for sense in senses(header)) and fold(
        header
    ) not in ("month", "mes")


def _by_month(
    grid: Grid, at: int, months: Mapping[int, tuple[int | None, int]], answers: Mapping[str, str], today: dt.date
) -> Reading | None:
    draft = Draft(at + 2, len(grid.rows) - at - 1, answers, today, grid)
    head = grid.rows[at]
    texts = [i for i in range(grid.width) if i not in months and not TOTAL.match(plain(head[i]))]
    names = next((i for i in texts if any(row[i].strip() for row in grid.rows[at + 1 :])), None)
    years = None if names is None else _years([row[names] for row in grid.rows[at + 1 :]])
    days = {} if years is not None or grid.parts else _with_years(draft, grid, at, months)
    found: list[_Cell] = []
    parts = list(grid.parts)
    for index, row in enumerate(grid.rows[at + 1 :]):
        while parts and parts[0].data <= index + at + 1:
            days = _with_years(draft, grid, at, months, parts.pop(0).sheet)
        if parts and parts[0].start <= index + at + 1:
            draft.set(index, "structural", "header")
            continue
        name = row[names].strip() if names is not None else ""
        if _structure(draft, index, row, name):
            continue
        year = None if years is None else years.get(name)
        for column, (_, month) in months.items():
            if not is_blank(row[column]) and (years is None or year is not None):
                day = days[column] if year is None else _first(year, month)
                found.append(_Cell(index, "" if years else name, day, row[column], head[column].strip()))
    return _finish(draft, grid, at, found, "wide")


def _years(names: Sequence[str]) -> dict[str, int] | None:
    """Where the rows are years rather than clients: each name with its year."""
    filled = {name.strip() for name in names if name.strip() and not TOTAL.match(plain(name))}
    return {name: int(name) for name in filled} if filled and all(_YEAR.fullmatch(name) for name in filled) else None


def _first(year: int, month: int) -> np.datetime64 | None:
    """The first day of a month; None outside of the years that dates may have."""
    known = dates.FIRST_YEAR <= year <= dates.LAST_YEAR
    return np.datetime64(f"{year:04d}-{month:02d}-01") if known else None


def _by_client(grid: Grid, answers: Mapping[str, str], today: dt.date) -> Reading | None:
    """Months down the first column, a client over each other one: only where no header has a known meaning."""
    for at, row in enumerate(grid.rows[:15]):
        named = [i for i, cell in enumerate(row) if i and cell.strip() and not TOTAL.match(plain(cell))]
        if len(named) < 2 or any(senses(row[i]) for i in named) or len(grid.rows) > MOST_MONTHS + at:
            continue
        below = [line for line in grid.rows[at + 1 :] if line[0].strip() and not TOTAL.match(plain(line[0]))]
        if (
            len(below) < MONTHS
            or any(re.fullmatch(r"[\d.,\s€$£-]+", row[i]) for i in named)
            or not all(dates.month_of(line[0].strip()) for line in below)
        ):
            continue
        if any(
            amounts.share_numeric([line[i] for line in below]) < 0.9
            for i in named
            if any(line[i].strip() for line in below)
        ):
            continue
        draft = Draft(at + 2, len(grid.rows) - at - 1, answers, today)
        lines = {i: month for i, line in enumerate(grid.rows[at + 1 :]) if (month := dates.month_of(line[0].strip()))}
        days = _with_years(draft, grid, at, lines)
        found: list[_Cell] = []
        for index, line in enumerate(grid.rows[at + 1 :]):
            if not _structure(draft, index, line, line[0]) and index in days:
                found += [
                    _Cell(index, row[i].strip(), days[index], line[i], row[i].strip())
                    for i in named
                    if not is_blank(line[i])
                ]
        return _finish(draft, grid, at, found, "wide")
    return None


def _structure(draft: Draft, index: int, row: Sequence[str], name: str) -> bool:
    if not any(cell.strip() for cell in row):
        draft.set(index, "structural", "blank")
        return True
    if TOTAL.match(plain(name)):
        draft.set(index, "excluded", "total")
        return True
    return False


def _with_years(
    draft: Draft, grid: Grid, at: int, months: Mapping[int, tuple[int | None, int]], sheet: str = ""
) -> dict[int, np.datetime64 | None]:
    """Days: the first of each month.

    Where no year stands with the months, title lines or the sheet's name have it, else it is asked. A December
    followed by a January is a new year. `sheet`: the name of one of several sheets, which alone tells it.
    """
    year: int | None = None
    if all(month[0] is None for month in months.values()):
        titles = (
            [sheet]
            if sheet
            else [*(cell for row in grid.rows[:at] for cell in row), grid.rows[at][0], grid.sheet or ""]
        )
        year = year_in(titles) or ask_year(draft)
    days: dict[int, np.datetime64 | None] = {}
    before = 0
    for key in sorted(months):
        own, month = months[key]
        if own is not None:
            year = own
        elif month < before and year is not None:
            year += 1
        before = month
        days[key] = _first(year or draft.today.year, month)
    return days


def _finish(draft: Draft, grid: Grid, at: int, found: list[_Cell], nature: str) -> Reading | None:
    cells = list(dict.fromkeys(cell.text for cell in found))
    if not cells:
        return refuse(draft, grid, "no_projects", None)
    numbers = amounts.read(cells)
    value = dict(zip(cells, zip(numbers.values, numbers.bad, strict=True), strict=True))
    latest = np.datetime64(draft.today, "D") + np.timedelta64(366, "D")
    good: list[tuple[_Cell, float]] = []
    wrong: Counter[str] = Counter()
    for cell in found:
        amount, bad = value[cell.text]
        fault = "bad_amount" if bad or amount < 0 else ""
        fault = fault or ("implausible_date" if cell.day is None or cell.day > latest else "")
        wrong[fault] += bool(fault)
        if fault and wrong[fault] <= MOST_PROBLEMS:
            shown = cell.text if fault == "bad_amount" else cell.header or str(cell.day or "")
            draft.error(fault, draft.row(cell.row), cell.header or None, value=shown[:60])
        elif not fault and amount >= 0.005:
            good.append((cell, float(amount)))
    marks = amounts.currencies([cell.text for cell, _ in good])
    said = currencies.of_rows(
        _nothing(), None, [*(c for row in grid.rows[: at + 1] for c in row), grid.sheet or ""], 1
    )[0]
    codes = np.array([mark or said for mark in marks], dtype=object)
    if len(codes):
        codes = currencies.settle_country(
            draft, _nothing(), codes, None, spanish=any(_spanish(cell) for cell in grid.rows[at])
        )
    frame = pd.DataFrame(
        {
            "client": [cell.client for cell, _ in good],
            "project": "",
            "ref": "",
            "currency": codes,
            "date": np.array([cell.day for cell, _ in good], dtype="datetime64[s]"),
            "paid": np.datetime64("NaT", "s"),
            "amount": [amount for _, amount in good],
            "hours": np.nan,
            "waiting": False,
        }
    )
    draft.warn("wide", count=len(good))
    members = Members.alone(np.array([cell.row for cell, _ in good], dtype=int))
    kept = np.zeros(draft.count, dtype=bool)
    kept[members.flat] = True
    draft.put(~kept, "excluded", "zero")
    understanding = Understanding(header_row=at + 1, nature=nature, date_format="%Y-%m", decimal=str(numbers.mark))
    made = Assembled(Records(frame, members), np.zeros(len(frame), dtype=bool), dated=False)
    return finish(draft, Heading(tuple(grid.rows[at]), at), made, understanding)


def _nothing() -> Chosen:
    return Chosen({})


def _spanish(header: str) -> bool:
    return bool(_SPANISH.match(plain(header)))
