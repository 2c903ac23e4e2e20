"""A box for one number that a page asks for itself, typed as people write numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from locales import Language
from ui.session import state
from ui.session.typed import read_number
from ui.session.view import View

LONGEST: Final = 24
"""Characters that a number takes at most."""


def number(
    here: View,
    key: str,
    label: str,
    value: float | None,
    take: Callable[[float], None],
    *,
    low: float = 0.0,
    high: float = 1e9,
    scale: float = 1.0,
    digits: int | None = None,
    disabled: bool = False,
    explained: str | None = None,
) -> None:
    """A box that shows `value` and hands what is typed to `take`; what is no number is said once and changes nothing.

    Args:
        here: the page's view.
        key: of the widget.
        label: above it, safe for Markdown.
        value: in the field's own unit; None shows a dash.
        take: is given the typed number in the field's own unit, within `low` and `high`.
        low: least that is taken, in the field's own unit.
        high: most that is taken.
        scale: shown units for one of the field's own: 100 for a share in per cent, 60 for hours in minutes.
        digits: decimals shown; as many as needed when None.
        disabled: whether it is only shown.
        explained: help on hover.
    """
    shown = "–" if value is None else here.language.number(round(value * scale, 6), digits)
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.text_input(
        label,
        key=key,
        max_chars=LONGEST,
        autocomplete="off",
        disabled=disabled,
        help=explained,
        on_change=_typed,
        args=(here.language, key, take, low, high, scale),
    )
    refused, what, limit = state.recalled("box:refused", ("", "", 0.0))
    if refused == key:
        st.caption(here.text(what, limit=limit))
        state.remember("box:refused", ("", "", 0.0))


def _typed(language: Language, key: str, take: Callable[[float], None], low: float, high: float, scale: float) -> None:
    amount = read_number(st.session_state[key] or "", language)
    if amount is None:
        state.remember("box:refused", (key, "inputs.not_a_number", 0.0))
        return
    taken = min(max(amount / scale, low), high)
    if taken != amount / scale:
        beyond = amount / scale > high
        state.remember("box:refused", (key, "inputs.at_most" if beyond else "inputs.at_least", taken * scale))
    take(taken)
