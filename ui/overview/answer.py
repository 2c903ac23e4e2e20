"""The answer of the first screen, in plain words."""

from __future__ import annotations

import streamlit as st

from model import Arm
from model.measures.stability import YEAR
from model.projection.price import begin_after
from model.projection.price import price as measured
from ui.overview.figures import exact
from ui.session.view import View

ALIKE = 0.005
"""Amounts closer than this share of the usual income are said to be the same."""

SURE = 2.0
"""Simulation errors within which a difference may be chance alone."""

LONGER = 0.1
"""Share of the hours now worked beyond which more of them are part of the price."""


def show(here: View) -> None:
    """The sentence, and small below it what it means and how exact it is."""
    error = here.projection.stability[Arm.WITH_RETAINERS].reliable_income.error
    st.markdown(f"## {headline(here)}")
    st.caption(meaning(here), help=exact(here, here.text("overview.reliable.help"), error, here.money))


def headline(here: View) -> str:
    """The one sentence: the income to count on in both futures, each in the colour of its role."""
    measures, retainers = here.projection.stability, len(here.scenario.portfolio)
    alone, beside = (here.money(measures[arm].reliable_income.value) for arm in Arm)
    if not retainers:
        return here.text("overview.answer.alone", projects_only=alone)
    key = "overview.answer.same" if alone == beside else "overview.answer"
    return here.plural(key, retainers, with_retainers=beside, projects_only=alone)


def meaning(here: View) -> str:
    """What it is to count on an amount: how often it is reached, and over what it is averaged."""
    months = here.scenario.horizon_months
    said = here.text("overview.meaning.months", months=months) if months < YEAR else here.text("overview.meaning.year")
    return said if here.scenario.portfolio else f"{said} {here.text('overview.add')}"


def details(here: View) -> list[str]:
    """Further sentences: what the retainers pay, what the steadiness costs, how often the bills are not met."""
    if not here.scenario.portfolio:
        return [bills(here)]
    return [fees(here), price(here), bills(here)]


def fees(here: View) -> str:
    """What the retainers pay a month while all of them run: 3 × 500 = 1,500."""
    scenario, planned = here.scenario, here.scenario.planned
    portfolio = scenario.portfolio
    total = here.money(portfolio.monthly_fees, _cents(portfolio.monthly_fees))
    if scenario.retainers:
        return here.plural("overview.fees.mixed", len(portfolio), total=total)
    fee = planned.fee * (1 - scenario.discount)
    return here.plural(
        "overview.fees.planned",
        planned.count,
        count=here.language.number(planned.count),
        fee=here.money(fee, _cents(fee)),
        total=total,
    )


def price(here: View) -> str:
    """The other side: what steadiness costs in money earned and hours worked, and what merely comes sooner."""
    scenario, found = here.scenario, measured(here.projection)
    if months := begin_after(scenario):
        return here.text("overview.price.after", months=months)
    usual = here.projection.stability[Arm.PROJECTS_ONLY].mean_income.value
    earned, sooner = found.earned, found.sooner
    alike = abs(earned.value) <= max(ALIKE * usual, SURE * earned.error)
    kind = "same" if alike else "more" if earned.value > 0 else "less"
    longer = found.hours > LONGER * max(found.hours_alone, 1)
    values = {"amount": here.money(abs(earned.value)), "hours": here.language.number(found.hours, 0)}
    said = here.text(f"overview.price.{kind}.hours" if longer else f"overview.price.{kind}", **values)
    if abs(sooner.value) <= max(ALIKE * usual * YEAR, SURE * sooner.error):
        return said
    when = "sooner" if sooner.value > 0 else "later"
    return f"{said} {here.text(f'overview.price.{when}', amount=here.money(abs(sooner.value)))}"


def bills(here: View) -> str:
    """How many months are clearly short of their bills, in whole small numbers."""
    measures, due = here.projection.stability, here.money(here.scenario.monthly_bills)
    alone, beside = (
        here.language.frequency(
            min(measures[arm].months_clearly_short.value / min(YEAR, here.scenario.horizon_months), 1)
        )
        for arm in (Arm.PROJECTS_ONLY, Arm.WITH_RETAINERS)
    )
    if not here.scenario.portfolio:
        return here.text("overview.bills.alone", bills=due, projects_only=alone)
    if alone == beside:
        return here.text("overview.bills.same", bills=due, with_retainers=beside)
    return here.text("overview.bills", bills=due, with_retainers=beside, projects_only=alone)


def _cents(amount: float) -> int:
    """Decimals an exact amount of money needs."""
    return 0 if amount == round(amount) else 2
