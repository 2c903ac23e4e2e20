"""Folds that stay as the person left them.

Streamlit's expander is another one as soon as its label changes, by another language or another number in it, and it
is forgotten when the page changes. So the session remembers which are open.
"""

from __future__ import annotations

from typing import Final

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from ui.session import state

_OPEN: Final = "fold:"


def fold(name: str, label: str, icon: str) -> ExpanderContainer:
    """An expander of which only what is open need be drawn (`fold(...).open`).

    Args:
        name: of the fold, one in all pages.
        label: its words, safe for Markdown.
        icon: a Material icon.
    """
    key = f"{_OPEN}{name}"
    st.session_state[key] = bool(state.recalled(key))
    return st.expander(label, key=key, icon=icon, on_change=_turned, args=(key,))


def turn(name: str, to: str) -> None:
    """Have a fold "open" or "closed" when it is drawn next."""
    state.remember(f"{_OPEN}{name}", to == "open")


def _turned(key: str) -> None:
    state.remember(key, bool(st.session_state[key]))
