"""A browser that still answers in the words of the language before is not taken at them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import streamlit as st

from model import Stress
from model.past.summary import DelayPreset
from tests.ui.session.test_keeping import begin
from ui.past_projects import history
from ui.session import state
from ui.widgets import choices
from ui.widgets.ties import picked


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    begin()
    yield
    st.session_state.clear()


def test_only_an_option_is_picked() -> None:
    for said, found in {"spain_60": DelayPreset.SPAIN_60, "Mostly within 30 days": None}.items():
        st.session_state["preset"] = said
        assert picked("preset", DelayPreset) == found


def test_words_of_another_language_change_nothing() -> None:
    st.session_state["preset"], st.session_state["choose:stresses"] = "Mostly within 30 days", ["Four weeks ill"]
    before = state.scenario()
    history._believe()
    choices._stressed("stresses", "choose:stresses")
    assert state.scenario() == before
    st.session_state["preset"], st.session_state["choose:stresses"] = "spain_60", ["ill"]
    history._believe()
    choices._stressed("stresses", "choose:stresses")
    assert state.scenario().income.delays.preset == DelayPreset.SPAIN_60
    assert state.scenario().stresses == {Stress.ILL}
