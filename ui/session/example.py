"""Four made-up people, each a scenario with a past of their own that ends with the last full month.

They are written in US dollars and scaled to the money of the reader (`locales/prices.py`): chances stay the same, and
nobody meets retainers of 500 pesos.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd
import streamlit as st

from locales.prices import DOLLAR, PPP, scale
from model import Planned, ProjectHistory, Retainer, Scenario, fit
from model.past.income import ProjectIncome
from model.past.summary import Prior
from ui.session.clock import this_month

FOLDER: Final = Path(__file__).parents[2] / "data"


class Person(StrEnum):
    """Whose example it is."""

    WRITER = "writer"
    DEVELOPER = "developer"
    CONSULTANT = "consultant"
    PHOTOGRAPHER = "photographer"


@dataclass(frozen=True)
class Example:
    """A scenario and the history it was fitted from; none where it rests on typed ranges."""

    scenario: Scenario
    history: ProjectHistory | None


_USUAL: Final = Scenario()


@dataclass(frozen=True)
class _Life:
    """What a made-up person has chosen, in US dollars.

    Attributes:
        past: file of the past projects; "" for typed ranges.
        bills: a month.
        cash: at the start.
        planned: retainers they think of; an hour of these is worth what the projects bring.
        retainers: those they have.
        rate: money an hour where no past tells it.
        prior: what they believe of projects where there is no past.
    """

    past: str = ""
    bills: float = _USUAL.monthly_bills
    cash: float = _USUAL.opening_cash
    planned: Planned = _USUAL.planned
    retainers: tuple[Retainer, ...] = ()
    rate: float | None = None
    prior: Prior = _USUAL.income.prior


LIVES: Final = MappingProxyType(
    {
        Person.WRITER: _Life("sample_projects.csv"),
        Person.DEVELOPER: _Life(
            "developer_projects.csv",
            bills=2400.0,
            cash=6000.0,
            planned=Planned(count=0, fee=700.0),
            retainers=(Retainer(client="Nimbus", monthly_fee=2000.0, hours_per_month=28.0, term_months=12),),
        ),
        Person.CONSULTANT: _Life(
            bills=1600.0,
            cash=8000.0,
            planned=Planned(count=2, fee=900.0, term=3, start=1),
            rate=100.0,
            prior=Prior(projects_low=0.3, projects_high=1.5, fee_low=1000.0, fee_high=4000.0, typed=True),
        ),
        Person.PHOTOGRAPHER: _Life(
            "photographer_projects.csv",
            bills=1600.0,
            cash=4000.0,
            planned=Planned(count=2, fee=450.0, term=12),
        ),
    }
)


def example(currency: str, timezone: str | None, person: Person = Person.WRITER) -> Example:
    """An example as of today in the reader's time zone; in US dollars where nothing is known of their money."""
    return _example(str(this_month(timezone)), currency if currency in PPP else DOLLAR, person)


def whose(income: ProjectIncome, currency: str, timezone: str | None) -> Person | None:
    """The person of whom an income is the example's, in whatever money it says; None where it is nobody's.

    Earlier links say US dollars of every example.
    """
    for person in Person:
        known = example(currency, timezone, person).scenario.income
        if known.but(currency=income.currency) == income:
            return person
    return None


@st.cache_resource(show_spinner=False, max_entries=256)
def _example(month: str, currency: str, person: Person) -> Example:
    now, times, life = pd.Period(month, freq="M"), scale(currency), LIVES[person]
    history = _sample(now, life.past, times, currency) if life.past else None
    prior = life.prior
    if history is None:
        prior = prior.but(fee_low=prior.fee_low * times, fee_high=prior.fee_high * times)
    income = fit(history, prior=prior)
    plain = Scenario(
        income=income if history is not None else income.but(as_of=now - 1),
        monthly_bills=life.bills * times,
        opening_cash=life.cash * times,
        retainers=tuple(row.but(monthly_fee=row.monthly_fee * times) for row in life.retainers),
        beginning=history is None,
        start_month=now,
        currency=currency,
    )
    if life.rate is not None:
        plain = plain.but(list_rate=life.rate * times)
    # An hour of the example's retainers is worth what its projects bring: steadiness alone is compared.
    fee = life.planned.fee * times
    return Example(plain.but(planned=life.planned.but(fee=fee, hours=round(fee / plain.list_rate, 1))), history)


def _sample(
    now: pd.Period, past: str = LIVES[Person.WRITER].past, times: float = 1.0, currency: str = DOLLAR
) -> ProjectHistory:
    """Made-up projects, moved by whole months so that the last one lies in the month before `now`, `times` as dear."""
    projects = pd.read_csv(FOLDER / past, parse_dates=["invoiced_on", "paid_on"])
    last = projects["invoiced_on"].max().to_period("M")
    later = pd.DateOffset(months=(now - 1 - last).n)
    moved = projects.assign(
        rows=pd.Series([(row + 2,) for row in range(len(projects))]),
        invoiced_on=projects["invoiced_on"] + later,
        paid_on=projects["paid_on"] + later,
        amount=projects["amount"] * times,
        currency=currency,
    )
    return ProjectHistory.from_frames(moved, delays_seen=True)
