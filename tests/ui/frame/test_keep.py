"""A file of everything opened on another device: taken up, or laid upon what is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import streamlit as st

from exchange.backup.backup import from_file, to_file
from tests.ui.session.test_keeping import begin, kept, own
from ui.frame import keep
from ui.session import holding, keeping, shelf, state
from ui.session.past import Past


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    begin()
    yield
    st.session_state.clear()


def moved() -> bytes:
    """The file that the other device gave."""
    kept()
    return to_file(keeping.present("es"))


def test_on_a_fresh_device_all_of_it_is_taken_up_and_nothing_is_kept_unasked() -> None:
    content = moved()
    begin()
    backup = from_file(content).backup
    assert backup is not None
    assert keep._take(backup) == ""
    assert state.scenario() == own()[0]
    assert [one.name for one in shelf.kept()] == ["Plan A"]
    assert not holding.holding().on
    assert keeping.present("es").but(saved_on=backup.saved_on) == backup, "it can be handed on as it came"


def test_on_a_device_with_a_past_the_projects_of_both_count_once() -> None:
    content = moved()
    begin()
    scenario, history = own(700)
    state.put_past(Past(history, sample=False), scenario)
    backup = from_file(content).backup
    assert backup is not None
    assert keep._take(backup) == ""
    past = state.past()
    assert past is not None
    assert len(past.whole.all) == len(history.all), "each project is there with another amount: the file's counts"
    assert sum(state.scenario().income.counts) == len(history.all)
    assert keep._take(backup) == ""
    assert len(state.past().whole.all) == len(history.all)  # type: ignore[union-attr]  # it is there, as before


def test_projects_in_other_money_or_too_many_are_not_added(monkeypatch: pytest.MonkeyPatch) -> None:
    content = moved()
    begin()
    scenario, history = own()
    dollars = replace(history, projects=history.projects.assign(currency="USD"))
    state.put_past(Past(dollars, sample=False), scenario)
    backup = from_file(content).backup
    assert backup is not None
    assert keep._take(backup) == "keep.import.money"
    monkeypatch.setattr(keep, "merge", lambda one, other: one.but(projects=one.projects * 2_000))
    assert keep._take(backup) == "keep.trouble.too_many"
    assert state.scenario() == scenario
