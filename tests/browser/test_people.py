"""Two freelancers, in Spain and the United States, type what their year is like; their links say so elsewhere too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from locales import language
from model import Arm, Scenario, project
from model.projection.costs import Steady
from model.projection.tax import Due
from tests.browser.conftest import OpenVisit
from tests.browser.test_journeys import shared
from tests.browser.test_overview import figures, sentence
from tests.browser.test_rate import spoken
from tests.browser.visit import Visit

AUGUST: Final = 7
"""Its place in the year, from 0."""


@dataclass(frozen=True)
class Person:
    """What somebody types.

    Attributes:
        locale: of the browser.
        other: of the one who opens the link.
        due: when tax is paid.
        tax: share of income, in per cent.
        partner: money a month.
        weeks: off in August.
    """

    locale: str
    other: str
    due: Due
    tax: int
    partner: int
    weeks: int


PEOPLE: Final = (
    Person("es-ES", "en-US", Due.SPAIN, 20, 900, 4),
    Person("en-US", "es-MX", Due.UNITED_STATES, 25, 1200, 2),
)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.locale)
def test_a_year_as_it_is_lived_travels(visit: OpenVisit, person: Person) -> None:
    speaker = language(person.locale)
    visitor = visit("/", locale=person.locale)
    before = shared_or_none(visitor)
    assert before is None
    visitor.unfold(speaker.text("inputs.others"))
    visitor.unfold(speaker.text("group.money"))
    fill(visitor, "typed-tax_rate", str(person.tax))
    choose(visitor, "choose-tax-due", speaker.text(f"tax.due.{person.due}"))
    visitor.unfold(speaker.text("group.bills"))
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("field.other_income.add")).click())
    fill(visitor, "entry-other_income-0-amount", str(person.partner))
    visitor.unfold(speaker.text("group.year"))
    fill(visitor, f"month-season-weeks_off-{AUGUST}", str(person.weeks))
    scenario = shared(visitor)
    assert scenario.tax.due is person.due
    assert scenario.tax_rate == person.tax / 100
    assert scenario.other_income == (Steady(amount=person.partner),)
    assert scenario.season.weeks_off[AUGUST] == person.weeks
    counted = project(scenario).stability[Arm.WITH_RETAINERS].reliable_income.value
    assert spoken(speaker.money(counted, scenario.currency)) in spoken(sentence(visitor.page))
    belongs = speaker.text("overview.tax", cash="|", month="|", pot="|").rsplit("|", 1)[-1]
    assert spoken(belongs) in spoken(visitor.text())
    assert visitor.overflow() == 0
    visitor.shot(f"people-{person.locale}")
    guest = visit(visitor.page.url.removeprefix(visitor.home), locale=person.other)
    assert shared(guest) == scenario
    told = language(person.other)
    assert spoken(told.money(counted, scenario.currency)) in spoken(sentence(guest.page))
    assert len(figures(guest.page)) == len(figures(visitor.page))


def shared_or_none(visitor: Visit) -> Scenario | None:
    """The scenario that the address carries; None while it is bare."""
    return shared(visitor) if "s=" in visitor.page.url else None


def choose(visitor: Visit, key: str, option: str) -> None:
    """Open a list and take an option; a list that the page has closed as it came to rest is opened again."""
    wanted = visitor.page.get_by_role("option", name=option)
    for _ in range(3):
        visitor.act(lambda page: page.locator(f".st-key-{key}").get_by_role("combobox").click())
        if wanted.is_visible():
            break
    visitor.act(lambda _: wanted.click())


def fill(visitor: Visit, key: str, text: str) -> None:
    """Type into the box of a key, and leave it."""

    def typed(page: Page) -> None:
        box = page.locator(f".st-key-{key} input")
        box.fill(text)
        box.press("Enter")

    visitor.act(typed)
    expect(visitor.page.locator(f".st-key-{key} input")).to_be_visible()
