"""What a person says of columns and rows, written into the answers that the importer takes.

Answers are plain values: every function here gives new ones and leaves the old ones as they are. `take_back` and
`set_aside` list rows, `reason:CODE` standing for all rows of a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from exchange import Reading
from exchange.upload.columns.pointing import POINTABLE, SINGLE
from exchange.upload.reading.draft import FINAL

LAYOUT: Final = ("sheet", "header_row", "date_order", "decimal")
"""Answers on how the table is laid out and written."""

BACK: Final = "take_back"
ASIDE: Final = "set_aside"

LASTING: Final = frozenset(
    {*LAYOUT, "columns", "which_column", "which_date", "client_column", "amount", "dates", "delay", "rate"}
)
"""Answers that hold for other files of the same shape; the rest is about rows, names and money of one file."""

_REASON: Final = "reason:"
_COLUMN: Final = "column:"


def point(answers: Mapping[str, str], number: int, meaning: str) -> dict[str, str]:
    """Column `number` (from 1) stands for `meaning`.

    Another one that was pointed at for a meaning that only one can have is left to its cells again. A meaning that
    nobody can point at takes back what was pointed at.
    """
    own = f"{_COLUMN}{number}"
    kept = {
        question: answer
        for question, answer in answers.items()
        if question != own and not (question.startswith(_COLUMN) and answer == meaning and meaning in SINGLE)
    }
    return kept | ({own: meaning} if meaning in POINTABLE else {})


def say(answers: Mapping[str, str], question: str, answer: str) -> dict[str, str]:
    """One answer; an empty one leaves the question to the importer."""
    kept = {asked: given for asked, given in answers.items() if asked != question}
    return kept | ({question: answer} if answer else {})


def give_back(answers: Mapping[str, str], rows: Collection[int], reason: str = "") -> dict[str, str]:
    """Rows that count after all: set aside before, they are no longer; left out by the importer, they are taken back.

    With a `reason` all rows of it come back, those of the next file of this shape too.
    """
    aside = [part for part in _parts(answers, ASIDE) if not (part.isdecimal() and int(part) in rows)]
    back = _parts(answers, BACK)
    if reason:
        back = [*back, f"{_REASON}{reason}"]
    else:
        was = {int(part) for part in _parts(answers, ASIDE) if part.isdecimal()}
        back = [*back, *(str(row) for row in sorted(set(rows) - was))]
    return say(say(answers, ASIDE, _joined(aside)), BACK, _joined(back))


def set_aside(answers: Mapping[str, str], rows: Collection[int]) -> dict[str, str]:
    """Rows that do not count, though they were read or taken back."""
    back = [part for part in _parts(answers, BACK) if not (part.isdecimal() and int(part) in rows)]
    was = {int(part) for part in _parts(answers, BACK) if part.isdecimal()}
    aside = [*_parts(answers, ASIDE), *(str(row) for row in sorted(set(rows) - was))]
    return say(say(answers, BACK, _joined(back)), ASIDE, _joined(aside))


def by_itself(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers without anything that was pointed at."""
    return {asked: given for asked, given in answers.items() if not _is_pointed(asked)}


def is_pointed(answers: Mapping[str, str]) -> bool:
    """Was anything pointed at: a column, a row, a sheet, how numbers or days are written?"""
    return any(map(_is_pointed, answers))


def can_return(reason: str) -> bool:
    """Can a row that was left out for this reason count? Without a day or an amount it cannot."""
    return reason not in FINAL or reason == ASIDE


def lasting(answers: Mapping[str, str]) -> dict[str, str]:
    """What holds for the next file of the same shape: columns and layout, and reasons whose rows came back."""
    kept = {asked: given for asked, given in answers.items() if asked.startswith(_COLUMN) or asked in LASTING}
    reasons = [part for part in _parts(answers, BACK) if part.startswith(_REASON)]
    return say(kept, BACK, _joined(reasons))


def fitting(answers: Mapping[str, str], sheets: Sequence[str]) -> dict[str, str]:
    """Lasting answers for a file with these sheets: those that name a sheet it lacks are left out."""
    named = answers.get("sheet", "").split("|")
    return dict(answers) if set(named) <= set(sheets) else say(answers, "sheet", "")


def shape(found: Reading) -> tuple[str, ...]:
    """What tells a kind of file, as it is read by itself: its headers, or without any what its columns hold.

    Empty where there is no table.
    """
    table = found.understanding.table
    if found.understanding.header_row is None:
        return ("", *(column.meaning for column in table)) if table else ()
    return tuple(column.label for column in table)


def _is_pointed(question: str) -> bool:
    return question.startswith(_COLUMN) or question in (*LAYOUT, BACK, ASIDE)


def _parts(answers: Mapping[str, str], question: str) -> list[str]:
    return [part for part in answers.get(question, "").split("|") if part]


def _joined(parts: Sequence[str]) -> str:
    return "|".join(dict.fromkeys(parts))
