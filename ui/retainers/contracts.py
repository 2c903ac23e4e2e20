"""Contracts over time: terms, renewals, when to talk, and how likely several clients leave together."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts.cliffs import cliffs as cliffs_drawing
from charts.timeline import timeline as drawing
from model.retainers.renewals import QUARTER, Cliffs, Renewal, cliffs, renewals
from ui.retainers import portfolio
from ui.session.view import View
from ui.widgets import parts

MOST_GONE: Final = 6
"""Clients gone in one quarter up to which the table has a column each."""


def show(here: View) -> None:
    """The timeline with its table, then the cliffs."""
    projection, months = here.projection, here.scenario.months
    names = portfolio.names(here)
    ends = renewals(projection)
    st.header(here.text("retainers.contracts"), anchor=False)
    figure = drawing(list(here.scenario.portfolio), names, ends, months, here.language)
    parts.chart(here, "timeline", figure, sentence(here, ends, names), lambda: calendar(here, ends, names))
    if len(names) > 1:
        st.header(here.text("retainers.cliffs"), anchor=False)
        found = cliffs(projection)
        parts.chart(
            here,
            "cliffs",
            cliffs_drawing(found, months, here.language),
            cliff_sentence(here, found),
            lambda: quarters(here, found),
        )


def sentence(here: View, ends: tuple[Renewal, ...], names: list[str]) -> str:
    """The next talk to have, and the term it is about."""
    if not ends:
        return here.language.text(
            "retainers.contracts.none", last=here.language.month(here.scenario.months[-1], "long")
        )
    first = min(ends, key=lambda end: (end.talks, end.month, end.position))
    together = [end for end in ends if (end.talks, end.month) == (first.talks, first.month)]
    return here.language.plural(
        "retainers.contracts.sentence",
        len(together),
        client=names[first.position],
        talks=here.language.month(here.scenario.start_month + first.talks, "long"),
        month=here.language.month(here.scenario.start_month + first.month - 1, "long"),
    )


def calendar(here: View, ends: tuple[Renewal, ...], names: list[str]) -> pd.DataFrame:
    """Every end of a term: when to talk, what is at stake, and the chances."""
    text, start = here.language.text, here.scenario.start_month
    return pd.DataFrame(
        {
            text("retainers.calendar.client"): [names[end.position] for end in ends],
            text("retainers.calendar.talks"): [here.language.month(start + end.talks) for end in ends],
            text("retainers.calendar.fee"): [here.money(end.retainer.fee) for end in ends],
            text("retainers.calendar.next"): [here.language.number(end.next_term) for end in ends],
            text("retainers.calendar.reached"): [here.language.chance(end.reached) for end in ends],
            text("retainers.calendar.renewed"): [
                "–" if end.renewed is None else here.language.chance(end.renewed) for end in ends
            ],
        },
        index=pd.Index(
            [here.language.month(start + end.month - 1) for end in ends], name=text("retainers.calendar.month")
        ),
    )


def cliff_sentence(here: View, found: Cliffs) -> str:
    """How likely two leave in one quarter, when that is likeliest, and how likely all of them do."""
    worst = found.worst(2)
    everyone = len(found.ever) - 1
    return here.language.plural(
        "retainers.cliffs.sentence",
        everyone,
        two=here.language.chance(found.ever[2].value),
        everyone=here.language.chance(found.ever[everyone].value),
        first=here.language.month(here.scenario.months[worst], "long"),
        last=here.language.month(here.scenario.months[min(worst + QUARTER, len(here.scenario.months)) - 1], "long"),
        worst=here.language.chance(float(found.by_quarter[worst, 2])),
    )


def quarters(here: View, found: Cliffs) -> pd.DataFrame:
    """Quarters x the chance that at least 1, 2, ... clients are gone."""
    months = here.scenario.months
    columns = {
        here.language.plural("charts.cliffs.least", least): [
            here.language.chance(float(chance)) for chance in found.by_quarter[:, least]
        ]
        for least in range(1, min(found.by_quarter.shape[1] - 1, MOST_GONE) + 1)
    }
    index = [here.language.month(months[first]) for first in range(len(found.by_quarter))]
    return pd.DataFrame(columns, index=pd.Index(index, name=here.language.text("retainers.cliffs.from")))
