"""Three servers behind nginx on loopback, and browser windows; skipped where nginx or a browser is not installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.cluster import Cluster, nginx
from tests.browser.conftest import browser, pytest_collection_modifyitems
from tests.browser.visit import Visit

__all__ = ["browser", "cluster", "pytest_collection_modifyitems", "window"]

OpenWindow = Callable[..., Visit]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if nginx() is None:
        pytest.skip("nginx is not installed (Debian, Ubuntu: apt install nginx)")
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture
def window(browser: Browser, cluster: Cluster) -> Iterator[OpenWindow]:
    """Opens a window on an address; `on` chooses the server by the cookie. No window may see a fault."""
    opened: list[Visit] = []

    def open_window(path: str = "/", on: int | None = None) -> Visit:
        context = browser.new_context(locale="en-US", timezone_id="Europe/Madrid", accept_downloads=True)
        if on is not None:
            context.add_cookies([{"name": "iguala_server", "value": str(on), "url": cluster.url}])
        visitor = Visit(context.new_page(), cluster.url)
        opened.append(visitor)
        return visitor.go(path)

    yield open_window
    faults = [fault for visitor in opened for fault in visitor.faults]
    for visitor in opened:
        visitor.page.context.close()
    assert not faults
