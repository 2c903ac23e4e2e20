"""What an upload says: projects, what is left out and why, what is not sure, and how the file was understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import pandas as pd

from exchange.upload.file.grid import Grid
from exchange.upload.reading.loaded import Loaded
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.question import Preview, Question
from exchange.upload.reading.shown import ShownColumn
from model.past.history import ProjectHistory

Again: TypeAlias = "Callable[[Mapping[str, str]], Reading]"
"""Reads the same upload with other answers."""

BARE = "_preview"
"""An answer that asks for questions whose options bear no previews."""

COLUMNS = ("client", "project", "invoiced_on", "paid_on", "amount", "currency", "hours", "rows", "reference")


def empty_projects() -> pd.DataFrame:
    """A projects frame without rows, with its columns and types."""
    return pd.DataFrame(
        {
            "client": pd.Series(dtype=object),
            "project": pd.Series(dtype=object),
            "invoiced_on": pd.Series(dtype="datetime64[s]"),
            "paid_on": pd.Series(dtype="datetime64[s]"),
            "amount": pd.Series(dtype=float),
            "currency": pd.Series(dtype=object),
            "hours": pd.Series(dtype=float),
            "rows": pd.Series(dtype=object),
            "reference": pd.Series(dtype=object),
        }
    )


def empty_rows() -> pd.DataFrame:
    """A frame of left-out rows without rows."""
    return pd.DataFrame(
        {
            "row": pd.Series(dtype=int),
            "reason": pd.Series(dtype=object),
            "into": pd.Series(dtype=object),
            "amount": pd.Series(dtype=float),
            "currency": pd.Series(dtype=object),
        }
    )


@dataclass(frozen=True)
class Understanding:
    """How the file was read.

    `columns`: meaning -> header; `amount_basis`: what the amount is (see `money.Money`);
    `nature`: "invoices", "ledger", "time", "entries" or "wide"; rows count from 1, as in a spreadsheet;
    `table`: every column with what it was taken for, also where the file was refused for want of one.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    date_format: str | None = None
    header_row: int | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    layout: str | None = None
    nature: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    amount_basis: str | None = None
    currency: str | None = None
    table: tuple[ShownColumn, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One upload, read.

    `projects` and `open` have the columns COLUMNS: amounts before platform fee, VAT and withholding and after
    refunds (float64, currency units; nan for hours without a rate), days as datetime64, `rows` a tuple of
    spreadsheet rows, `reference` the number of the invoice ("" where there is none). `excluded` (row, reason, into,
    amount, currency) and `structural` (row, reason) hold every other row of the file, so that each row stands in just
    one of the four. `into`: the row of the project that a refund was taken off; `amount`: the row's own (float64, nan
    where none was read), in `currency` (None if not known).

    `status`: "ready"; "questions" while a question that is not optional is open (the reading then shows what the
    defaults give, all currencies side by side); "rejected" with no projects and an error among `problems`.
    `source`: all that was loaded, `grid`: the cells that were read; `again`: reads them with other answers.
    `has_paid_dates`: payment days come from the file or an answer; otherwise `paid_on` repeats `invoiced_on`.
    """

    status: Literal["ready", "questions", "rejected"]
    projects: pd.DataFrame = field(default_factory=empty_projects)
    open: pd.DataFrame = field(default_factory=empty_projects)
    excluded: pd.DataFrame = field(default_factory=empty_rows)
    structural: pd.DataFrame = field(default_factory=empty_rows)
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)
    has_paid_dates: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    today: dt.date | None = None
    source: Loaded | None = field(default=None, repr=False, compare=False)
    grid: Grid | None = field(default=None, repr=False, compare=False)
    again: Again | None = field(default=None, repr=False, compare=False)

    def place(self, row: int) -> tuple[str | None, int]:
        """The sheet (None for text files) and the row in it of a row as the frames count them, over all sheets read."""
        return (None, row) if self.grid is None else self.grid.place(row)

    def cells(self, row: int) -> tuple[str, ...]:
        """The cells of a row as they stand in the file; none for a row that it does not have."""
        known = self.grid is not None and 1 <= row <= len(self.grid.rows)
        return tuple(self.grid.rows[row - 1]) if self.grid is not None and known else ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that cost a row or the file."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that say what was done."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    @property
    def currency(self) -> str | None:
        """The currency in which the history is told."""
        return self.understanding.currency

    @property
    def preview(self) -> Preview:
        """The projects in short: how many, what they bring, from when to when."""
        projects = self.projects
        totals = projects.groupby("currency", dropna=False)["amount"].sum()
        days = projects["invoiced_on"].dropna()
        return Preview(
            len(projects),
            tuple(
                (str(code) if isinstance(code, str) else "", round(float(money), 2)) for code, money in totals.items()
            ),
            days.min().date().isoformat() if len(days) else None,
            days.max().date().isoformat() if len(days) else None,
        )

    @property
    def rows(self) -> frozenset[int]:
        """The rows that projects and open invoices were made of."""
        return frozenset(row for frame in (self.projects, self.open) for rows in frame["rows"] for row in rows)

    @property
    def asked(self) -> frozenset[int]:
        """The rows whose place hangs on a question that is open and not optional.

        Those left out under the question's own name (`who_paid`, `duplicate`) wait for its answer; any other question
        is about all that would count.
        """
        open_ones = {question.id for question in self.questions if question.answer is None and not question.optional}
        reasons = open_ones & set(self.excluded["reason"])
        left = self.excluded["row"][self.excluded["reason"].isin(reasons)]
        return frozenset(left.tolist()) | (self.rows if open_ones - reasons else frozenset())

    def answered(self, **answers: str) -> Reading:
        """The same upload read with more answers; the file is not loaded again."""
        return self if self.again is None else self.again({**self.answers, **answers})

    def tried(self, answers: Mapping[str, str]) -> Reading:
        """The same upload read with just these answers, for a look: its options come without previews."""
        return self if self.again is None else self.again({**answers, BARE: ""})

    @property
    def history(self) -> ProjectHistory:
        """The history that `model.fit` takes: projects with an amount in the one currency of the reading.

        Where the file knows payment days but not those of some paid projects, they get the usual delay.

        Raises ValueError for a rejected reading and where no project has an amount.
        """
        projects, waiting = self._countable(self.projects), self._countable(self.open)
        if projects.empty and waiting.empty:
            raise ValueError("the reading holds no project with an amount")
        if self.has_paid_dates:
            delays = (projects["paid_on"] - projects["invoiced_on"]).dt.days
            usual = projects["invoiced_on"] + pd.to_timedelta(
                round(delays.median()) if delays.notna().any() else 0, "D"
            )
            projects = projects.assign(paid_on=projects["paid_on"].fillna(usual))
        return ProjectHistory.from_frames(
            projects, waiting, as_of=self._today_in(projects, waiting), delays_seen=self.has_paid_dates
        )

    def _today_in(self, *frames: pd.DataFrame) -> pd.Timestamp | None:
        """Today, where the last project lies in the running month: the rest of it is not known yet."""
        last = pd.concat([frame["invoiced_on"] for frame in frames]).max()
        now = None if self.today is None else pd.Timestamp(self.today)
        return now if now is not None and last <= now and (last.year, last.month) == (now.year, now.month) else None

    def _countable(self, frame: pd.DataFrame) -> pd.DataFrame:
        kept = frame["amount"].notna() & (frame["amount"] > 0)
        if self.currency is not None:
            kept &= frame["currency"] == self.currency
        return frame[kept].reset_index(drop=True)
