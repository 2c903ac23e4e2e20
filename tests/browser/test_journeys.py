"""Three people whose past is not the sample's: a file some months old, a file without hours in yen, no file at all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from playwright.sync_api import expect

from exchange import from_link
from locales import Language, language
from model import Arm, Projection, Scenario, project
from tests.browser.conftest import OpenVisit
from tests.browser.test_overview import figures, sentence
from tests.browser.test_past_projects import csv_file, turn, upload
from tests.browser.test_rate import spoken
from tests.browser.visit import Visit
from ui.session.clock import this_month

SAMPLE: Final = Path(__file__).parents[2] / "data" / "sample_projects.csv"
LOCALES: Final = ("en-US", "es-ES")
ALONE: Final = Arm.PROJECTS_ONLY
FIRST: Final = 3
"""Months from the start on in which nothing would be paid if nothing were under way."""


def sample(months_ago: int, times: float = 1.0, currency: str = "USD") -> pd.DataFrame:
    """The sample's projects, the last of them so many months ago."""
    projects = pd.read_csv(SAMPLE, parse_dates=["invoiced_on", "paid_on"])
    later = pd.DateOffset(
        months=(this_month("Europe/Madrid") - months_ago - projects["invoiced_on"].max().to_period("M")).n
    )
    for column in ("invoiced_on", "paid_on"):
        projects[column] = projects[column] + later
    return projects.assign(amount=(projects["amount"] * times).round(2), currency=currency)


def arrive(visitor: Visit, name: str, projects: pd.DataFrame, speaker: Language) -> Visit:
    """Upload a file, and go on to the answer."""
    text = io.StringIO()
    projects.to_csv(text, index=False, date_format="%Y-%m-%d")
    turn(visitor, speaker.text("page.past_projects"))
    upload(visitor, csv_file(name, text.getvalue()))
    turn(visitor, speaker.text("page.overview"))
    return visitor


def shared(visitor: Visit) -> Scenario:
    """The scenario that the address carries."""
    opened = from_link(visitor.page.url)
    assert opened.scenario is not None
    return opened.scenario


def level(projection: Projection) -> float:
    """What the first months bring project by project, over what the second year's do."""
    monthly = projection.spendable(ALONE).mean(axis=0)
    return float(monthly[:FIRST].mean() / monthly[12:].mean())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_that_ended_three_months_ago_foretells_no_dry_spring(visit: OpenVisit, locale: str) -> None:
    speaker = language(locale)
    visitor = arrive(visit("/", locale=locale), "old.csv", sample(4), speaker)
    scenario = shared(visitor)
    assert (scenario.start_month - scenario.income.as_of).n == 4
    projection = project(scenario)
    now = scenario.but(start_month=scenario.income.as_of + 1)
    old, fresh = projection.stability[ALONE], project(now).stability[ALONE]
    assert old.ruin.value == pytest.approx(fresh.ruin.value, abs=0.04)
    assert old.mean_income.value == pytest.approx(fresh.mean_income.value, rel=0.06)
    assert level(projection) > 0.85
    # What stands on the page is this projection.
    needed = projection.stability[Arm.WITH_RETAINERS].reliable_income.value
    assert spoken(speaker.money(needed, "USD")) in spoken(sentence(visitor.page))
    visitor.shot(f"journey-old-{locale}")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_without_hours_in_yen_asks_for_the_rate_and_cuts_no_income(visit: OpenVisit, locale: str) -> None:
    speaker = language(locale)
    projects = sample(1, 150, "JPY").drop(columns="hours")
    visitor = arrive(visit("/", locale=locale), "yen.csv", projects, speaker)
    scenario = shared(visitor)
    assert scenario.currency == "JPY"
    months = len(pd.period_range(projects["invoiced_on"].min(), projects["invoiced_on"].max(), freq="M"))
    came = projects["amount"].sum() / months
    assert project(scenario).stability[ALONE].mean_income.value == pytest.approx(came, rel=0.1)
    # Half of the hours, stated as a guess, stand for those that the file does not tell.
    asked = scenario.income.expected_arrivals * scenario.income.expected_hours(scenario.list_rate)
    assert asked == pytest.approx(scenario.capacity_hours / 2, rel=0.02)
    text = spoken(visitor.text())
    assert spoken(speaker.money(scenario.list_rate, "JPY")) in text
    assert spoken(speaker.text("group.work")) in text
    assert all("¥" in figure or "JPY" in figure or "%" in figure for figure in figures(visitor.page))
    visitor.shot(f"journey-yen-{locale}")


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_file_work_is_under_way_unless_one_begins_now(visit: OpenVisit, locale: str) -> None:
    speaker = language(locale)
    visitor = visit("/past_projects", locale=locale)
    visitor.act(lambda page: page.get_by_role("tab", name=speaker.text("past.tab.ranges")).click())
    for name, typed in (("projects_low", 1), ("projects_high", 4), ("fee_low", 500), ("fee_high", 3000)):
        label = speaker.text(
            f"past.ranges.{name}", currency=speaker.currency_symbol("USD" if locale == "en-US" else "EUR")
        )
        visitor.page.get_by_label(label, exact=True).fill(speaker.number(typed))
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("past.ranges.use")).click())
    turn(visitor, speaker.text("page.overview"))
    scenario = shared(visitor)
    assert not scenario.income.counts
    assert scenario.income.prior.fee_high == 3000
    assert level(project(scenario)) > 0.85
    before = figures(visitor.page)
    switch = visitor.page.get_by_text(speaker.text("field.beginning"), exact=True).first
    for fold in ("inputs.others", "group.work"):
        if not switch.is_visible():
            visitor.act(lambda page, fold=fold: page.get_by_text(speaker.text(fold), exact=True).first.click())  # type: ignore[misc]
    visitor.act(lambda page: switch.click())
    expect(visitor.page.get_by_test_id("stMetricValue").first).not_to_have_text(before[0])
    begun = shared(visitor)
    assert begun.beginning
    assert level(project(begun)) < 0.6
    visitor.shot(f"journey-nothing-{locale}")
