"""Choices among few answers: where hours come from, a month, a currency, stresses, other random numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from model import Stress
from model.projection.tax import Due
from ui.session import state
from ui.session.fields import Field, Kind, value_of
from ui.session.view import View
from ui.widgets import calendar, entries, exchange
from ui.widgets.ties import settle, source, tie

PATHS: Final = (1_000, 2_000, 5_000, 10_000, 20_000, 40_000)
"""Numbers of simulated futures that are offered."""

CURRENCIES: Final = (
    "USD EUR GBP MXN COP ARS CLP PEN UYU BRL CAD AUD NZD CHF SEK NOK DKK PLN CZK RON INR JPY ZAR SGD".split()
)
"""Currencies that are offered; a scenario's own is always among them."""

MONTHS_AHEAD: Final = 12
"""Start months that are offered beyond the end of the past."""


def _converted(here: View, field: Field) -> None:
    """Where the hours come from: two plain answers and the mean of both; a link's own share is offered too."""
    value = value_of(source(), field.name)
    options = sorted({1.0, 0.5, 0.0, value}, reverse=True)
    said = {1.0: "converted.work", 0.5: "converted.half", 0.0: "converted.spare"}

    def name(share: float) -> str:
        if share in said:
            return here.text(said[share])
        return here.text("converted.share", share=here.language.percent(share))

    _choose(here, field, st.radio, options, name)


def _month(here: View, field: Field) -> None:
    value: pd.Period = value_of(source(), field.name)
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
    options = sorted({*PATHS, value_of(source(), field.name)})
    _choose(here, field, st.selectbox, options, here.language.number)


def _currency(here: View, field: Field) -> None:
    options = sorted({*CURRENCIES, value_of(source(), field.name)})
    _choose(here, field, st.selectbox, options, lambda code: f"{code} · {here.language.currency_name(code)}")
    exchange.rate(here, "levers")


def _choose(
    here: View, field: Field, widget: Callable[..., Any], options: list[Any], name: Callable[[Any], str]
) -> None:
    key = f"choose:{field.name}"
    value = value_of(source(), field.name)
    shown = next(option for option in options if str(option) == str(value))
    tied = tie(key, shown)
    if tied:
        tied = {"index": options.index(shown)}
    got = widget(
        here.text(field.label),
        options,
        format_func=name,
        key=key,
        help=here.text(field.help),
        on_change=_chosen,
        args=(field.name, key),
        **tied,
    )
    settle(tied, got, shown, lambda: state.change(field.name, got))


def _chosen(name: str, key: str) -> None:
    state.change(name, st.session_state[key])


def _switch(here: View, field: Field) -> None:
    """Yes or no."""
    key = f"choose:{field.name}"
    value: bool = value_of(source(), field.name)
    tied = tie(key, value)
    got = st.toggle(
        here.text(field.label),
        key=key,
        help=here.text(field.help),
        on_change=_chosen,
        args=(field.name, key),
        **tied,
    )
    settle(tied, got, value, lambda: state.change(field.name, got))


def _due(here: View, field: Field) -> None:
    """Dates of tax."""
    _choose(here, field, st.selectbox, list(Due), lambda due: here.language.text(f"tax.due.{due}"))


def _stresses(here: View, field: Field) -> None:
    key = f"choose:{field.name}"
    value: frozenset[Stress] = value_of(source(), field.name)
    shown = [stress.value for stress in Stress if stress in value]
    tied = tie(key, shown)
    if tied:
        tied = {"default": shown}
    got = st.pills(
        here.text(field.label),
        [stress.value for stress in Stress],
        selection_mode="multi",
        format_func=lambda code: here.text(f"stress.{code}"),
        key=key,
        help=here.text(field.help),
        on_change=_stressed,
        args=(field.name, key),
        **tied,
    )
    settle(tied, sorted(got), sorted(shown), lambda: state.change(field.name, frozenset(map(Stress, got))))


def _stressed(name: str, key: str) -> None:
    said = st.session_state[key]
    if all(code in list(Stress) for code in said):
        state.change(name, frozenset(map(Stress, said)))


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


CHOICES: Final[dict[Kind, Callable[[View, Field], None]]] = {
    Kind.CONVERTED: _converted,
    Kind.MONTH: _month,
    Kind.PATHS: _paths,
    Kind.CURRENCY: _currency,
    Kind.STRESSES: _stresses,
    Kind.SEED: _seed,
    Kind.SWITCH: _switch,
    Kind.CHOICE: _due,
    Kind.AMOUNTS: calendar.amounts,
    Kind.FACTORS: calendar.factors,
    Kind.WEEKS: calendar.weeks,
    Kind.BILLS: entries.bills,
    Kind.SOURCES: entries.sources,
}
"""What draws the kinds of fields that are chosen, not dragged."""
