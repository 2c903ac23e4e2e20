"""Numbers as people type and paste them: "1,500", "1.500", "1 500,75", "$ 90", "(500)".

Every way of reading the marks is tried. Where only one of them makes a number of the text, that is what it says, in any
language; where two do ("1.500"), the reader's language decides; where none does, or the language does not tell, the
text is refused: a number that nobody meant is worse than a question.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from exchange.upload.cells.currency import CODES, DOLLAR, of_cell
from locales import Language

LONGEST: Final = 60
"""Characters of a text that is read at all; boxes take no more, and what fills one may have been cut."""

MOST_DIGITS: Final = 15
"""Digits that a float holds exactly."""

OWN_SIGN: Final = frozenset(
    {"EUR", "GBP", "JPY", "CNY", "INR", "KRW", "BRL", "PLN", "CZK", "CHF", "SEK", "NOK", "DKK", "PEN"}
)
"""Currencies that nobody writes with a bare dollar sign."""


class Fault(StrEnum):
    """Why a text is not taken for a number."""

    EMPTY = "empty"
    WORDS = "words"
    DOUBTFUL = "doubtful"
    CURRENCY = "currency"


class UnreadableError(ValueError):
    """The text is no number, or none for certain.

    Attributes:
        fault: why.
    """

    def __init__(self, fault: Fault) -> None:
        """Say it by the fault's name."""
        super().__init__(fault.value)
        self.fault: Final = fault


_SPACES: Final = re.compile(r"[\s\u2007\u2009\u200a]+")
_INVISIBLE: Final = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", ""))
_MINUS: Final = str.maketrans(
    dict.fromkeys("\N{MINUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{NON-BREAKING HYPHEN}\N{EN DASH}", "-")
)
_APOSTROPHES: Final = str.maketrans({"’": "'", "\N{MODIFIER LETTER APOSTROPHE}": "'"})
_BRACKETS: Final = re.compile(r"(?P<before>[^()]*)\((?P<inside>[^()]*)\)(?P<after>[^()]*)")
_WORD: Final = r"[^\d\s+%'.,-](?:[^\d+%',-]*[^\d\s+%',-])?"
_SHAPE: Final = re.compile(
    rf"(?P<sign>[+-]?) ?(?P<before>{_WORD})? ?(?P<second>[+-]?) ?"
    rf"(?P<body>[0-9.,](?:[0-9.,' ]*[0-9.,])?) ?(?P<percent>%?) ?(?P<after>{_WORD})?"
)
_GROUPS: Final = " '.,"


def read_number(text: str, language: Language, *, money: bool = False) -> float | None:
    """The number that a person typed, None where there is none for certain."""
    try:
        return understood(text, language, money=money)
    except UnreadableError:
        return None


def understood(
    text: str, language: Language, *, currency: str | None = "", percent: bool = False, money: bool = False
) -> float:
    """The number that a person of this language means.

    Args:
        text: as it was typed or pasted.
        language: decides where the marks alone leave two readings.
        currency: code of the only currency that the text may name; any where it is "", none where it is None.
        percent: whether a percent sign may follow; the number is what stands before it.
        money: whether it is an amount even where it names no currency: of two readings never the one in thousandths.

    Raises:
        UnreadableError: where there is no number, or none that is certain.
    """
    tidy = _SPACES.sub(" ", text.translate(_INVISIBLE)).strip().translate(_MINUS).translate(_APOSTROPHES)
    if not tidy:
        raise UnreadableError(Fault.EMPTY)
    if not re.search("[0-9]", tidy):
        raise UnreadableError(Fault.WORDS)
    bracketed = _BRACKETS.fullmatch(tidy)
    shape = _SHAPE.fullmatch(" ".join(bracketed.groups()).strip() if bracketed else tidy)
    if shape is None or len(text) >= LONGEST or (shape["percent"] and not percent):
        raise UnreadableError(Fault.DOUBTFUL)
    signs = shape["sign"] + shape["second"]
    if len(signs) > 1 or (signs and bracketed):
        raise UnreadableError(Fault.DOUBTFUL)
    _check_currency([word for word in (shape["before"], shape["after"]) if word], currency)
    amount = _amount(shape["body"], language, money=money or bool(shape["before"] or shape["after"]))
    return -amount if (bracketed or signs == "-") and amount else amount


def _check_currency(words: list[str], currency: str | None) -> None:
    """Refuse words that are no currency, or another one."""
    for word in words:
        code = DOLLAR if word.casefold() in {"peso", "pesos"} else of_cell(word)
        if currency is None or code is None or (code != DOLLAR and code not in CODES):
            raise UnreadableError(Fault.DOUBTFUL)
        if currency and (currency in OWN_SIGN if code == DOLLAR else code != currency):
            raise UnreadableError(Fault.CURRENCY)


def _amount(body: str, language: Language, *, money: bool) -> float:
    """The one number that digits and marks stand for; `money` has no thousandths."""
    readings = {
        (decimal, group): _read(body, decimal, group) for decimal in ".," for group in _GROUPS if group != decimal
    }
    found = {value for value in readings.values() if value is not None}
    if len(found) > 1:
        own = readings[language.decimal_mark, _group(language)]
        found = set() if own is None or (money and own != max(found)) else {own}
    if len(found) != 1:
        raise UnreadableError(Fault.DOUBTFUL)
    return found.pop()


def _group(language: Language) -> str:
    """The language's mark between thousands, spaces and apostrophes of any kind being one."""
    return _SPACES.sub(" ", language.group_mark).translate(_APOSTROPHES)


def _read(body: str, decimal: str, group: str) -> float | None:
    """The number, if `decimal` stands before decimals and `group` between thousands (or as India groups)."""
    whole, mark, decimals = body.partition(decimal)
    digits = whole.replace(group, "")
    if group in whole and not re.fullmatch(rf"[1-9]\d{{0,2}}({re.escape(group)}\d{{3}})+", whole):
        indian = group == "," and re.fullmatch(r"[1-9]\d?(,\d\d)+,\d{3}", whole)
        if not indian:
            return None
    if not re.fullmatch(r"\d+", digits + decimals) or (mark and re.match(r"0\d", digits)):
        return None
    if len((digits + decimals).lstrip("0")) > MOST_DIGITS:
        return None
    return float(f"{digits or 0}.{decimals or 0}")
