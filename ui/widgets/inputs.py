"""The sidebar's widgets, drawn from the list of fields.

Every widget is tied to the session's scenario both ways: its callback changes the scenario before the page runs, and
before it is drawn it takes the scenario's value, so two widgets of one field, a link, or another page never disagree.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from locales import Language
from model import Stress
from ui.session import state
from ui.session.fields import FIRST, MORE, SLIDERS, TYPED, Field, Kind, value_of
from ui.session.typed import read_number
from ui.session.view import View

PATHS: Final = (1_000, 2_000, 5_000, 10_000, 20_000, 40_000)
"""Numbers of simulated futures that are offered."""

CURRENCIES: Final = [
    "USD",
    "EUR",
    "GBP",
    "MXN",
    "COP",
    "ARS",
    "CLP",
    "PEN",
    "UYU",
    "BRL",
    "CAD",
    "AUD",
    "NZD",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "RON",
    "INR",
    "JPY",
    "ZAR",
    "SGD",
]
"""Currencies that are offered; a scenario's own is always among them."""

ICONS: Final = {
    "work": ":material/schedule:",
    "retainers": ":material/autorenew:",
    "money": ":material/payments:",
    "stress": ":material/thunderstorm:",
    "simulation": ":material/casino:",
}

STYLE: Final = """<style>
[class*="st-key-both-"] [data-testid="stSliderThumbValue"] {display: none;}
</style>"""
"""A slider beside a box leaves its value to the box: it would say it twice, without the language's marks."""

BOX_WIDTH: Final = 104
"""Pixels of a box to type in: room for seven figures and their marks."""

MONTHS_AHEAD: Final = 12
"""Start months that are offered beyond the end of the past."""


def levers(here: View) -> None:
    """Draw the sidebar's sliders: the first ones in sight, the rest in groups that are drawn when they are opened."""
    with st.sidebar:
        for field in FIRST:
            _draw(here, field)
        for group, fields in MORE.items():
            more = st.expander(here.text(f"group.{group}"), key=f"group:{group}", on_change="rerun", icon=ICONS[group])
            if more.open:
                with more:
                    for field in fields:
                        _draw(here, field)
        st.button(
            here.text("inputs.restore"),
            key="restore",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=state.restore,
        )


def draw(here: View, name: str) -> None:
    """Draw one field's widget where the page stands, on pages without the sidebar's sliders."""
    _draw(here, next(field for field in SLIDERS if field.name == name))


def _draw(here: View, field: Field) -> None:
    _WIDGETS.get(field.kind, _slider)(here, field)


# ------------------------------------------------------------------------------------------------------------ sliders


def _slider(here: View, field: Field) -> None:
    """A slider, with a box to type in beside it where the field is an amount."""
    label = here.text(field.label, currency=here.language.currency_symbol(here.scenario.currency))
    explained = here.text(field.help)
    if field.kind not in TYPED:
        _track(here, field, label, help=explained)
        return
    with st.container(gap=None, key=f"both-{field.name}"):
        st.html(STYLE)
        st.markdown(f":small[{label}]", help=explained)
        with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="center"):
            _track(here, field, label, label_visibility="collapsed")
            _box(here, field, label)
    _refusal(here, field)


def _track(here: View, field: Field, label: str, **options: Any) -> None:
    scale = 100 if field.kind is Kind.SHARE else 1
    key = f"drag:{field.name}"
    whole = field.kind in {Kind.COUNT, Kind.MONTHS}
    value = value_of(_source(), field.name)
    low, high, step = _range(field, value)
    number: Callable[[float], float] = int if whole else (lambda amount: round(float(amount) * scale, 6))
    tie = _tie(key, number(value))
    got = st.slider(
        label,
        number(low),
        number(high),
        step=number(step),
        format=_format(here.language, field, step * scale),
        key=key,
        on_change=_dragged,
        args=(field.name, key, scale),
        **tie,
        **options,
    )
    _settle(tie, got, number(value), lambda: state.change(field.name, _unscaled(got, scale)))


def _dragged(name: str, key: str, scale: int) -> None:
    state.change(name, _unscaled(st.session_state[key], scale))


def _unscaled(value: float, scale: int) -> float:
    return value if scale == 1 else round(value / scale, 8)


def _range(field: Field, value: float) -> tuple[float, float, float]:
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


# -------------------------------------------------------------------------------------------------------- typed boxes


def _box(here: View, field: Field, label: str) -> None:
    key = f"typed:{field.name}"
    shown = here.language.number(value_of(_source(), field.name))
    tie = _tie(key, shown)
    got = st.text_input(
        label,
        key=key,
        max_chars=24,
        label_visibility="collapsed",
        autocomplete="off",
        width=BOX_WIDTH,
        on_change=_typed,
        args=(here.language, field, key),
        **tie,
    )
    _settle(tie, got, shown, lambda: _read(here.language, field, got or ""))


def _typed(language: Language, field: Field, key: str) -> None:
    _read(language, field, st.session_state[key] or "")


def _read(language: Language, field: Field, text: str) -> None:
    """Take what was typed; out of bounds, the nearest value that the model accepts; no number, nothing."""
    amount = read_number(text, language)
    if amount is None:
        state.remember("refused", (field.name, "inputs.not_a_number", 0.0))
        return
    low, high = field.bounds
    taken = min(max(amount, low), high)
    state.forget(f"range:{field.name}")
    if taken != amount:
        state.remember("refused", (field.name, "inputs.at_most" if amount > high else "inputs.at_least", taken))
    state.change(field.name, taken)


def _refusal(here: View, field: Field) -> None:
    """Say once what became of an entry that could not be taken as it was typed."""
    name, key, limit = state.recalled("refused", ("", "", 0.0))
    if name == field.name:
        st.caption(here.text(key, limit=limit))
        state.remember("refused", ("", "", 0.0))


# ------------------------------------------------------------------------------------------------------------ choices


def _converted(here: View, field: Field) -> None:
    """Where the hours come from: two plain answers and the mean of both; a link's own share is offered too."""
    value = value_of(_source(), field.name)
    options = sorted({1.0, 0.5, 0.0, value}, reverse=True)
    said = {1.0: "converted.work", 0.5: "converted.half", 0.0: "converted.spare"}

    def name(share: float) -> str:
        if share in said:
            return here.text(said[share])
        return here.text("converted.share", share=here.language.percent(share))

    _choose(here, field, st.radio, options, name)


def _month(here: View, field: Field) -> None:
    value: pd.Period = value_of(_source(), field.name)
    first = here.scenario.income.as_of + 1
    months = sorted({*pd.period_range(first, periods=MONTHS_AHEAD, freq="M"), value})
    _choose(
        here,
        field,
        st.selectbox,
        [str(month) for month in months],
        lambda text: here.language.month(pd.Period(text), "long"),
    )


def _paths(here: View, field: Field) -> None:
    options = sorted({*PATHS, value_of(_source(), field.name)})
    _choose(here, field, st.selectbox, options, here.language.number)


def _currency(here: View, field: Field) -> None:
    options = sorted({*CURRENCIES, value_of(_source(), field.name)})
    _choose(here, field, st.selectbox, options, lambda code: f"{code} · {here.language.currency_name(code)}")


def _choose(
    here: View, field: Field, widget: Callable[..., Any], options: list[Any], name: Callable[[Any], str]
) -> None:
    key = f"choose:{field.name}"
    value = value_of(_source(), field.name)
    shown = next(option for option in options if str(option) == str(value))
    tie = _tie(key, shown)
    if tie:
        tie = {"index": options.index(shown)}
    got = widget(
        here.text(field.label),
        options,
        format_func=name,
        key=key,
        help=here.text(field.help),
        on_change=_chosen,
        args=(field.name, key),
        **tie,
    )
    _settle(tie, got, shown, lambda: state.change(field.name, got))


def _chosen(name: str, key: str) -> None:
    state.change(name, st.session_state[key])


def _stresses(here: View, field: Field) -> None:
    key = f"choose:{field.name}"
    value: frozenset[Stress] = value_of(_source(), field.name)
    shown = [stress.value for stress in Stress if stress in value]
    tie = _tie(key, shown)
    if tie:
        tie = {"default": shown}
    got = st.pills(
        here.text(field.label),
        [stress.value for stress in Stress],
        selection_mode="multi",
        format_func=lambda code: here.text(f"stress.{code}"),
        key=key,
        help=here.text(field.help),
        on_change=_stressed,
        args=(field.name, key),
        **tie,
    )
    _settle(tie, sorted(got), sorted(shown), lambda: state.change(field.name, frozenset(map(Stress, got))))


def _stressed(name: str, key: str) -> None:
    state.change(name, frozenset(map(Stress, st.session_state[key])))


def _seed(here: View, field: Field) -> None:
    """Other random months: the next seed, or the first one again."""
    seed: int = here.scenario.seed
    _, most = field.bounds
    st.button(
        here.text(field.label),
        key="next_seed",
        help=here.text(field.help),
        icon=":material/casino:",
        on_click=_next_seed,
        args=(field.name, seed + 1 if seed < most else 0),
    )
    st.caption(here.text("inputs.seed", seed=str(seed)))


def _next_seed(name: str, seed: int) -> None:
    state.change(name, seed)


_WIDGETS: Final[dict[Kind, Callable[[View, Field], None]]] = {
    Kind.CONVERTED: _converted,
    Kind.MONTH: _month,
    Kind.PATHS: _paths,
    Kind.CURRENCY: _currency,
    Kind.STRESSES: _stresses,
    Kind.SEED: _seed,
}
"""Kinds that are no sliders."""


# ---------------------------------------------------------------------------------------------------------------- ties


def _source() -> Any:
    """The scenario that widgets show: on a session's first run the one it began with, for all of them."""
    return state.arrived() if state.first_run() else state.scenario()


def _tie(key: str, shown: object) -> dict[str, Any]:
    """Make a widget show a value: through the session's state where it shows another, else as its start.

    The start is given even to a widget that stands: a run that was cut short may not have reached the browser.
    """
    if key in st.session_state and st.session_state[key] != shown:
        st.session_state[key] = shown
        return {}
    return {"value": shown}


def _settle(tie: dict[str, Any], got: object, shown: object, adopt: Callable[[], object]) -> None:
    """Take over what the browser still shows from before a restart: a new widget that comes with another value."""
    if tie and got != shown and state.first_run():
        adopt()
