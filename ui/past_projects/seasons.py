"""The seasons that the past shows, with what they change: offered, and taken by one press."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from exchange.figures import figures
from model import Arm, Scenario
from model.past.seasons import Seasons
from ui.session import cache, state
from ui.session.fields import value_of
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.fold import fold

FIELD: Final = "season.enquiries"


def show(here: View) -> None:
    """A fold with the seasons of the past; nothing where fewer than three whole years are known."""
    found = here.scenario.income.seasons
    if found is None:
        return
    box = fold("past:seasons", here.text("past.seasons"), ":material/calendar_month:")
    if box.open:
        with box:
            _offer(here, found)


def _offer(here: View, found: Seasons) -> None:
    chance = here.language.odds(found.chance)
    if not found.clear:
        st.markdown(here.plural("past.seasons.none", found.years, chance=chance))
        return
    first, last = (found.factors.index(pick(found.factors)) for pick in (max, min))
    said = {"best": _name(here, first), "least": _name(here, last)}
    most, fewest = (_times(here, found.factors[place]) for place in (first, last))
    st.markdown(here.plural("past.seasons.found", found.years, chance=chance, most=most, fewest=fewest, **said))
    parts.sheet(months(here, found))
    taken = here.scenario.but(season=here.scenario.season.but(enquiries=found.factors))
    if taken.season.enquiries == here.scenario.season.enquiries:
        st.success(here.text("past.seasons.taken", group=here.language.text("group.year")), icon=":material/check:")
        return
    parts.sheet(changed(here, taken))
    if value_of(here.scenario, FIELD):
        st.caption(here.text("past.seasons.instead"))
    label = here.text("past.seasons.take")
    st.button(label, key="seasons:take", icon=":material/done:", on_click=_take, args=(found.factors,))
    st.caption(here.text("past.seasons.how"))


def _take(factors: tuple[float, ...]) -> None:
    state.change(FIELD, factors)


def months(here: View, found: Seasons) -> pd.DataFrame:
    """How many times a usual month's enquiries each calendar month has."""
    names = [_name(here, place) for place in range(len(found.factors))]
    label = here.language.text("past.seasons.times")
    index = pd.Index(names, name=here.language.text("past.table.month"))
    return pd.DataFrame({label: [_times(here, factor) for factor in found.factors]}, index=index)


def changed(here: View, taken: Scenario) -> pd.DataFrame:
    """The figures of the first screen, as they are and with the seasons."""
    arm = Arm.WITH_RETAINERS if taken.portfolio else Arm.PROJECTS_ONLY
    both = [cache.projection(scenario) for scenario in (here.scenario, taken)]
    told = [list(figures(projection, here.language)) for projection in both]
    columns = (here.language.text(f"past.seasons.{name}") for name in ("now", "with"))
    return pd.DataFrame(
        {
            column: [one.written(arm, here.language, taken.currency) for one in listed]
            for column, listed in zip(columns, told, strict=True)
        },
        index=pd.Index([one.label for one in told[0]], name=here.language.text("past.seasons.figure")),
    )


def _name(here: View, place: int) -> str:
    """A calendar month by its place in the year."""
    return here.language.month(dt.date(2026, place + 1, 1), "name")


def _times(here: View, factor: float) -> str:
    return f"× {here.language.number(factor, 2)}"
