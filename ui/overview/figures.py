"""The figures of the first screen, each with its difference between the two futures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import streamlit as st

from model import Arm
from model.measures.stability import Stability
from model.past.income import Level
from ui.session.escape import plain
from ui.session.view import View

STYLE: Final = """<style>
.st-key-figures [data-testid="stMetric"] > div {padding: 0.4rem 1rem 0.5rem;}
.st-key-figures [data-testid="stMetricValue"] {font-size: 1.6rem; line-height: 1.3;}
.st-key-figures [data-testid="stMetric"] * {white-space: normal; overflow: visible;}
</style>"""
"""A label says all of itself, on two lines where it must, and all figures fit a small laptop's first screen."""

CAUTIOUS, BOLD = 0.02, 0.1
"""The ends of the range of cash needed, as chances that it runs out."""


@dataclass(frozen=True)
class Figure:
    """One figure as it is shown.

    Attributes:
        label: what it is.
        value: with the retainers.
        delta: the difference to project by project, signed; "" where the futures are one.
        beside: the figure project by project; "" likewise.
        explained: what it means and how exact it is, on hover.
        better: whether more of it is good.
    """

    label: str
    value: str
    delta: str
    beside: str
    explained: str
    better: Literal["normal", "inverse"]


def show(here: View) -> None:
    """The figures, one below the other."""
    st.html(STYLE)
    with st.container(key="figures", gap="xsmall"):
        for figure in (pay(here), shortfall(here), ruin(here), buffer(here)):
            # The difference keeps its bare sign, from which Streamlit draws the arrow; it holds no text of others.
            st.metric(
                plain(figure.label),
                plain(figure.value),
                figure.delta or None,
                delta_color=figure.better,
                delta_description=plain(figure.beside) or None,
                help=figure.explained,
                border=True,
            )


def pay(here: View) -> Figure:
    """The steady amount a month that one could pay oneself."""
    alone, beside = (measures.pay for measures in _arms(here))
    measures = _arms(here)[1]
    explained = here.text(
        "overview.pay.help",
        cash=here.money(measures.cash_needed.value),
        amount=here.money(measures.pay_with_buffer.value),
    )
    return Figure(
        label=here.language.text("overview.pay"),
        value=here.money(beside.value),
        **_against(here, _apart(here, beside.value, alone.value), here.money, here.money(alone.value), "month"),
        explained=exact(here, explained, beside.error, here.money),
        better="normal",
    )


def shortfall(here: View) -> Figure:
    """What the months below the bills lack in a year, and how many are clearly short."""
    alone, beside = (measures.shortfall for measures in _arms(here))
    before, after = (here.language.number(measures.months_clearly_short.value, 1) for measures in _arms(here))
    told = _against(here, _apart(here, beside.value, alone.value), here.money, here.money(alone.value))
    if told["beside"]:
        key = "overview.alone.figure.short" if before != after else "overview.alone.figure.year"
        told["beside"] = here.language.text(key, figure=here.money(alone.value), beside=after, alone=before)
    return Figure(
        label=here.language.text("overview.shortfall"),
        value=here.money(beside.value),
        **told,
        explained=exact(here, here.text("overview.shortfall.help"), beside.error, here.money),
        better="inverse",
    )


def ruin(here: View) -> Figure:
    """Chance that the cash runs out within a year."""
    alone, beside = (measures.ruin for measures in _arms(here))

    def points(share: float) -> str:
        return here.language.text("overview.points", points=here.language.number(share * 100, 0))

    frequency = here.language.frequency(beside.value, "case")
    return Figure(
        label=here.language.text("overview.ruin"),
        value=here.language.chance(beside.value),
        **_against(here, round(beside.value, 2) - round(alone.value, 2), points, here.language.chance(alone.value)),
        explained=exact(here, here.text("overview.ruin.help", frequency=frequency), max(beside.error, 0.01), points),
        better="inverse",
    )


def buffer(here: View) -> Figure:
    """Cash needed: a figure, a range where the history is short, nothing where there is hardly any."""
    alone, beside = _arms(here)
    label = here.language.text("overview.buffer")
    level = here.scenario.income.evidence.level
    if level is Level.GUESS:
        nothing = here.language.text("overview.buffer.none")
        return Figure(label, nothing, "", "", here.text("overview.buffer.none.help"), "inverse")
    if level is Level.MOSTLY_ASSUMPTION:
        low, high = (here.money(beside.cash_for(chance).value) for chance in (BOLD, CAUTIOUS))
        value = here.language.text("overview.buffer.range", low=low, high=high)
        return Figure(label, value, "", "", here.text("overview.buffer.range.help"), "inverse")
    needed, without = beside.cash_needed, alone.cash_needed
    return Figure(
        label=label,
        value=here.money(needed.value),
        **_against(here, _apart(here, needed.value, without.value), here.money, here.money(without.value)),
        explained=exact(here, here.text("overview.buffer.help"), needed.error, here.money),
        better="inverse",
    )


def _arms(here: View) -> tuple[Stability, Stability]:
    """The measures project by project, and with the retainers."""
    measures = here.projection.stability
    return measures[Arm.PROJECTS_ONLY], measures[Arm.WITH_RETAINERS]


def _apart(here: View, beside: float, alone: float) -> float:
    """The difference of two amounts as they are shown."""
    return round(here.rounded(beside) - here.rounded(alone), 2)


def _against(
    here: View, difference: float, written: Callable[[float], str], alone: str, every: str = ""
) -> dict[str, str]:
    """Difference to project by project, taken between the figures as they are shown, so that they add up.

    `every` says what the figure is counted by: "month", "year", or "" for nothing.
    """
    if not here.scenario.portfolio:
        return {"delta": "", "beside": ""}
    key = f"overview.alone.figure.{every}" if every else "overview.alone.figure"
    sign = "-" if difference < 0 else "+"
    delta = f"{sign}{written(abs(difference))}" if difference else ""
    return {"delta": delta, "beside": here.language.text(key, figure=alone)}


def exact(here: View, what: str, error: float, written: Callable[[float], str]) -> str:
    """What a figure means, and how far the simulation itself may be off."""
    futures = here.language.number(here.projection.paths)
    if not error:
        return f"{what} {here.text('overview.exact.same', futures=futures)}"
    return f"{what} {here.text('overview.exact', futures=futures, error=written(error))}"
