"""Values that go with months, in words: bills by month, bills of one month, other incomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from locales import Language
from model.projection.costs import OneOff, Steady


def listed(values: tuple[Any, ...], language: Language, currency: str | None) -> str:
    """What a field with several values says: "Mar $600, Oct $250"; "" where it is empty.

    Args:
        values: amounts of the twelve calendar months, bills, or incomes.
        language: of the words.
        currency: of the amounts; None where they are plain numbers, of which 0 says something too.
    """
    return ", ".join(_told(values, language, currency))


def months_named(months: tuple[int, ...], language: Language) -> str:
    """Calendar months by their names: "Aug, Dec"."""
    return ", ".join(language.month(dt.date(2026, month, 1), "name") for month in months)


def _told(values: tuple[Any, ...], language: Language, currency: str | None) -> Iterator[str]:
    for number, value in enumerate(values, start=1):
        if isinstance(value, OneOff):
            yield f"{language.month(value.month)} {_amount(value.amount, language, currency)}"
        elif isinstance(value, Steady):
            yield _source(value, language, currency)
        elif value or currency is None:
            yield f"{language.month(dt.date(2026, number, 1), 'name')} {_amount(value, language, currency)}"


def _source(source: Steady, language: Language, currency: str | None) -> str:
    said = [_amount(source.amount, language, currency)]
    said += [language.text("listed.from", month=language.month(source.first))] if source.first is not None else []
    said += [language.text("listed.until", month=language.month(source.last))] if source.last is not None else []
    return " ".join(said)


def _amount(amount: float, language: Language, currency: str | None) -> str:
    if currency is None:
        return language.number(amount)
    return language.money(amount, currency, 0 if amount == round(amount) else 2)
