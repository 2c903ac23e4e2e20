"""Months as people type and paste them: "2027-01", "01/2027", "Jan 2027", "ene-27", "enero de 2027", "15/01/2027"."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import pandas as pd
from babel import dates

from exchange.upload.words.months import MONTHS
from locales import Language
from ui.session.typed import LONGEST, Fault, UnreadableError

_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_YEAR_LAST: Final = re.compile(r"(?:(?P<one>\d{1,2})[-/.])?(?P<other>\d{1,2})[-/.](?P<year>\d{4})")
_NAMED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})[ -](?:de )?)?(?P<name>[^\W\d_]+)\.?(?: |-|/|, | de | del )(?:(?P<late>\d{1,2}), )?"
    r"(?P<year>\d{4}|(?<=[-/])\d{2})",
)
CENTURY: Final = 2000
"""Of years that are written with two digits behind a month's name: "ene-27"."""


def understood_month(text: str, language: Language) -> pd.Period:
    """The month that a person of this language means; of a day, the month that it lies in.

    Raises:
        UnreadableError: where there is no month, or none that is certain.
    """
    tidy = re.sub(r"\s+", " ", text).strip()
    if not tidy:
        raise UnreadableError(Fault.EMPTY)
    if len(text) >= LONGEST:
        raise UnreadableError(Fault.DOUBTFUL)
    if found := _YEAR_FIRST.fullmatch(tidy):
        return _month(found["year"], int(found["month"]), found["day"])
    if found := _YEAR_LAST.fullmatch(tidy):
        month, day = int(found["other"]), found["one"]
        if day and (month > 12 or (int(day) <= 12 and _month_first(language))):
            month, day = int(day), found["other"]
        return _month(found["year"], month, day)
    if found := _NAMED.fullmatch(_folded(tidy)):
        number = MONTHS.get(found["name"])
        if number is not None:
            return _month(found["year"], number, found["day"] or found["late"])
    raise UnreadableError(Fault.DOUBTFUL if re.search(r"\d", tidy) else Fault.WORDS)


def _month(year: str, month: int, day: str | None) -> pd.Period:
    full = int(year) + (CENTURY if len(year) == 2 else 0)
    if full < 1 or not 1 <= month <= 12:
        raise UnreadableError(Fault.DOUBTFUL)
    found = pd.Period(year=full, month=month, freq="M")
    if day is not None and not 1 <= int(day) <= found.days_in_month:
        raise UnreadableError(Fault.DOUBTFUL)
    return found


def _month_first(language: Language) -> bool:
    """Whether the language writes 1/2 for the second of January."""
    pattern = str(dates.get_date_format("short", locale=language.locale).pattern)
    return pattern.index("M") < pattern.index("d")


def _folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
