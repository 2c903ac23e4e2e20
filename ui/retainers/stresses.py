"""What if: each stress as a button, with the year before and after it."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from model import Arm, Projection, Scenario, Stress
from model.projection.terms import largest
from model.sweeps.sweep import Measure, Outcome, outcome
from ui.session import cache, people, state
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import measures, parts

SHOWN: Final = (Measure.RELIABLE_INCOME, Measure.SHORTFALL, Measure.RUIN, Measure.CASH_NEEDED)

_ICONS: Final = {
    Stress.LOSE_LARGEST: ":material/person_off:",
    Stress.TWO_LEAVE: ":material/group_off:",
    Stress.PAID_LATE: ":material/hourglass_bottom:",
    Stress.ILL: ":material/sick:",
    Stress.DRY_QUARTER: ":material/water_drop:",
    Stress.FEWER_ENQUIRIES: ":material/trending_down:",
}

_CHOSEN: Final = "stresses:chosen"


def show(here: View) -> None:
    """Six buttons; the pressed one's year before and after it, and all of them in a table."""
    st.header(here.text("retainers.stress"), anchor=False)
    st.caption(here.text("retainers.stress.what"))
    with st.container(horizontal=True, gap="small"):
        for stress in Stress:
            st.button(
                here.text(f"stress.{stress}"),
                key=f"stress:{stress}",
                icon=_ICONS[stress],
                on_click=state.remember,
                args=(_CHOSEN, stress),
            )
    chosen: Stress = state.recalled(_CHOSEN, Stress.LOSE_LARGEST)
    before, after = (outcome(future, Arm.WITH_RETAINERS) for future in futures(here.scenario, chosen))
    st.markdown(f"**{here.text(f'stress.{chosen}')}**: {_means(here, chosen)}")
    with st.grid(2, min_column_width=240, gap="small"):
        for measure in SHOWN:
            _figure(here, measure, before, after)
    _keep(here, chosen)
    behind = st.expander(
        here.text("retainers.stress.all"), key="stress:table", on_change="rerun", icon=":material/table:"
    )
    if behind.open:
        with behind:
            parts.sheet(table(here))


def _means(here: View, stress: Stress) -> str:
    """What a stress does, with the name of the client of the past whom it takes away."""
    place = largest(here.scenario) if stress is Stress.LOSE_LARGEST else None
    if place is None:
        return here.text(f"retainers.stress.{stress}")
    return here.text("retainers.stress.lose_known", name=people.names(here)[place])


def futures(scenario: Scenario, stress: Stress) -> tuple[Projection, Projection]:
    """The projection without a stress and with it, whatever other stresses are on."""
    without, beside = (
        scenario.but(stresses=found) for found in (scenario.stresses - {stress}, scenario.stresses | {stress})
    )
    return cache.projection(without), cache.projection(beside)


def _figure(here: View, measure: Measure, before: Outcome, after: Outcome) -> None:
    value, was = after[measure].value, before[measure].value
    st.metric(
        plain(measures.label(here, measure)),
        plain(measures.written(here, measure, value)),
        measures.change(here, measure, value, was) or None,
        delta_color="normal" if measure.more_is_better else "inverse",
        delta_description=here.text("retainers.stress.before", figure=measures.written(here, measure, was)),
        help=plain(measures.between(here, measure, after.over(before, measure))),
        border=True,
    )


def _keep(here: View, stress: Stress) -> None:
    """Leave the stress on for every page, or take it off again."""
    on = stress in here.scenario.stresses
    st.button(
        here.text("retainers.stress.off" if on else "retainers.stress.on"),
        key="stress:keep",
        icon=":material/toggle_on:" if on else ":material/toggle_off:",
        on_click=_switch,
        args=(stress,),
    )


def _switch(stress: Stress) -> None:
    state.change("stresses", state.scenario().stresses ^ {stress})


def table(here: View) -> pd.DataFrame:
    """Stresses x figures, each before and after."""
    rows = {}
    for stress in Stress:
        before, after = (outcome(future, Arm.WITH_RETAINERS) for future in futures(here.scenario, stress))
        rows[here.language.text(f"stress.{stress}")] = {
            measures.label(here, measure): here.language.text(
                "retainers.stress.both",
                before=measures.written(here, measure, before[measure].value),
                after=measures.written(here, measure, after[measure].value),
            )
            for measure in SHOWN
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(here.language.text("retainers.stress"))
