"""The fan of both futures on the first screen, with its sentence and its table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.fan import fan
from model import Arm, Projection
from model.measures.stability import YEAR
from ui.session.view import View
from ui.widgets import parts

LEVELS = {0.1: "low", 0.5: "middle", 0.9: "high"}


def show(here: View) -> None:
    """Title, chart, sentence and table."""
    st.subheader(here.text("overview.fan.title"), anchor=False)
    projection = here.projection
    parts.chart(here, "fan", fan(projection, here.language), sentence(here), lambda: table(here, projection))


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


def table(here: View, projection: Projection) -> pd.DataFrame:
    """The quantiles of both futures by month, written."""
    quantiles = projection.quantiles(list(LEVELS))
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
