"""Twelve squares for a typical year, a bad one, or one of twenty that was tapped, in both futures."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts.fan import futures
from model import Arm
from model.measures.buffer import clearly_short
from model.measures.stability import YEAR
from model.types import Floats
from ui.overview.squares import rows, squares
from ui.session import state
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts

TAPPED: Final = "tapped"
WHICH: Final = ("typical", "bad", TAPPED)
WHICH_KEY: Final = "which_year"
CHOSEN: Final = "year:dot"
"""Where the session keeps "arm:place" of the year that was tapped."""


def show(here: View) -> None:
    """Title, choice of the year, chart, sentence and table."""
    st.header(here.text("overview.year.title"), anchor=False)
    which = st.segmented_control(
        here.text("overview.year.which"),
        WHICH if state.recalled(CHOSEN) else WHICH[:2],
        default=WHICH[0],
        required=True,
        format_func=lambda which: here.language.text(f"overview.year.{which}"),
        key=WHICH_KEY,
        label_visibility="collapsed",
        persist_state="session",
    )
    years = told(here, str(which))
    said = sentence(here, years)
    squares(rows(years, here.scenario, here.language, said))
    st.caption(plain(said))
    parts.behind_it(here, "year", lambda: table(here, years))


def chosen(here: View) -> tuple[Arm, int] | None:
    """The dot whose year the squares tell: its future and its place; None where they tell another year."""
    kept = state.recalled(CHOSEN)
    if not kept or st.session_state.get(WHICH_KEY) != TAPPED:
        return None
    arm, _, place = str(kept).partition(":")
    # Without retainers the year of that rank is told, project by project.
    return (Arm(arm) if here.scenario.portfolio else Arm.PROJECTS_ONLY), int(place)


def told(here: View, which: str) -> dict[Arm, Floats]:
    """[month] money to live on in the year that is told, by future.

    A typical and a bad year are so in their own future; a year that was tapped is the same simulated year in both.
    """
    measures = {arm: here.projection.stability[arm] for arm in futures(here.projection)}
    if dot := chosen(here):
        arm, place = dot
        path = int(measures[arm].possible_years[place])
        return {arm: found.income[:YEAR, path] for arm, found in measures.items()}
    return {
        arm: found.income[:YEAR, found.typical if which == "typical" else found.bad] for arm, found in measures.items()
    }


def sentence(here: View, years: dict[Arm, Floats]) -> str:
    """How many of the months are clearly short of the bills, in each future."""
    said = {arm: _below(here, year) for arm, year in years.items()}
    if Arm.WITH_RETAINERS not in said:
        return here.language.text("overview.year.alone", projects_only=said[Arm.PROJECTS_ONLY])
    return here.language.text(
        "overview.year.sentence", with_retainers=said[Arm.WITH_RETAINERS], projects_only=said[Arm.PROJECTS_ONLY]
    )


def table(here: View, years: dict[Arm, Floats]) -> pd.DataFrame:
    """The months of the year that is told, written."""
    written = pd.DataFrame(
        {
            here.language.text(f"overview.arm.{arm.value}"): [here.money(amount) for amount in year]
            for arm, year in years.items()
        }
    )
    months = here.scenario.months[: len(written)]
    written.index = pd.Index(
        [here.language.month(month) for month in months], name=here.language.text("overview.fan.month")
    )
    return written


def _below(here: View, year: Floats) -> str:
    count = int(clearly_short(year, here.scenario.bills_due[: len(year)]).sum())
    if not count:
        return here.language.text("overview.year.never")
    return here.language.plural("overview.year.below", count, months=len(year))
