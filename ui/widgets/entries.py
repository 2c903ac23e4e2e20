"""Lists of a few entries, each an amount and its months: bills of one month, other incomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from model.projection.costs import OneOff, Steady
from model.types import LARGEST_AMOUNT, Frozen
from ui.session import state
from ui.session.fields import Field, value_of
from ui.session.view import View
from ui.widgets import box
from ui.widgets.ties import picked

_REFUSED: Final = "entries:refused"


def bills(here: View, field: Field) -> None:
    """Bills that are due once, each with its month."""
    entries = _head(here, field, OneOff(month=here.scenario.start_month))
    for place, entry in enumerate(entries):
        with _row(here, field, place, entry):
            _month(here, field, place, "month", "entries.month", optional=False)
        if entry.month not in here.scenario.months:
            st.caption(here.text("entries.outside", month=here.language.month(entry.month)))


def sources(here: View, field: Field) -> None:
    """Other steady incomes, each with its first and last month."""
    entries = _head(here, field, Steady())
    for place, entry in enumerate(entries):
        with _row(here, field, place, entry):
            _month(here, field, place, "first", "entries.first", optional=True)
            _month(here, field, place, "last", "entries.last", optional=True)
        months = here.scenario.months
        if (entry.last is not None and entry.last < months[0]) or (
            entry.first is not None and entry.first > months[-1]
        ):
            st.caption(here.text("entries.never"))
        if state.recalled(_REFUSED) == (field.name, place):
            st.caption(here.text("entries.backwards"))
            state.remember(_REFUSED, None)


def _head(here: View, field: Field, fresh: Frozen) -> tuple[Any, ...]:
    """The list's name and a button for another entry; returns the entries."""
    entries: tuple[Any, ...] = value_of(here.scenario, field.name)
    st.markdown(f":small[{here.label(field.label)}]", help=here.text(field.help))
    st.button(
        here.text(f"{field.label}.add"),
        key=f"add:{field.name}",
        icon=":material/add:",
        type="tertiary",
        on_click=_put,
        args=(field, len(entries), fresh),
    )
    return entries


def _row(here: View, field: Field, place: int, entry: Any) -> Any:
    """A line with the amount, room for months, and a button that takes it away."""
    line = st.container(border=True, gap="xsmall", key=f"entry-{field.name.replace('.', '-')}-{place}")
    with line:
        box.number(
            here,
            f"entry:{field.name}:{place}:amount",
            here.label("entries.amount"),
            entry.amount,
            lambda amount: _put(field, place, entry.but(amount=amount)),
            high=LARGEST_AMOUNT,
            money=True,
        )
        months = st.container(horizontal=True, gap="xsmall")
        st.button(
            here.text("entries.remove"),
            key=f"remove:{field.name}:{place}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_put,
            args=(field, place, None),
        )
    return months


def _month(here: View, field: Field, place: int, name: str, label: str, *, optional: bool) -> None:
    """A choice of one of the simulated months, of the entry's own, or of none."""
    key = f"entry:{field.name}:{place}:{name}"
    value = getattr(value_of(here.scenario, field.name)[place], name)
    months = sorted({*here.scenario.months, *([] if value is None else [value])})
    options = [*([""] if optional else []), *map(str, months)]
    shown = "" if value is None else str(value)
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown

    def name_of(option: str) -> str:
        return here.language.month(pd.Period(option)) if option else here.language.text(f"entries.{name}.none")

    st.selectbox(
        here.text(label),
        options,
        format_func=name_of,
        key=key,
        on_change=_chosen,
        args=(field, place, name, key, options),
    )


def _chosen(field: Field, place: int, name: str, key: str, options: Sequence[str]) -> None:
    """Give an entry its month; a last one before the first is refused, and said."""
    entry = value_of(state.scenario(), field.name)[place]
    chosen = picked(key, options)
    if chosen is None:
        return
    try:
        changed = entry.but(**{name: chosen or None})
    except ValueError:
        state.remember(_REFUSED, (field.name, place))
        return
    _put(field, place, changed)


def _put(field: Field, place: int, entry: Frozen | None) -> None:
    """Set an entry, add one at the end, or take one away."""
    entries = value_of(state.scenario(), field.name)
    state.change(field.name, (*entries[:place], *([] if entry is None else [entry]), *entries[place + 1 :]))
