"""On which terms the chosen clients are asked, and the plan that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from model.conversion.candidate import Candidate
from model.conversion.conversion import LATEST_START, TRIAL_MONTHS, Transition, transition
from ui.session import people
from ui.session.view import View

TERMS: Final = (TRIAL_MONTHS, 6, 12)
"""First terms that are offered: the rungs of the ladder."""

WIDEST: Final = 6
"""Months between two starts that can be chosen."""


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
        first = months(here, "plan.first", range(13), 1, explained=here.text("plan.first.help"))
    with spaces:
        spacing = months(here, "plan.spacing", range(WIDEST + 1), 2)
    return int(term or TERMS[0]), first, spacing


def months(here: View, name: str, offered: range, start: int, explained: str | None = None) -> int:
    """A choice of months: a list and no slider, which a swipe on a phone would move.

    Args:
        here: the page's view.
        name: of the text of its label; its key, with a colon.
        offered: what can be chosen.
        start: what is chosen before anybody chooses.
        explained: help.
    """
    return int(
        st.selectbox(
            here.text(name),
            offered,
            index=start - offered.start,
            format_func=lambda count: here.language.plural("plan.months", count),
            key=name.replace(".", ":"),
            persist_state="session",
            help=explained,
        )
    )


def drawn_up(ranked: Sequence[Candidate], term: int, first: int, spacing: int, months: int) -> Transition:
    """The transition with the chosen fees and hours."""
    wanted = people.asked(ranked)
    plan = transition(wanted, first_start=first, spacing=spacing, term_months=term, months=min(months, LATEST_START))
    rows = [
        people.terms(ranked, candidate, starts_in=row.starts_in, term_months=row.term_months)
        for candidate, row in zip(wanted, plan.retainers, strict=False)
    ]
    return replace(plan, retainers=tuple(rows))
