"""Undo by a button and by the keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from exchange.link import from_link
from model import Scenario
from tests.browser.conftest import OpenVisit
from tests.browser.test_overview import LABELS
from tests.browser.test_past_projects import csv_file, turn, upload
from tests.browser.visit import Visit

WIDE = (1440, 900)
CSV = "Date,Client,Amount\n2025-01-10,Ada,900\n2025-02-11,Bo,700\n2025-04-12,Ada,800\n2025-06-02,Cy,650\n"


def scenario(visitor: Visit) -> Scenario | None:
    """The one that the address carries; None of the untouched example's bare one."""
    return from_link(visitor.page.url).scenario if "s=" in visitor.page.url else None


def waits_for(visitor: Visit, wanted: Scenario | None) -> None:
    for _ in range(300):
        if scenario(visitor) == wanted:
            return
        visitor.page.wait_for_timeout(50)
    assert scenario(visitor) == wanted


def test_changes_are_undone_by_button_and_keys(visit: OpenVisit) -> None:
    visitor = visit("/", window=WIDE)
    page = visitor.page
    undo, redo = (page.get_by_role("button", name=name, exact=True) for name in ("Undo", "Redo"))
    expect(undo).to_be_disabled()
    thumb = page.get_by_role("slider", name=LABELS["en-US"]).bounding_box()
    assert thumb is not None
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for far in (20, 40, 60, 80):
        page.mouse.move(x + far, y)
        page.wait_for_timeout(80)
    visitor.act(lambda page: page.mouse.up())
    moved = scenario(visitor)
    assert moved is not None
    assert moved.planned.count > 3
    visitor.act(lambda _: undo.click())
    waits_for(visitor, None)
    expect(undo).to_be_disabled()
    visitor.act(lambda _: redo.click())
    waits_for(visitor, moved)
    turn(visitor, "Past projects")
    upload(visitor, csv_file("mine.csv", CSV))
    read = scenario(visitor)
    assert read not in (None, moved)
    visitor.act(lambda page: page.keyboard.press("Control+z"))
    waits_for(visitor, moved)
    assert "mine.csv: " not in visitor.text()
    visitor.act(lambda page: page.keyboard.press("Control+Shift+Z"))
    waits_for(visitor, read)
    visitor.act(lambda page: page.keyboard.press("Meta+z"))
    waits_for(visitor, moved)
    visitor.act(lambda page: page.get_by_test_id("stPopover").filter(has_text="Steps").locator("button").click())
    steps = page.get_by_test_id("stPopoverBody").get_by_role("button")
    assert "Read 4 projects from mine.csv" in steps.first.inner_text()
    assert f"Retainers you plan to sign: 3 → {moved.planned.count}" in steps.last.inner_text()
    assert visitor.overflow() == 0
    assert visitor.barriers() == []
    visitor.shot("undo")
    page.keyboard.press("Escape")
    turn(visitor, "Overview")
    bills = page.locator(".st-key-typed-monthly_bills input")
    bills.click()
    bills.press_sequentially("9")
    visitor.act(lambda page: page.keyboard.press("Control+z"))
    assert scenario(visitor) == moved, "in a text field the keys are the field's own"
