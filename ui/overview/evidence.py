"""How sure the answer is: whose past it rests on, how much of it there is, what the retainers ask."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model.past.income import Level
from ui.session import cache
from ui.session.view import View
from ui.widgets import parts

FULL: Final = 0.9
"""Share of the hours from which on past projects leave so little room that work was probably turned away."""


def notices(here: View) -> None:
    """What has to be known before the figures are read."""
    scenario, past = here.scenario, here.past
    level = scenario.income.evidence.level
    if level is Level.GUESS:
        st.warning(here.text("overview.level.guess"), icon=":material/psychology_alt:")
    elif level is Level.MOSTLY_ASSUMPTION:
        st.warning(here.text("overview.level.assumption"), icon=":material/psychology_alt:")
    if past is not None and past.sample:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(here.text("overview.sample"), width="content")
            parts.upload_link(here)
    hours = scenario.portfolio.monthly_hours
    if hours > scenario.capacity_hours:
        st.warning(
            here.text("overview.overbooked", hours=hours, capacity=scenario.capacity_hours),
            icon=":material/event_busy:",
        )
    filled = scenario.income.utilisation(scenario.capacity_hours, scenario.list_rate)
    if scenario.income.rates is not None and filled > FULL:
        share = here.language.percent(min(filled, 1.0))
        st.info(here.text("overview.full", share=share), icon=":material/work_history:")
    if any(retainer.fee == 0 for retainer in scenario.portfolio):
        st.warning(here.text("overview.free"), icon=":material/money_off:")


def how_sure(here: View) -> None:
    """How much past there is, and how much of the uncertainty is only its shortness."""
    income = here.scenario.income
    past = income.evidence
    if not past.projects:
        return
    said = [here.plural("overview.history.length", past.projects, months=round(past.months))]
    share = cache.band_share(here.scenario)
    if share is not None:
        said.append(here.text("overview.history.share", share=here.language.percent(share)))
    st.caption(" ".join(said))
