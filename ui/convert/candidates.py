"""Whom to ask first: the clients of the past as candidates, each with the facts behind the score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from model import Retainer
from model.bounds import bounds
from model.conversion.candidate import Candidate
from model.conversion.conversion import signing
from model.past.clients.life import Life
from model.past.clients.posterior import YEAR
from ui.convert import plan
from ui.session import people
from ui.session.escape import plain
from ui.session.past import Past
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.box import number

SHOWN: Final = 6
"""Candidates that are shown before one asks for all."""


def show(here: View, ranked: Sequence[Candidate]) -> None:
    """A card each, the rest on request, and how the score is made."""
    st.markdown(here.text("candidates.what"))
    if len(ranked) == 1:
        st.warning(here.text("candidates.single"), icon=":material/person:")
    everybody = len(ranked) <= SHOWN or st.toggle(
        here.plural("candidates.all", len(ranked)), key="candidates:all", persist_state="session"
    )
    with st.grid(2, min_column_width=300, gap="small"):
        for candidate in ranked if everybody else ranked[:SHOWN]:
            with st.container(border=True, height="stretch"):
                _card(here, ranked, candidate)
    _booked(here, ranked)
    behind = st.expander(
        here.text("candidates.score"), key="candidates:score", on_change="rerun", icon=":material/help:"
    )
    if behind.open:
        with behind:
            st.markdown(here.text("candidates.score.what"))
            parts.sheet(table(here, ranked))
    st.caption(here.text("candidates.guess"))


def _card(here: View, ranked: Sequence[Candidate], candidate: Candidate) -> None:
    chosen = people.choice(ranked, candidate)
    key = f"candidate:{candidate.client}"
    if st.session_state.get(key) != chosen.asked:
        st.session_state[key] = chosen.asked
    st.checkbox(f"**{plain(candidate.client)}**", key=key, on_change=_asked, args=(ranked, candidate, key))
    st.markdown(
        here.text(
            "candidates.facts",
            active=candidate.active_months,
            span=candidate.span_months,
            last=_last(here, candidate),
            amount=here.money(candidate.monthly_amount),
            share=here.language.percent(candidate.share),
            score=here.language.number(candidate.score.total * 100, 0),
        )
    )
    if candidate.life:
        st.caption(life(here, candidate.life, chosen.fee))
    fee, hours = st.columns(2)
    with fee:
        low, high = bounds(Retainer, "monthly_fee")
        number(
            here,
            f"{key}:fee",
            here.label("candidates.fee"),
            chosen.fee,
            partial(_fee, ranked, candidate),
            low=low,
            high=high,
            money=True,
        )
    with hours:
        low, high = bounds(Retainer, "hours_per_month")
        number(
            here,
            f"{key}:hours",
            here.text("candidates.hours"),
            chosen.hours,
            partial(_hours, ranked, candidate),
            low=low,
            high=high,
            explained=here.text(f"candidates.source.{candidate.hours_source}"),
        )
    if chosen.fee == 0:
        st.caption(here.text("candidates.free"))
    elif chosen.hours == 0:
        st.caption(here.text("candidates.no_hours"))
    st.caption(
        here.text(
            "candidates.signs",
            **{f"term{term}": here.language.frequency(signing(candidate, term), "case") for term in plan.TERMS},
        )
    )


def life(here: View, known: Life, fee: float) -> str:
    """The coming year of a client: whether it is there, by projects, on retainer, and what goes with it."""
    months = here.language.number
    return "  \n".join(
        [
            here.text(
                "candidates.there", now=here.language.odds(known.there), year=here.language.odds(known.in_a_year)
            ),
            here.text(
                "candidates.by_projects", money=here.money(known.brings), idle=months(known.idle, 0), year=months(YEAR)
            ),
            here.text(
                "candidates.by_retainer",
                money=here.money(fee * known.stays),
                idle=months(known.leaves, 0),
                year=months(YEAR),
            ),
            here.text("candidates.leaves", money=here.money(known.monthly)),
        ]
    )


def _booked(here: View, ranked: Sequence[Candidate]) -> None:
    """Say when the chosen clients and the table ask for more hours than there are."""
    hours = sum(people.choice(ranked, candidate).hours for candidate in people.asked(ranked))
    hours += sum(row.hours_per_month + row.perks_hours for row in here.scenario.retainers)
    if hours > here.scenario.capacity_hours:
        st.warning(
            here.text("candidates.overbooked", hours=hours, capacity=here.scenario.capacity_hours),
            icon=":material/event_busy:",
        )


def table(here: View, ranked: Sequence[Candidate]) -> pd.DataFrame:
    """Clients x parts of the score."""
    text = here.language.text
    rows = [
        {
            text("candidates.part.frequency"): _share(here, candidate.score.frequency),
            text("candidates.part.regularity"): _share(here, candidate.score.regularity),
            text("candidates.part.recency"): _share(here, candidate.score.recency),
            text("candidates.part.amount"): _share(here, candidate.score.amount),
            text("candidates.part.total"): _share(here, candidate.score.total),
        }
        for candidate in ranked
    ]
    return pd.DataFrame(
        rows, index=pd.Index([candidate.client for candidate in ranked], name=text("candidates.client"))
    )


def _share(here: View, part: float) -> str:
    return here.language.number(part * 100, 0)


def _last(here: View, candidate: Candidate) -> str:
    if candidate.months_since_last == 0:
        return here.language.text("candidates.last.now")
    return here.language.plural("candidates.last", candidate.months_since_last)


def _asked(ranked: Sequence[Candidate], candidate: Candidate, key: str) -> None:
    people.choose(ranked, candidate, asked=bool(st.session_state[key]))


def _fee(ranked: Sequence[Candidate], candidate: Candidate, fee: float) -> None:
    people.choose(ranked, candidate, fee=fee)


def _hours(ranked: Sequence[Candidate], candidate: Candidate, hours: float) -> None:
    people.choose(ranked, candidate, hours=hours)


def nobody(here: View, past: Past) -> None:
    """Say why there is nobody to ask."""
    named = (past.history.all["client"] != "").any()
    st.info(here.text("candidates.old" if named else "candidates.unnamed"), icon=":material/group_off:")
