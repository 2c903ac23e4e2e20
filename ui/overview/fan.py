"""The coming months of both futures on the first screen: what they bring, or the cash in hand."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts.fan import cash, fan
from model import Arm, Projection
from model.measures.stability import YEAR
from ui.session.view import View
from ui.widgets import parts, sight

STYLE: Final = """<style>
.st-key-unfold {display: none;}
@media (max-width: 640px) {
  .st-key-unfold {display: block;}
  .st-key-months:not(:has(.st-key-unfold input:checked)) :is(.st-key-folded, :has(> .st-key-folded)) {display: none;}
}
</style>"""
"""On a phone the months are folded until they are asked for; the chart is there, and opens without a run."""

LEVELS = {0.1: "low", 0.5: "middle", 0.9: "high"}

SHOWN: Final = ("income", "cash")


@st.fragment
def show(here: View) -> None:
    """Title, switch, chart, sentence and table; the switch redraws these alone."""
    st.html(STYLE)
    st.header(here.text("overview.fan.title"), anchor=False)
    st.toggle(here.text("overview.fan.unfold"), key="unfold", persist_state="session")
    with st.container(key="folded"):
        _months(here)


def _months(here: View) -> None:
    """The switch and the chart that it asks for, with its sentence and its table."""
    shown = st.segmented_control(
        here.text("overview.fan.shown"),
        SHOWN,
        default=SHOWN[0],
        required=True,
        format_func=lambda shown: here.language.text(f"overview.fan.{shown}"),
        key="months_shown",
        label_visibility="collapsed",
        persist_state="session",
    )
    projection = here.projection
    name, draw, said, quantiles = (
        ("cash", cash, out_of_cash(here), projection.cash_quantiles)
        if shown == "cash"
        else ("fan", fan, sentence(here), projection.quantiles)
    )
    figure, alt = sight.drawn(
        "folded", (name, here.language.tag), here.scenario, lambda: (draw(projection, here.language), said)
    )
    parts.chart(here, name, figure, said, lambda: table(here, projection, quantiles(list(LEVELS))), alt=alt)


def sentence(here: View) -> str:
    """What the fan shows: what a band is, and the width of both futures in the twelfth month."""
    scenario, months = here.scenario, here.scenario.months
    middle = min(YEAR, len(months)) - 1
    arms = here.projection.stability
    alone_low, alone_high = (here.money(amount) for amount in arms[Arm.PROJECTS_ONLY].quantiles((0.1, 0.9))[middle])
    beside_low, beside_high = (here.money(amount) for amount in arms[Arm.WITH_RETAINERS].quantiles((0.1, 0.9))[middle])
    month = here.language.month(months[middle], "long")
    if not scenario.portfolio:
        return here.language.text(
            "overview.fan.alone.sentence",
            month=month,
            alone_low=alone_low,
            alone_high=alone_high,
        )
    return here.language.text(
        "overview.fan.sentence",
        month=month,
        with_low=beside_low,
        with_high=beside_high,
        alone_low=alone_low,
        alone_high=alone_high,
    )


def out_of_cash(here: View) -> str:
    """What the cash in hand shows: what a band is, and how often it has run out by the last month that is drawn."""
    months = here.scenario.months
    gone = {
        arm.value: here.language.chance(float(here.projection.stability[arm].ruin_by_month.values[-1])) for arm in Arm
    }
    key = "overview.cash.sentence" if here.scenario.portfolio else "overview.cash.alone"
    return here.language.text(key, month=here.language.month(months[-1], "long"), **gone)


def table(here: View, projection: Projection, quantiles: pd.DataFrame) -> pd.DataFrame:
    """The quantiles of both futures by month, written."""
    columns = {
        here.language.text(key, level=here.language.text(f"overview.level.{name}")): quantiles[(arm.value, level)]
        for arm, key in ((Arm.WITH_RETAINERS, "overview.fan.with"), (Arm.PROJECTS_ONLY, "overview.fan.alone"))
        for level, name in LEVELS.items()
        if arm is Arm.PROJECTS_ONLY or projection.scenario.portfolio
    }
    written = pd.DataFrame(columns).map(here.money)
    written.index = pd.Index(
        [here.language.month(month) for month in projection.months], name=here.language.text("overview.fan.month")
    )
    return written
