"""What a person keeps on their device: there again after a restart, gone when erased, and moved by a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
    expect(visitor.page.get_by_text(speaker.text("keep.add"))).to_be_visible()
    visitor.settle()
    assert token(visitor) == kept
    assert "Client 2" in visitor.text()
    menu(visitor)
    press(visitor, speaker.text("keep.erase"))
    assert not {REST, PAST} & stored(visitor).keys()
    visitor.go("/past_projects")
    visitor.forgive("404")
    assert "Client 2" not in visitor.text()


def test_everything_moves_to_another_device_as_one_file(visit: OpenVisit, tmp_path: Path) -> None:
    speaker, other = language("en-US"), language("es-ES")
    visitor = visit("/past_projects")
    visitor.give(OLDER)
    press(menu(visitor), speaker.text("keep.snapshot"))
    visitor.shot("keep_wide")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=speaker.text("keep.export")).click()
    moved = tmp_path / "moved.json"
    download.value.save_as(moved)
    guest = visit("/", locale="es-ES", theme="dark", window=(390, 844))
    menu(guest)
    guest.shot("keep_phone")
    guest.give(moved, guest.page.locator(".st-key-keep-import input[type=file]"))
    assert not {REST, PAST} & stored(guest).keys(), "nothing is kept there before it was chosen"
    press(guest, other.text("keep.choose"))
    assert {REST, PAST} <= stored(guest).keys()
    guest.shot("keep_phone_on")
    guest.page.keyboard.press("Escape")
    assert token(guest) == token(visitor)
    guest.go("/past_projects")
    assert "Client 2" in guest.text()
    guest.shot("keep_phone_back")


def test_a_newer_file_is_laid_upon_what_is_kept_and_going_back_erases_it(visit: OpenVisit) -> None:
    speaker = language("en-US")
    visitor = visit("/past_projects")
    visitor.give(OLDER)
    press(visitor, speaker.text("keep.choose"))
    visitor.give(file("newer.csv", row(10), row(11, 5_000), *map(row, range(12, 15))))
    shown = visitor.text()
    assert "3 new projects · 1 you had already · 1 changed" in shown
    assert "15 projects up to March 2026" in shown
    visitor.act(lambda page: page.get_by_text(speaker.text("merge.changes")).click())
    assert "€5,000.00" in visitor.text()
    visitor.shot("keep_merged")
    press(visitor, speaker.text("merge.alone"))
    assert "5 projects up to March 2026" in visitor.text()
    press(visitor, speaker.text("merge.together"))
    visitor.turn_to("Overview")
    press(visitor, speaker.text("inputs.restore"))
    visitor.shot("keep_question")
    press(visitor, speaker.text("keep.restore.keep"))
    assert PAST in stored(visitor)
    press(visitor, speaker.text("keep.open"))
    press(visitor, speaker.text("inputs.restore"))
    press(visitor, speaker.text("keep.restore.erase"))
    assert not {REST, PAST} & stored(visitor).keys()
    assert token(visitor) == ""


def test_a_browser_that_keeps_nothing_says_so_and_the_page_works(visit: OpenVisit) -> None:
    speaker = language("en-US")
    visitor = visit("/past_projects")
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    visitor.go("/past_projects")
    visitor.give(OLDER)
    press(visitor, speaker.text("keep.choose"))
    expect(visitor.page.get_by_text(speaker.text("keep.trouble.blocked")).first).to_be_visible()
    assert "Client 2" in visitor.text()


@pytest.mark.parametrize("put", ["<img src=x onerror=alert(1)>", "eJyLjgUAARUAuQ"])
def test_what_somebody_else_put_into_the_storage_is_said_to_be_damaged(visit: OpenVisit, put: str) -> None:
    speaker = language("es-MX")
    visitor = visit("/", locale="es-MX")
    visitor.page.evaluate("([name, put]) => window.localStorage.setItem(name, put)", [REST, put])
    visitor.go("/")
    expect(visitor.page.get_by_text(speaker.text("keep.trouble.damaged"))).to_be_visible()
    assert token(visitor) == "", "the example is there as on a first visit"
    press(visitor, speaker.text("keep.erase"))
    assert REST not in stored(visitor)
