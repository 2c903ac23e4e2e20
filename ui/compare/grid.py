"""Retainers and discount together: the heatmap on the page."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts import heatmap as drawing
from model.sweeps.grid import DISCOUNTS, Grid, grid
from ui.session import people
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import parts

DISCOUNT: Final = DISCOUNTS.index(0.10)
"""The column whose price is said: what is usually asked for."""


def show(here: View) -> None:
    """The heatmap, its sentence and its table."""
    ahead = people.ahead(here)
    what = "grid.what.people" if ahead else "grid.what"
    st.markdown(here.text(what, bills=here.money(here.scenario.mean_bills)))
    asked = ahead.retainers if ahead else ()
    found = run(here, lambda draws, memo, told: grid(here.scenario, draws, memo, told, people=asked))
    present = 0 if ahead else here.scenario.planned.count
    st.markdown(f"**{advice(here, found, present, asked=bool(ahead))}**")
    discount = 0.0 if ahead else here.scenario.discount
    figure = drawing.figure(found, here.language, here.scenario.currency, present, discount)
    parts.chart(here, "grid", figure, sentence(here, found, len(asked) or present), lambda: table(here, found))
    st.caption(here.text("grid.note.people" if ahead else "grid.note"))


def advice(here: View, found: Grid, present: int, *, asked: bool) -> str:
    """What to do: the number of retainers that leaves least missing at full price, and what a discount then costs."""
    full = found.shortfall[:, 0]
    best = int(full.argmin())
    # Of equals, the fewest retainers: `argmin` finds the first.
    said = {
        "now": here.money(full[found.counts.index(present)]),
        "best": here.money(full[best]),
        "cut": here.language.percent(found.discounts[DISCOUNT]),
        "cost": here.money(found.shortfall[best, DISCOUNT] - full[best]),
    }
    if here.rounded(full[best]) == here.rounded(full[found.counts.index(present)]):
        return here.text("grid.do.nobody", **said) if asked else here.plural("grid.do.stay", present, **said)
    return here.plural("grid.do.ask" if asked else "grid.do.change", found.counts[best], **said)


def sentence(here: View, found: Grid, count: int) -> str:
    """The row of a number of retainers."""
    row = found.counts.index(count)
    return here.language.plural(
        "grid.sentence",
        count,
        full=here.money(found.shortfall[row, 0]),
        cut=here.money(found.shortfall[row, -1]),
        most=here.language.percent(found.discounts[-1]),
    )


def table(here: View, found: Grid) -> pd.DataFrame:
    """Counts x discounts."""
    index = pd.Index(
        [here.language.number(count) for count in found.counts], name=here.language.text("frontier.retainers")
    )
    columns = [here.language.percent(cut) for cut in found.discounts]
    return pd.DataFrame(found.shortfall, index=index, columns=columns).map(here.money)
