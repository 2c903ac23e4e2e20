"""The answer of the first screen, in plain words."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model import Arm
from model.measures.stability import YEAR
from model.projection.price import begin_after
from model.projection.price import price as measured
from ui.overview.figures import exact
from ui.session import state
from ui.session.view import View
from ui.widgets import parts

ALIKE = 0.005
"""Amounts closer than this share of the usual income are said to be the same."""

SURE = 2.0
"""Simulation errors within which a difference may be chance alone."""

LONGER = 0.1
"""Share of the hours now worked beyond which more of them are part of the price."""


STYLE: Final = """<style>
.st-key-answer h2 {font-size: 1.55rem;}
@media (max-width: 640px) {
  .stVerticalBlock > :has(> .st-key-answer), .stVerticalBlock > .st-key-answer {position: sticky; top: 3.5rem;
    z-index: 90; background: %s;}
  .st-key-answer [data-testid="stMarkdownContainer"] {margin-bottom: 0;}
  .st-key-answer h2 {font-size: 1.15rem; padding: 0.5rem 0;}
}
</style>"""
"""On a phone the answer is two lines, and stays under the navigation while one scrolls to what moves it."""

_LAST: Final = "answer:last"


def show(here: View) -> None:
    """The sentence, which stays in sight on a phone; small below it what it means, how exact it is and what it was."""
    counted = here.projection.stability[Arm.WITH_RETAINERS].reliable_income
    st.html(STYLE % parts.ground())
    with st.container(key="answer"):
        st.markdown(f"## {headline(here)}")
    said, before = meaning(here), _before(here, here.money(counted.value))
    if before:
        said = f"{said} {here.text('overview.was', before=before)}"
    st.caption(said, help=exact(here, here.text("overview.reliable.help"), counted.error, here.money))


def _before(here: View, shown: str) -> str:
    """What was to be counted on before the last change; "" where nothing has changed, or not this."""
    now = (here.scenario, here.language.tag, shown)
    last, before = state.recalled(_LAST, (now, ""))
    if last[0] != now[0] and last[1] == now[1]:
        before = last[2] if last[2] != shown else ""
    state.remember(_LAST, (now, before if last[1] == now[1] else ""))
    return str(before)


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
    taxed = [tax(here)] if here.scenario.tax.dated else []
    if not here.scenario.portfolio:
        return [bills(here), *taxed]
    return [fees(here), price(here), bills(here), *taxed]


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
    measures, due = here.projection.stability, here.money(here.scenario.mean_bills)
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


def tax(here: View) -> str:
    """What of the cash in hand is the tax office's, in the month of the first year in which that is most."""
    measures = here.projection.stability[Arm.WITH_RETAINERS]
    pots = measures.pot_medians[:YEAR]
    fullest = int(pots.argmax())
    # The cash is what is in the account, whether the pot counts as cash in hand or not.
    held = measures.cash_quantiles([0.5])[fullest, 0] + (0.0 if measures.counted else pots[fullest])
    month = here.language.month(here.scenario.months[fullest], "long")
    return here.text("overview.tax", cash=here.money(held), month=month, pot=here.money(pots[fullest]))


def _cents(amount: float) -> int:
    """Decimals an exact amount of money needs."""
    return 0 if amount == round(amount) else 2
