"""Codes into words, from the catalogues `locales/<language>/LC_MESSAGES/exchange.po`, numbers by the locale."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeAlias

from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

CATALOGUES = Path(__file__).parents[2] / "locales"


class Spoken(Protocol):
    """A language of the application: what is needed of it here is its code."""

    @property
    def code(self) -> str: ...


Speaker: TypeAlias = "str | Spoken"


@lru_cache(maxsize=8)
def catalogue(code: str) -> Mapping[str, str]:
    """Message id -> text of one language; empty for a language without a catalogue."""
    path = CATALOGUES / code / "LC_MESSAGES" / "exchange.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=code) if message.id}


def say(language: Speaker, message: str, params: Mapping[str, object]) -> str:
    """The text of a message with its parameters; English where the language lacks it, the code where both do."""
    code = (language if isinstance(language, str) else language.code).replace("-", "_").split("_")[0]
    text = catalogue(code).get(message) or catalogue("en").get(message) or message
    return text.format_map({name: _shown(value, code) for name, value in params.items()})


def _shown(value: object, code: str) -> str:
    if isinstance(value, bool) or value is None:
        return str(value or "")
    if isinstance(value, (int, float)):
        return str(format_decimal(value, locale=code))
    if isinstance(value, (tuple, list)):
        shown = [str(item) for item in value[:12]]
        return format_list(shown + ["…"] if len(value) > 12 else shown, locale=code) if shown else ""
    return str(value)
