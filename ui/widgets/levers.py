"""The levers beside the answer, drawn from the list of fields."""

from __future__ import annotations

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.session import state
from ui.session.fields import FIRST, MORE, Field
from ui.session.view import View
from ui.widgets.choices import CHOICES
from ui.widgets.sliders import slider

ICONS: Final = {
    "planned": ":material/tune:",
    "work": ":material/schedule:",
    "retainers": ":material/autorenew:",
    "money": ":material/payments:",
    "stress": ":material/thunderstorm:",
    "simulation": ":material/casino:",
}

STYLE: Final = """<style>
.st-key-beside > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
  > [data-testid="stColumn"]:last-child {min-width: 16.5rem;}
</style>"""
"""A slider with its box needs that much; the page beside it gives way."""


def beside(here: View, width: tuple[int, int] = (11, 4)) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw the levers beside what they move, below it on a phone.

    Args:
        here: the page's view.
        width: shares of the page's width, of its own part and of the levers.

    Returns:
        What the page is drawn in, and what may follow below the levers.
    """
    st.html(STYLE)
    with st.container(key="beside"):
        page, side = st.columns(width, gap="small")
    with side:
        with st.container(border=True, key="levers", gap="xsmall"):
            levers(here)
        below = st.container()
    return page, below


def levers(here: View) -> None:
    """Draw the levers: the first ones in sight, the rest in groups that are drawn when they are opened."""
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


def _draw(here: View, field: Field) -> None:
    CHOICES.get(field.kind, slider)(here, field)
