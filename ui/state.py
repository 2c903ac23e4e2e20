"""The session: one scenario, and the past it was fitted from.

The scenario is the only truth. Widgets show it and change it through `change`; the address repeats it; the projection
is computed from it. It is decoded from the address once, before any widget is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from exchange.link import from_link
from locales import Language
from model import ProjectHistory, Scenario
from ui import address
from ui.example import Example, example
from ui.fields import with_value

_SCENARIO: Final = "scenario"
_ARRIVED: Final = "arrived"
_PAST: Final = "past"
_NOTICE: Final = "notice"
_RUNS: Final = "runs"


@dataclass(frozen=True)
class Past:
    """Past projects in the memory of this session, and nowhere else.

    Attributes:
        history: the projects that the scenario's income was fitted from.
        sample: whether they are the made-up ones.
    """

    history: ProjectHistory
    sample: bool


def begin(language: Language) -> None:
    """Count the run; on the session's first, take the scenario from the address, or the example where there is none."""
    st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1
    if _SCENARIO in st.session_state:
        return
    start = example(language.region_currency, st.context.timezone)
    token = address.recall()
    scenario = start.scenario
    if token:
        opened = from_link(token)
        scenario = opened.scenario or start.scenario
        st.session_state[_NOTICE] = opened.notice
    st.session_state[_SCENARIO] = st.session_state[_ARRIVED] = scenario
    # A link carries a summary, never projects; only the sample is at hand for everybody.
    if scenario.income == start.scenario.income:
        st.session_state[_PAST] = Past(start.history, sample=True)


def first_run() -> bool:
    """Whether this is the session's first run: the browser may bring values of widgets from before a restart."""
    return bool(st.session_state.get(_RUNS, 0) <= 1)


def scenario() -> Scenario:
    """The session's scenario."""
    held: Scenario = st.session_state[_SCENARIO]
    return held


def arrived() -> Scenario:
    """The scenario with which the session began."""
    held: Scenario = st.session_state[_ARRIVED]
    return held


def notice() -> str | None:
    """Code of what was wrong with the link, as long as nothing has been changed since it was opened."""
    code: str | None = st.session_state.get(_NOTICE)
    return code if scenario() == arrived() else None


def past() -> Past | None:
    """The past projects; None for a link's guest, or after a session was lost."""
    held: Past | None = st.session_state.get(_PAST)
    return held


def change(name: str, value: object) -> bool:
    """Change one field ("planned.fee"); False, and nothing changed, when the model refuses the value."""
    try:
        st.session_state[_SCENARIO] = with_value(scenario(), name, value)
    except ValidationError:
        return False
    return True


def put(new: Scenario) -> None:
    """Replace the scenario."""
    st.session_state[_SCENARIO] = new


def put_past(history: ProjectHistory, new: Scenario) -> None:
    """Replace the past projects, and the scenario by one whose income was fitted from them."""
    st.session_state[_PAST] = Past(history, sample=False)
    st.session_state[_SCENARIO] = new


def restore(language: Language) -> None:
    """Go back to the example: scenario and past."""
    start: Example = example(language.region_currency, st.context.timezone)
    st.session_state[_SCENARIO] = start.scenario
    st.session_state[_PAST] = Past(start.history, sample=True)


def remember(key: str, value: Any) -> None:
    """Keep something of the interface for this session: a slider's range, a refused entry."""
    st.session_state[f"kept:{key}"] = value


def recalled(key: str, default: Any = None) -> Any:
    """What `remember` kept."""
    return st.session_state.get(f"kept:{key}", default)
