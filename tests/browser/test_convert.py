"""Convert in a real browser, in both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from exchange.link import from_link
from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.visit import Visit

STEPS = {
    "en-US": ("What to offer", "The months of change", "Your past with retainers"),
    "es-ES": ("Qué ofrecer", "Los meses del cambio", "Tu pasado con igualas"),
}
CHARTS = (0, 2, 1)
TOP = "() => document.querySelector('[data-testid=stMain]').scrollTop === 0"
"""A step begins at its top."""

PAYMENTS = Path(__file__).parents[1] / "model" / "past" / "real" / "payments.csv"


def opened(visit: OpenVisit, locale: str, **window: object) -> Visit:
    return visit("/convert", locale=locale, **window)  # type: ignore[arg-type]  # theme and size


def turn(visitor: Visit, step: str) -> None:
    visitor.act(lambda page: page.locator(".st-key-steps").get_by_role("radio", name=step).click())


@pytest.mark.parametrize("locale", list(STEPS))
def test_every_step_answers_and_can_be_read_by_all(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale)
    assert visitor.page.get_by_role("checkbox", checked=True).count() == 2
    assert not visitor.barriers()
    visitor.shot(f"convert-whom-{locale}")
    for step, drawn in zip(STEPS[locale], CHARTS, strict=True):
        turn(visitor, step)
        expect(visitor.page.locator(".js-plotly-plot:visible")).to_have_count(drawn)
        assert not visitor.barriers()
        visitor.shot(f"convert-{drawn}-{locale}")


@pytest.mark.parametrize("locale", list(STEPS))
def test_it_reads_on_a_phone_and_in_the_dark(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale, theme="dark", window=PHONE)
    assert visitor.overflow() <= 0
    for step, drawn in zip(STEPS[locale], CHARTS, strict=True):
        turn(visitor, step)
        assert visitor.overflow() <= 0
        visitor.shot(f"convert-{drawn}-{locale}-phone")


def test_a_step_is_opened_by_its_address_and_by_keys(visit: OpenVisit) -> None:
    visitor = visit("/convert?step=2")
    chosen = visitor.page.locator(".st-key-steps").get_by_role("radio", checked=True)
    expect(chosen).to_contain_text("What to offer")
    visitor.page.get_by_role("button", name="Next: The months of change").focus()
    visitor.act(lambda page: page.keyboard.press("Enter"))
    expect(chosen).to_contain_text("The months of change")
    expect(visitor.page).to_have_url(re.compile(r"[?&]step=3"))
    visitor.page.wait_for_function(TOP)
    visitor.turn_to("Rate")
    expect(visitor.page).not_to_have_url(re.compile("step="))


def test_a_client_is_chosen_priced_and_put_into_the_table(visit: OpenVisit) -> None:
    visitor = opened(visit, "en-US")
    visitor.act(lambda page: page.get_by_text("Boreal", exact=True).click())
    fee = visitor.page.get_by_role("textbox", name=re.compile("^Fee a month")).first
    fee.fill("777")
    visitor.act(lambda _: fee.press("Enter"))
    turn(visitor, "The months of change")
    visitor.act(lambda page: page.get_by_role("button", name="Put these 3 clients into my table").click())
    assert "3 clients are in your table now" in visitor.text()
    visitor.turn_to("Overview")
    assert "your 3 retainers pay" in visitor.text()


def test_the_offer_sheet_is_a_page_for_the_client(visit: OpenVisit) -> None:
    visitor = opened(visit, "en-US")
    turn(visitor, "What to offer")
    visitor.act(lambda page: page.locator("[class*=st-key-sheet]").get_by_text("Español", exact=True).click())
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name="Download the offer sheet").click()
    sheet = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename == "offer.html"
    assert 'lang="es"' in sheet
    assert "Aurora" in sheet
    assert "Lumen" not in sheet


def test_a_real_past_is_replayed(visit: OpenVisit) -> None:
    """Payments of a city council to one supplier: the months clearly short are counted here from the file."""
    with PAYMENTS.open(encoding="utf-8", newline="") as lines:
        rows = [(row["date"][:7], float(row["amount"])) for row in csv.DictReader(lines)]
    last = pd.Period(max(month for month, _ in rows), freq="M")
    received = {str(month): 0.0 for month in pd.period_range(end=last, periods=24, freq="M")}
    for month, amount in rows:
        if month in received:
            received[month] += amount
    visitor = visit("/past_projects", locale="en-GB")
    visitor.give(PAYMENTS)
    visitor.turn_to("Convert")
    assert visitor.page.get_by_role("checkbox", checked=True).count() == 2
    scenario = from_link(visitor.page.url).scenario
    assert scenario is not None
    below = sum(money < 0.9 * scenario.monthly_bills for money in received.values())
    assert 0 < below < 24
    turn(visitor, "Your past with retainers")
    assert re.search(
        rf"\d+ of 24 months clearly short of the bills instead of {below}, and (£[\d,]+|about the same)", visitor.text()
    )
    visitor.shot("convert-real-en-GB")
