"""The way to a new start: contracts run on, cash is asked for, and whether the planned block has been signed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model import Scenario
from model.bounds import bounds
from model.hindsight.advance import advance
from ui.session import state
from ui.session.view import View
from ui.widgets import box

Take = Callable[[float, bool], None]
"""Makes the new start with the cash of today, and whether the planned block runs."""


def move(here: View, name: str, scenario: Scenario, months: int, label: str, take: Take) -> None:
    """A button that opens what has to be known, and moves the scenario.

    Args:
        here: the page's view.
        name: of the place, one in all pages.
        scenario: what is moved.
        months: by how many.
        label: of the button.
        take: makes the new start.
    """
    opened = st.popover(label, key=f"move:{name}", icon=":material/event_upcoming:", on_change="rerun")
    if not opened.open:
        return
    with opened:
        month = here.language.month(scenario.start_month + months, "long")
        running = sum(row.starts_in < months for row in scenario.retainers)
        st.markdown(here.text("start.what", month=month))
        if running:
            st.caption(here.plural("start.running", running))
        kept = f"move:{name}:cash"
        cash = state.recalled(kept, scenario.opening_cash)
        low, high = bounds(Scenario, "opening_cash")
        box.number(
            here,
            f"typed:{kept}",
            here.label("start.cash"),
            cash,
            lambda amount: state.remember(kept, amount),
            low=low,
            high=high,
            money=True,
        )
        signed = False
        if scenario.planned.count and scenario.planned.start < months:
            signed = st.checkbox(here.plural("start.signed", scenario.planned.count), key=f"move:{name}:signed")
        st.button(
            here.text("start.move", month=month),
            key=f"move:{name}:go",
            type="primary",
            disabled=signed and not _fits(scenario, months),
            on_click=take,
            args=(cash, signed),
        )


def _fits(scenario: Scenario, months: int) -> bool:
    """Whether the table has room for the planned block."""
    try:
        advance(scenario, months, signed=True)
    except ValueError:
        return False
    return True
