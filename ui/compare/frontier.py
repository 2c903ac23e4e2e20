"""How many retainers: the stability frontier on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts import frontier as drawing
from model.sweeps.frontier import Frontier, frontier
from model.sweeps.sweep import Measure
from ui.session import state
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import measures, parts


def show(here: View) -> None:
    """The frontier, its sentence and its table, and a button that takes the knee."""
    st.markdown(here.text("frontier.what"))
    found = run(here, lambda draws, memo, told: frontier(here.scenario, draws, memo, told))
    figure = drawing.figure(found, here.language, here.scenario.currency)
    parts.chart(here, "frontier", figure, sentence(here, found), lambda: table(here, found))
    rows = len(here.scenario.retainers)
    if found.knee is not None and found.knee >= rows and found.knee != found.present:
        st.button(
            here.plural("frontier.use", found.knee - rows),
            key="frontier:use",
            icon=":material/check:",
            on_click=_take,
            args=(found.knee - rows,),
        )
    st.caption(here.text("frontier.knee.what"))


def sentence(here: View, found: Frontier) -> str:
    """What the frontier says: from none to the present number, and where it bends."""
    start, now = found.steps[0].outcome, found.steps[found.present].outcome
    said = here.language.plural(
        "frontier.sentence",
        found.present,
        now=here.money(now[Measure.RELIABLE_INCOME].value),
        none=here.money(start[Measure.RELIABLE_INCOME].value),
        mean_now=here.money(now[Measure.MEAN_INCOME].value),
        mean_none=here.money(start[Measure.MEAN_INCOME].value),
    )
    if found.knee is None:
        return f"{said} {here.language.text('frontier.knee.none')}"
    return f"{said} {here.language.plural('frontier.knee', found.knee)}"


def table(here: View, found: Frontier) -> pd.DataFrame:
    """Steps x figures."""
    rows = []
    for step in found.steps:
        row = {
            measures.label(here, measure): measures.written(here, measure, step.outcome[measure].value)
            for measure in Measure
        }
        row[here.language.text("frontier.hours.retainers")] = here.language.number(step.retainer_hours, 0)
        row[here.language.text("frontier.hours.projects")] = here.language.number(step.project_hours, 0)
        rows.append(row)
    index = pd.Index([here.language.number(step.retainers) for step in found.steps])
    index.name = here.language.text("frontier.retainers")
    return pd.DataFrame(rows, index=index)


def _take(count: int) -> None:
    state.change("planned.count", count)
