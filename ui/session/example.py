"""The opening example: three retainers beside a year of sample projects that end with the last full month."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from model import ProjectHistory, Scenario, fit
from ui.session.clock import this_month

SAMPLE: Final = Path(__file__).parents[2] / "data" / "sample_projects.csv"


@dataclass(frozen=True)
class Example:
    """A scenario and the history it was fitted from."""

    scenario: Scenario
    history: ProjectHistory


def example(currency: str, timezone: str | None) -> Example:
    """The example as of today in the reader's time zone."""
    return _example(str(this_month(timezone)), currency)


@st.cache_resource(show_spinner=False, max_entries=64)
def _example(month: str, currency: str) -> Example:
    now = pd.Period(month, freq="M")
    history = _sample(now)
    plain = Scenario(income=fit(history), start_month=now, currency=currency)
    # An hour of the example's retainers is worth what its projects bring: steadiness alone is compared.
    planned = plain.planned.but(hours=round(plain.planned.fee / plain.list_rate, 1))
    return Example(plain.but(planned=planned), history)


def _sample(now: pd.Period) -> ProjectHistory:
    """The sample's projects, moved by whole months so that the last one lies in the month before `now`."""
    projects = pd.read_csv(SAMPLE, parse_dates=["invoiced_on", "paid_on"])
    last = projects["invoiced_on"].max().to_period("M")
    later = pd.DateOffset(months=(now - 1 - last).n)
    rows = pd.Series([(row + 2,) for row in range(len(projects))])
    moved = projects.assign(rows=rows, invoiced_on=projects["invoiced_on"] + later, paid_on=projects["paid_on"] + later)
    return ProjectHistory.from_frames(moved, delays_seen=True)
