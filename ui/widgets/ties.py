"""Ties between a widget and the session's scenario.

A widget is tied both ways: its callback changes the scenario before the page runs, and before it is drawn it takes the
scenario's value, so two widgets of one field, a link, or another page never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import streamlit as st

from model import Scenario
from ui.session import state

T = TypeVar("T")


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


def picked(key: str, options: Iterable[T]) -> T | None:
    """What a choice says while its callback runs; None where that is none of its options.

    The browser sends the words of an option, and while the language turns it may still send those of the other one.
    """
    said = st.session_state[key]
    return next((option for option in options if option == said), None)


def settle(tied: dict[str, Any], got: object, shown: object, adopt: Callable[[], object]) -> None:
    """Take over what the browser still shows from before a restart: a new widget that comes with another value."""
    if tied and got != shown and state.first_run():
        adopt()
        state.forget_steps()  # it is where the session begins
