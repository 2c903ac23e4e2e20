"""One measure has one name: the first screen's, wherever else it stands, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from locales import language

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8").lower()

MEASURES = {
    "overview.reliable": ("measure.reliable_income", "frontier.x", "goal.measure.reliable_income"),
    "overview.pay": ("measure.pay", "goal.measure.pay"),
    "overview.shortfall": ("measure.shortfall", "goal.measure.shortfall"),
    "overview.ruin": ("measure.ruin", "goal.measure.ruin"),
    "overview.buffer": ("measure.cash_needed",),
    "goal.measure.clearly_short": ("measure.clearly_short", "export.clearly_short"),
    "measure.mean_income": ("export.mean", "frontier.y"),
}
"""A name, and the texts that begin with it; what follows is the unit."""

IN_PROSE = ("overview.reliable", "overview.pay", "overview.shortfall", "overview.buffer")
"""Names that How it works explains."""


@pytest.mark.parametrize("code", ["en", "es"])
def test_one_measure_has_one_name(code: str) -> None:
    text = language(code).text
    other = {
        f"{key}: {text(key)}"
        for name, keys in MEASURES.items()
        for key in keys
        if not text(key).lower().startswith(text(name).lower())
    }
    assert not other


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_glossary_and_how_it_works_use_it_too(code: str) -> None:
    text = language(code).text
    names = {name: text(name).lower() for name in MEASURES if name != "measure.mean_income"}
    assert [name for name in names.values() if name not in GLOSSARY] == []
    said = text("method.figures.what").lower()
    assert [names[name] for name in IN_PROSE if names[name] not in said] == []
