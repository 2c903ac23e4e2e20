"""A link to a page inside, opened first thing on a server that has just started.

Streamlit then runs that page's script alone; the frame has to put itself round it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exchange.link import to_link
from locales import language
from tests.browser.conftest import OpenVisit
from tests.browser.server import Server
from ui.session.example import example
from ui.session.screens import SCREENS, Screen

PAGES = SCREENS[:1] + SCREENS[2:3] + SCREENS[-1:]
"""The default page, one with a table, and one without levers: each costs a server of its own."""


@pytest.mark.parametrize("screen", PAGES, ids=lambda screen: screen.name)
def test_a_cold_deep_link_brings_the_frame_and_the_scenario(
    visit: OpenVisit, cold_server: Callable[..., Server], screen: Screen
) -> None:
    start = example("USD", "Europe/Madrid").scenario
    shared = start.but(planned=start.planned.but(count=5, fee=640.0))
    visitor = visit(f"/{screen.name}?s={to_link(shared)}&lang=es", at=cold_server())
    visitor.forgive("404")
    # A page says what it is in the browser's tab, and its language to a screen reader; the first one with its figure.
    own = language("es").text("app.title", page=language("es").text(f"page.{screen.name}"))
    title = visitor.page.title()
    assert title.endswith(own)
    assert (" al mes · " in title and title[0] in "0123456789$U") is (screen is SCREENS[0])
    assert visitor.page.locator("html").get_attribute("lang") == "es-US"
    names = visitor.page.get_by_role("link").all_inner_texts()
    assert sum("Resumen" in name for name in names) >= 1, "the navigation is there, in the link's language"
    if screen is not SCREENS[0]:
        visitor.turn_to("Resumen")
    assert "5 × 640" in visitor.text() or "5 × $640" in visitor.text()
    assert "lang=es" in visitor.page.url
