"""The reading of one sheet while it is made: where each row went, what was found, what must be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from exchange.upload.grid import Column
from exchange.upload.problem import Param, Problem
from exchange.upload.question import Option, Question

Place = Literal["", "structural", "excluded", "project", "open"]

MOST_PROBLEMS = 200
"""Problems of one code named by row; the rest is counted."""


@dataclass
class Draft:
    """Rows are body rows: index 0 is the first row under the header, `first` its spreadsheet number."""

    first: int
    count: int
    answers: Mapping[str, str]
    today: dt.date
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    place: np.ndarray = field(init=False)
    reason: np.ndarray = field(init=False)
    into: dict[int, int] = field(default_factory=dict)
    _free: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.place = np.full(self.count, "", dtype=object)
        self.reason = np.full(self.count, "", dtype=object)
        self._free = np.ones(self.count, dtype=bool)

    def row(self, index: int) -> int:
        """Spreadsheet row of a body row."""
        return self.first + int(index)

    @property
    def free(self) -> np.ndarray:
        """`[row]` bool: rows not placed yet."""
        return self._free.copy()

    def set(self, rows: int | np.ndarray, place: Place, reason: str = "") -> None:
        """Place one row, or the rows of an index array, whatever their place was."""
        self.place[rows], self.reason[rows] = place, reason
        self._free[rows] = False

    def put(self, mask: np.ndarray, place: Place, reason: np.ndarray | str = "") -> None:
        """Place the rows of `mask` that have no place yet."""
        mask = mask & self._free
        if not mask.any():
            return
        self._free[mask] = False
        self.place[mask] = place
        self.reason[mask] = reason[mask] if isinstance(reason, np.ndarray) else reason

    def warn(self, code: str, row: int | None = None, column: Column | None = None, **params: Param) -> None:
        """Say what was done, of a row and column where it concerns them."""
        self._say("warning", code, row, column, params)

    def error(self, code: str, row: int | None = None, column: Column | None = None, **params: Param) -> None:
        """Say what could not be read, and where."""
        self._say("error", code, row, column, params)

    def _say(
        self,
        severity: Literal["error", "warning"],
        code: str,
        row: int | None,
        column: Column | None,
        params: Mapping[str, Param],
    ) -> None:
        label = column.label if column is not None else None
        self.problems.append(Problem(severity, code, row, label, tuple(params.items())))

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


def _free(question: str, answer: str) -> bool:
    """Answers that say more than one of the options: rates beside a currency, a column by its number."""
    return question == "currency" or (
        question in ("client_column", "which_column", "which_date", "amount") and answer.isdigit()
    )
