"""The backtest on the page: coverage in plain words, or why it cannot be said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model import ProjectHistory
from model.sweeps.backtest import Backtest, backtest
from tests.app.pages import charts, words
from tests.model.pasts import past
from tests.model.sweeps.test_backtest import monthly
from ui.session.past import Past

SCRIPT = """
from locales import language
from ui.how_it_works import backtest
from ui.session import state
from ui.session.screens import PAST_PROJECTS
from ui.session.view import View

import streamlit as st

speaks = language(st.session_state.get("speaks", "en"))
state.begin()
here = st.Page(lambda: backtest.show(View(speaks)), title="Backtest", url_path="backtest", default=True)
st.navigation([here, st.Page(PAST_PROJECTS.file)], position="hidden").run()
"""


def shown(history: ProjectHistory | None, speaks: str = "en") -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.context = {"locale": "en-US", "timezone": "Europe/Madrid", "url": "http://localhost:8501/"}
    app.session_state["speaks"] = speaks
    app.run()
    if history is None:
        del app.session_state["past"]
    else:
        app.session_state["past"] = Past(history, sample=False)
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("speaks", "said"),
    [("en", "Of {n} times that it looked {horizon} months ahead"), ("es", "De {n} veces que miró {horizon} meses")],
)
def test_the_coverage_is_the_models(speaks: str, said: str) -> None:
    history = past(years=3)
    app = shown(history, speaks)
    found = backtest(history)
    assert isinstance(found, Backtest)
    assert said.format(n=len(found.looks), horizon=found.horizon) in words(app)
    assert f" {found.held} times" in words(app) or f" acertó {found.held}." in words(app)
    assert charts(app) == 1


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (monthly(17), "it takes 18 whole months of past projects, and there are 17"),
        (monthly(1), "and there is 1."),
        (monthly(20), "3 looks are too few to say"),
        (None, "There are no past projects here"),
    ],
)
def test_a_short_past_has_its_answer(history: ProjectHistory | None, said: str) -> None:
    assert said in words(shown(history))


def test_the_sample_says_that_it_is_one() -> None:
    app = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not app.exception
    assert "These are the made-up projects." in words(app)
    assert charts(app) == 1


def test_a_past_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    app = shown(monthly(24))

    def never(*_: object) -> object:
        raise AssertionError("looked again")

    monkeypatch.setattr("ui.how_it_works.backtest.backtest", never)
    app.run()
    assert not app.exception
