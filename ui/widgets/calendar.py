"""Twelve boxes, one for each calendar month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import streamlit as st

from model.projection.season import LARGEST_FACTOR, MOST_WEEKS
from model.projection.year import MONTHS
from model.types import LARGEST_AMOUNT
from ui.session import state
from ui.session.fields import Field, value_of
from ui.session.view import View
from ui.widgets import box

NARROW: Final = 76
"""Pixels that a box of a month needs: five figures."""

_REFUSED: Final = "calendar:refused"


def amounts(here: View, field: Field) -> None:
    """An amount of money for each calendar month."""
    _boxes(here, field, 0.0, LARGEST_AMOUNT, money=True)


def factors(here: View, field: Field) -> None:
    """How many times a usual month each calendar month is."""
    _boxes(here, field, 1.0, LARGEST_FACTOR)
    if state.recalled(_REFUSED) == field.name:
        name, group = here.language.text("field.enquiries"), here.language.text("group.work")
        st.caption(here.text("calendar.nobody", field=name, group=group))
        state.remember(_REFUSED, None)


def weeks(here: View, field: Field) -> None:
    """Weeks of each calendar month."""
    _boxes(here, field, 0.0, MOST_WEEKS)


def _boxes(here: View, field: Field, usual: float, most: float, *, money: bool = False) -> None:
    """Name and twelve boxes; a month that nobody has touched shows what is usual."""
    st.markdown(f":small[{here.label(field.label)}]", help=here.text(field.help))
    values: tuple[float, ...] = value_of(here.scenario, field.name) or (usual,) * MONTHS
    with st.grid(3, min_column_width=NARROW, gap="xsmall"):
        for place, value in enumerate(values):
            name = here.language.month(dt.date(2026, place + 1, 1), "name")
            key = f"month:{field.name}:{place}"
            box.number(here, key, name, value, _taken(field, values, place), high=most, money=money)


def _taken(field: Field, values: tuple[float, ...], place: int) -> Callable[[float], None]:
    """What writes a typed number into its month."""

    def take(value: float) -> None:
        if not state.change(field.name, (*values[:place], value, *values[place + 1 :])):
            state.remember(_REFUSED, field.name)

    return take
