"""The plan month by month: who, when, trial, six, twelve, and how steady each step is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from charts import reached as reached_drawing
from charts import transition as drawing
from model import Draws, Memo, Planned, Retainer, Scenario
from model.conversion.candidate import Candidate
from model.conversion.conversion import Transition, stability_by_step
from model.measures.stability import YEAR, Stability
from model.sweeps.sweep import Progress
from ui.convert import plan
from ui.session import people, state
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import parts


def show(here: View, ranked: Sequence[Candidate]) -> None:
    """Terms, timeline, steps, what each step reaches, and the button that puts it into the table."""
    terms = plan.terms(here)
    if not people.asked(ranked):
        st.info(here.text("plan.nobody"), icon=":material/group:")
        return
    drawn = plan.drawn_up(ranked, *terms, here.scenario.horizon_months)
    months = pd.period_range(here.scenario.start_month, periods=max(here.scenario.horizon_months, 1), freq="M")
    figure = drawing.figure(drawn, months, here.language)
    parts.chart(here, "transition", figure, sentence(here, drawn), lambda: steps(here, drawn))
    if drawn.left_out:
        st.warning(here.plural("plan.left_out", len(drawn.left_out), names=", ".join(drawn.left_out)))
    st.header(here.text("plan.reached"), anchor=False)
    try:
        beside = here.scenario.but(retainers=_others(here.scenario, drawn))
        reached = run(here, lambda draws, memo, told: _by_step(beside, drawn, draws, memo, told))
    except ValidationError:
        st.warning(here.text("plan.too_many"), icon=":material/table_rows:")
        return
    names = [here.language.text("plan.before"), *(f"+ {row.client}" for row in drawn.retainers)]
    bars = reached_drawing.figure(names, reached, here.language, here.scenario.currency)
    parts.chart(here, "reached", bars, reached_sentence(here, reached), lambda: table(here, names, reached))
    st.caption(here.text("plan.reached.note"))
    st.button(
        here.plural("plan.put", len(drawn.retainers)),
        key="plan:put",
        icon=":material/playlist_add:",
        on_click=_put,
        args=(here.scenario, drawn),
        help=here.text("plan.put.help"),
    )
    done = state.recalled("plan:done", 0)
    if done:
        st.success(here.plural("plan.done", done), icon=":material/check:")
        state.remember("plan:done", 0)


def _by_step(scenario: Scenario, drawn: Transition, draws: Draws, memo: Memo, told: Progress) -> tuple[Stability, ...]:
    """The stability with the first 0, 1, ... of the retainers; each is a part that is kept."""
    reached: list[Stability] = []
    for count in range(len(drawn.retainers) + 1):
        first = Transition(drawn.retainers[:count], (), ())
        key = ("step", scenario.but(planned=Planned(count=0)), first.retainers)
        reached.append(memo(key, partial(_last_step, scenario, first, draws, memo)))
        told((count + 1) / (len(drawn.retainers) + 1))
    return tuple(reached)


def _last_step(scenario: Scenario, first: Transition, draws: Draws, memo: Memo) -> Stability:
    return stability_by_step(scenario, first, draws, memo)[-1]


def sentence(here: View, drawn: Transition) -> str:
    """The plan in words: the first and the last start."""
    first, last = drawn.retainers[0], drawn.retainers[-1]
    return here.language.plural(
        "plan.sentence",
        len(drawn.retainers),
        first=first.client,
        month=here.language.month(here.scenario.start_month + first.starts_in, "long"),
        last=here.language.month(here.scenario.start_month + last.starts_in, "long"),
        fees=here.money(sum(row.monthly_fee for row in drawn.retainers)),
    )


def steps(here: View, drawn: Transition) -> pd.DataFrame:
    """Months x what happens, if everyone agrees."""
    text = here.language.text
    rows = [
        {
            text("candidates.client"): step.client,
            text("plan.step"): here.language.plural(f"plan.event.{step.event}", step.term_months),
        }
        for step in drawn.steps
    ]
    months = [here.language.month(here.scenario.start_month + step.month) for step in drawn.steps]
    return pd.DataFrame(rows, index=pd.Index(months, name=text("plan.month")))


def reached_sentence(here: View, reached: Sequence[Stability]) -> str:
    """From none to all."""
    start, end = reached[0], reached[-1]
    return here.language.plural(
        "plan.reached.sentence",
        len(reached) - 1,
        before=here.money(start.reliable_income.value),
        after=here.money(end.reliable_income.value),
        short_before=here.language.number(start.months_clearly_short.value, 1),
        short_after=here.language.number(end.months_clearly_short.value, 1),
        months=here.language.number(min(YEAR, len(end.income))),
    )


def table(here: View, names: Sequence[str], reached: Sequence[Stability]) -> pd.DataFrame:
    """Steps x measures."""
    text = here.language.text
    rows = [
        {
            text(
                "measure.reliable_income"
            ): f"{here.money(step.reliable_income.value)} ± {here.money(step.reliable_income.error)}",
            text("measure.mean_income"): here.money(step.mean_income.value),
            text("plan.short"): here.language.number(step.months_clearly_short.value, 1),
            text("measure.ruin"): here.language.chance(step.ruin.value),
            text("measure.cash_needed"): here.money(step.cash_needed.value),
        }
        for step in reached
    ]
    return pd.DataFrame(rows, index=pd.Index(names, name=text("plan.step")))


def _others(scenario: Scenario, drawn: Transition) -> tuple[Retainer, ...]:
    """The rows of the table whose clients are not in the plan."""
    named, known = ({getattr(row, who) for row in drawn.retainers} for who in ("client", "known"))
    return tuple(
        row for row in scenario.retainers if row.client not in named and (row.known is None or row.known not in known)
    )


def _put(scenario: Scenario, drawn: Transition) -> None:
    """Add the clients to the table of retainers; who stands in it already is replaced."""
    rows = _others(scenario, drawn)
    state.put(
        scenario.but(
            planned=Planned(**{**scenario.planned.model_dump(), "count": 0}), retainers=(*rows, *drawn.retainers)
        )
    )
    state.remember("plan:done", len(drawn.retainers))
