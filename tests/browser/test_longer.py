"""Words two fifths longer than English, and letters twice as large: nothing is cut off, and no page grows too wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenVisit
from tests.browser.server import ROOT, Server
from ui.session.screens import OVERVIEW, SCREENS, Screen

SCRIPT = f"""
import sys

sys.path.insert(0, {str(ROOT)!r})

import tests.browser.pseudo
import ui.frame.frame

ui.frame.frame.run()
"""

SIZES = ((1280, 900), (640, 450), (390, 844))
"""A desktop; what it shows at twice the size of letters, which is half as wide and half as high; a phone."""


@pytest.fixture(scope="module")
def longer(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard in an English whose words are two fifths longer."""
    folder = tmp_path_factory.mktemp("longer")
    (folder / "app.py").write_text(SCRIPT)
    (folder / ".streamlit").symlink_to(ROOT / ".streamlit")
    running = Server(folder / "log.txt", folder / "app.py")
    running.start()
    yield running
    running.stop()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_longer_words_and_larger_letters_break_nothing(longer: Server, visit: OpenVisit, screen: Screen) -> None:
    visitor = visit("/" if screen is OVERVIEW else f"/{screen.name}", at=longer, window=SIZES[0])
    assert "ê" in visitor.text()
    for width, height in SIZES:
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.settle()
        assert visitor.unreadable() == [], width
    # The last and narrowest is the strictest, and the only one that every part of a page is read at.
    parts = visitor.page.locator("[role=tab], .st-key-steps [role=radio]")
    for number in range(1, parts.count()):
        part = parts.nth(number)
        visitor.act(lambda _, part=part: part.click())  # type: ignore[misc]
        assert visitor.unreadable() == [], number
