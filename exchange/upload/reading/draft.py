"""The reading of one sheet while it is made: where each row went, what was found, what must be asked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from exchange.upload.file.grid import Column, Grid
from exchange.upload.reading.problem import Param, Problem
from exchange.upload.reading.question import Option, Question

Place = Literal["", "structural", "excluded", "project", "open"]

FINAL = frozenset(
    {
        "bad_amount",
        "formula_amount",
        "missing_amount",
        "no_amount_cell",
        "zero",
        "bad_date",
        "missing_date",
        "implausible_date",
        "bad_hours",
        "too_many_cells",
        "refund",
        "refunded",
        "other_currency",
        "set_aside",
    }
)
"""Reasons that stand: without an amount or a day a row cannot count, and money given back is gone."""

MOST_PROBLEMS = 200
"""Problems of one code named by row; the rest is counted."""


@dataclass
class Draft:
    """Rows are body rows: index 0 is the first row under the header, `first` its row in `grid`, from 1."""

    first: int
    count: int
    answers: Mapping[str, str]
    today: dt.date
    grid: Grid = field(default_factory=lambda: Grid([]), repr=False)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    _ends: list[tuple[Place, str]] = field(init=False, repr=False)
    _end: np.ndarray = field(init=False, repr=False)
    taken: np.ndarray = field(init=False, repr=False)
    """`[row]` bool: rows that would have been left out, and that the person took back."""
    worth: np.ndarray = field(init=False, repr=False)
    """`[row]` float64: the amount of each row, nan where none was read."""
    codes: np.ndarray = field(init=False, repr=False)
    """`[row]` the currency of it, None where none is known."""

    def __post_init__(self) -> None:
        # Where a row ends is a small number: large files have few ends, and numbers are compared at once.
        self._ends = [("", "")]
        self._end = np.zeros(self.count, dtype=np.uint8)
        self.taken = np.zeros(self.count, dtype=bool)
        self.worth, self.codes = np.full(self.count, np.nan), np.full(self.count, None, dtype=object)
        back, self._back_reasons = self._said("take_back")
        self._back_rows = self._mask(back)
        aside, _ = self._said("set_aside")
        self.put(self._mask(aside), "excluded", "set_aside")

    def _said(self, answer: str) -> tuple[list[int], frozenset[str]]:
        """Rows and reasons of an answer such as `12|15|reason:expense`."""
        parts = [part.strip() for part in self.answers.get(answer, "").split("|") if part.strip()]
        rows = [int(part) for part in parts if part.isdecimal() and len(part) < 10]
        return rows, frozenset(part.removeprefix("reason:") for part in parts if not part.isdecimal())

    def _mask(self, rows: list[int]) -> np.ndarray:
        mask = np.zeros(self.count, dtype=bool)
        mask[[row - self.first for row in rows if 0 <= row - self.first < self.count]] = True
        return mask

    def _kept(self, mask: np.ndarray, reason: str) -> np.ndarray:
        """Those rows of a mask that no one took back."""
        if reason in FINAL:
            return mask
        back: np.ndarray = mask if reason in self._back_reasons else mask & self._back_rows
        self.taken |= back
        return np.asarray(mask & ~self.taken)

    def earn(self, mask: np.ndarray) -> None:
        """Take those rows of a mask for income that the person took back by number, whatever their sign says."""
        self.taken |= mask & self._back_rows

    def row(self, index: int) -> int:
        """Spreadsheet row of a body row."""
        return self.first + int(index)

    @property
    def free(self) -> np.ndarray:
        """`[row]` bool: rows not placed yet."""
        return np.asarray(self._end == 0)

    @property
    def excluded(self) -> Counter[str]:
        """How many rows were left out, by reason."""
        counts = np.bincount(self._end, minlength=len(self._ends)).tolist()
        ends = zip(self._ends, counts, strict=True)
        return Counter({reason: count for (place, reason), count in ends if place == "excluded" and count})

    def because(self, *reasons: str) -> np.ndarray:
        """`[row]` bool: rows left out for one of these reasons."""
        ends = [
            number for number, (place, reason) in enumerate(self._ends) if place == "excluded" and reason in reasons
        ]
        return np.isin(self._end, np.array(ends, dtype=np.uint8))

    def rows_at(self, place: Place) -> tuple[np.ndarray, list[str]]:
        """The rows with this place, and the reason of each."""
        ends = [number for number, end in enumerate(self._ends) if end[0] == place]
        rows = np.flatnonzero(np.isin(self._end, np.array(ends, dtype=np.uint8)))
        return rows, [self._ends[end][1] for end in self._end[rows].tolist()]

    def _number(self, place: Place, reason: str) -> int:
        if (place, reason) not in self._ends:
            self._ends.append((place, reason))
        return self._ends.index((place, reason))

    def set(self, rows: int | np.ndarray, place: Place, reason: str = "") -> None:
        """Place one row, or the rows of an index array, whatever their place was."""
        self._end[rows] = self._number(place, reason)

    def put(self, mask: np.ndarray, place: Place, reason: str = "") -> None:
        """Place the rows of `mask` that have no place yet; rows that the person took back stay without one."""
        rows = mask & self.free
        self._end[self._kept(rows, reason) if place == "excluded" else rows] = self._number(place, reason)

    def take_back(self, rows: np.ndarray) -> None:
        """Give the rows of a mask no place again, as the person says that they count."""
        self.taken |= rows
        self._end[rows] = 0

    def left_out(self, row: int, reason: str) -> bool:
        """Leave out one row, unless the person took it back; whether it is left out."""
        one = np.zeros(self.count, dtype=bool)
        one[row] = True
        self.put(one, "excluded", reason)
        return not self.taken[row]

    def warn(self, code: str, row: int | None = None, column: Column | str | None = None, **params: Param) -> None:
        """Say what was done, of a row and column where it concerns them."""
        self._say("warning", code, row, column, params)

    def error(self, code: str, row: int | None = None, column: Column | str | None = None, **params: Param) -> None:
        """Say what could not be read, and where."""
        self._say("error", code, row, column, params)

    def _say(
        self,
        severity: Literal["error", "warning"],
        code: str,
        row: int | None,
        column: Column | str | None,
        params: Mapping[str, Param],
    ) -> None:
        label = column.label if isinstance(column, Column) else column
        sheet, at = self.grid.place(row) if row is not None and self.grid.parts else (None, row)
        self.problems.append(Problem(severity, code, at, label, tuple(params.items()), sheet))

    def each(self, code: str, mask: np.ndarray, column: Column | None) -> None:
        """One error per row of `mask` with the cell's text, up to a bound; beyond it one that counts the rest."""
        rows = np.flatnonzero(mask)
        for index in rows[:MOST_PROBLEMS]:
            value = str(column.values[index]).strip()[:60] if column is not None else ""
            self.error(code, self.row(int(index)), column, value=value)
        if len(rows) > MOST_PROBLEMS:
            self.error(f"{code}_more", None, column, count=len(rows) - MOST_PROBLEMS)

    def ask(
        self,
        question: str,
        options: tuple[Option, ...] = (),
        default: str | None = None,
        *,
        kind: Literal["choice", "many", "number", "text"] = "choice",
        optional: bool = False,
        **params: str | float,
    ) -> str | None:
        """Put a question and return what holds: the person's answer, else the default."""
        answer = self.answers.get(question)
        codes = {option.code for option in options}
        if answer is not None and kind == "choice" and codes and answer not in codes and not _free(question, answer):
            self.warn("unknown_answer", question=question, answer=answer[:60])
            answer = None
        self.questions.append(Question(question, kind, options, default, optional, answer, tuple(params.items())))
        return default if answer is None else answer

    def reopen(self, question: str) -> None:
        """Ask again: the answer does not settle the question."""
        self.questions = [
            replace(asked, answer=None, default=asked.answer) if asked.id == question else asked
            for asked in self.questions
        ]


def _free(question: str, answer: str) -> bool:
    """Answers that say more than one of the options: rates beside a currency, a column by its number."""
    return question in ("currency", "sheet") or (
        question in ("client_column", "which_column", "which_date", "amount") and answer.isdigit()
    )
