"""Ties between a widget and the session's scenario.

A widget is tied both ways: its callback changes the scenario before the page runs, and before it is drawn it takes the
scenario's value, so two widgets of one field, a link, or another page never disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from model import Scenario
from ui.session import state


def source() -> Scenario:
    """The scenario that widgets show: on a session's first run the one it began with, for all of them."""
    return state.arrived() if state.first_run() else state.scenario()


def tie(key: str, shown: object) -> dict[str, Any]:
    """Make a widget show a value: through the session's state where it shows another, else as its start.

    The start is given even to a widget that stands: a run that was cut short may not have reached the browser.
    """
    if key in st.session_state and st.session_state[key] != shown:
        st.session_state[key] = shown
        return {}
    return {"value": shown}


def settle(tied: dict[str, Any], got: object, shown: object, adopt: Callable[[], object]) -> None:
    """Take over what the browser still shows from before a restart: a new widget that comes with another value."""
    if tied and got != shown and state.first_run():
        adopt()
        state.forget_steps()  # it is where the session begins
