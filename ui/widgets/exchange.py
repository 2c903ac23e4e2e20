"""What one unit of the past's currency is worth in that of the bills: typed once, and asked where it is missing."""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from model.bounds import bounds
from model.past.income import ProjectIncome
from ui.session import state
from ui.session.foreign import at_rate, foreign, unpriced
from ui.session.view import View
from ui.widgets import box


def rate(here: View, place: str) -> None:
    """The box of the rate; nothing where the past and the bills are in one currency, or made up.

    Args:
        here: the page's view.
        place: where on the page it stands, for its key.
    """
    told = foreign(here.scenario)
    if told is None or _made_up(here):
        return
    low, high = bounds(ProjectIncome, "exchange_rate")
    value = None if unpriced(here.scenario) else here.scenario.income.exchange_rate
    label = here.text("exchange.rate", told=told, currency=here.scenario.currency)
    explained = here.text("exchange.rate.help", told=told)
    box.number(here, f"exchange:{place}", label, value, _take, low=low, high=high, explained=explained)


def ask(here: View, place: str) -> None:
    """Say that the past stands beside bills in another currency, with the box; nothing once the rate is typed."""
    told = unpriced(here.scenario)
    if told is None or _made_up(here):
        return
    with st.container(border=True, key=f"exchange_{place}"):
        said = here.text("exchange.ask", told=told, currency=here.scenario.currency)
        st.warning(said, icon=":material/currency_exchange:")
        rate(here, place)


def _made_up(here: View) -> bool:
    """Whether the past is an example's: in whatever money it is read, nobody earned it in another."""
    return here.past is not None and here.past.sample


def _take(typed: float) -> None:
    try:
        state.put(at_rate(state.scenario(), typed))
    except ValidationError:
        return
