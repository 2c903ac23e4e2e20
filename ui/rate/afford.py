"""The largest discount that one can afford: where the steadier income is still worth it."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from charts import worth as drawing
from model import Draws, Memo
from model.measures.certainty import RiskAversion
from model.measures.estimate import Estimate
from model.rates.affordable import Affordable, AffordableDiscount, affordable_discount, worth_by_discount
from model.sweeps.sweep import Progress
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import parts

STEPS: Final = tuple(step / 20 for step in range(11))
"""Discounts whose worth is drawn: 0, 5, ... 50 %."""


def show(here: View) -> None:
    """The choice of how much one minds, the answer, the chart and the assumption."""
    st.markdown(here.text("afford.what"))
    picked = st.radio(
        here.text("afford.aversion"),
        [choice.name.lower() for choice in RiskAversion],
        index=1,
        format_func=lambda name: here.text(f"afford.aversion.{name}"),
        key="afford:aversion",
        persist_state="session",
        captions=[here.text(f"afford.aversion.{choice.name.lower()}.what") for choice in RiskAversion],
    )
    aversion = RiskAversion[str(picked).upper()]
    found, worths = run(here, lambda draws, memo, told: _measured(here, aversion, draws, memo, told))
    st.markdown(f"## {answer(here, found)}")
    if found.answer is not Affordable.NO_RETAINERS:
        figure = drawing.figure(STEPS, worths, found, here.language, here.scenario.currency)
        parts.chart(here, "worth", figure, sentence(here, found), lambda: table(here, worths, found))
    st.caption(here.text("afford.assumption", bills=here.money(here.scenario.mean_bills)))


def _measured(
    here: View, aversion: RiskAversion, draws: Draws, memo: Memo, told: Progress
) -> tuple[AffordableDiscount, tuple[Estimate, ...]]:
    """The answer and the worth at each step, in parts that are kept."""
    scenario = here.scenario
    worths: list[Estimate] = []
    for number, discount in enumerate(STEPS, 1):
        part = partial(worth_by_discount, scenario, [discount], aversion, draws, memo)
        worths += memo(("worth", scenario.but(discount=0.0), discount, aversion), part)
        told(number / (len(STEPS) + 1))
    whole = partial(affordable_discount, scenario, aversion, draws, memo)
    found = memo(("affordable", scenario.but(discount=0.0), aversion), whole)
    told(1.0)
    return found, tuple(worths)


def answer(here: View, found: AffordableDiscount) -> str:
    """The answer in words, for a Markdown slot."""
    if found.answer is Affordable.UP_TO and found.discount is not None:
        return here.text("afford.up_to", discount=here.language.percent(found.discount.value, 1))
    return here.text(f"afford.{found.answer}", most=here.language.percent(found.most))


def sentence(here: View, found: AffordableDiscount) -> str:
    """The chart in words."""
    return here.language.text(
        "afford.sentence",
        alone=here.money(found.projects_only.value),
        full=here.money(found.at_full_price.value),
        most=here.language.percent(found.most),
        least=here.money(found.at_most.value),
    )


def table(here: View, worths: tuple[Estimate, ...], found: AffordableDiscount) -> pd.DataFrame:
    """Discounts x worth."""
    text = here.language.text
    rows = [
        {
            text("afford.table.with"): f"{here.money(worth.value)} ± {here.money(worth.error)}",
            text("afford.table.alone"): here.money(found.projects_only.value),
        }
        for worth in worths
    ]
    return pd.DataFrame(
        rows, index=pd.Index([here.language.percent(step) for step in STEPS], name=text("afford.table.discount"))
    )
