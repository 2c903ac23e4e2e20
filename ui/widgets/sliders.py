"""Sliders of the scenario's fields, each with a box to type in; on a phone a box between two buttons."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from locales import Language
from locales.prices import scale as price_level
from ui.session import state
from ui.session.fields import MONEY, WHOLE, Field, Kind, value_of
from ui.session.trail import Cause
from ui.session.view import View
from ui.widgets import box
from ui.widgets.ties import settle, source, tie

FINER: Final = (100_000, 10_000, 1_000, 100, 10, 5, 1, 0.5, 0.1, 0.01)
"""Steps of a slider for values that its own step does not meet."""

STYLE: Final = """<style>
[class*="st-key-both-"] [data-testid="stSliderThumbValue"], [class*="st-key-step-"] {display: none;}
@media (max-width: 640px) {
  [class*="st-key-both-"] [class*="st-key-drag-"] {display: none;}
  [class*="st-key-both-"] [class*="st-key-step-"] {display: block; width: auto;}
  [class*="st-key-both-"] [class*="st-key-typed-"] {flex: 1; width: auto;}
  [class*="st-key-both-"] [class*="st-key-typed-"] input {text-align: center;}
  [class*="st-key-step-"] button {min-width: 3.25rem; min-height: 2.75rem;}
  [class*="st-key-step-"] button p {font-size: 0;}
  [class*="st-key-step-"] button p::before {font-size: 1.4rem; line-height: 1; content: "+";}
  [class*="st-key-step-less"] button p::before {content: "−";}
}
</style>"""
"""A slider leaves its value to the box beside it, which writes it with the language's marks. On a phone, where a swipe
over a slider moves it, there are two buttons in its place; their names are for those who do not see them."""


def slider(here: View, field: Field) -> None:
    """A slider with a box to type in, and on a phone a box between two buttons."""
    label = here.label(field.label)
    with st.container(gap=None, key=f"both-{field.name}"):
        st.html(STYLE)
        st.markdown(f":small[{label}]", help=here.text(field.help))
        with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="center"):
            _step(here, field, "less", label)
            _track(here, field, label, label_visibility="collapsed")
            box.of_field(here, field, label)
            _step(here, field, "more", label)
    box.refusal(here, field.name)


def _step(here: View, field: Field, way: str, label: str) -> None:
    """A button that moves a field by one step."""
    value, (low, high) = value_of(source(), field.name), field.bounds
    st.button(
        here.text(f"inputs.{way}", field=label),
        key=f"step-{way}-{field.name}",
        disabled=value <= low if way == "less" else value >= high,
        on_click=_stepped,
        args=(field, -1 if way == "less" else 1),
    )


def _stepped(field: Field, sign: int) -> None:
    """Move by a step from the value of now: a second press may come before the page has answered the first."""
    value, (low, high) = value_of(state.scenario(), field.name), field.bounds
    moved = min(max(round(value + sign * reach(field, value)[2], 8), low), high)
    state.change(field.name, int(moved) if field.kind in WHOLE else moved)


def _track(here: View, field: Field, label: str, **options: Any) -> None:
    scale = 100 if field.kind is Kind.SHARE else 1
    key = f"drag:{field.name}"
    whole = field.kind in WHOLE
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
    state.change(name, _unscaled(st.session_state[key], scale), Cause.DRAG)


def _unscaled(value: float, scale: int) -> float:
    return value if scale == 1 else round(value / scale, 8)


def reach(field: Field, value: float) -> tuple[float, float, float]:
    """Ends and step of a slider: wide and fine enough for the present value, and no narrower until something is typed.

    A range that changed while someone drags would tear the slider from their hand.
    """
    low, most = field.bounds
    # A slider of pesos reaches as far, in what it buys, as one of dollars, and moves in steps as large.
    times = price_level(source().currency) if field.kind in MONEY else 1.0
    high = min((field.reach or most) * times, most)
    kept, high, step = state.recalled(f"range:{field.name}", (times, high, field.step * times))
    if kept != times:
        high, step = min((field.reach or most) * times, most), field.step * times
    while high < value:
        high = min(high * 2, most)
    while step > 0.01 and not _on_grid(value - low, step):
        step = next((finer for finer in FINER if finer < step and _on_grid(value - low, finer)), 0.01)
    state.remember(f"range:{field.name}", (times, high, step))
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
