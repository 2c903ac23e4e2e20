"""What a person lives on, while they have not said: bills and cash that follow the size of their own money.

Whoever brings a past in another money than the example's would meet bills that are nothing, or more than they ever
earned. So both begin in the example's relation to the months of their own past, and are asked about.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from model import ProjectHistory, Scenario
from model.conversion.candidate import sayable
from ui.session import state
from ui.session.example import LIVES, example

BILLS: Final = 0.7
"""Bills as a share of an average month: as in the first example, 1,400 beside 2,022."""

MONTHS: Final = 2
"""Months of bills that are in hand at the start: about as in the first example."""

_TAKEN: Final = "life:taken"


def followed(before: Scenario, now: Scenario, history: ProjectHistory) -> Scenario:
    """A scenario on a new past, with bills and cash of the size of its months, unless somebody has set them before."""
    mean = float(history.received.mean()) * now.income.exchange_rate if len(history.received) else 0.0
    bills = sayable(BILLS * mean)
    if not bills or not (assumed(before) or _of_example(before)):
        return now
    taken = now.but(monthly_bills=bills, opening_cash=MONTHS * bills)
    state.remember(_TAKEN, _said(taken))
    return taken


def assumed(scenario: Scenario) -> bool:
    """Whether bills and cash are those that `followed` took, and nobody has said their own."""
    return bool(state.recalled(_TAKEN) == _said(scenario))


def settle() -> None:
    """Take bills and cash for the person's own."""
    state.forget(_TAKEN)


def _of_example(scenario: Scenario) -> bool:
    examples = (example(scenario.currency, st.context.timezone, person).scenario for person in LIVES)
    return _said(scenario) in {_said(one) for one in examples}


def _said(scenario: Scenario) -> tuple[float, float]:
    return scenario.monthly_bills, scenario.opening_cash
