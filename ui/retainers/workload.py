"""Hours against capacity: what retainers leave for projects, and the months that are overbooked."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts.hours import hours as drawing
from model.measures.stability import YEAR
from model.retainers.load import Load, load
from ui.session.view import View
from ui.widgets import parts

FLAGGED: Final = 0.05
"""Chance of more hours than there are from which on a month is flagged: one month in twenty."""


def show(here: View) -> None:
    """The chart, its sentence and table."""
    found = load(here.projection)
    st.header(here.text("retainers.load"), anchor=False)
    parts.chart(
        here, "hours", drawing(found, FLAGGED, here.language), sentence(here, found), lambda: table(here, found)
    )


def sentence(here: View, found: Load) -> str:
    """Hours of a usual month in the first year, what they cost in project work, and the months that are too full."""
    year = slice(0, YEAR)
    text = here.language.text
    said = text(
        "retainers.load.sentence",
        retainers=here.language.number(float(found.retainers[year].mean()), 0),
        projects=here.language.number(float(found.projects[year].mean()), 0),
        alone=here.language.number(float(found.alone[year].mean()), 0),
        capacity=here.language.number(found.capacity),
    )
    over = [month for month, chance in enumerate(found.overbooked) if chance >= FLAGGED]
    if not over:
        return f"{said} {text('retainers.load.fits')}"
    worst = max(over, key=lambda month: float(found.overbooked[month]))
    flagged = here.language.plural(
        "retainers.load.over",
        len(over),
        first=here.language.month(found.months[over[0]], "long"),
        worst=here.language.month(found.months[worst], "long"),
        chance=here.language.chance(float(found.overbooked[worst])),
    )
    return f"{said} {flagged}"


def table(here: View, found: Load) -> pd.DataFrame:
    """Months x hours, chances and projects refused."""
    text = here.language.text

    def hours(key: str, values: pd.Series) -> pd.Series:
        return values.map(lambda value: here.language.number(value, 0)).rename(text(key))

    columns = [
        hours("retainers.load.agreed", pd.Series(found.agreed)),
        hours("charts.hours.retainers", pd.Series(found.retainers)),
        hours("charts.hours.tight", pd.Series(found.tight)),
        hours("charts.hours.projects", pd.Series(found.projects)),
        pd.Series(found.overbooked).map(here.language.chance).rename(text("retainers.load.overbooked")),
        pd.Series(found.declined)
        .map(lambda count: here.language.number(count, 2))
        .rename(text("retainers.load.declined")),
    ]
    written = pd.concat(columns, axis=1)
    written.index = pd.Index([here.language.month(month) for month in found.months], name=text("retainers.month"))
    return written
