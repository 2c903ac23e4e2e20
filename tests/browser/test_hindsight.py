"""An old link, and a newer file whose drop lies outside what was foretold: as a person sees it, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from exchange.link import to_link
from locales import language
from tests.app.test_hindsight import START, months, sent
from tests.browser.conftest import OpenVisit
from tests.browser.test_past_projects import csv_file, turn, upload


@pytest.mark.parametrize("locale", ["en-US", "es-ES"])
def test_an_old_link_is_held_against_a_newer_file(visit: OpenVisit, locale: str) -> None:
    speaker = language(locale)
    visitor = visit(
        f"/?s={to_link(sent())}%29.", locale=locale, window=(1440, 900)
    )  # a chat has added a bracket and a stop
    page = visitor.page
    july = speaker.month(START, "long")
    expect(page.locator(".st-key-late")).to_contain_text(july)
    expect(page.locator(".st-key-guest")).to_contain_text("36")
    visitor.shot(f"late-{locale}")
    turn(visitor, speaker.text("page.past_projects"))
    upload(visitor, csv_file("newer.csv", months("2023-01", "2024-12", fell=True).to_csv(index=False)))
    block = page.locator(".st-key-hindsight")
    expect(block.get_by_role("heading").nth(1)).to_contain_text(speaker.money(900, "USD"))
    assert "Ada" in block.inner_text()
    assert page.locator(".st-key-guest").count() == 0, "a past of one's own makes it one's own"
    visitor.shot(f"hindsight-{locale}")
