"""The replay: the last months as they were, and as they would have been with the chosen clients on retainer."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts import replay as drawing
from model.conversion.candidate import Candidate
from model.conversion.replay import Chosen, Replay, replay
from ui.session import people
from ui.session.escape import plain
from ui.session.past import Past
from ui.session.view import View
from ui.widgets import parts

ALIKE = 0.005
"""Sums closer than this share of what was earned are said to be about the same."""


def show(here: View, past: Past, ranked: Sequence[Candidate]) -> None:
    """Figures, chart, sentence and table of both pasts."""
    wanted = people.asked(ranked)
    st.markdown(here.text("replay.what"))
    if not wanted:
        st.info(here.text("plan.nobody"), icon=":material/group:")
        return
    found = replay(
        past.history, [Chosen(candidate.client, people.choice(ranked, candidate).fee) for candidate in wanted]
    )
    _figures(here, found)
    figure = drawing.figure(found, here.scenario.monthly_bills, here.language, here.scenario.currency)
    names = ", ".join(candidate.client for candidate in wanted)
    parts.chart(here, "replay", figure, sentence(here, found, names), lambda: table(here, found))
    _hours(here, found, ranked, wanted)
    st.caption(here.text("replay.limit"))


def _figures(here: View, found: Replay) -> None:
    bills = here.scenario.monthly_bills
    was_below, would_below = found.months_clearly_short(bills)
    was_cash, would_cash = found.cash_needed(bills)
    was_swing, would_swing = found.before.variation, found.after.variation
    was_earned, would_earn = found.earned
    with st.grid(4, min_column_width=165, gap="small"):
        _metric(here, "below", here.language.number(would_below), here.language.number(was_below))
        _metric(here, "swing", _percent(here, would_swing), _percent(here, was_swing))
        _metric(here, "cash", here.money(would_cash), here.money(was_cash))
        _metric(here, "mean", here.money(would_earn), here.money(was_earned))


def _metric(here: View, name: str, would: str, was: str) -> None:
    """A figure of the replayed past, with what it was beside it."""
    with st.container(border=True, height="stretch", gap=None):
        st.metric(here.text(f"replay.{name}"), plain(would), help=here.text(f"replay.{name}.help"))
        st.caption(here.text("replay.was", figure=was))


def _percent(here: View, share: float) -> str:
    return here.language.percent(share) if math.isfinite(share) else "–"


def _hours(here: View, found: Replay, ranked: Sequence[Candidate], wanted: Sequence[Candidate]) -> None:
    """Hours promised against the hours of the projects they stand for, where the past has hours."""
    replaced = float(found.monthly["replaced_hours"].mean())
    if replaced <= 0:
        return
    promised = sum(people.choice(ranked, candidate).hours for candidate in wanted)
    st.markdown(
        here.text(
            "replay.hours", promised=here.language.number(promised, 1), replaced=here.language.number(replaced, 1)
        )
    )


def sentence(here: View, found: Replay, names: str) -> str:
    """What the chart shows."""
    months = pd.PeriodIndex(found.monthly.index)
    was, would = found.months_clearly_short(here.scenario.monthly_bills)
    more = _gain(here, found)
    return here.language.text(
        "replay.sentence",
        names=names,
        first=here.language.month(months[0], "long"),
        last=here.language.month(months[-1], "long"),
        was=here.language.number(was),
        would=here.language.number(would),
        months=here.language.number(len(months)),
        more=more,
    )


def _gain(here: View, found: Replay) -> str:
    """What the fees would have earned beyond the invoices that they stand for; about the same where hardly anything."""
    was, _ = found.earned
    if abs(found.gain) <= ALIKE * was * len(found.monthly):
        return here.language.text("replay.same")
    return here.language.text("replay.more" if found.gain > 0 else "replay.less", gain=here.money(abs(found.gain)))


def table(here: View, found: Replay) -> pd.DataFrame:
    """Months x money."""
    text = here.language.text
    columns = {
        text("replay.chart.was"): found.monthly["as_it_was"],
        text("replay.table.replaced"): found.monthly["replaced"],
        text("replay.table.fees"): found.monthly["fees"],
        text("replay.chart.would"): found.monthly["with_retainers"],
    }
    written = pd.DataFrame(columns).map(here.money)
    months = pd.PeriodIndex(found.monthly.index)
    written.index = pd.Index([here.language.month(month) for month in months], name=text("plan.month"))
    return written
