"""A scenario that began some months ago: that is said, and the way to today is offered."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from model.hindsight.advance import advance
from ui.session import state
from ui.session.clock import this_month
from ui.session.trail import Cause
from ui.session.view import View
from ui.widgets.start import move

_LEFT: Final = "late:left"


def notice(here: View) -> None:
    """Say that the start lies in the past, where no projects are here that end just before it."""
    scenario = here.scenario
    months = (this_month(st.context.timezone) - scenario.start_month).n
    if months <= 0 or here.past is not None or state.recalled(_LEFT) == scenario.start_month:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="late"):
        said = here.plural("start.late", months, month=here.language.month(scenario.start_month, "long"))
        st.info(said, icon=":material/event_busy:")
        move(here, "late", scenario, months, here.text("start.open"), partial(_take, months))
        st.button(
            here.text("start.leave"),
            key="late:leave",
            type="tertiary",
            on_click=state.remember,
            args=(_LEFT, scenario.start_month),
        )


def _take(months: int, cash: float, signed: bool) -> None:  # noqa: FBT001  # what a box says
    state.put(advance(state.scenario(), months, signed=signed, cash=cash), Cause.MOVED)
