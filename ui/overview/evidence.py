"""How sure the answer is: whose past it rests on, how much of it there is, what the retainers ask."""

from __future__ import annotations

from typing import Final

import streamlit as st

from locales.prices import scale
from model import Scenario
from model.past.income import PLAUSIBLE, Level
from ui.session import cache
from ui.session.view import View
from ui.widgets import exchange, living, parts

FULL: Final = 0.9
"""Share of the hours from which on past projects leave so little room that work was probably turned away."""

APART, UNSET = 20, 4
"""Times by which the income passes the bills, or they it, from which on the two are hardly of one life: those that a
person set, and those of the example that nobody has touched."""


def notices(here: View) -> None:
    """What has to be known before the figures are read."""
    scenario = here.scenario
    level = scenario.income.evidence.level
    if level is Level.GUESS:
        st.warning(here.text("overview.level.guess"), icon=":material/psychology_alt:")
    elif level is Level.MOSTLY_ASSUMPTION:
        st.warning(here.text("overview.level.assumption"), icon=":material/psychology_alt:")
    hours = scenario.portfolio.monthly_hours
    if hours > scenario.capacity_hours:
        st.warning(
            here.text("overview.overbooked", hours=hours, capacity=scenario.capacity_hours),
            icon=":material/event_busy:",
        )
    tax = scenario.tax
    if tax.dated and tax.owed > scenario.opening_cash:
        said = here.text("overview.tax.spent", owed=here.money(tax.owed), cash=here.money(scenario.opening_cash))
        st.warning(said, icon=":material/account_balance:")
    living.ask(here)
    exchange.ask(here, "overview")
    _hours(here)
    _scale(here)
    _fewer(here)
    if any(retainer.fee == 0 for retainer in scenario.portfolio):
        st.warning(here.text("overview.free"), icon=":material/money_off:")


def _hours(here: View) -> None:
    """Whether work was probably turned away, and what an hour is taken to be worth where none are known."""
    scenario = here.scenario
    income = scenario.income
    filled = income.utilisation(scenario.capacity_hours, scenario.list_rate)
    if filled > FULL and (income.counts or income.prior.typed):
        share = here.language.percent(min(filled, 1.0))
        st.info(here.text("overview.full", share=share), icon=":material/work_history:")
    guessed = scenario.list_rate == income.usual_rate(scenario.capacity_hours)
    if income.counts and income.rates is None and guessed and scenario.portfolio:
        said = here.text(
            "overview.no_hours",
            rate=here.money(scenario.list_rate),
            share=here.language.percent(PLAUSIBLE),
            group=here.language.text("group.work"),
        )
        st.info(said, icon=":material/schedule:")


def _scale(here: View) -> None:
    """Whether bills and cash are of another size than the income: those of the example, beside another money."""
    scenario = here.scenario
    if apart(scenario):
        usual = scenario.income.expected_arrivals * scenario.income.expected_fee
        said = here.text(
            "overview.scale",
            income=here.money(usual),
            bills=here.money(scenario.monthly_bills),
            cash=here.money(scenario.opening_cash),
        )
        st.warning(said, icon=":material/straighten:")


def apart(scenario: Scenario) -> bool:
    """Whether bills and cash are of another size than what the past brings a month."""
    usual = scenario.income.expected_arrivals * scenario.income.expected_fee
    example, dear = Scenario(), scale(scenario.currency)
    untouched = (scenario.monthly_bills, scenario.opening_cash) == (
        example.monthly_bills * dear,
        example.opening_cash * dear,
    )
    times = UNSET if untouched else APART
    bills = scenario.monthly_bills
    return bool(scenario.income.counts and bills and not 1 / times < usual / bills < times)


def _fewer(here: View) -> None:
    """Whether fewer futures are simulated than were asked for, because each of them holds so much."""
    asked, simulated = here.scenario.n_paths, here.projection.paths
    if simulated < asked:
        number = here.language.number
        said = here.text("overview.fewer", simulated=number(simulated), asked=number(asked))
        st.info(said, icon=":material/speed:")


def how_sure(here: View) -> None:
    """How much past there is, and how much of the uncertainty is only its shortness, and on how few it hangs."""
    income = here.scenario.income
    past = income.evidence
    if not past.projects:
        return
    said = [here.plural("overview.history.length", past.projects, months=round(past.months))]
    share = cache.band_share(here.scenario)
    if share is not None:
        said.append(here.text("overview.history.share", share=here.language.percent(share)))
    if here.past is not None and (half := parts.half(here, here.past.history)):
        said.append(half)
    st.caption(" ".join(said))
