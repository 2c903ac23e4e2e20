"""The forecasts that time can judge: those that came by a link or a file, and those that a newer past overtook."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exchange.backup.backup import MOST_FORECASTS
from model import Scenario
from model.hindsight.forecast import Forecast

_KEY: Final = "forecasts"


def held() -> tuple[Forecast, ...]:
    """All of them, the oldest start first."""
    found: tuple[Forecast, ...] = st.session_state.get(_KEY, ())
    return found


def hold(forecast: Forecast) -> None:
    """Keep a forecast; the same scenario is kept once, with its first day."""
    others = [one for one in held() if one.scenario != forecast.scenario]
    same = [one for one in held() if one.scenario == forecast.scenario]
    first = min([*same, forecast], key=lambda one: one.made_on)
    newest = sorted([*others, first], key=lambda one: (one.scenario.start_month, one.made_on))[-MOST_FORECASTS:]
    st.session_state[_KEY] = tuple(newest)


def let_go(scenario: Scenario) -> None:
    """Keep the forecast of a scenario no longer."""
    st.session_state[_KEY] = tuple(one for one in held() if one.scenario != scenario)


def let_all_go() -> None:
    """Keep none, as where a person erases what is theirs."""
    st.session_state.pop(_KEY, None)
