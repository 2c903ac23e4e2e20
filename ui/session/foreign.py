"""A past that is told in another currency than the bills: what one unit of it is worth, and the past at that rate."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from model import Planned, Scenario
from model.conversion.candidate import sayable
from ui.session.past import Past

_NONE: Final = 1.0
"""The rate of a currency in itself."""


def foreign(scenario: Scenario) -> str | None:
    """The currency in which the past is told, where bills are in another one; None where it is theirs, or unknown."""
    told = scenario.income.currency
    return told if told is not None and told != scenario.currency and scenario.income.counts else None


def unpriced(scenario: Scenario) -> str | None:
    """The currency of the past, where its sums stand beside bills in another one and nobody has said the rate."""
    return foreign(scenario) if scenario.income.exchange_rate == _NONE else None


def at_rate(scenario: Scenario, rate: float) -> Scenario:
    """The scenario with its past at another rate; the hourly rate and the planned fee follow where they come from it.

    Raises:
        pydantic.ValidationError: when the model refuses the rate.
    """
    income = scenario.income.but(exchange_rate=rate)
    follows = scenario.list_rate == scenario.income.usual_rate(scenario.capacity_hours)
    hourly = income.usual_rate(scenario.capacity_hours) if follows else scenario.list_rate
    return scenario.but(income=income, planned=following(scenario, hourly), list_rate=hourly)


def following(scenario: Scenario, hourly: float) -> Planned:
    """The planned block at another hourly rate: a fee that is its hours at the rate follows it."""
    planned = scenario.planned
    if planned.fee != sayable(planned.hours * scenario.list_rate):
        return planned
    return planned.but(fee=sayable(planned.hours * hourly))


def in_currency(scenario: Scenario, currency: str) -> Scenario:
    """The scenario with bills in another currency. A rate is one of two currencies, so the one that was said goes."""
    moved = scenario if scenario.income.exchange_rate == _NONE else at_rate(scenario, _NONE)
    return moved.but(currency=currency)


def at_home(past: Past, scenario: Scenario) -> Past:
    """The past with its money in that of the bills."""
    rate = scenario.income.exchange_rate
    if rate == _NONE:
        return past
    history, before = past.history, past.before
    return replace(
        past,
        history=history.exchanged(rate, scenario.currency),
        before=None if before is None else before.exchanged(rate, scenario.currency),
    )
