"""The past that the figures rest on: a file's projects, what is set aside of them, and what is believed of payment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Reading
from model import ProjectHistory, Scenario, fit
from model.past.summary import DelayPreset
from ui.past_projects import merging, trial
from ui.session import life, returning, state
from ui.session.clock import this_month
from ui.session.example import example
from ui.session.foreign import following
from ui.session.past import Origin, Past
from ui.session.trail import Cause
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.ties import picked, tie

OLD: Final = 12
"""Months after which a past is projected from its own end on, not from today."""

READING: Final = "reading"
"""Where the session keeps what was read of a file that does not count yet."""


def reading() -> Reading | None:
    """What was read of a file: of the last one as long as it does not count, else of the one that counts."""
    waiting: Reading | None = state.recalled(READING)
    past = state.past()
    return waiting if waiting is not None or past is None else past.source


def take(scenario: Scenario, found: Reading, origin: Origin, away: frozenset[int] = frozenset()) -> None:
    """Make what was read the session's past, without the rows set aside, and fit the scenario's income to it.

    Where a past is kept on the device, it is laid upon that one; what cannot be added waits for the person's word.
    """
    try:
        merged = merging.together(found)
    except ValueError:
        return
    if merged is not None:
        behind = replace(returning.behind_it(merged.past), source=found, origin=origin, merged=merged)
        state.forget(READING)
        state.put_past(behind, refitted(scenario, behind.history, merged.past.currency))
        return
    history = found.history
    kept = history.without(away) if away else history
    if not len(kept.all):
        kept, away = history, frozenset()
    behind = Past(kept, sample=False, left_out=away, source=found, origin=origin, before=history if away else None)
    state.forget(READING)
    state.put_past(behind, life.followed(scenario, refitted(scenario, kept, found.currency), kept))


def named(row: int, found: Reading | None = None) -> str:
    """A row as the file counts it, with its sheet where several were read; by default of the file of the past."""
    past = state.past()
    source = found or (past.source if past is not None and past.merged is None else None)
    if source is None:
        return str(row)
    sheet, number = source.place(row)
    return f"{number} ({sheet})" if source.grid is not None and source.grid.parts else str(number)


def refitted(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> Scenario:
    """The scenario on another past: its income, the list rate that it shows, the month it begins in.

    A planned fee that is its hours at the list rate follows the rate: in another money it would be nothing. What one
    unit of the past's currency is worth is typed once: it holds for every past that is told in it.
    """
    income, before = fit(history, preset=scenario.income.delays.preset), scenario.income
    told = currency or income.currency or scenario.currency
    if (
        before.exchange_rate != 1
        and income.currency == before.currency
        and told in (before.currency, scenario.currency)
    ):
        income, told = income.but(exchange_rate=before.exchange_rate), scenario.currency
    rate = income.usual_rate(scenario.capacity_hours)
    return scenario.but(
        income=income,
        planned=following(scenario, rate),
        start_month=start_after(history),
        list_rate=rate,
        currency=told,
    )


def start_after(history: ProjectHistory) -> pd.Period:
    """The month in which a scenario on a past begins: today's, or the one after an old past's own end."""
    now, known = this_month(st.context.timezone), history.as_of_month
    return known + 1 if (now - known).n > OLD else max(now, known + 1)


def leave_out(scenario: Scenario, rows: frozenset[int]) -> None:
    """Set projects aside by the rows of the file that they came from; the others are fitted anew."""
    past = state.past()
    if past is None:
        return
    kept = past.whole.without(rows)
    if len(kept.all):
        behind = replace(past, history=kept, left_out=rows, before=past.whole)
        state.put_past(behind, refitted(scenario, kept, scenario.currency), Cause.ASIDE)


def left_out() -> frozenset[int]:
    """Rows that the person set aside."""
    past = state.past()
    return frozenset() if past is None else past.left_out


def preset(here: View) -> None:
    """What is believed about payment: the usual terms, or Spain's sixty days."""
    options = list(DelayPreset)
    held = here.scenario.income.delays.preset
    tied = tie("preset", held)
    st.radio(
        here.text("past.preset"),
        options,
        index=options.index(held) if tied else 0,
        format_func=lambda code: here.text(f"past.preset.{DelayPreset(code).value}"),
        key="preset",
        help=here.text("past.preset.help"),
        horizontal=True,
        on_change=_believe,
    )


def _believe() -> None:
    """What is believed about payment is one part of what was fitted; nothing else of it changes."""
    scenario, wanted = state.scenario(), picked("preset", DelayPreset)
    income = scenario.income
    if wanted is not None:
        state.put(scenario.but(income=income.but(delays=income.delays.but(preset=wanted))))


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
    merging.end()
    state.forget(READING)
    trial.end()
    state.put_past(Past(history, sample=True), refitted(here.scenario, history), Cause.SAMPLE)


def nobody(here: View) -> None:
    """Without past projects: a guest of a link, or typed ranges."""
    if here.scenario.income.prior.typed:
        st.info(here.text("past.typed"), icon=":material/edit_note:")
    else:
        parts.no_past(here, elsewhere=False)
