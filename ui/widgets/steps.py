"""Numbered steps of a page, of which only the open one is drawn; the address names it, so that a link can open it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from ui.session import address, state
from ui.session.view import View

_OPEN: Final = "step"
_ASKED: Final = "steps:asked"
_TURNED: Final = "steps:turned"

STYLE: Final = """<style>
@media (max-width: 640px) {
  .st-key-steps [role="radiogroup"] {flex-direction: column; gap: 0;}
  .st-key-steps [role="radiogroup"] button {width: 100%; min-height: 2.75rem; justify-content: start;}
}
</style>"""
"""Four names side by side are wider than a phone: there they stand below each other, as wide as a thumb needs."""


def steps(here: View, name: str, screens: Mapping[str, Callable[[View], None]]) -> bool:
    """Draw the row of steps, the open one, and the way to the next.

    Args:
        here: the page's view.
        name: what the row is called, for those who do not see it.
        screens: text of the label -> what draws it, in their order.

    Returns:
        Whether the last one is open.
    """
    labels = list(screens)
    numbers = range(1, len(labels) + 1)
    _adopt(numbers)
    st.html(STYLE)
    with st.container(key="steps"):
        chosen = st.segmented_control(
            name,
            numbers,
            default=1,
            required=True,
            format_func=lambda number: f"{number} · {here.text(labels[number - 1])}",
            key=_OPEN,
            on_change=state.remember,
            args=(_TURNED, True),
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
    number = int(chosen or 1)
    address.name(step=str(number) if number > 1 else "")
    screens[labels[number - 1]](here)
    if number < len(labels):
        st.divider()
        st.button(
            here.text("steps.next", step=here.language.text(labels[number])),
            key="steps:next",
            icon=":material/arrow_forward:",
            on_click=turn,
            args=(number + 1,),
        )
    return number == len(labels)


def turn(number: int) -> None:
    """Open a step."""
    st.session_state[_OPEN] = number
    state.remember(_TURNED, value=True)


def _adopt(numbers: range) -> None:
    """Open the step that the address asks for, once: what is pressed later counts for more."""
    asked = st.query_params.get(address.STEP, "")
    if asked != state.recalled(_ASKED) and not state.recalled(_TURNED) and asked in map(str, numbers):
        st.session_state[_OPEN] = int(asked)
    state.remember(_ASKED, asked)
    state.forget(_TURNED)
