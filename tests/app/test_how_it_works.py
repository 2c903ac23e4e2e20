"""How it works: the model, its assumptions as they are, the backtest, and where the figures come from."""

from __future__ import annotations

from itertools import groupby

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.measures.published import PUBLISHED
from model.version import VERSION
from tests.app.conftest import OpenApp
from tests.app.pages import charts, take, turn_to, words
from ui.how_it_works import assumed, method

KEY = "method:tab"


def open_tab(open_app: OpenApp, tab: str, locale: str = "en-US") -> AppTest:
    return turn_to(open_app(locale), "how_it_works", key=KEY, tab=tab)


def test_every_part_of_the_model_has_words_a_formula_and_its_letters(open_app: OpenApp) -> None:
    app = open_tab(open_app, "The model")
    formulas = [str(formula.value) for formula in app.latex]
    assert len(formulas) == sum(len(part) for part in method.SECTIONS.values())
    assert len(app.header) == len(method.SECTIONS) + 1
    assert len(app.caption) >= len(method.SECTIONS)
    assert "it knows nothing else" in words(app)
    assert words(app).count("\n- ") + 1 >= len(method.LIMITS)


def test_the_assumptions_are_those_of_the_model_and_of_the_session(open_app: OpenApp) -> None:
    app = open_tab(open_app, "Assumptions")
    take(app, late=0.25)
    (table,) = app.table
    shown = table.value
    assert len(shown) == len(assumed.FIELDS)
    row = shown.iloc[assumed.FIELDS.index("late")]
    assert [str(cell).replace("\\", "") for cell in row[:2]] == ["10%", "25%"]
    assert Scenario().late == 0.10
    assert "8 of 10 people between 0.4 and 5.4" in words(app)
    assert "20% · 55% · 17% · 4% · 2%; never 2%" in words(app)


def test_the_backtest_stands_here(open_app: OpenApp) -> None:
    app = open_tab(open_app, "On your own past")
    assert charts(app) == 1


def test_every_published_figure_has_its_words_and_its_source(open_app: OpenApp) -> None:
    app = open_tab(open_app, "Sources")
    sources = [key for key, _ in groupby(figure.source for figure in PUBLISHED)]
    assert [source for source in sources if source not in words(app)] == []
    assert len(app.table) == len(sources)
    shown = [str(cell).replace("\\", "") for table in app.table for cell in table.value["Figure"]]
    figures = dict(zip((figure.id for figure in PUBLISHED), shown, strict=True))
    assert figures["us_families_variation"] == "36%"
    assert figures["us_families_swings"] == "about 5 months a year"
    assert figures["us_diaries_dips"] == "2.5 – 2.7 months a year"
    assert figures["uk_employees_fall"] == "−20%"
    assert figures["pt_dominant_client"] == "12.6%"
    assert figures["us_business_risk"] == "about 4 – 6 times"


def test_what_the_server_keeps_and_what_this_is_not(open_app: OpenApp) -> None:
    app = open_tab(open_app, "Privacy and limits of liability")
    said = words(app)
    assert "What the server keeps: nothing" in said
    assert "Not financial or tax advice" in said
    assert VERSION in said


@pytest.mark.parametrize("tab", ["El modelo", "Supuestos", "Fuentes", "Privacidad y responsabilidad"])
def test_spanish(open_app: OpenApp, tab: str) -> None:
    assert "Cómo funciona" in words(open_tab(open_app, tab, "es-ES"))
