"""The keyboard, less motion and colours of the system: pages for everyone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit
from ui.session.screens import SCREENS, Screen

HELD = """
() => {
  let held = document.activeElement
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement
  const name = held.getAttribute("aria-label") || held.innerText || held.tagName
  const box = held.getBoundingClientRect()
  const seen = box.bottom > 0 && box.top < innerHeight
  for (let place = held, up = 0; place && up < 4; place = place.parentElement, up++) {
    const style = getComputedStyle(place)
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
    if (outlined || style.boxShadow !== "none") return [name, seen]
  }
  return [name, false]
}
"""
"""What the keyboard is at, and whether it is in sight with a ring drawn round it or what holds it."""

LONGEST = 90
"""Stops of the keyboard on a page, and letters of a name, at most."""


def reach(page: Page, name: str) -> list[tuple[str, bool]]:
    """Go on by Tab to what is called so; returns all that was passed."""
    passed: list[tuple[str, bool]] = []
    # The page itself is a stop too, from which keys scroll it; its words are all of the page's.
    while len(passed) < LONGEST and not (passed and name in passed[-1][0] and len(passed[-1][0]) < LONGEST):
        page.keyboard.press("Tab")
        held, seen = page.evaluate(HELD)
        passed.append((held, seen))
    assert name in passed[-1][0], passed
    return passed


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_keyboard_is_seen_wherever_it_is(visit: OpenVisit, screen: Screen) -> None:
    visitor = visit(f"/{screen.name}")
    passed = reach(visitor.page, "arrow_forward")
    assert len({name for name, _ in passed}) > 14
    assert [name for name, seen in passed if not seen] == []


MOTION = """
() => Math.max(...[...document.querySelectorAll("*")].flatMap(element => {
  const style = getComputedStyle(element)
  return `${style.transitionDuration}, ${style.animationDuration}`.split(", ").map(parseFloat)
}))
"""
"""Seconds of the longest movement on the page."""

BACKGROUND = "element => getComputedStyle(element).backgroundColor"
HIGHLIGHT = """
() => {
  const probe = document.createElement("div")
  probe.style.background = "Highlight"
  document.body.append(probe)
  const shown = getComputedStyle(probe).backgroundColor
  probe.remove()
  return shown
}
"""


def test_no_motion_and_colours_of_the_system_are_honoured(visit: OpenVisit) -> None:
    visitor = visit("/")
    assert visitor.page.evaluate(MOTION) > 0.05
    visitor.page.emulate_media(reduced_motion="reduce")
    assert visitor.page.evaluate(MOTION) <= 0.001
    square = visitor.page.locator(".square").first
    hue, chosen = square.evaluate(BACKGROUND), visitor.page.get_by_role("radio", name="English")
    visitor.page.emulate_media(forced_colors="active")
    visitor.shot("forced-colours")
    assert square.evaluate(BACKGROUND) == hue
    assert chosen.evaluate(BACKGROUND) == visitor.page.evaluate(HIGHLIGHT)
    assert visitor.page.get_by_role("radio", name="Español").evaluate(BACKGROUND) != visitor.page.evaluate(HIGHLIGHT)
