"""What a person keeps on their device: there again after a restart, gone when erased, moved by a file, never a trap."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import FilePayload, expect

from exchange.token import pack
from locales import language
from tests.browser.conftest import OpenVisit
from tests.browser.server import Server
from tests.browser.test_past_projects import csv_file
from tests.browser.test_state import token
from tests.browser.visit import Visit
from ui.session.device import PAST, REST, THEME_VERSION


def row(number: int, amount: int = 0) -> str:
    """Invoice of one month after another, from January 2025 on, of a day that may be the month too."""
    year, month = divmod(number, 12)
    return f"F-{number},07/{month + 1:02d}/{2025 + year},Client {number % 3},{amount or 500 + 37 * number},EUR"


def file(name: str, *rows: str) -> FilePayload:
    return csv_file(name, "\n".join(["invoice,date,client,amount,currency", *rows]))


OLDER = file("older.csv", *map(row, range(12)))
NEWER = file("newer.csv", row(10), row(11, 5_000), *map(row, range(12, 15)))


MERGED = {"added": 3, "same": 1, "changed": 1}
"""What the newer one says of twelve months: one as it was, one with another amount, three more."""

FILL = """() => {
  for (let size = 2 ** 22; size; size >>= 1) {
    try { localStorage.setItem(`full${size}`, "x".repeat(size)) } catch {}
  }
}"""


def stored(visitor: Visit) -> dict[str, Any]:
    found: dict[str, Any] = visitor.page.evaluate("() => ({...window.localStorage})")
    return found


def keeps(visitor: Visit, *names: str) -> None:
    """Of what is ours the browser's storage holds these items and no others, sooner or later."""
    visitor.page.wait_for_function(
        "([ours, names]) => ours.every(name => (name in localStorage) === names.includes(name))",
        arg=[[REST, PAST], list(names)],
    )


def comes(visitor: Visit, wanted: str) -> None:
    """The address holds this scenario, sooner or later."""
    for _ in range(300):
        if token(visitor) == wanted:
            return
        visitor.page.wait_for_timeout(50)
    assert token(visitor) == wanted


def press(visitor: Visit, label: str) -> Visit:
    return visitor.act(lambda page: page.get_by_role("button", name=label).first.click())


def menu(visitor: Visit) -> Visit:
    return visitor.act(lambda page: page.locator(".st-key-keep button").first.click())


def read(visitor: Visit, code: str, given: FilePayload) -> None:
    """Give a file and say that its days come first."""
    visitor.give(given)
    visitor.act(lambda page: page.get_by_test_id("stForm").get_by_text(re.compile("^(day/month|día/mes)")).click())
    press(visitor, language(code).text("past.answer"))
    expect(visitor.page.get_by_test_id("stForm")).to_have_count(0)


@pytest.mark.slow  # on a machine that is busy with other tests what is kept is not always taken up at once
def test_all_that_is_kept_is_there_after_a_restart_and_gone_when_erased(
    visit: OpenVisit, cold_server: Callable[..., Server]
) -> None:
    english, spanish, server = language("en-US"), language("es-US"), cold_server()
    visitor = visit("/past_projects", at=server)
    page = visitor.page
    visitor.forgive("404")
    read(visitor, "en-US", OLDER)
    keeps(visitor)  # nothing before it was chosen
    press(visitor, english.text("keep.choose"))
    expect(page.locator(".st-key-keep_past")).to_contain_text("12 projects up to December 2025")
    light = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    page.evaluate(
        "([name]) => localStorage.setItem(name, '\"Dark\"')", [f"stActiveTheme-/past_projects{THEME_VERSION}"]
    )
    visitor.act(lambda page: page.get_by_text("Español", exact=True).click())
    visitor.turn_to(spanish.text("page.compare"))
    page.get_by_role("textbox", name=spanish.text("compare.name")).fill("Mi plan")
    visitor.act(lambda page: page.locator(".st-key-shelf-keep button").click())
    keeps(visitor, REST, PAST)
    kept = token(visitor)
    server.restart()
    visitor.go("/past_projects")
    visitor.forgive_outage()
    visitor.forgive("disconnected from server")  # the address is told a moment after a change: here to nobody
    december = spanish.month(pd.Period("2025-12"), "long")
    expect(page.locator(".st-key-welcome")).to_contain_text(f"12 proyectos hasta {december}")
    expect(page.get_by_text(spanish.text("keep.add"))).to_be_visible()
    expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", light)
    visitor.settle()
    comes(visitor, kept)
    menu(visitor)
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text(spanish.plural("keep.scenarios", 1, n="1"))
    page.keyboard.press("Escape")
    visitor.give(NEWER)
    expect(page.get_by_text(spanish.text("past.as_before"))).to_be_visible()
    said = " · ".join(spanish.plural(f"merge.{what}", n, n=str(n)) for what, n in MERGED.items())
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator(".st-key-keep_past")).to_contain_text("15 proyectos")
    visitor.act(lambda page: page.get_by_text(spanish.text("merge.changes")).click())
    expect(page.get_by_role("cell", name=re.compile("5,?000.00")).first).to_be_visible()
    visitor.shot("keep_merged")
    press(visitor, spanish.text("keep.erase"))
    keeps(visitor)
    assert not [name for name in stored(visitor) if "Theme" in name]
    visitor.go("/past_projects")
    visitor.forgive_outage()
    assert "Client 2" not in visitor.text()


def test_everything_moves_to_another_device_and_the_example_asks_first(visit: OpenVisit, tmp_path: Path) -> None:
    speaker, other = language("en-US"), language("es-ES")
    visitor = visit("/past_projects")
    read(visitor, "en-US", OLDER)
    press(visitor, speaker.text("keep.choose"))
    press(menu(visitor), speaker.text("keep.snapshot"))
    visitor.shot("keep_wide")
    moved = tmp_path / "moved.json"
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=speaker.text("keep.export")).click()
    download.value.save_as(moved)
    guest = visit("/", locale="es-ES", theme="dark", window=(390, 844))
    menu(guest)
    guest.give(moved, guest.page.locator(".st-key-keep-import input[type=file]"))
    expect(guest.page.get_by_test_id("stPopoverBody")).to_contain_text(other.plural("keep.forecasts", 1, n="1"))
    keeps(guest)
    press(guest, other.text("keep.choose"))
    keeps(guest, REST, PAST)
    guest.shot("keep_phone")
    comes(guest, token(visitor))
    guest.go("/past_projects")
    expect(guest.page.get_by_text("Client 2").first).to_be_visible()
    visitor.page.keyboard.press("Escape")
    visitor.turn_to(speaker.text("page.overview"))
    press(visitor, speaker.text("inputs.restore"))
    press(visitor, speaker.text("keep.restore.keep"))
    keeps(visitor, REST, PAST)
    press(visitor, speaker.text("keep.open"))
    comes(visitor, token(guest))
    press(visitor, speaker.text("inputs.restore"))
    press(visitor, speaker.text("keep.restore.erase"))
    keeps(visitor)
    comes(visitor, "")


@pytest.mark.slow  # on a machine that is busy with other tests what is kept is not always taken up at once
def test_a_storage_that_is_damaged_full_or_shut_is_said_and_the_page_works(visit: OpenVisit) -> None:
    speaker = language("es-MX")
    visitor = visit("/", locale="es-MX")
    page = visitor.page
    example = visitor.text()
    for put, trouble in {
        "<img src=x onerror=alert(1)>": "damaged",
        pack([99]): "newer",
        pack([[]] * 1_000_000): "too_large",
    }.items():
        page.evaluate("([name, put]) => localStorage.setItem(name, put)", [REST, put])
        visitor.go("/")
        expect(page.get_by_text(speaker.text(f"keep.trouble.{trouble}"))).to_be_visible()
        assert stored(visitor)[REST] == put, "it is left alone until the person erases it"
    assert visitor.text().endswith(example[-500:]), "the example is there as on a first visit"
    press(visitor, speaker.text("keep.erase"))
    keeps(visitor)
    page.evaluate(FILL)
    press(menu(visitor), speaker.text("keep.choose"))
    expect(page.get_by_text(speaker.text("keep.trouble.full")).first).to_be_visible()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    visitor.go("/")
    press(menu(visitor), speaker.text("keep.choose"))
    expect(page.get_by_text(speaker.text("keep.trouble.blocked")).first).to_be_visible()
    page.keyboard.press("Escape")
    visitor.act(lambda page: page.get_by_role("slider", name=speaker.text("field.planned.count")).press("ArrowRight"))
    page.wait_for_function("() => location.search.includes('s=')")  # and the page works as ever
