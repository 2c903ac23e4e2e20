"""Real servers and real browser windows for the tests of this folder.

Fixtures:
    server: one running server for all tests of a worker process.
    cold_server: starts a server that has had no visitor yet; stops it after the test.
    visit: opens a window with a language, theme and size. A test fails where a window of it has seen a fault.

Without a browser these tests are skipped; with CI=true they fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal, Protocol

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests import machine
from tests.browser import chromium
from tests.browser.server import ROOT, Server
from tests.browser.visit import Visit

Theme = Literal["light", "dark"]

WINDOW: Final = (1280, 900)
PHONE: Final = (375, 812)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser, so that `-m "not browser"` leaves them out."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


_OPENED: Final = pytest.StashKey[list[Visit]]()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Fail a test for the faults of its windows as its own: what fails after a test is not tried again."""
    try:
        return (yield)
    finally:
        faults = [fault for visitor in pyfuncitem.stash.get(_OPENED, []) for fault in visitor.faults]
        assert not faults


class OpenVisit(Protocol):
    """Opens a window on the server's page at `path`."""

    def __call__(
        self,
        path: str = "/",
        *,
        at: Server | None = None,
        locale: str = "en-US",
        theme: Theme = "light",
        window: tuple[int, int] = WINDOW,
    ) -> Visit: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium or Chrome."""
    executable = chromium.find()
    if executable is None:
        machine.missing("no Chromium or Chrome: `make browser` installs one")
    expect.set_options(timeout=30_000)  # what is there at once costs nothing; a busy machine takes its time
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=list(chromium.FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard, running. It asks for the browser first: without one there is nothing to serve."""
    running = Server(tmp_path_factory.mktemp("server") / "log.txt")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def cold_server(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers that nobody has visited: `cold_server()`, or with another script and further options."""
    started: list[Server] = []

    def start(app: Path = ROOT / "app.py", *options: str) -> Server:
        fresh = Server(tmp_path / f"log-{len(started)}.txt", app, options)
        started.append(fresh)
        fresh.start()
        return fresh

    yield start
    for fresh in started:
        fresh.stop()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenVisit]:
    """Opens windows; each is a visitor of its own. A test that expects a fault forgives it."""
    opened = request.node.stash[_OPENED] = list[Visit]()

    def open_visit(
        path: str = "/",
        *,
        at: Server | None = None,
        locale: str = "en-US",
        theme: Theme = "light",
        window: tuple[int, int] = WINDOW,
    ) -> Visit:
        running = at if at is not None else request.getfixturevalue("server")
        context = browser.new_context(
            locale=locale,
            color_scheme=theme,
            viewport={"width": window[0], "height": window[1]},
            timezone_id="Europe/Madrid",
            accept_downloads=True,
        )
        visitor = Visit(context.new_page(), running.url)
        opened.append(visitor)
        return visitor.go(path)

    yield open_visit
    for visitor in opened:
        visitor.page.context.close()
