"""Forecasts kept by day, as a line through time: what each foretold, and what came since where that is known."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model import Arm
from model.hindsight.forecast import Forecast
from model.hindsight.verdict import told, verdict
from ui.past_projects import hindsight
from ui.session import cache, forecasts, holding, state
from ui.session.clock import today
from ui.session.view import View

TOLD: Final = 6
"""The newest forecasts, whose figures are told too; each is a projection."""

AHEAD: Final = 12
"""Months whose money is told of a forecast of which none has come."""

STYLE: Final = """<style>
.st-key-timeline {border-left: 2px solid color-mix(in srgb, currentColor 30%, transparent); margin-left: 0.4rem;
  padding-left: 1rem;}
.st-key-timeline [class*="st-key-moment-"] {position: relative;}
.st-key-timeline [class*="st-key-moment-"]::before {content: ""; position: absolute; left: calc(-1rem - 7px);
  top: 0.4rem; width: 12px; height: 12px; border-radius: 50%; border: 2px solid currentColor; background: currentColor;}
.st-key-timeline .st-key-moment-today::before {background: Canvas;}
</style>"""
"""A dot on the line for each day; today's is open."""


def show(here: View) -> None:
    """Today first, with the way to keep its forecast, then back through the days on which one was kept."""
    st.html(STYLE)
    found = sorted(forecasts.held(), key=lambda one: one.made_on, reverse=True)
    with st.container(key="timeline", gap="small"):
        with st.container(key="moment-today", gap="xsmall"):
            day = here.language.date(today(st.context.timezone))
            st.markdown(f"**{here.text('keep.today', day=day)}**")
            st.button(
                here.text("keep.snapshot"),
                key="keep:snapshot",
                icon=":material/photo_camera:",
                help=here.text("keep.snapshot.help"),
                on_click=holding.snapshot,
            )
        for number, one in enumerate(found):
            with st.container(key=f"moment-{number}", gap="xsmall"):
                _moment(here, one, number)
    if not found:
        st.caption(here.text("keep.timeline.none"))


def _moment(here: View, one: Forecast, number: int) -> None:
    """One day: what was foretold then, and the ways to open and to forget it."""
    st.markdown(f"**{here.language.date(one.made_on)}**  \n{_said(here, one)}")
    if number < TOLD:
        st.caption(_figures(here, one))
    with st.container(horizontal=True, gap="small"):
        st.button(here.text("compare.use"), key=f"forecast:use:{number}", on_click=_use, args=(one,))
        st.button(
            here.text("compare.forget"),
            key=f"forecast:forget:{number}",
            type="tertiary",
            on_click=forecasts.let_go,
            args=(one.scenario,),
        )


def _said(here: View, one: Forecast) -> str:
    """A forecast in a line: from when on, how long, and with which retainers."""
    scenario = one.scenario
    fee = here.language.money(scenario.planned.fee, scenario.currency)
    retainers = [
        here.text("keep.planned", count=scenario.planned.count, fee=fee) if scenario.planned.count else "",
        here.plural("keep.rows", len(scenario.retainers)) if scenario.retainers else "",
    ]
    said = here.plural(
        "keep.forecast", scenario.horizon_months, month=here.language.month(scenario.start_month, "long")
    )
    return " · ".join(filter(None, (said, *retainers)))


def _figures(here: View, one: Forecast) -> str:
    """What came, held against what was foretold of it; else what was foretold of the first months."""
    scenario, past = one.scenario, here.past
    foretold = cache.projection(scenario)
    if past is not None and not past.sample and scenario.currency == here.scenario.currency:
        judged = verdict(one, foretold, past.history, hindsight.likely(one, past.history))
        if judged is not None:
            return hindsight.answer(here, judged)
    months = min(AHEAD, scenario.horizon_months)
    low, _, high = told(foretold, Arm.WITH_RETAINERS if scenario.portfolio else Arm.PROJECTS_ONLY, months)
    money = {"low": here.language.money(low, scenario.currency), "high": here.language.money(high, scenario.currency)}
    return here.plural("keep.foretold", months, **money)


def _use(one: Forecast) -> None:
    """Take a forecast's scenario up again; the past stays where it is the same."""
    same = one.scenario.income == state.scenario().income
    state.put_kept(one.scenario, state.past() if same else None)
