"""A finger on every page of a phone: what it swipes over stays as it is, and what it presses is as large as it."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import CDPSession

from exchange import to_link
from model import Planned, Retainer, Scenario
from tests.browser.conftest import OpenVisit
from tests.browser.test_state import token
from ui.frame.touch import LEAST
from ui.session.screens import SCREENS, Screen

PHONE: Final = (390, 844)

SMALL: Final = """
least => {
  const found = []
  const look = root => {
    for (const part of root.querySelectorAll("*")) {
      if (part.shadowRoot) look(part.shadowRoot)
      if (!part.matches("button, a[href], input, summary, textarea, select, [role=tab]") || !part.checkVisibility())
        continue
      // What lies in a larger thing that is pressed with it, or beside which the next one is meant.
      const whole = part.closest("label, .row, [data-testid=stTextInputRootElement]") ?? part
      const { width, height } = whole.getBoundingClientRect()
      if (width > 1 && (width < least - 0.5 || height < least - 0.5))
        found.push(`${part.tagName} ${(part.ariaLabel || part.textContent).slice(0, 40)} ${width} x ${height}`)
    }
  }
  look(document.querySelector('[data-testid="stMain"]'))
  return found
}
"""
"""What is pressed and smaller than a finger; a link within a sentence is not asked about."""

HELD: Final = (
    '[data-testid="stMain"] :is(input, button, summary, [role="radio"], [role="slider"], canvas, .card)'
    ':not(.dot:not([tabindex="0"]))'
)
"""What a finger can take hold of; of the dots, which are all alike, one."""


def swipe(touch: CDPSession, x: float, y: float) -> None:
    """A finger goes down at a place, moves up and aside, and leaves."""
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for away in (20, 60, 120):
        point = {"x": x - away / 4, "y": y - away}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_swipe_changes_nothing_and_a_finger_meets_what_it_presses(visit: OpenVisit, screen: Screen) -> None:
    rows = (Retainer(client="Acme", monthly_fee=300, hours_per_month=2, term_months=6),)
    scenario = Scenario(planned=Planned(count=1), retainers=rows, n_paths=500)
    visitor = visit(f"/{screen.name}?s={to_link(scenario, names=True)}", window=PHONE)
    page = visitor.page
    before = token(visitor)
    assert page.evaluate(SMALL, LEAST) == []
    touch = page.context.new_cdp_session(page)
    swipe(touch, 195, 600)
    page.wait_for_function("""() => document.querySelector('[data-testid="stMain"]').scrollTop > 50""")
    held = page.locator(HELD).locator("visible=true")
    assert held.count() > 3
    for place in held.all():
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        if box is not None:
            swipe(touch, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.settle()
    assert token(visitor) == before
