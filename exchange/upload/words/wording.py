"""Codes into words, from the catalogues of `locales` (its domain `exchange`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from babel.lists import format_list

from locales import Language, language
from locales.catalogue import catalogue, fields

Speaker: TypeAlias = Language | str
"""A language, or its tag ("en", "es-MX")."""

SHOWN = 12
"""Items of a list that a text names; an ellipsis stands for the rest."""


def say(speaker: Speaker, key: str, params: Mapping[str, object]) -> str:
    """The text of a key with its parameters, what is not known left blank; the key itself where no catalogue has it."""
    spoken = language(speaker) if isinstance(speaker, str) else speaker
    if not spoken.has(key):
        return key
    shown = {name: _shown(value, spoken) for name, value in params.items()}
    blanks = dict.fromkeys(fields(catalogue(spoken.code).single(key)), "")
    return spoken.text(key, **{**blanks, **shown})


def _shown(value: object, spoken: Language) -> str:
    if isinstance(value, (int, float)):
        return spoken.number(value)
    if isinstance(value, (tuple, list)):
        shown = [_plain(item) for item in value[:SHOWN]]
        return format_list([*shown, "…"] if len(value) > SHOWN else shown, locale=spoken.locale) if shown else ""
    return _plain(value)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def reason(code: str, speaker: Speaker = "en") -> str:
    """Why a row does not count, in words: the reason codes of `Reading.excluded` and `Reading.structural`."""
    return say(speaker, f"upload.reason.{code}", {})
