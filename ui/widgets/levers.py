"""The sidebar's levers, drawn from the list of fields."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.session import state
from ui.session.fields import FIRST, MORE, Field
from ui.session.view import View
from ui.widgets.choices import CHOICES
from ui.widgets.sliders import slider

ICONS: Final = {
    "work": ":material/schedule:",
    "retainers": ":material/autorenew:",
    "money": ":material/payments:",
    "stress": ":material/thunderstorm:",
    "simulation": ":material/casino:",
}


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


def _draw(here: View, field: Field) -> None:
    CHOICES.get(field.kind, slider)(here, field)
