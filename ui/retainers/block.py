"""The block of the sliders: retainers that are planned alike, and the way into the table for them."""

from __future__ import annotations

import streamlit as st

from model import Planned
from model.projection.scenario import MOST_RETAINERS
from ui.session import state
from ui.session.view import View


def show(here: View) -> None:
    """The block of the sliders, for the eye, and the button that makes rows of it."""
    block = here.scenario.planned
    if not block.count:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = here.plural(
            "retainers.planned",
            block.count,
            fee=here.money(block.fee * (1 - here.scenario.discount)),
            hours=here.language.number(block.hours),
            term=here.language.number(block.term),
            start=here.language.month(here.scenario.start_month + block.start, "long"),
        )
        st.markdown(said, width="content")
        full = len(here.scenario.retainers) + block.count > MOST_RETAINERS
        st.button(
            here.plural("retainers.planned.rows", block.count),
            key="planned:rows",
            icon=":material/playlist_add:",
            on_click=make_rows,
            disabled=full,
            help=here.text("retainers.planned.rows.help"),
        )


def make_rows() -> None:
    """Turn the sliders' block into rows of the table."""
    scenario = state.scenario()
    rows = [row.but(slot=None) for row in scenario.planned.retainers(scenario.discount)]
    emptied = Planned(**{**scenario.planned.model_dump(), "count": 0})
    state.put(scenario.but(planned=emptied, retainers=(*scenario.retainers, *rows)))
