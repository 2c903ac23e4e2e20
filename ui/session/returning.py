"""What a session takes up from the device: at its beginning, when the person says so, or from another device's file."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exchange.backup import backup
from exchange.backup.backup import Backup, from_tokens
from exchange.backup.past import Past as KeptPast
from exchange.link import from_link, to_link
from model import Scenario
from ui.session import device, forecasts, shelf, state
from ui.session.example import Person, example
from ui.session.holding import SHAPES, hold, holding
from ui.session.names import numbered
from ui.session.past import Past
from ui.session.shelf import Kept

LANGUAGE: Final = "language_switch"
"""The key of the switch of languages."""


def answer() -> None:
    """The browser has something to say, before the run that shows it."""
    told = device.told()
    if told is None:
        return
    now = holding()
    hold(turn=now.turn + 1)
    if told.trouble is not None:
        hold(on=now.on and told.rest is not None, trouble=str(told.trouble))
        return
    theme = told.theme if told.theme in backup.THEMES else now.theme
    if told.rest is None:
        hold(on=False, kept=None, tokens=("", ""), behind=None, back=False)
        return
    if now.on and told.rest == now.tokens[0]:
        hold(theme=theme)
        return
    found = from_tokens(told.rest, told.past)
    if found.backup is None:
        hold(on=False, trouble=str(found.notice))
        return
    hold(lost=found.lost, theme=theme or found.backup.theme)
    add(found.backup)
    if now.on:
        return
    hold(on=True, kept=found.backup, tokens=(told.rest, told.past or ""))
    _begin(found.backup)


def _begin(kept: Backup) -> None:
    """A session begins on a device where something is kept."""
    own, asked = state.languages()
    if kept.language and asked == own.code:
        st.session_state[LANGUAGE] = kept.language
    if kept.scenario is None:
        return
    same = _same_income(kept.scenario, state.scenario())
    if not state.token():
        open_kept()
        hold(back=True)
    elif same and kept.past is not None and state.past() is None and not state.by_link():
        behind = behind_it(kept.past)
        named = to_link(kept.scenario) == to_link(state.scenario())
        state.take_up(kept.scenario if named else state.scenario(), behind)
        hold(behind=behind)


def _same_income(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios rest on the same past; links carry no names."""
    nameless, other_nameless = (from_link(to_link(scenario)).scenario for scenario in (one, other))
    return nameless is not None and other_nameless is not None and nameless.income == other_nameless.income


def offered() -> bool:
    """Whether something else is on the page than what the person keeps, which can be opened."""
    now = holding()
    if not now.on or now.kept is None or now.kept.scenario is None:
        return False
    return state.by_link() if now.kept.past is None else now.behind is None or now.behind is not state.past()


def open_kept() -> None:
    """Take up the scenario that is kept, with its past."""
    kept = holding().kept
    if kept is not None:
        _open(kept)


def take(other: Backup) -> None:
    """Take up what another device has kept."""
    add(other)
    own, _ = state.languages()
    st.session_state[LANGUAGE] = other.language or own.code
    hold(theme=other.theme or holding().theme)
    _open(other)


def _open(kept: Backup) -> None:
    """Take up a kept scenario, with its past."""
    if kept.scenario is None:
        return
    behind = None if kept.past is None else behind_it(kept.past)
    scenario = kept.scenario
    if behind is None and kept.sample:
        # The example's past ends with the last full month: it has moved since, and the scenario with it.
        for person in Person:
            made_up = example(scenario.currency, st.context.timezone, person)
            if made_up.history is not None and made_up.scenario.income.fees == scenario.income.fees:
                behind = Past(made_up.history, sample=True)
                scenario = scenario.but(income=made_up.scenario.income, start_month=made_up.scenario.start_month)
    if state.token():
        state.put_kept(scenario, behind)
    else:
        state.take_up(scenario, behind)
    if kept.past is not None:
        hold(behind=behind)


def behind_it(past: KeptPast) -> Past:
    """Kept projects as a session has them."""
    whole, away = past.history, past.away
    some = whole.without(away) if away else whole
    if not away or not len(some.all):
        return Past(whole, sample=False)
    return Past(some, sample=False, left_out=away, before=whole)


def add(other: Backup) -> None:
    """Add what another backup has beside its scenario and past: kept scenarios, forecasts, answers."""
    held = shelf.kept()
    for one in other.scenarios:
        if all(one.scenario != here.scenario or one.name != here.name for here in held):
            taken = {here.name for here in held}
            name = numbered(one.name, taken, backup.LONGEST_NAME) if one.name in taken else one.name
            held = (*held, Kept(name, one.scenario))
    shelf.put(held[: backup.MOST_SCENARIOS])
    for forecast in other.forecasts:
        forecasts.hold(forecast)
    known: dict[tuple[str, ...], dict[str, str]] = {shape.headers: dict(shape.answers) for shape in other.shapes}
    state.remember(SHAPES, {**known, **state.recalled(SHAPES, {})})
