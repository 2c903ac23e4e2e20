"""The report and the offer sheet on paper: one page each, whatever is in them, and nothing fetched."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Browser

from exchange.paper.offer import offer_sheet
from exchange.paper.report import report
from locales import language
from model import Retainer, Stress, project
from tests.exchange.test_link import full

TODAY = dt.date(2026, 11, 23)


def pages(browser: Browser, content: bytes, paper: str) -> int:
    """Pages that a document takes on paper; it may not ask for anything while it is shown."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(content.decode())
    printed = page.pdf(format=paper, print_background=True)
    page.close()
    assert not asked
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("tag", ["en-US", "es-ES"])
def test_the_fullest_report_is_one_page(browser: Browser, tag: str, paper: str) -> None:
    scenario = full(40)
    rows = tuple(Retainer(**{**dict(row), "client": "Sociedad Muy Limitada " * 5}) for row in scenario.retainers)
    projection = project(scenario.but(retainers=rows, n_paths=300, stresses=frozenset(Stress)))
    assert pages(browser, report(projection, language(tag), TODAY, names=True), paper) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("tag", ["en-US", "es-ES"])
def test_an_offer_is_one_page(browser: Browser, tag: str, paper: str) -> None:
    row = Retainer(
        client="Sociedad Muy Limitada " * 5, monthly_fee=12345.67, hours_per_month=41.5, term_months=2, perks_hours=1.5,
        overage_rate=123.45, unused="carry", paid="arrears", billing="quarter", rise=0.03, basis="pieces", pieces=4,
    )  # fmt: skip
    assert pages(browser, offer_sheet(row, language(tag), "EUR", TODAY, "a long word " * 33), paper) == 1
