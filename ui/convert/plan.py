"""What a person plans for the clients of their past: whom to ask, for what fee and hours, and on which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from model import Retainer
from model.conversion.candidate import Candidate, candidates
from model.conversion.conversion import LATEST_START, TRIAL_MONTHS, Transition, offer, transition
from ui.session import state
from ui.session.view import View

TERMS: Final = (TRIAL_MONTHS, 6, 12)
"""First terms that are offered: the rungs of the ladder."""

ASKED_FIRST: Final = 2
"""Best candidates that are chosen before anybody chooses."""

WIDEST: Final = 6
"""Months between two starts that can be chosen."""


@dataclass(frozen=True)
class Choice:
    """What is planned for one client."""

    asked: bool
    fee: float
    hours: float


def found(here: View, past: state.Past) -> tuple[Candidate, ...]:
    """The candidates of the past, best first; kept until the past or the rate changes."""
    key = past.history, here.scenario.list_rate
    known, kept = state.recalled("plan:candidates", ((None, None), ()))
    if known[0] is key[0] and known[1] == key[1]:
        held: tuple[Candidate, ...] = kept
        return held
    ranked = candidates(past.history, here.scenario.list_rate)
    if known[0] is not key[0]:
        state.remember("plan:choices", {})
    state.remember("plan:candidates", (key, ranked))
    return ranked


def choice(ranked: Sequence[Candidate], candidate: Candidate) -> Choice:
    """What is planned for a client: what was chosen, else what their past suggests."""
    chosen: dict[str, Choice] = state.recalled("plan:choices", {})
    if candidate.client in chosen:
        return chosen[candidate.client]
    first = candidate in ranked[:ASKED_FIRST]
    return Choice(first, candidate.suggested_fee, candidate.suggested_hours)


def choose(ranked: Sequence[Candidate], candidate: Candidate, **changes: object) -> None:
    """Change what is planned for a client."""
    chosen: dict[str, Choice] = dict(state.recalled("plan:choices", {}))
    chosen[candidate.client] = replace(choice(ranked, candidate), **changes)  # type: ignore[arg-type]  # its own fields
    state.remember("plan:choices", chosen)


def asked(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The clients to ask, best first."""
    return [candidate for candidate in ranked if choice(ranked, candidate).asked]


def terms(here: View) -> tuple[int, int, int]:
    """First term, month of the first start and months between two starts; draws their widgets."""
    # Three terms need more room than a slider.
    terms, starts, spaces = st.columns([1.5, 1, 1], gap="medium")
    with terms:
        term = st.segmented_control(
            here.text("plan.term"),
            TERMS,
            default=TERMS[0],
            required=True,
            format_func=lambda months: here.plural("plan.months", months),
            key="plan:term",
            persist_state="session",
            help=here.text("plan.term.help"),
        )
    with starts:
        first = st.slider(
            here.text("plan.first"),
            0,
            12,
            1,
            key="plan:first",
            persist_state="session",
            help=here.text("plan.first.help"),
        )
    with spaces:
        spacing = st.slider(here.text("plan.spacing"), 0, WIDEST, 2, key="plan:spacing", persist_state="session")
    return int(term or TERMS[0]), first, spacing


def drawn_up(ranked: Sequence[Candidate], term: int, first: int, spacing: int, months: int) -> Transition:
    """The transition with the chosen fees and hours."""
    people = asked(ranked)
    plan = transition(people, first_start=first, spacing=spacing, term_months=term, months=min(months, LATEST_START))
    rows = [_row(ranked, candidate, retainer) for candidate, retainer in zip(people, plan.retainers, strict=False)]
    return replace(plan, retainers=tuple(rows))


def _row(ranked: Sequence[Candidate], candidate: Candidate, retainer: Retainer) -> Retainer:
    chosen = choice(ranked, candidate)
    return offer(
        candidate,
        starts_in=retainer.starts_in,
        term_months=retainer.term_months,
        monthly_fee=chosen.fee,
        hours_per_month=chosen.hours,
    )
