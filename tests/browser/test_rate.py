"""Rate in a real browser, in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.visit import Visit

TABS = {
    "en-US": ("What an hour brings", "Discount or extras", "The discount you can afford"),
    "es-ES": ("Lo que rinde una hora", "Descuento o extras", "El descuento que puedes permitirte"),
}
BOXES = {
    "en-US": ("Hours a month", "Rate an hour ($)", "Discount, %"),
    "es-ES": ("Horas al mes", "Tarifa por hora (€)", "Descuento, %"),
}
SAID = {
    "en-US": "10 hours at $100, 10% off: the client pays $900 a month, and an hour brings you $90.",
    "es-ES": "10 horas a 100 €, con 10 % de descuento: el cliente paga 900 € al mes y una hora te rinde 90 €.",
}


def opened(visit: OpenVisit, locale: str, **window: object) -> Visit:
    return visit("/rate", locale=locale, **window)  # type: ignore[arg-type]  # theme and size


def turn(visitor: Visit, tab: str) -> None:
    visitor.act(lambda page: page.get_by_role("tab", name=tab).click())


def type_in(visitor: Visit, label: str, text: str) -> None:
    box = visitor.page.get_by_role("textbox", name=label, exact=True)
    box.fill(text)
    visitor.act(lambda _: box.press("Enter"))


def spoken(text: str) -> str:
    return re.sub(r"\s", " ", text)


@pytest.mark.parametrize("locale", list(TABS))
def test_four_numbers_tied_and_every_tab_read(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale)
    hours, rate, discount = BOXES[locale]
    type_in(visitor, hours, "10")
    type_in(visitor, rate, "100")
    type_in(visitor, discount, "10")
    assert SAID[locale] in spoken(visitor.text())
    for number, tab in enumerate(TABS[locale]):
        turn(visitor, tab)
        expect(visitor.page.locator(".js-plotly-plot:visible")).to_have_count(1)
        assert not visitor.barriers()
        visitor.shot(f"rate-{number}-{locale}")
    turn(visitor, TABS[locale][1])
    assert re.search(r"10[.,]800\s?.*12[.,]000|\$10,800 instead of \$12,000", spoken(visitor.text()))


@pytest.mark.parametrize("locale", list(TABS))
def test_it_reads_on_a_phone_and_in_the_dark(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale, theme="dark", window=PHONE)
    for number, tab in enumerate(TABS[locale]):
        turn(visitor, tab)
        assert visitor.overflow() <= 0
        visitor.shot(f"rate-{number}-{locale}-phone")
    assert not visitor.barriers()


def test_what_was_typed_here_is_the_scenario_everywhere(visit: OpenVisit) -> None:
    visitor = opened(visit, "en-US")
    type_in(visitor, "Hours a month", "8")
    type_in(visitor, "Rate an hour ($)", "100")
    visitor.turn_to("Overview")
    for fold in ("More to change", "Hours, term, discount"):
        visitor.unfold(fold)
    slider = visitor.page.get_by_role("slider", name="Hours a month, each")
    expect(slider).to_have_value("8")
    assert "3 × $800 = $2,400" in visitor.text()
