"""What a person keeps on their device: there again after a restart of the server, and gone when erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, expect

from locales import language
from tests.browser.conftest import OpenVisit
from tests.browser.server import Server
from tests.browser.test_state import token
from tests.browser.visit import Visit

REST, PAST = "iguala_kept", "iguala_past"


def file(name: str, *rows: str) -> FilePayload:
    content = "\n".join(["invoice,date,client,amount,currency", *rows])
    return {"name": name, "mimeType": "text/csv", "buffer": content.encode()}


def row(number: int, amount: int = 0) -> str:
    """Invoice of one month after another, from January 2025 on."""
    year, month = divmod(number, 12)
    return f"F-{number},{2025 + year}-{month + 1:02d}-07,Client {number % 3},{amount or 500 + 37 * number},EUR"


OLDER = file("older.csv", *map(row, range(12)))


def stored(visitor: Visit) -> dict[str, Any]:
    found: dict[str, Any] = visitor.page.evaluate("() => ({...window.localStorage})")
    return found


def press(visitor: Visit, label: str) -> Visit:
    return visitor.act(lambda page: page.get_by_role("button", name=label).first.click())


def menu(visitor: Visit) -> Visit:
    return visitor.act(lambda page: page.locator(".st-key-keep button").first.click())


@pytest.mark.parametrize("code", ["en-US", "es-MX"])
def test_what_is_kept_is_there_after_a_restart_and_gone_when_erased(
    visit: OpenVisit, cold_server: Callable[..., Server], code: str
) -> None:
    speaker, server = language(code), cold_server()
    visitor = visit("/past_projects", at=server, locale=code)
    visitor.forgive("404")
    visitor.give(OLDER)
    assert not {REST, PAST} & stored(visitor).keys(), "nothing before it was chosen"
    press(visitor, speaker.text("keep.choose"))
    assert {REST, PAST} <= stored(visitor).keys()
    kept = token(visitor)
    server.restart()
    visitor.go("/past_projects")
    visitor.forgive_outage()
    visitor.forgive("disconnected from server")  # the address is told a moment after a change: here to nobody
    expect(visitor.page.get_by_text(speaker.text("keep.add"))).to_be_visible()
    visitor.settle()
    assert token(visitor) == kept
    assert "Client 2" in visitor.text()
    menu(visitor)
    press(visitor, speaker.text("keep.erase"))
    assert not {REST, PAST} & stored(visitor).keys()
    visitor.go("/past_projects")
    visitor.forgive_outage()
    assert "Client 2" not in visitor.text()
