"""Without a file: a person's own ranges of projects a month and of a fee."""

from __future__ import annotations

from typing import Final

import streamlit as st
from pydantic import ValidationError

from locales.prices import scale
from model import Scenario, fit
from model.past.summary import Prior
from ui.session import state
from ui.session.clock import this_month
from ui.session.typed import LONGEST, read_number
from ui.session.view import View

NAMES: Final = ("projects_low", "projects_high", "fee_low", "fee_high")


def show(here: View) -> None:
    """Four numbers to type, and what they are taken for."""
    prior = here.scenario.income.prior
    if not prior.typed:
        dear = scale(here.scenario.currency)
        prior = prior.but(fee_low=prior.fee_low * dear, fee_high=prior.fee_high * dear)
    st.markdown(here.text("past.ranges.what"))
    with st.form("ranges"):
        columns = st.columns(2)
        typed = {
            name: columns[number % 2].text_input(
                here.label(f"past.ranges.{name}"),
                value=here.language.number(round(getattr(prior, name), 1 if name.startswith("projects") else 0)),
                max_chars=LONGEST,
                key=f"range_text:{name}",
            )
            for number, name in enumerate(NAMES)
        }
        sent = st.form_submit_button(here.text("past.ranges.use"), icon=":material/done:")
    if not sent:
        return
    values = {
        name: read_number(text or "", here.language, money=name.startswith("fee")) for name, text in typed.items()
    }
    wrong = [name for name, value in values.items() if value is None or value <= 0]
    if wrong:
        st.error(here.text("past.ranges.number", field=here.label(f"past.ranges.{wrong[0]}")))
        return
    try:
        prior = Prior(**values, typed=True)
    except ValidationError:
        st.error(here.text("past.ranges.order"))
        return
    _use(here.scenario, prior)
    st.rerun()


def _use(scenario: Scenario, prior: Prior) -> None:
    now = this_month(st.context.timezone)
    income = fit(None, prior=prior)
    income = income.but(as_of=now - 1)
    rate = income.usual_rate(scenario.capacity_hours)
    state.put_without_past(scenario.but(income=income, start_month=now, list_rate=rate))
