"""The keyboard, less motion and colours of the system: pages for everyone."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenVisit

RING = """
() => {
  let held = document.activeElement
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement
  const name = held.getAttribute("aria-label") || held.innerText || held.tagName
  for (let place = held, up = 0; place && up < 4; place = place.parentElement, up++) {
    const style = getComputedStyle(place)
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
    if (outlined || style.boxShadow !== "none") return [name, true]
  }
  return [name, false]
}
"""
"""What the keyboard is at, and whether a ring is drawn round it or what holds it."""


@pytest.mark.parametrize("path", ["/", "/retainers"])
def test_the_keyboard_is_seen_wherever_it_is(visit: OpenVisit, path: str) -> None:
    visitor = visit(path)
    passed = []
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        passed.append(tuple(visitor.page.evaluate(RING)))
    assert len({name for name, _ in passed}) > 20
    assert [name for name, ringed in passed if not ringed] == []


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
