"""Both languages say the same figures: the Spanish texts carry those of the English ones, key by key."""

from __future__ import annotations

import re

import pytest

from locales.catalogue import FOLDER, read
from tests.promises.figures import figures
from tests.promises.page import plain

FILES = sorted(path.name for path in (FOLDER / "en" / "LC_MESSAGES").glob("*.po"))


def said(text: str, language: str) -> list[float]:
    """The figures of a text in ascending order, but for what is filled in."""
    return sorted(round(figure.value, 9) for figure in figures(re.sub(r"\{\w+\}", "…", plain(text)), language))


def apart(english: str, spanish: str) -> bool:
    return said(english, "en") != said(spanish, "es")


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same_figures(name: str) -> None:
    english, spanish = (read(FOLDER / language / "LC_MESSAGES" / name) for language in ("en", "es"))
    wrong = [
        f"{key}: {one!r}, {other!r}"
        for key, forms in english.items()
        for one, other in zip(forms, spanish[key], strict=True)
        if apart(one, other)
    ]
    assert not wrong, "\n".join(wrong)


def test_other_figures_are_found() -> None:
    assert not apart("Two of three, 80 % in four months: {n}", "Dos de cada tres, 80 % en cuatro meses: {n}")
    assert not apart("a quarter of the 0.5 hours", "un trimestre de las 0,5 horas")
    assert apart("Two of three", "Tres de cada dos o tres")
    assert apart("80 %", "8 %")
    assert apart("three quarters", "tres cuartos de cuatro")
