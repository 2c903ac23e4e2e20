"""From the export of a time tracker, or a list of hours made by hand, to entries: the day, whose, how long, what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from exchange.upload.columns.table import Table
from exchange.upload.file.source import Refusal, Source
from exchange.upload.importer import load
from exchange.upload.reader import find_table
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.question import Question
from exchange.upload.rows.body import too_wide
from exchange.upload.rows.days import read_days
from exchange.upload.rows.hours import worked
from exchange.upload.rows.sheet import Sheet, lay_out
from exchange.upload.rows.unusable import leave_out
from exchange.upload.sheets import choose_sheets
from exchange.upload.words.vocabulary import Meaning

MOST_HOURS: Final = 744.0
"""Of one entry: a month has no more."""

_WHAT: Final[tuple[Meaning, ...]] = ("project", "item", "description", "note")
_ORDER: Final = "date_order"


@dataclass(frozen=True)
class Entry:
    """Time that was worked.

    Attributes:
        day: when.
        client: for whom; "" where the list does not say.
        hours: how long, above 0.
        what: was done, as the list says it.
        row: of the spreadsheet, from 1.
    """

    day: dt.date
    client: str
    hours: float
    what: str
    row: int


@dataclass(frozen=True)
class Timesheet:
    """What was read of a list of hours: its entries by day, what has to be said of it, and what it leaves open.

    `question` asks which of day and month comes first, where the days do not tell; until it is answered days come
    first.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    question: Question | None = None

    @property
    def clients(self) -> tuple[str, ...]:
        """Everybody who is named, in the order of the alphabet; "" last, where some entry names nobody."""
        return tuple(sorted({entry.client for entry in self.entries}, key=lambda name: (not name, name.casefold())))


def read_timesheet(origin: Source, today: dt.date, answers: Mapping[str, str] | None = None) -> Timesheet:
    """Read a list of hours: text, XLSX, XLS or ODS, with a column of hours or with starts and ends.

    Never raises for what a file holds: rows that cannot be used are named with their column in `problems`.

    Args:
        origin: a path, bytes or a binary file object.
        today: the day a year after which days are no longer plausible.
        answers: question id -> option, of an earlier reading.
    """
    answers = answers or {}
    loaded = load(origin)
    if isinstance(loaded, Refusal):
        return Timesheet(problems=(Problem("error", loaded.code, None, None, loaded.params),))
    choice = choose_sheets(loaded.grids, answers, today)
    said = (*loaded.problems, *choice.problems)
    table = find_table(choice.grid, answers)
    if table is not None and table.empty:
        return Timesheet(problems=(*said, Problem("error", "no_entries")))
    if table is None or not table.chosen.has("date"):
        return Timesheet(problems=(*said, Problem("error", "no_time_table")))
    first = table.heading.row + 2
    draft = Draft(first, len(choice.grid.rows) - first + 1, answers, today, choice.grid)
    return _read(table, draft, said)


def _read(table: Table, draft: Draft, said: tuple[Problem, ...]) -> Timesheet:
    sheet = lay_out(table, draft)
    too_wide(table, draft)
    hours = worked(sheet.figures)
    if hours is None:
        return Timesheet(problems=(*said, *draft.problems, Problem("error", "no_hours")))
    days = read_days(sheet)
    leave_out(sheet, None, hours, days, hours.hours)
    longest = draft.free & (hours.hours > MOST_HOURS)
    draft.each("too_many_hours", longest, hours.column)
    draft.put(longest, "excluded", "bad_hours")
    rows = np.flatnonzero(draft.free)
    client, what = _client(sheet), _what(sheet)
    entries = [
        Entry(days.day[row].astype(object), str(client[row]), float(hours.hours[row]), what[row], draft.row(int(row)))
        for row in rows
    ]
    problems = (*said, *draft.problems) if entries else (*said, *draft.problems, Problem("error", "no_entries"))
    question = next((each for each in draft.questions if each.id == _ORDER), None)
    return Timesheet(tuple(sorted(entries, key=lambda entry: (entry.day, entry.row))), problems, question)


def _client(sheet: Sheet) -> np.ndarray:
    """[row] whose: the column that says it, else the heading above."""
    column = sheet.chosen.get("client")
    return sheet.groups if column is None else column.text


def _what(sheet: Sheet) -> list[str]:
    """[row] what was done, from every column that says something of it, each once."""
    told = [sheet.text(column) for meaning in _WHAT for column in sheet.chosen.all(meaning)[:1]]
    return [" · ".join(dict.fromkeys(str(part) for part in parts if part)) for parts in zip(*told, strict=True)] or [
        ""
    ] * sheet.draft.count
