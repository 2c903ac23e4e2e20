"""How a file is written, in words: its currency, its days, its marks, and what its amount is."""

from __future__ import annotations

import re

from exchange import Reading
from ui.session.view import View


def marks(here: View, found: Reading) -> dict[str, str]:
    """How the file is written, and what its amount is: name -> value."""
    seen = found.understanding
    text = here.language.text
    lines: dict[str, str | None] = {}
    if seen.amount_basis and here.language.has(f"past.basis.{seen.amount_basis}"):
        lines["past.basis"] = text(f"past.basis.{seen.amount_basis}")
    lines |= {
        "past.currency": None if _currency_open(found) else found.currency,
        "past.dates": _day_pattern(here, seen.date_format),
        "past.decimal": seen.decimal,
        "past.delimiter": _mark_between(here, seen.delimiter),
        "past.encoding": seen.encoding and seen.encoding.upper(),
    }
    return {text(key): value for key, value in lines.items() if value}


def _currency_open(found: Reading) -> bool:
    """Whether it is still to be said in which currency the file is seen."""
    return any(question.id == "currency" and question.answer is None for question in found.questions)


def _day_pattern(here: View, pattern: str | None) -> str | None:
    """How the file writes a day, in words: day/month/year."""
    if not pattern:
        return None
    words = {"d": "day", "m": "month", "b": "month_name", "B": "month_name", "Y": "year", "y": "year"}
    day = re.sub(r"[T ]*%[HI].*$", "", pattern)
    return re.sub(
        r"%-?([A-Za-z])", lambda part: here.language.text(f"past.day.{words[part[1]]}") if part[1] in words else "", day
    ).strip()


def _mark_between(here: View, delimiter: str | None) -> str | None:
    names = {"\t": "tab", ",": "comma", ";": "semicolon", "~": "tilde", "|": "bar"}
    if delimiter is None:
        return None
    return here.language.text(f"past.mark.{names[delimiter]}") if delimiter in names else delimiter
