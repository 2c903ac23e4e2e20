"""Twelve boxes, one for each calendar month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from model.projection.year import MONTHS
from model.types import LARGEST_AMOUNT
from ui.session import state
from ui.session.fields import Field, value_of
from ui.session.view import View
from ui.widgets import box

NARROW: int = 76
"""Pixels that a box of a month needs: five figures."""


def amounts(here: View, field: Field) -> None:
    """An amount of money for each calendar month."""
    _heading(here, field)
    values: tuple[float, ...] = value_of(here.scenario, field.name) or (0.0,) * MONTHS
    with st.grid(3, min_column_width=NARROW, gap="xsmall"):
        for place, value in enumerate(values):
            box.number(
                here,
                f"month:{field.name}:{place}",
                here.language.month(dt.date(2026, place + 1, 1), "name"),
                value,
                _taken(field, values, place),
                high=LARGEST_AMOUNT,
                money=True,
            )


def _heading(here: View, field: Field) -> None:
    st.markdown(f":small[{here.label(field.label)}]", help=here.text(field.help))


def _taken(field: Field, values: tuple[float, ...], place: int) -> Callable[[float], None]:
    """What writes a typed number into its month."""

    def take(value: float) -> None:
        state.change(field.name, (*values[:place], value, *values[place + 1 :]))

    return take
