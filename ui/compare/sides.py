"""Scenarios side by side: a card each, with the differences to the first and how sure they are."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from model.sweeps.comparison import Comparison, compare
from model.sweeps.sweep import Measure
from ui.compare.shelf import Kept, chosen
from ui.session.escape import plain
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import measures, parts, settings

FIGURE: Final = 96
"""Pixels of one figure, with a difference or without: the same figure stands at the same height on every card."""


def show(here: View) -> None:
    """The shelf, the cards, what differs, and the figures as a table."""
    sides = chosen(here)
    scenarios = [side.scenario for side in sides]
    found = run(here, lambda draws, memo, told: compare(scenarios, draws, memo, told))
    with st.grid(len(sides), min_column_width=200, gap="small"):
        for number, side in enumerate(sides):
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(side.name)}**")
                for measure in Measure:
                    _figure(here, found, number, measure)
    if len(sides) == 1:
        return
    st.caption(here.text("compare.sure"))
    different = settings.frame(here, [side.name for side in sides], scenarios)
    st.subheader(here.text("compare.settings"))
    if different.empty:
        st.markdown(here.text("compare.settings.none"))
    else:
        parts.sheet(different)
    if len({scenario.currency for scenario in scenarios}) > 1:
        st.info(here.text("compare.currencies"), icon=":material/currency_exchange:")
    behind = st.expander(here.text("parts.table"), key="table:sides", on_change="rerun", icon=":material/table:")
    if behind.open:
        with behind:
            parts.sheet(_table(here, sides, found))


def _figure(here: View, found: Comparison, number: int, measure: Measure) -> None:
    figure = found.outcomes[number][measure]
    explained = measures.explained(here, measure, figure)
    delta, colour, arrow = None, "off", "auto"
    if number:
        gap = found.difference(number, measure)
        explained = here.text("compare.exact.difference", error=measures.error(here, measure, gap.error))
        if found.sure(number, measure):
            first = found.outcomes[0][measure].value
            delta = measures.change(here, measure, figure.value, first) or None
            colour = "normal" if measure.more_is_better else "inverse"
        if delta is None:
            delta, arrow = here.language.text("compare.same"), "off"
    st.metric(
        plain(measures.label(here, measure)),
        plain(measures.written(here, measure, figure.value)),
        delta,
        delta_color=colour,  # type: ignore[arg-type]  # one of the three that Streamlit names
        delta_arrow=arrow,  # type: ignore[arg-type]  # one of those that Streamlit names
        help=explained,
        height=FIGURE,
    )


def _table(here: View, sides: list[Kept], found: Comparison) -> pd.DataFrame:
    """Measures x scenarios, each figure with its error, then the differences with theirs."""
    columns = {}
    for number, side in enumerate(sides):
        column = []
        for measure in Measure:
            figure = found.outcomes[number][measure]
            cell = f"{measures.written(here, measure, figure.value)} ± {measures.error(here, measure, figure.error)}"
            if number:
                cell += f" ({measures.between(here, measure, found.difference(number, measure))})"
            column.append(cell)
        columns[f"{number + 1}. {side.name}"] = column
    return pd.DataFrame(columns, index=[measures.label(here, measure) for measure in Measure])
