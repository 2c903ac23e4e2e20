"""How many retainers: the stability frontier on the page."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts import frontier as drawing
from model.conversion.walk import SEARCH, Walk
from model.past.clients.posterior import YEAR
from model.sweeps.frontier import Frontier, frontier
from model.sweeps.sweep import Measure
from ui.session import people, state
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import measures, parts

NAMED: Final = 3
"""People who are named one by one."""


def show(here: View) -> None:
    """What to do, the frontier, its sentence and its table; a button for the knee where no client has a name."""
    ahead = people.ahead(here)
    st.markdown(here.text("frontier.what"))
    if ahead:
        st.markdown(who(here, ahead))
    asked = ahead.retainers if ahead else ()
    found = run(here, lambda draws, memo, told: frontier(here.scenario, draws, memo, told, people=asked))
    st.markdown(f"**{advice(here, found, ahead)}**")
    figure = drawing.figure(found, here.language, here.scenario.currency)
    said = persons(here, found, ahead) if ahead else sentence(here, found)
    parts.chart(here, "frontier", figure, said, lambda: table(here, found, ahead))
    rows = len(here.scenario.retainers)
    if not ahead and found.knee is not None and found.knee >= rows and found.knee != found.present:
        st.button(
            here.plural("frontier.use", found.knee - rows),
            key="frontier:use",
            icon=":material/check:",
            on_click=_take,
            args=(found.knee - rows,),
        )
    st.caption(here.text("frontier.knee.what"))


def who(here: View, ahead: Walk) -> str:
    """Whose retainers the steps are, and what a new client costs."""
    said = here.plural("frontier.people", ahead.known, what=here.language.text("convert.title"))
    new = ahead.retainers[ahead.known :]
    if not new:
        return said
    return (
        f"{said} {here.text('frontier.new', hours=here.language.number(new[0].perks_hours * YEAR, 0), months=SEARCH)}"
    )


def advice(here: View, found: Frontier, ahead: Walk | None) -> str:
    """What to do: how many to sign, or whom to ask, by what each brings up to the knee and after it."""
    counted = [step.outcome[Measure.RELIABLE_INCOME].value for step in found.steps]
    most, knee, present = len(counted) - 1, found.knee, found.present
    if knee is None:
        key = "frontier.do.all" if counted[-1] > counted[present] else "frontier.do.nobody"
        return here.plural(
            key, most - present, each=here.money((counted[-1] - counted[present]) / (most - present or 1))
        )
    before = here.money((counted[knee] - counted[0]) / knee)
    after = here.money((counted[-1] - counted[knee]) / (most - knee))
    if ahead and knee > present:
        names = [row.client for row in ahead.retainers[: knee - present] if row.client]
        new = knee - present - len(names)
        whom = [here.language.text("frontier.first", n=len(names)) if len(names) > NAMED else ", ".join(names)] * bool(
            names
        )
        whom += [here.language.plural("frontier.newcomers", new)] * bool(new)
        return here.text("frontier.do.ask", names=" + ".join(whom), before=before, after=after)
    which = "more" if knee > present else "less" if knee < present else "stay"
    return here.plural(f"frontier.do.{which}", abs(knee - present) or knee, knee=knee, before=before, after=after)


def persons(here: View, found: Frontier, ahead: Walk) -> str:
    """What the frontier says of people: with the table alone, with all who are known, and with new clients."""
    counted = [step.outcome[Measure.RELIABLE_INCOME].value for step in found.steps]
    said = here.language.plural(
        "frontier.persons",
        ahead.known,
        now=here.money(counted[found.present]),
        known=here.money(counted[found.present + ahead.known]),
        all=here.money(counted[-1]),
        new=here.language.plural("frontier.newcomers", len(ahead.retainers) - ahead.known),
    )
    return f"{said} {_knee(here, found)}"


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
    return f"{said} {_knee(here, found)}"


def _knee(here: View, found: Frontier) -> str:
    if found.knee is None:
        return here.language.text("frontier.knee.none")
    return here.language.plural("frontier.knee", found.knee)


def table(here: View, found: Frontier, ahead: Walk | None) -> pd.DataFrame:
    """Steps x figures, with whom each step adds where they are people."""
    added = ["–"] * (found.present + 1)
    added += [row.client or here.language.text("frontier.newcomer") for row in (ahead.retainers if ahead else ())]
    rows = []
    for number, step in enumerate(found.steps):
        row = {here.language.text("frontier.added"): added[number]} if ahead else {}
        row |= {
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
