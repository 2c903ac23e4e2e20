"""Was it right: an earlier forecast, and what has come since, with what was off and the way to a new start."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts.hindsight import hindsight
from model import Arm, ProjectHistory
from model.hindsight.advance import advance
from model.hindsight.causes import Cause as One
from model.hindsight.causes import Causes, Part, causes
from model.hindsight.forecast import Forecast
from model.hindsight.verdict import Score, Verdict, score, seen, verdict
from ui.past_projects.history import refitted, start_after
from ui.session import cache, forecasts, state
from ui.session.past import Past
from ui.session.trail import Cause
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.start import move

NAMED: Final = 3
"""Clients who are gone that are named."""


def show(here: View, past: Past) -> None:
    """The verdict on one forecast, and the score over all; nothing where no forecast has months to be held against."""
    if past.sample:
        return
    due = [one for one in forecasts.held() if len(seen(one, past.history))]
    if not due:
        return
    with st.container(border=True, key="hindsight"):
        st.header(here.text("hindsight.title"), anchor=False)
        forecast = _chosen(here, due)
        if forecast.scenario.currency != here.scenario.currency:
            st.info(here.text("hindsight.currency", currency=forecast.scenario.currency), icon=":material/payments:")
            return
        foretold = cache.projection(forecast.scenario)
        arm = _arm(here, forecast, past.history)
        found = verdict(forecast, foretold, past.history, arm)
        if found is None:
            return
        st.markdown(f"## {answer(here, found)}")
        st.markdown(here.plural("hindsight.months", len(found.months), held=int(found.inside.sum())))
        _chart(here, found)
        _off(here, found, causes(found, foretold, past.history))
        _score(here, due, past.history)
        _start(here, past, forecast)


def _chosen(here: View, due: list[Forecast]) -> Forecast:
    """The forecast that is judged: the one that reaches furthest back, or another one."""
    if len(due) == 1:
        st.caption(_called(here, due[0]))
        return due[0]
    number = st.selectbox(
        here.text("hindsight.which"),
        range(len(due)),
        format_func=lambda number: _called(here, due[number]),
        key="hindsight:which",
    )
    return due[min(int(number), len(due) - 1)]


def _called(here: View, forecast: Forecast) -> str:
    return here.text(
        "hindsight.called",
        month=here.language.month(forecast.scenario.start_month, "long"),
        known=here.language.month(forecast.scenario.income.as_of, "long"),
    )


def _arm(here: View, forecast: Forecast, history: ProjectHistory) -> Arm:
    """Which of the two futures came about."""
    if not forecast.scenario.portfolio:
        return Arm.PROJECTS_ONLY
    options, first = list(Arm), likely(forecast, history)
    return Arm(
        st.radio(
            here.text("hindsight.arm"),
            options,
            index=options.index(first),
            format_func=lambda arm: here.text(f"charts.arm.{arm}"),
            key=f"hindsight:arm:{first}",
            horizontal=True,
            help=here.text("hindsight.arm.help"),
        )
    )


def likely(forecast: Forecast, history: ProjectHistory) -> Arm:
    """The future with the retainers where the file has money of a client of theirs, else the one without."""
    names = {row.client for row in forecast.scenario.retainers if row.client}
    return Arm.WITH_RETAINERS if names & set(history.all["client"]) else Arm.PROJECTS_ONLY


def answer(here: View, found: Verdict) -> str:
    """Inside or outside, in plain words, for a Markdown slot: the sum of the months that have come."""
    where = "inside" if found.held else "below" if found.total < found.low else "above"
    return here.plural(
        f"hindsight.{where}",
        len(found.months),
        last=here.language.month(found.months[-1], "long"),
        came=here.money(found.total),
        low=here.money(found.low),
        high=here.money(found.high),
    )


def _chart(here: View, found: Verdict) -> None:
    views = ("months", "summed")
    chosen = st.segmented_control(
        here.text("hindsight.view"),
        views,
        default=views[0],
        required=True,
        format_func=lambda view: here.text(f"hindsight.view.{view}"),
        key="hindsight:view",
        label_visibility="collapsed",
    )
    summed = chosen == "summed"
    said = here.language.plural(
        "hindsight.summed.sentence" if summed else "hindsight.months.sentence",
        len(found.months),
        held=here.language.number(int((found.summed_inside if summed else found.inside).sum())),
        n=here.language.number(len(found.months)),
    )
    parts.chart(here, "hindsight", hindsight(found, here.language, summed=summed), said, lambda: table(here, found))


def table(here: View, found: Verdict) -> pd.DataFrame:
    """Months x what was said and what came, of each and summed."""
    text = here.language.text
    total, rows = 0.0, []
    for number, came in enumerate(found.came):
        total += float(came)
        low, middle, high = found.said[number]
        rows.append(
            {
                text("backtest.table.low"): here.money(low),
                text("backtest.table.middle"): here.money(middle),
                text("backtest.table.high"): here.money(high),
                text("backtest.table.came"): here.money(came),
                text("backtest.table.held"): text(f"backtest.held.{'yes' if found.inside[number] else 'no'}"),
                text("hindsight.table.total"): here.money(total),
                text("hindsight.table.band"): f"{here.money(found.summed[number, 0])} – "
                f"{here.money(found.summed[number, 2])}",
            }
        )
    index = pd.Index([here.language.month(month) for month in found.months], name=text("hindsight.table.month"))
    return pd.DataFrame(rows, index=index)


def _off(here: View, found: Verdict, off: Causes) -> None:
    """What was off, part by part, from the mean foretold to what came."""
    st.markdown(f"**{here.text('hindsight.off')}**")
    st.markdown(
        here.text("hindsight.off.from", foretold=here.money(off.foretold), came=here.money(off.came)),
    )
    lines = []
    for cause in off.causes:
        if not here.rounded(abs(cause.money)):
            continue
        names = ", ".join(off.gone[:NAMED]) if cause.part is Part.GONE else ""
        lines.append(f"- {_part(here, cause, names)}: **{_signed(here, cause.money)}**")
    if here.rounded(abs(off.remainder)):
        lines.append(f"- {here.text('hindsight.rest')}: **{_signed(here, off.remainder)}**")
    st.markdown("\n".join(lines))
    st.caption(here.text("hindsight.off.note"))
    if found.arm is Arm.WITH_RETAINERS:
        st.caption(here.text("hindsight.off.retainers"))


def _part(here: View, cause: One, names: str) -> str:
    """One part's own figures in words."""
    part, foretold, came = cause.part, cause.foretold, cause.came
    if part is Part.GONE:
        return here.text("hindsight.gone", names=names, projects=here.language.number(foretold, 1))
    if part is Part.PROJECTS:
        digits = {"foretold": here.language.number(foretold, 1), "came": here.language.number(came)}
        return here.text("hindsight.projects", **digits)
    if part is Part.PAYMENT:
        shares = {"foretold": here.language.percent(foretold), "came": here.language.percent(came)}
        return here.text("hindsight.payment", **shares)
    return here.text(f"hindsight.{part}", foretold=here.money(foretold), came=here.money(came))


def _signed(here: View, money: float) -> str:
    return here.text("hindsight.more" if money > 0 else "hindsight.less", money=here.money(abs(money)))


def _score(here: View, due: list[Forecast], history: ProjectHistory) -> None:
    """Over all forecasts that have months to be held against; each by the future that it is judged by at first."""
    if len(due) < 2:
        return
    judged, behind, total = state.recalled("hindsight:score", ((), None, Score(0, 0, 0)))
    if judged != due or behind is not history:
        found = [
            verdict(one, cache.projection(one.scenario), history, likely(one, history))
            for one in due
            if one.scenario.currency == here.scenario.currency
        ]
        total = score(one for one in found if one is not None)
        state.remember("hindsight:score", (due, history, total))
    st.markdown(here.plural("hindsight.score", total.months, held=total.held, forecasts=total.forecasts))
    st.caption(here.text("hindsight.score.note"))


def _start(here: View, past: Past, forecast: Forecast) -> None:
    """Take what came as the new start: the forecast's contracts have run on, and its income is fitted anew."""
    months = (start_after(past.history) - forecast.scenario.start_month).n
    told = state.past() or past

    def take(cash: float, signed: bool) -> None:  # noqa: FBT001  # what a box says
        moved = advance(forecast.scenario, months, signed=signed, cash=cash)
        state.put(refitted(moved, told.history, moved.currency), Cause.MOVED)

    if months > 0:
        move(here, "hindsight", forecast.scenario, months, here.text("hindsight.start"), take)
