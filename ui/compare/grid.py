"""Retainers and discount together: the heatmap on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts import heatmap as drawing
from model.sweeps.grid import Grid, grid
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import parts


def show(here: View) -> None:
    """The heatmap, its sentence and its table."""
    st.markdown(here.text("grid.what", bills=here.money(here.scenario.monthly_bills)))
    found = run(here, lambda draws, memo, told: grid(here.scenario, draws, memo, told))
    planned, discount = here.scenario.planned.count, here.scenario.discount
    figure = drawing.figure(found, here.language, here.scenario.currency, planned, discount)
    parts.chart(here, "grid", figure, sentence(here, found), lambda: table(here, found))
    st.caption(here.text("grid.note"))


def sentence(here: View, found: Grid) -> str:
    """The row of the present count, and the best cell."""
    row = found.counts.index(here.scenario.planned.count)
    lowest = found.shortfall.min()
    # Of equals, the smallest discount and then the fewest retainers.
    count, cut = min(
        (
            (count, cut)
            for number, count in enumerate(found.counts)
            for column, cut in enumerate(found.discounts)
            if found.shortfall[number, column] == lowest
        ),
        key=lambda cell: (cell[1], cell[0]),
    )
    return here.language.plural(
        "grid.sentence",
        here.scenario.planned.count,
        full=here.money(found.shortfall[row, 0]),
        cut=here.money(found.shortfall[row, -1]),
        most=here.language.percent(found.discounts[-1]),
        best=here.money(lowest),
        best_count=here.language.number(count),
        best_cut=here.language.percent(cut),
    )


def table(here: View, found: Grid) -> pd.DataFrame:
    """Counts x discounts."""
    index = pd.Index(
        [here.language.number(count) for count in found.counts], name=here.language.text("frontier.retainers")
    )
    columns = [here.language.percent(cut) for cut in found.discounts]
    return pd.DataFrame(found.shortfall, index=index, columns=columns).map(here.money)
