"""One cell of the table of retainers: a value as its text, and the text as a value that the model accepts."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from typing import Any, Final

from exchange.listing import months_named
from exchange.upload.words.months import MONTHS
from locales import Language
from model import Retainer
from model.bounds import bounds
from model.projection.retainer import Basis, Billing, Payment, Unused
from model.projection.year import MONTHS as YEAR
from ui.session.fields import COLUMNS, MONEY, WHOLE, Kind
from ui.session.names import LONGEST_NAME
from ui.session.typed import Fault, UnreadableError, understood

KINDS: Final = {field.name.removeprefix("retainer."): field.kind for field in COLUMNS}
"""Column -> what it holds."""

CHOICES: Final = {"basis": tuple(Basis), "paid": tuple(Payment), "billing": tuple(Billing), "unused": tuple(Unused)}
LONGEST_TERM: Final = int(bounds(Retainer, "term_months")[1])
MOST_RUNGS: Final = 6
LEAST_RATE: Final = 0.01
"""The model asks only for more than nothing; this is what can be seen."""

CENTS: Final = 2
"""Decimals of money that is not whole."""


@dataclass(frozen=True)
class Writing:
    """How a person writes in the cells.

    Attributes:
        language: the reader's, whose marks and months are meant.
        currency: code of the scenario's; another one in a cell is refused.
        clients: names of the clients of the past, by their places; "" for who cannot be chosen.
    """

    language: Language
    currency: str
    clients: tuple[str, ...] = ()

    def named(self, known: int | None) -> str | None:
        """The name of a client of the past; None where there is none at that place."""
        return self.clients[known] or None if known is not None and known < len(self.clients) else None


class RefusedError(ValueError):
    """A cell that stays as it was.

    Attributes:
        code: why: a `Fault`, "whole" (no whole number) or "share" (0.5 may be a half or half a per cent).
    """

    def __init__(self, code: str) -> None:
        """Say it by its code."""
        super().__init__(code)
        self.code: Final = code


@functools.lru_cache(maxsize=4096)
def shown(value: Any, kind: Kind, language: Language) -> str | None:
    """A value as its cell shows it; None where it has none."""
    if value is None:
        return None
    if kind is Kind.SHARE:
        return language.percent(value, None)
    if kind is Kind.CALENDAR:
        return months_named(value, language) or None
    if kind is Kind.LADDER:
        return ", ".join(str(rung) for rung in value)
    if kind in {Kind.CHOICE, Kind.TEXT}:
        return str(value)
    cents = kind in MONEY and value != round(value)
    return language.number(value, CENTS if cents else None)


def taken(text: str, name: str, writing: Writing) -> tuple[Any, bool]:
    """The value that a cell's text stands for, and whether it was in bounds; else the nearest one that is.

    Raises:
        RefusedError: where the text does not say for certain which value is meant, or a cell may not be empty.
    """
    kind = KINDS[name]
    if kind is Kind.TEXT:
        tidy = re.sub(r"\s+", " ", text).strip()
        return tidy[:LONGEST_NAME], len(tidy) <= LONGEST_NAME
    if not text.strip():
        if Retainer.model_fields[name].default is None:
            return None, True
        if kind is Kind.CALENDAR:
            return (), True
        raise RefusedError(Fault.EMPTY)
    if kind is Kind.CHOICE:
        if text not in CHOICES[name]:
            raise RefusedError(Fault.WORDS)
        return text, True
    if kind is Kind.CLIENT:
        if text not in writing.clients:
            raise RefusedError(Fault.WORDS)
        return writing.clients.index(text), True
    if kind is Kind.CALENDAR:
        return _calendar(text)
    return _ladder(text) if kind is Kind.LADDER else _amount(text, name, kind, writing)


def _calendar(text: str) -> tuple[tuple[int, ...], bool]:
    """Calendar months by their numbers or names, with commas, semicolons, strokes or blanks between them.

    Of all twelve the last named is left out: one month at least is paid.
    """
    found = []
    for part in re.split(r"[\s,;/]+", text.strip(" ,;/")):
        month = int(part) if re.fullmatch("[0-9]{1,2}", part) else MONTHS.get(part.casefold().rstrip("."), 0)
        if not 1 <= month <= YEAR:
            raise RefusedError(Fault.WORDS)
        found.append(month)
    taken = tuple(dict.fromkeys(found))[: YEAR - 1]
    return tuple(sorted(taken)), len(set(found)) < YEAR


def _amount(text: str, name: str, kind: Kind, writing: Writing) -> tuple[float, bool]:
    share, money = kind is Kind.SHARE, kind in MONEY
    currency = writing.currency if money else None
    try:
        number = understood(text, writing.language, currency=currency, percent=share, money=money)
    except UnreadableError as error:
        raise RefusedError(error.fault) from error
    if kind in WHOLE and number != round(number):
        raise RefusedError("whole")
    if share and 0 < abs(number) < 1 and "%" not in text:
        raise RefusedError("share")
    low, high = bounds(Retainer, name)
    low = max(low, LEAST_RATE) if kind is Kind.RATE else low
    exact = round(number / 100, 8) if share else number
    bounded = min(max(exact, low), high)
    return int(bounded) if kind in WHOLE else bounded, math.isclose(bounded, exact, abs_tol=1e-9)


def _ladder(text: str) -> tuple[tuple[int, ...], bool]:
    """Terms in rising order, out of whole numbers with commas, semicolons, strokes or blanks between them."""
    parts = re.split(r"\s*[,;/]\s*|\s+", text.strip())
    if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        raise RefusedError(Fault.DOUBTFUL if re.search(r"\d", text) else Fault.WORDS)
    rungs = tuple(sorted({min(max(int(part), 1), LONGEST_TERM) for part in parts}))[:MOST_RUNGS]
    return rungs, [str(rung) for rung in rungs] == [part.lstrip("0") for part in parts]
