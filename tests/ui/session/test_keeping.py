"""What a session keeps and takes up again, without a browser: the device is a stand-in that says what it was given."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from exchange.backup import backup
from exchange.backup.backup import Backup, from_tokens
from exchange.link import from_link, to_link
from locales import language
from model import ProjectHistory, Retainer, Scenario, fit
from ui.session import device, forecasts, holding, keeping, returning, shelf, state
from ui.session.device import Told, Trouble
from ui.session.past import Past
from ui.session.shelf import Kept

Tokens = tuple[str, str]


def own(amount: float = 500.0) -> tuple[Scenario, ProjectHistory]:
    """A past of one's own and a scenario on it, with a client's name."""
    frame = pd.DataFrame(
        {
            "client": ["A", "B"] * 6,
            "invoiced_on": pd.date_range("2025-01-07", periods=12, freq="MS"),
            "amount": [amount + 37 * month for month in range(12)],
            "currency": "EUR",
            "rows": [(row,) for row in range(2, 14)],
        }
    )
    history = ProjectHistory.from_frames(frame)
    row = Retainer(client="Zoë", monthly_fee=800, hours_per_month=7, term_months=6)
    return Scenario(income=fit(history), start_month="2026-03", currency="EUR", retainers=(row,)), history


def begin(scenario: Scenario | None = None, *, sent: bool = False) -> Scenario:
    """A session begins with the example, or with a scenario that its address brought; returns the example."""
    st.session_state.clear()
    start = Scenario(start_month="2026-03")
    st.session_state.update(
        language=(language("en-US"), "en"),
        scenario=scenario or start,
        arrived=scenario or start,
        example=start,
        returned=False,
        own=False,
        sent=sent,
    )
    return start


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    begin()
    yield
    st.session_state.clear()


def kept() -> Tokens:
    """What the device has after somebody chose to keep their own past."""
    begin()
    scenario, history = own()
    state.put_past(Past(history, sample=False, left_out=frozenset({4}), before=None), scenario)
    shelf.put((Kept("Plan A", scenario),))
    state.remember(holding.SHAPES, {("date", "amount"): {"column:2": "net"}})
    holding.snapshot()
    holding.keep()
    keeping.renew("es")
    return holding.holding().tokens


def says(monkeypatch: pytest.MonkeyPatch, tokens: Tokens | None, **more: str | Trouble) -> None:
    rest, past = tokens or (None, None)
    monkeypatch.setattr(device, "told", lambda: Told(rest, past, str(more.get("theme", "")), more.get("trouble")))  # type: ignore[arg-type]  # a stand-in
    returning.answer()


def found(tokens: Tokens) -> Backup:
    restored = from_tokens(*tokens).backup
    assert restored is not None
    return restored


def test_nothing_is_written_before_it_was_chosen() -> None:
    assert holding.holding().tokens == ("", "")
    assert not holding.holding().on


def test_a_session_on_the_bare_address_begins_with_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = kept()
    begin()
    says(monkeypatch, tokens, theme="Dark")
    scenario, history = own()
    past = state.past()
    assert past is not None
    assert fit(past.whole) == fit(history)
    assert past.history.all["amount"].tolist() == history.without({4}).all["amount"].tolist(), "set aside, it stays so"
    assert state.scenario() == scenario
    assert [one.name for one in shelf.kept()] == ["Plan A"]
    assert [one.scenario for one in forecasts.held()] == [scenario]
    assert state.recalled(holding.SHAPES) == {("date", "amount"): {"column:2": "net"}}
    assert st.session_state[returning.LANGUAGE] == "es"
    now = holding.holding()
    assert (now.on, now.back, now.theme, now.turn) == (True, True, "Dark", 1)
    keeping.renew("es")
    assert found(holding.holding().tokens) == found(tokens).but(theme="Dark"), "taken up, it is kept as it was"


def test_an_address_of_ones_own_finds_its_projects_and_names_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = kept()
    nameless = from_link(to_link(own()[0])).scenario
    assert nameless is not None
    begin(nameless)
    says(monkeypatch, tokens)
    assert state.past() is not None
    assert state.scenario().retainers[0].client == "Zoë"
    assert not holding.holding().back
    changed = nameless.but(monthly_bills=1234)
    begin(changed)
    says(monkeypatch, tokens)
    assert state.past() is not None
    assert state.scenario() == changed, "the address is newer"


def test_a_guest_stays_one_and_can_open_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens, shared = kept(), own(900)[0]
    begin(shared, sent=True)
    says(monkeypatch, tokens)
    assert state.scenario() == shared
    assert returning.offered()
    keeping.renew("en")
    assert found(holding.holding().tokens).scenario == own()[0], "a sender's scenario does not take its place"
    returning.open_kept()
    assert state.scenario() == own()[0]
    assert not returning.offered()
    assert not state.by_link()
    state.undo()
    assert state.scenario() == shared


def test_another_window_s_scenarios_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = kept()
    shelf.put((Kept("Plan A", own(700)[0]), Kept("Plan B", own()[0])))
    keeping.renew("es")
    says(monkeypatch, tokens)
    assert [one.name for one in shelf.kept()] == ["Plan A", "Plan B", "Plan A (2)"]
    assert holding.holding().on
    says(monkeypatch, None)
    assert not holding.holding().on, "erased there, nothing is kept here"
    assert holding.holding().tokens == ("", "")


@pytest.mark.parametrize("wrong", ["", "<img src=x onerror=alert(1)>", "A" * 50])
def test_what_is_damaged_changes_nothing_and_is_said(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    start = begin()
    says(monkeypatch, (wrong, wrong))
    assert (holding.holding().trouble, holding.holding().on) == ("damaged", False)
    assert state.scenario() == start
    holding.keep()
    says(monkeypatch, None, trouble=Trouble.BLOCKED)
    assert (holding.holding().trouble, holding.holding().on) == ("blocked", False)


def test_going_back_to_the_example_keeps_it_or_takes_all_of_it() -> None:
    kept()
    holding.restore(and_erase=False)
    keeping.renew("en")
    assert found(holding.holding().tokens).past is not None
    assert returning.offered()
    holding.restore(and_erase=True)
    assert not holding.holding().on
    assert holding.holding().erased
    assert (shelf.kept(), forecasts.held(), state.recalled(holding.SHAPES)) == ((), (), None)
    assert not state.trail().done, "nor can it be undone into sight"


def test_what_is_larger_than_is_kept_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr(backup, "LONGEST", 100)
    shelf.put(())
    keeping.renew("en")
    assert (holding.holding().trouble, holding.holding().on) == (keeping.TOO_MANY, False)
