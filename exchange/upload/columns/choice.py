"""Which column stands for what: the headers propose, the cells decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from exchange.upload.columns.evidence import fits
from exchange.upload.columns.header import senses
from exchange.upload.file.grid import Column
from exchange.upload.words.layouts import Layout, glued
from exchange.upload.words.vocabulary import Meaning

_SHARED: frozenset[Meaning] = frozenset(
    {
        "country_es",
        "country_mx",
        "client_code",
        "time",
        "ignored",
        "item",
        "balance",
        "due",
        "issuer_id",
        "receiver_id",
        "issuer",
        "receiver",
        "recipient",
    }
)

_ORDER: tuple[Meaning, ...] = (
    "date",
    "paid_date",
    "due_date",
    "parent",
    "refund_flag",
    "refunded_flag",
    "base",
    "line",
    "credit",
    "debit",
    "total",
    "amount",
    "paid_amount",
    "refunded",
    "tax",
    "tip",
    "withheld",
    "discount",
    "discount_rate",
    "tax_rate",
    "withheld_rate",
    "hours",
    "seconds",
    "minutes",
    "hourly_rate",
    "unit_price",
    "quantity",
    "net",
    "fee",
    "due",
    "balance",
    "currency",
    "status",
    "type",
    "direction",
    "account_type",
    "billable",
    "issuer_id",
    "receiver_id",
    "issuer",
    "receiver",
    "series",
    "ref",
    "txn",
    "client",
    "project",
    "description",
    "note",
    "item",
    "client_code",
    "recipient",
    "country_es",
    "country_mx",
    "time",
    "ignored",
)
"""Meanings in the order in which columns are given to them: what cells can prove comes before names."""


_EARNED: tuple[Meaning, ...] = ("base", "line", "total")
_WHOLE: tuple[Meaning, ...] = ("base", "total", "amount", "paid_amount")
_ASKED: tuple[tuple[str, Meaning], ...] = (
    ("which_column", "amount"),
    ("which_date", "date"),
    ("client_column", "client"),
    ("amount", "amount"),
)
"""Questions whose answer is a column, by its number from 1, with the meaning that it then has."""


@dataclass
class Chosen:
    """Columns by meaning, best first; `twins` are several that could be it where one had to be taken.

    `told`: the columns, by index, whose meaning comes from their "cells" alone or from the "person", not their header;
    `pointed`: the columns that the person pointed at.
    """

    by_meaning: dict[Meaning, list[Column]]
    twins: dict[Meaning, list[Column]] = field(default_factory=dict)
    told: dict[int, Literal["cells", "person"]] = field(default_factory=dict)
    pointed: frozenset[int] = frozenset()

    def get(self, meaning: Meaning) -> Column | None:
        """The best column for `meaning`, if there is any."""
        columns = self.by_meaning.get(meaning)
        return columns[0] if columns else None

    def all(self, meaning: Meaning) -> list[Column]:
        """Every column for `meaning`, best first."""
        return self.by_meaning.get(meaning, [])

    def has(self, *meanings: Meaning) -> bool:
        """Has each of `meanings` a column?"""
        return all(self.by_meaning.get(meaning) for meaning in meanings)

    def swap(self, others: Mapping[int, Column]) -> None:
        """Put other columns in the place of these: `others` by the identity of the one that each stands for."""
        for held in (self.by_meaning, self.twins):
            for meaning, columns in held.items():
                held[meaning] = [others.get(id(column), column) for column in columns]

    def take(self, meaning: Meaning, column: Column) -> None:
        """Put `column` first for `meaning`, as a person or a layout said."""
        rest = [other for other in self.by_meaning.get(meaning, []) if other is not column]
        self.by_meaning[meaning] = [column, *rest]


def choose(columns: Sequence[Column], layout: Layout | None, answers: Mapping[str, str]) -> Chosen:
    """Give every meaning its columns. A column serves one meaning only, a few neutral ones aside."""
    proposals: dict[Meaning, list[tuple[float, Column]]] = {}
    dropped = {glued(words) for words in layout.drop} if layout else set()
    for column in columns:
        if glued(column.words) in dropped or not column.name.strip():
            continue
        for sense in senses(column.name):
            proposals.setdefault(sense.meaning, []).append((sense.score, column))
    by_words = {glued(column.words): column for column in reversed(columns)}
    said = [(meaning, glued(words)) for meaning, words in (layout.columns if layout else ())]
    told = {meaning: by_words[words] for meaning, words in said if words in by_words}
    reserved = {id(column): meaning for meaning, column in told.items()}
    chosen = Chosen({})
    priced = {id(column) for _, column in proposals.get("unit_price", [])}
    earned = {
        id(column)
        for score, column in proposals.get("amount", [])
        if _sense(column, "fee") <= score and fits("amount", column, score)
    }
    used: dict[int, Meaning] = {}
    for meaning in _ORDER:
        ranked = sorted(proposals.get(meaning, []), key=_rank)
        fitting = [
            (score, column)
            for score, column in ranked
            if (meaning in _SHARED or id(column) not in used)
            and reserved.get(id(column), meaning) == meaning
            and fits(meaning, column, score)
            and not _better_elsewhere(meaning, column, score, chosen, priced, earned)
        ]
        if meaning in told and told[meaning] not in [column for _, column in fitting]:
            fitting.insert(0, (100.0, told[meaning]))
        elif meaning in told:
            fitting.sort(key=lambda item: item[1] is not told[meaning])
        if fitting:
            chosen.by_meaning[meaning] = [column for _, column in fitting]
            if meaning not in _SHARED:
                used.update({id(column): meaning for _, column in fitting})
            best = fitting[0][1]
            alike = [column for _, column in fitting if column.words == best.words]
            if len(alike) > 1:
                chosen.twins[meaning] = alike
    _answered(chosen, columns, answers)
    return chosen


def _answered(chosen: Chosen, columns: Sequence[Column], answers: Mapping[str, str]) -> None:
    for question, meaning in _ASKED:
        answer = answers.get(question, "")
        if answer.isdigit() and 1 <= int(answer) <= len(columns):
            column = columns[int(answer) - 1]
            for others in chosen.by_meaning.values():
                if column in others:
                    others.remove(column)
            chosen.take(meaning, column)


def _rank(proposal: tuple[float, Column]) -> tuple[float, bool, int]:
    """The surer first; of equally sure ones the one that is not mostly blank, then the one further left."""
    score, column = proposal
    return -round(score, 3), bool(column.blank.mean() > 0.5), column.index


def _sense(column: Column, meaning: Meaning) -> float:
    return next((sense.score for sense in senses(column.name) if sense.meaning == meaning), 0.0)


def _better_elsewhere(
    meaning: Meaning, column: Column, score: float, chosen: Chosen, priced: set[int], earned: set[int]
) -> bool:
    """Is the header surely something else, or its other meaning still to come a better one?

    `priced` and `earned` are the columns that may be unit prices, and those that are amounts rather than fees.
    """
    others = {sense.meaning: sense.score for sense in senses(column.name)}
    if meaning == "amount":
        if others.get("fee", 0) > score:
            return bool(earned) or any(chosen.all(m) for m in (*_EARNED, "credit"))
        if others.get("quantity", 0) > score:
            return bool(priced - {id(column)}) or any(chosen.all(m) for m in _EARNED)
    if meaning == "client" and score < 88:
        return bool(chosen.has("issuer"))
    if meaning in ("description", "note", "item", "project", "country_es", "country_mx", "client_code", "time"):
        return False
    if meaning == "due" and not any(chosen.all(whole) for whole in _WHOLE):
        return True
    best = max(others.values())
    return score < best - 25 and meaning not in ("amount", "base", "quantity", "paid_amount")
