"""Twenty possible years of both futures, and the twelve months of the one that is chosen."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.fan import futures
from model import Arm
from model.measures.buffer import falls_short
from model.measures.years import DOTS
from model.types import Floats
from ui.overview import dots, year
from ui.overview.year import chosen
from ui.session import state
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts


@st.fragment
def show(here: View) -> None:
    """Title, dots, sentence and table; then the squares of one year. A year that is tapped redraws these alone."""
    st.header(here.text("overview.dots.title"), anchor=False, help=here.text("overview.dots.help"))
    values = money(here)
    others = {arm: on_the_same(here, arm) for arm in values if len(values) > 1}
    told = {arm: _told(here, arm, values[arm], others.get(arm)) for arm in values}
    dots.dots(dots.content(values, others, told, here.scenario, here.language, chosen(here)), _tapped)
    st.caption(plain(sentence(here, values)))
    parts.behind_it(here, "dots", lambda: table(here, values))
    year.show(here)


def money(here: View) -> dict[Arm, Floats]:
    """[20] what the possible years bring a month, by future; one future where there are no retainers."""
    measures = here.projection.stability
    return {arm: measures[arm].income_on(measures[arm].possible_years) for arm in futures(here.projection)}


def on_the_same(here: View, arm: Arm) -> Floats:
    """[20] what the other future brings a month in the same simulated years."""
    measures = here.projection.stability
    other = next(each for each in Arm if each is not arm)
    return measures[other].income_on(measures[arm].possible_years)


def sentence(here: View, values: dict[Arm, Floats]) -> str:
    """What a dot is, and how many of them are short of the bills."""
    bills = here.scenario.mean_bills
    short = {arm.value: here.language.number(int(falls_short(some, bills).sum())) for arm, some in values.items()}
    key = "overview.dots.sentence" if len(values) > 1 else "overview.dots.alone"
    return here.language.text(key, bills=here.money(bills), **short)


def table(here: View, values: dict[Arm, Floats]) -> pd.DataFrame:
    """The money a month of the years, the poorest first, written."""
    written = pd.DataFrame(
        {
            here.language.text(f"overview.arm.{arm.value}"): [here.money(amount) for amount in some]
            for arm, some in values.items()
        }
    )
    numbers = [here.language.number(number) for number in range(1, DOTS + 1)]
    written.index = pd.Index(numbers, name=here.language.text("overview.dots.year"))
    return written


def _told(here: View, arm: Arm, values: Floats, others: Floats | None) -> list[str]:
    """What is said of each year: its money, and that of the same simulated year in the other future."""
    name = here.language.text(f"overview.arm.{arm.value}")
    if others is None:
        return [
            here.language.text("overview.dots.said.alone", arm=name, amount=here.money(amount)) for amount in values
        ]
    other = here.language.text(f"overview.dots.other.{arm.value}")
    return [
        here.language.text(
            "overview.dots.said", arm=name, amount=here.money(amount), other=other, beside=here.money(beside)
        )
        for amount, beside in zip(values, others, strict=True)
    ]


def _tapped(place: str) -> None:
    """Have the squares tell the year that was tapped."""
    state.remember(year.CHOSEN, place)
    st.session_state[year.WHICH_KEY] = year.TAPPED
