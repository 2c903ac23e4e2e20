"""Sliders of the scenario's fields, with a box to type in beside those that are amounts."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from locales import Language
from ui.session import state
from ui.session.fields import TYPED, Field, Kind, value_of
from ui.session.view import View
from ui.widgets import box
from ui.widgets.ties import settle, source, tie

STYLE: Final = """<style>
[class*="st-key-both-"] [data-testid="stSliderThumbValue"] {display: none;}
</style>"""
"""A slider beside a box leaves its value to the box: it would say it twice, without the language's marks."""


def slider(here: View, field: Field) -> None:
    """A slider, with a box to type in beside it where the field is an amount."""
    label = here.language.text(field.label, currency=here.language.currency_symbol(here.scenario.currency))
    explained = here.text(field.help)
    if field.kind not in TYPED:
        _track(here, field, label, help=explained)
        return
    with st.container(gap=None, key=f"both-{field.name}"):
        st.html(STYLE)
        st.markdown(f":small[{label}]", help=explained)
        with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="center"):
            _track(here, field, label, label_visibility="collapsed")
            box.of_field(here, field, label)
    box.refusal(here, field.name)


def _track(here: View, field: Field, label: str, **options: Any) -> None:
    scale = 100 if field.kind is Kind.SHARE else 1
    key = f"drag:{field.name}"
    whole = field.kind in {Kind.COUNT, Kind.MONTHS}
    value = value_of(source(), field.name)
    low, high, step = reach(field, value)
    number: Callable[[float], float] = int if whole else (lambda amount: round(float(amount) * scale, 6))
    tied = tie(key, number(value))
    got = st.slider(
        label,
        number(low),
        number(high),
        step=number(step),
        format=_format(here.language, field, step * scale),
        key=key,
        on_change=_dragged,
        args=(field.name, key, scale),
        **tied,
        **options,
    )
    settle(tied, got, number(value), lambda: state.change(field.name, _unscaled(got, scale)))


def _dragged(name: str, key: str, scale: int) -> None:
    state.change(name, _unscaled(st.session_state[key], scale))


def _unscaled(value: float, scale: int) -> float:
    return value if scale == 1 else round(value / scale, 8)


def reach(field: Field, value: float) -> tuple[float, float, float]:
    """Ends and step of a slider: wide and fine enough for the present value, and no narrower until something is typed.

    A range that changed while someone drags would tear the slider from their hand.
    """
    low, most = field.bounds
    high = min(field.reach or most, most)
    high, step = state.recalled(f"range:{field.name}", (high, field.step))
    while high < value:
        high = min(high * 2, most)
    while step > 0.01 and not _on_grid(value - low, step):
        step = next(
            (finer for finer in (10, 5, 1, 0.5, 0.1, 0.01) if finer < step and _on_grid(value - low, finer)), 0.01
        )
    state.remember(f"range:{field.name}", (high, step))
    return low, high, step


def _on_grid(distance: float, step: float) -> bool:
    return math.isclose(distance / step, round(distance / step), abs_tol=1e-6)


def _format(language: Language, field: Field, step: float) -> str:
    """How the slider's thumb writes its value, as a printf format: "%d", "%.1f %%"."""
    digits = "%d" if step >= 1 else ("%.1f" if step >= 0.1 else "%.2f")
    if field.kind is not Kind.SHARE:
        return digits
    sample = language.percent(0.11)
    return sample.replace("%", "%%").replace("11", digits)
