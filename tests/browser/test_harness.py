"""The harness sees what it must see: a test that finds nothing wrong means something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.server import Server

SCRIPT = """
import streamlit as st

st.title("Harness")
number = st.slider("Number", 0, 10, 3)
st.write(f"The number is {number}, {st.context.locale}, {st.context.theme.type}")
if st.query_params.get("fault"):
    st.html('<img src="/media/no-such-picture.png">')
    st.exception(ValueError("of the script"))
    st.html("<div style='width:3000px;background:#fff'><button></button></div>")
"""


@pytest.fixture(scope="module")
def little(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("little")
    (folder / "app.py").write_text(SCRIPT)
    running = Server(folder / "log.txt", folder / "app.py", ("--browser.gatherUsageStats=false",))
    running.start()
    yield running
    running.stop()


def test_a_visitor_has_a_language_a_theme_and_a_size(little: Server, visit: OpenVisit) -> None:
    spanish = visit(at=little, locale="es-ES", theme="dark", window=PHONE)
    assert "The number is 3, es-ES, dark" in spanish.text()
    assert spanish.page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}
    assert spanish.overflow() <= 0


def test_an_act_is_awaited(little: Server, visit: OpenVisit) -> None:
    visitor = visit(at=little)
    visitor.act(lambda page: page.get_by_role("slider").press("ArrowRight"))
    assert "The number is 4" in visitor.text()


def test_a_server_comes_back_at_the_same_address(little: Server, visit: OpenVisit) -> None:
    visitor = visit(at=little)
    little.restart()
    assert "The number is 3" in visitor.go().text()
    visitor.forgive_outage()
    assert "error" not in little.printed().lower()


def test_faults_and_barriers_are_seen(little: Server, visit: OpenVisit) -> None:
    visitor = visit("/?fault=1", at=little)
    assert any("no-such-picture" in fault for fault in visitor.faults)
    assert any("error on the page" in fault for fault in visitor.faults)
    assert any(barrier.startswith("button-name") for barrier in visitor.barriers())
    visitor.page.evaluate("() => fetch('http://127.0.0.1:9/elsewhere').catch(() => 0)")
    assert any("another host" in fault for fault in visitor.faults)
    for expected in ("no-such-picture", "error on the page", "Failed to load resource", "another host"):
        visitor.forgive(expected)


def test_pictures_go_where_the_environment_says(
    little: Server, visit: OpenVisit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = visit(at=little)
    monkeypatch.delenv("IGUALA_SCREENSHOTS", raising=False)
    assert visitor.shot("nowhere") is None
    monkeypatch.setenv("IGUALA_SCREENSHOTS", str(tmp_path / "shots"))
    taken = visitor.shot("little")
    assert taken is not None
    assert taken.read_bytes().startswith(b"\x89PNG")
