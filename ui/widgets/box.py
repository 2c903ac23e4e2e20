"""Boxes for one number, typed as people write numbers.

What is no number for certain is said once and changes nothing; what is out of bounds becomes the nearest value within,
and that is said too.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic
from typing import Any, Final

import streamlit as st

from ui.session import state
from ui.session.fields import MONEY, WHOLE, Field, Kind, value_of
from ui.session.typed import LONGEST, UnreadableError, understood
from ui.session.view import View
from ui.widgets.ties import settle, source, tie

PER_CENT: Final = 100
"""The scale of a share: a percent sign may stand behind it."""

EXAMPLE: Final = 12345.5
"""A number that shows both marks of a language."""

WIDTH: Final = 104
"""Pixels of a box beside a slider: room for seven figures and their marks."""

LATE: Final = 1.5
"""Seconds in which a second press of a button or a slider may come with a box that the first has not reached."""

_REFUSED: Final = "box:refused"
_NOTHING: Final[tuple[str, str, dict[str, str | float]]] = ("", "", {})


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
    money: bool = False,
    digits: int | None = None,
    disabled: bool = False,
    explained: str | None = None,
) -> None:
    """A box of a page's own, which shows `value` and hands what is typed to `take`.

    Args:
        here: the page's view.
        key: of the widget.
        label: above it, safe for Markdown; a lone sign of a currency is, and its escape would be read out.
        value: in the field's own unit; None shows a dash.
        take: is given the typed number in the field's own unit, within `low` and `high`.
        low: least that is taken, in the field's own unit.
        high: most that is taken.
        scale: shown units for one of the field's own: 100 for a share in per cent, 60 for hours in minutes.
        money: whether it is an amount: it may name the scenario's currency, and has no thousandths.
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
        on_change=lambda: _read(here, key, st.session_state[key] or "", take, (low, high), scale, money=money),
    )
    refusal(here, key)


def remembered(here: View, key: str, label: str, begins: float, **options: Any) -> float:
    """A box of a page's own whose number the session remembers under the key of the widget.

    Args:
        here: the page's view.
        key: of the widget.
        label: above it, as `number` has it.
        begins: the number until one is typed, in its own unit.
        options: what else `number` takes.
    """
    value: float = state.recalled(key, begins)
    number(here, key, label, value, lambda typed: state.remember(key, typed), **options)
    return value


def of_field(here: View, field: Field, label: str) -> None:
    """The box beside a field's slider; `refusal` with the field's name says below both what could not be taken."""
    key = f"typed:{field.name}"
    value, whole = value_of(source(), field.name), field.kind in WHOLE
    scale = PER_CENT if field.kind is Kind.SHARE else 1
    shown = here.language.number(value)
    if field.kind is Kind.SHARE:
        shown = here.language.percent(value, 0 if math.isclose(value * scale, round(value * scale)) else 1)

    def take(amount: float) -> None:
        state.forget(f"range:{field.name}")
        state.change(field.name, round(amount) if whole else amount)

    def read(text: str | None) -> None:
        if _is_late(key, text):
            return
        state.remember(f"box:{key}", text)
        _read(here, field.name, text or "", take, field.bounds, scale, money=field.kind in MONEY)

    _overtaken(key, shown)
    tied = tie(key, shown)
    got = st.text_input(
        label,
        key=key,
        max_chars=LONGEST,
        label_visibility="collapsed",
        autocomplete="off",
        width=WIDTH,
        on_change=lambda: read(st.session_state[key]),
        **tied,
    )
    settle(tied, got, shown, lambda: read(got))


def _overtaken(key: str, shown: str) -> None:
    """Note what the box showed, here and in the browser, where something else has changed its field."""
    now = monotonic()
    before = {st.session_state.get(key, shown), state.recalled(f"box:{key}", shown)} - {shown}
    state.remember(f"box:{key}", shown)
    if before:
        late = {text: at for text, at in state.recalled(f"late:{key}", {}).items() if now - at < LATE}
        state.remember(f"late:{key}", {**late, **dict.fromkeys(before, now)})


def _is_late(key: str, text: str | None) -> bool:
    """Whether a browser only says what the box showed before it was overtaken: the answer had not reached it yet."""
    at = state.recalled(f"late:{key}", {}).get(text)
    return at is not None and monotonic() - at < LATE


def refusal(here: View, name: str) -> None:
    """Say once what became of an entry that could not be taken as it was typed.

    Args:
        here: the page's view.
        name: the key of a page's own box, the field of a box beside a slider.
    """
    refused, what, values = state.recalled(_REFUSED, _NOTHING)
    if refused == name:
        st.caption(here.text(what, **values))
        state.remember(_REFUSED, _NOTHING)


def _read(
    here: View,
    name: str,
    text: str,
    take: Callable[[float], None],
    bounds: tuple[float, float],
    scale: float = 1.0,
    *,
    money: bool,
) -> None:
    currency = here.scenario.currency if money else None
    try:
        amount = understood(text, here.language, currency=currency, percent=scale == PER_CENT, money=money)
    except UnreadableError as error:
        values = {"typed": text[:LONGEST], "example": here.language.number(EXAMPLE), "currency": here.scenario.currency}
        state.remember(_REFUSED, (name, f"inputs.{error.fault}", values))
        return
    amount, (low, high) = amount / scale, bounds
    taken = min(max(amount, low), high)
    if taken != amount:
        what = "inputs.at_most" if amount > high else "inputs.at_least"
        state.remember(_REFUSED, (name, what, {"typed": text.strip(), "limit": taken * scale}))
    take(taken)
