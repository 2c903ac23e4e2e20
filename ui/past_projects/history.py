"""The past that the figures rest on: a file's projects, what is set aside of them, and what is believed of payment."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exchange import Reading
from model import ProjectHistory, Scenario, fit
from model.conversion.candidate import sayable
from model.past.summary import DelayPreset
from ui.past_projects import trial
from ui.session import life, state
from ui.session.clock import this_month
from ui.session.example import example
from ui.session.view import View
from ui.widgets import parts

OLD: Final = 12
"""Months after which a past is projected from its own end on, not from today."""

READING: Final = "reading"
"""Where the session keeps what was read of a file."""

_WHOLE: Final = "whole_past"
_SOURCE: Final = "file_of_past"
_LEFT_OUT: Final = "left_out"
_PRESET: Final = "delay_preset"


def take(scenario: Scenario, found: Reading, away: frozenset[int] = frozenset()) -> None:
    """Make what was read the session's past, without the rows set aside, and fit the scenario's income to it."""
    history = found.history
    kept = history.without(away) if away else history
    if not len(kept.all):
        kept, away = history, frozenset()
    state.remember(_SOURCE, found)
    state.remember(_WHOLE, history)
    state.remember(_LEFT_OUT, away)
    state.put_past(kept, life.followed(scenario, refitted(scenario, kept, found.currency), kept))


def named(row: int, found: Reading | None = None) -> str:
    """A row as the file counts it, with its sheet where several were read; by default of the file of the past."""
    source: Reading | None = found or state.recalled(_SOURCE)
    if source is None:
        return str(row)
    sheet, number = source.place(row)
    return f"{number} ({sheet})" if source.grid is not None and source.grid.parts else str(number)


def refitted(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> Scenario:
    """The scenario on another past: its income, the list rate that it shows, the month it begins in.

    A planned fee that is its hours at the list rate follows the rate: in another money it would be nothing.
    """
    income = fit(history, preset=state.recalled(_PRESET, DelayPreset.DEFAULT))
    now = this_month(st.context.timezone)
    after = income.as_of + 1
    start = after if (now - income.as_of).n > OLD else max(now, after)
    rate, planned = income.usual_rate(scenario.capacity_hours), scenario.planned
    if planned.fee == sayable(planned.hours * scenario.list_rate):
        planned = planned.but(fee=sayable(planned.hours * rate))
    return scenario.but(
        income=income,
        planned=planned,
        start_month=start,
        list_rate=rate,
        currency=currency or income.currency or scenario.currency,
    )


def leave_out(scenario: Scenario, rows: frozenset[int]) -> None:
    """Set projects aside by the rows of the file that they came from; the others are fitted anew."""
    past = state.past()
    whole: ProjectHistory | None = state.recalled(_WHOLE, past.history if past else None)
    if whole is None:
        return
    state.remember(_WHOLE, whole)
    state.remember(_LEFT_OUT, rows)
    kept = whole.without(rows)
    if len(kept.all):
        sample = past is not None and past.sample
        state.put_past(kept, refitted(scenario, kept, scenario.currency), sample=sample)


def left_out() -> frozenset[int]:
    """Rows that the person set aside."""
    rows: frozenset[int] = state.recalled(_LEFT_OUT, frozenset())
    return rows


def whole() -> ProjectHistory | None:
    """The past with what was set aside."""
    past = state.past()
    kept: ProjectHistory | None = state.recalled(_WHOLE, past.history if past else None)
    return kept


def preset(here: View) -> None:
    """What is believed about payment: the usual terms, or Spain's sixty days."""
    chosen = st.radio(
        here.text("past.preset"),
        list(DelayPreset),
        index=list(DelayPreset).index(here.scenario.income.delays.preset),
        format_func=lambda code: here.text(f"past.preset.{DelayPreset(code).value}"),
        key="preset",
        help=here.text("past.preset.help"),
        horizontal=True,
    )
    wanted = DelayPreset(str(chosen))
    if wanted != here.scenario.income.delays.preset:
        state.remember(_PRESET, wanted)
        past = state.past()
        if past is not None:
            state.put_past(
                past.history, refitted(here.scenario, past.history, here.scenario.currency), sample=past.sample
            )
            st.rerun()


def source(here: View) -> None:
    """Which past the figures rest on at present, with the way back to the sample."""
    past = state.past()
    if past is not None and past.sample:
        st.caption(here.text("past.source.sample"))
    elif past is not None:
        st.button(here.text("past.source.back"), key="sample", type="tertiary", on_click=_sample, args=(here,))


def _sample(here: View) -> None:
    history = example(here.language.region_currency, st.context.timezone).history
    if history is None:
        return
    state.forget(READING)
    state.forget(_SOURCE)
    trial.end()
    state.remember(_WHOLE, history)
    state.remember(_LEFT_OUT, frozenset())
    state.put_past(history, refitted(here.scenario, history), sample=True)


def nobody(here: View) -> None:
    """Without past projects: a guest of a link, or typed ranges."""
    if here.scenario.income.prior.typed:
        st.info(here.text("past.typed"), icon=":material/edit_note:")
    else:
        parts.no_past(here, elsewhere=False)
