"""Reach a goal: the fewest retainers, the lowest fee or the least cash, or that none does."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model.sweeps.goal import Answer, Lever, Target, goal_seek
from model.sweeps.sweep import Measure
from ui.session import state
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import measures
from ui.widgets.box import number

AIMS: Final = (Measure.SHORTFALL, Measure.CLEARLY_SHORT, Measure.PAY, Measure.RELIABLE_INCOME, Measure.RUIN)
"""Figures that can be aimed at."""

STARTS: Final = {Measure.CLEARLY_SHORT: 1.0, Measure.RUIN: 0.05}
"""Where an aim starts; amounts start at a month's bills."""

FIELDS: Final = {Lever.COUNT: "planned.count", Lever.FEE: "planned.fee", Lever.CASH: "opening_cash"}


def show(here: View) -> None:
    """What is sought, what for, and the answer."""
    left, middle, right = st.columns(3)
    with left:
        sought = st.selectbox(
            here.text("goal.lever"),
            [lever.value for lever in Lever],
            format_func=lambda name: here.text(f"goal.lever.{name}"),
            key="goal:lever",
            persist_state="session",
        )
    with middle:
        aimed = st.selectbox(
            here.text("goal.measure"),
            [measure.value for measure in AIMS],
            format_func=lambda name: here.text(f"goal.measure.{name}"),
            key="goal:measure",
            persist_state="session",
        )
    lever, measure = Lever(sought), Measure(aimed)
    limit: float = state.recalled(f"goal:{measure}", STARTS.get(measure, here.scenario.monthly_bills))
    with right:
        number(
            here,
            f"goal:limit:{measure}",
            _limit(here, measure),
            limit,
            lambda value: state.remember(f"goal:{measure}", value),
            high=measure.most,
            scale=100 if measure.is_share else 1,
            money=measure.is_money,
        )
    target = Target(measure, limit)
    found = run(here, lambda draws, memo, told: goal_seek(here.scenario, lever, target, draws, memo, told))
    with st.container(border=True):
        st.markdown(f"## {answer(here, lever, target, found)}")
        st.markdown(f"**{advice(here, lever, found)}**")
        there = "goal.nearest" if found.value is None else "goal.there"
        st.markdown(here.text(there, figure=_figure(here, measure, found), error=_error(here, measure, found)))
        if found.undone:
            st.markdown(
                here.text("goal.undone", counts=", ".join(here.language.number(count) for count in found.undone))
            )
        if found.value is not None and found.value != _present(here, lever):
            st.button(
                here.text("goal.use"),
                key="goal:use",
                icon=":material/check:",
                on_click=_take,
                args=(lever, found.value),
            )
    st.caption(here.text("goal.how"))


def answer(here: View, lever: Lever, target: Target, found: Answer) -> str:
    """The answer in words, for a Markdown slot."""
    aim = here.language.text(f"goal.aim.{target.measure}", limit=measures.written(here, target.measure, target.limit))
    if found.value is None:
        return here.text(f"goal.none.{lever}", aim=aim)
    if found.value == 0:
        return here.text(f"goal.nothing.{lever}", aim=aim)
    if lever is Lever.COUNT:
        return here.plural("goal.count", found.value, aim=aim)
    return here.text(f"goal.{lever}", aim=aim, value=here.money(found.value))


def advice(here: View, lever: Lever, found: Answer) -> str:
    """What to do: how much more of it, how much less would do, or what else to try."""
    present = _present(here, lever)
    if found.value is None:
        nearest = here.language.number(found.nearest) if lever is Lever.COUNT else here.money(found.nearest)
        return here.text(f"goal.do.none.{lever}", nearest=nearest)
    apart = found.value - present
    which = "more" if apart > 0 else "less" if apart < 0 else "stay"
    if lever is Lever.COUNT:
        return here.plural(f"goal.do.count.{which}", abs(apart) or present, present=present)
    return here.text(f"goal.do.{lever}.{which}", more=here.money(abs(apart)), present=here.money(present))


def _limit(here: View, measure: Measure) -> str:
    """Label of the limit."""
    if measure.is_share:
        return here.label("goal.limit.share")
    return here.label("goal.limit.money" if measure.more_is_better else f"goal.limit.{measure}")


def _figure(here: View, measure: Measure, found: Answer) -> str:
    return measures.written(here, measure, found.figure.value)


def _error(here: View, measure: Measure, found: Answer) -> str:
    return measures.error(here, measure, found.figure.error)


def _present(here: View, lever: Lever) -> float:
    planned = here.scenario.planned
    return {Lever.COUNT: planned.count, Lever.FEE: planned.fee, Lever.CASH: here.scenario.opening_cash}[lever]


def _take(lever: Lever, value: float) -> None:
    state.change(FIELDS[lever], int(value) if lever is Lever.COUNT else value)
