"""The question what a person lives on, in the same breath as their past: bills and cash, typed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.session import life, state
from ui.session.fields import FIRST, MORE
from ui.session.view import View
from ui.widgets import box

FIELDS = tuple(field for field in (*FIRST, *MORE["money"]) if field.name in ("monthly_bills", "opening_cash"))


def ask(here: View) -> None:
    """What the months of the past brought, and boxes for bills and cash; nothing once they are the person's own."""
    past = here.past
    if past is None or not life.assumed(here.scenario):
        return
    mean = here.money(float(past.history.received.mean()))
    with st.container(border=True, key="living"):
        st.markdown(f"**{here.text('life.ask', mean=mean)}**")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            for field in FIELDS:
                with st.container(width=190):
                    box.number(
                        here,
                        f"life:{field.name}",
                        here.label(field.label),
                        getattr(here.scenario, field.name),
                        partial(_take, field.name),
                        high=field.bounds[1],
                        money=True,
                    )
            st.button(here.text("life.right"), key="life:right", icon=":material/done:", on_click=life.settle)
        st.caption(here.text("life.assumed"))


def _take(name: str, amount: float) -> None:
    state.change(name, amount)
