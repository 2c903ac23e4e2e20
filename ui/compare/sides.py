"""Scenarios side by side: a table with a column for each, and how surely it differs from the first."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from exchange.backup.backup import LONGEST_NAME
from model.sweeps.comparison import Comparison, compare
from model.sweeps.sweep import Measure
from ui.compare.shelf import chosen
from ui.session.escape import plain
from ui.session.names import numbered
from ui.session.runs import run
from ui.session.shelf import Kept
from ui.session.view import View
from ui.widgets import measures, parts, settings

STYLE: Final = """<style>
.st-key-sides [data-testid="stTable"] > div {overflow-x: auto;}
.st-key-sides table {min-width: 100%%;}
.st-key-sides td {min-width: 8.5rem; vertical-align: top;}
.st-key-sides th:first-child {position: sticky; left: 0; z-index: 1; min-width: 8rem; max-width: 11rem;
  white-space: normal; background: %s;}
</style>"""
"""On a phone the table scrolls inside itself, and its first column, what is measured, stays."""


def show(here: View) -> None:
    """The shelf, the table, what differs in the settings, and the figures with their errors."""
    sides = chosen(here)
    scenarios = [side.scenario for side in sides]
    found = run(here, lambda draws, memo, told: compare(scenarios, draws, memo, told))
    st.html(STYLE % parts.ground())
    with st.container(key="sides"):
        st.table(table(here, sides, found))
    if len(sides) == 1:
        return
    st.caption(here.text("compare.sure"))
    different = settings.frame(here, names(sides), scenarios)
    st.header(here.text("compare.settings"), anchor=False)
    if different.empty:
        st.markdown(here.text("compare.settings.none"))
    else:
        parts.sheet(different.rename_axis(here.language.text("method.assumed.setting")))
    if len({scenario.currency for scenario in scenarios}) > 1:
        st.info(here.text("compare.currencies"), icon=":material/currency_exchange:")
    parts.behind_it(here, "sides", lambda: exact(here, sides, found))


def table(here: View, sides: list[Kept], found: Comparison) -> pd.DataFrame:
    """Measures x scenarios, for a place that shows Markdown: each figure, and beside it what it is more or less."""
    columns = {
        plain(name): [_cell(here, found, number, measure) for measure in Measure]
        for number, name in enumerate(names(sides))
    }
    labels = [plain(measures.label(here, measure)) for measure in Measure]
    return pd.DataFrame(columns, index=pd.Index(labels, name=here.text("compare.measure")))


def names(sides: list[Kept]) -> list[str]:
    """The scenarios' names, each another one: a kept one may be named like those that are always there."""
    found: list[str] = []
    for side in sides:
        found.append(side.name if side.name not in found else numbered(side.name, set(found), LONGEST_NAME))
    return found


def _cell(here: View, found: Comparison, number: int, measure: Measure) -> str:
    """A figure; from the second scenario on with its difference to the first, where that is more than chance."""
    value = found.outcomes[number][measure].value
    figure = f"**{plain(measures.written(here, measure, value))}**"
    if not number:
        return figure
    first = found.outcomes[0][measure].value
    change = measures.change(here, measure, value, first) if found.sure(number, measure) else ""
    if not change:
        return f"{figure} :small[:gray[{here.text('compare.same')}]]"
    better = (value > first) == measure.more_is_better
    sign, size = ("−" if change[0] == "-" else "+"), change[1:]
    return f"{figure} :small[:{'green' if better else 'red'}[{plain(f'{sign}{size}')}]]"


def exact(here: View, sides: list[Kept], found: Comparison) -> pd.DataFrame:
    """Measures x scenarios, each figure with its error, then the differences with theirs."""
    columns = {}
    for number, name in enumerate(names(sides)):
        column = []
        for measure in Measure:
            figure = found.outcomes[number][measure]
            cell = f"{measures.written(here, measure, figure.value)} ± {measures.error(here, measure, figure.error)}"
            if number:
                cell += f" ({measures.between(here, measure, found.difference(number, measure))})"
            column.append(cell)
        columns[name] = column
    labels = [measures.label(here, measure) for measure in Measure]
    return pd.DataFrame(columns, index=pd.Index(labels, name=here.language.text("compare.measure")))
