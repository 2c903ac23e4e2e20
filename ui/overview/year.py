"""Twelve squares for a typical year, or a bad one, in both futures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model import Arm
from model.measures.buffer import clearly_short
from model.measures.stability import YEAR
from model.types import Floats
from ui.overview.squares import rows, squares
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts

WHICH = ("typical", "bad")


def show(here: View) -> None:
    """Title, choice of the year, chart, sentence and table."""
    st.subheader(here.text("overview.year.title"), anchor=False)
    which = st.segmented_control(
        here.text("overview.year.which"),
        WHICH,
        default=WHICH[0],
        required=True,
        format_func=lambda which: here.language.text(f"overview.year.{which}"),
        key="which_year",
        label_visibility="collapsed",
        persist_state="session",
    )
    years = told(here, str(which))
    said = sentence(here, years)
    squares(rows(years, here.scenario, here.language, said))
    st.caption(plain(said))
    parts.behind_it(here, "year", lambda: table(here, years))


def told(here: View, which: str) -> dict[Arm, Floats]:
    """[month] money to live on in the year that is told, by arm; one arm where the futures are one."""
    arms = (Arm.WITH_RETAINERS, Arm.PROJECTS_ONLY) if here.scenario.portfolio else (Arm.PROJECTS_ONLY,)
    measures = {arm: here.projection.stability[arm] for arm in arms}
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
    count = int(clearly_short(year, here.scenario.monthly_bills).sum())
    if not count:
        return here.language.text("overview.year.never")
    return here.language.plural("overview.year.below", count, months=len(year))
