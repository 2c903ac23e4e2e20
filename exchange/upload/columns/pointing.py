"""What a person says that columns are: `column:3` (or `column:C`) -> a meaning, whatever the file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange.upload.columns.choice import Chosen
from exchange.upload.file.grid import Column
from exchange.upload.words.vocabulary import Meaning

POINTABLE: tuple[Meaning, ...] = (
    "date",
    "client",
    "amount",
    "credit",
    "debit",
    "currency",
    "hours",
    "paid_date",
    "ref",
    "type",
    "status",
    "project",
    "description",
    "hourly_rate",
    "fee",
    "tax",
    "ignored",
)
"""Meanings that a person can give a column."""
_ALSO: Mapping[str, Meaning] = {
    "ignore": "ignored",
    "money_in": "credit",
    "money_out": "debit",
    "paid": "paid_date",
    "invoice": "ref",
    "number": "ref",
    "rate": "hourly_rate",
    "minutes": "minutes",
    "seconds": "seconds",
    "base": "base",
    "total": "total",
    "direction": "direction",
    "due_date": "due_date",
    "note": "note",
}
"""Other words that are understood."""
_MONEY: frozenset[Meaning] = frozenset(
    {"amount", "base", "total", "line", "net", "credit", "debit", "unit_price", "quantity", "paid_amount"}
)
SINGLE: frozenset[Meaning] = frozenset({"date", "client", "currency", "paid_date", "ref", "type", "status", "project"})
"""Meanings of which the column that was pointed at is the only one."""


def is_pointed(answers: Mapping[str, str]) -> bool:
    """Did a person say of any column what it is?"""
    return any(question.startswith("column:") for question in answers)


def pointed(columns: Sequence[Column], answers: Mapping[str, str]) -> dict[int, Meaning]:
    """The columns, by their index, that answers give a meaning."""
    letters = {column.letter: column.index for column in columns}
    found: dict[int, Meaning] = {}
    for question, answer in answers.items():
        kind, _, place = question.partition(":")
        place, said = place.strip().upper(), answer.strip().casefold().replace(" ", "_")
        index = int(place) - 1 if place.isdecimal() and len(place) < 6 else letters.get(place, -1)
        meaning = _ALSO.get(said) or next((known for known in POINTABLE if known == said), None)
        if kind == "column" and meaning is not None and 0 <= index < len(columns):
            found[index] = meaning
    return found


def point(chosen: Chosen, columns: Sequence[Column], answers: Mapping[str, str]) -> None:
    """Give the columns that were pointed at their meanings, and take these from the others where there is only one."""
    said = pointed(columns, answers)
    if not said:
        return
    given = set(said.values())
    gone = given & SINGLE | (_MONEY if given & _MONEY else set())
    for meaning, held in chosen.by_meaning.items():
        chosen.by_meaning[meaning] = [column for column in held if column.index not in said and (meaning not in gone)]
    for index in sorted(said, reverse=True):
        chosen.take(said[index], columns[index])
        chosen.told[index] = "person"
    for meaning in gone:
        chosen.twins.pop(meaning, None)
    chosen.pointed = frozenset(said)
