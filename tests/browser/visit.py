"""One visitor: a browser window with its own language, theme and size, that notes everything that goes wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, FilePayload, Locator, Page, Request, Response, expect
from playwright.sync_api import Error as PageLeft
from playwright.sync_api import TimeoutError as OutOfTime

from tests.browser import tongues

CALM: Final = 350
"""Milliseconds without a running script and without a drawing change after which a page has settled."""

PATIENCE: Final = 90
"""Seconds after which a page is taken to hang: far more than it takes, for a machine that is busy with other tests."""

ANSWER: Final = 20_000
"""Milliseconds in which a server answers a change, however busy: until it has, nothing on the page tells of a run."""

_TALK: Final = """
window.__talk = {sent: -Infinity, heard: 0}
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given)
    this.addEventListener("message", () => { window.__talk.heard = performance.now() })
  }
  send(what) {
    window.__talk.sent = performance.now()
    super.send(what)
  }
}
"""
"""Notes when the page last spoke to its server, and when it last heard from it."""

_SETTLED: Final = """
([calm, answer]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const idle = app && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]');
  if (!window.__calm) {
    window.__calm = {since: performance.now()};
    new MutationObserver(() => { window.__calm.since = performance.now(); })
      .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  }
  const talk = window.__talk;
  const answered = !talk || talk.heard > talk.sent || performance.now() - talk.sent > answer;
  if (!idle || !answered) window.__calm.since = performance.now();
  return idle && answered && performance.now() - window.__calm.since > calm;
}
"""

_PROBES: Final = ("/_stcore/health", "/_stcore/host-config")

_AFTERWARDS: Final = """
() => new Promise(done => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done), 100)))
"""

_RUNNING: Final = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'running'"""

_HEIGHT: Final = """
() => Math.max(...[...document.querySelectorAll('[data-testid="stMain"], [data-testid="stSidebarContent"]')]
  .map(part => part.scrollHeight), 0)
"""

_WIDER: Final = """
() => Math.max(...[document.documentElement, ...document.querySelectorAll(
  '[data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"]'
)].map(part => part.scrollWidth - part.clientWidth))
"""
"""Streamlit's containers hide what is too wide, and still are moved sideways by keys and by what scrolls to a place."""

_CUT: Final = """
() => {
  const cut = []
  const hidden = way => way === 'hidden' || way === 'clip'
  const range = document.createRange()
  const walk = document.createTreeWalker(document.querySelector('[data-testid="stApp"]'), NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const text = walk.currentNode, parent = text.parentElement
    if (!text.data.trim() || parent.closest('style, script, svg, canvas') || !parent.checkVisibility()) continue
    if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    range.selectNodeContents(text)
    const said = range.getBoundingClientRect()
    for (let place = parent; place; place = place.parentElement) {
      const style = getComputedStyle(place), box = place.getBoundingClientRect()
      if (['auto', 'scroll'].includes(style.overflowX) || box.width <= 1 || box.height <= 1) break
      const [across, down] = [hidden(style.overflowX), hidden(style.overflowY)]
      const beyond = said.right > box.right + 1 || said.left < box.left - 1
      if ((across && beyond) || (down && said.bottom > box.bottom + 2)) {
        cut.push(`cut off: ${text.data.trim()} (${place.closest('[data-testid]')?.dataset.testid})`)
        break
      }
    }
  }
  for (const text of document.querySelectorAll('.js-plotly-plot svg text')) {
    const said = text.getBoundingClientRect(), plot = text.closest('.js-plotly-plot').getBoundingClientRect()
    const inside = said.left >= plot.left - 2 && said.right <= plot.right + 2 && said.bottom <= plot.bottom + 2
    if (said.width && !(inside && said.top >= plot.top - 2)) cut.push(`beyond its chart: ${text.textContent}`)
  }
  return cut
}
"""
"""Texts that reach beyond what hides the rest of them, and those of a chart beyond the chart."""


Upload: TypeAlias = Path | str | FilePayload
"""A file to give: its place, or its name, kind and bytes."""

OUTAGE: Final = (
    "ERR_CONNECTION",
    "WebSocket",
    "_stcore",
    "server is not responding",
    "disconnected from server",
    "404",
)
"""Parts of what is said in the console while the server is away."""


@dataclass
class Visit:
    """A page of the dashboard in a browser window.

    Attributes:
        page: Playwright's page.
        home: address of the server.
        faults: console errors, exceptions of the page or shown on it, failed answers, and requests to any other
            host, in order.
    """

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen before the first request goes out."""
        self.page.set_default_timeout(1000 * PATIENCE)
        self.page.add_init_script(_TALK)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        self.page.on("request", self._requested)
        self.page.on("response", self._answered)

    def go(self, path: str = "/") -> Visit:
        """Open an address of the server, query string included, and wait until it has settled."""
        self.page.goto(self.home + path)
        return self.settle()

    def settle(self, seconds: float = PATIENCE) -> Visit:
        """Wait until no script runs and nothing is drawn any more."""
        self.page.wait_for_function(_SETTLED, arg=[CALM, ANSWER], timeout=seconds * 1000, polling=50)
        for shown in self.page.get_by_test_id("stException").all_inner_texts():
            self.faults.append(f"error on the page: {shown}")
        return self

    def act(self, step: Callable[[Page], object]) -> Visit:
        """Do something on the page, then wait until it has settled."""
        step(self.page)
        # The change is sent some milliseconds later, in the page's own time, which a busy machine stretches: a page
        # that has not begun yet must not pass for a settled one.
        with suppress(PageLeft):
            self.page.evaluate(_AFTERWARDS)
        return self.settle()

    def unfold(self, title: str) -> Visit:
        """Press what is called so, to see what lies behind it."""
        return self.act(lambda page: page.get_by_text(title, exact=True).first.click())

    def turn_to(self, name: str) -> Visit:
        """Open another page by its link in the navigation, and wait until its own title stands there."""
        title = self.page.get_by_role("heading", level=1).first
        before = title.inner_text()
        self.page.get_by_role("link", name=name, exact=True).first.click()
        expect(title).not_to_have_text(before, timeout=1000 * PATIENCE)
        return self.settle()

    def give(self, file: Upload, box: Locator | None = None) -> Visit:
        """Give a file to an upload box, the page's first where none is named, and wait until it has been read."""
        chosen = box or self.page.get_by_test_id("stFileUploader").locator("input[type=file]").first
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            chosen.set_input_files(file)
        with suppress(OutOfTime):  # a short run may be over already
            self.page.wait_for_function(_RUNNING, timeout=2_000)
        return self.settle()

    def forgive(self, part: str) -> None:
        """Forget the faults that a test brought about itself: those that contain `part`."""
        self.faults[:] = [fault for fault in self.faults if part not in fault]

    def forgive_outage(self) -> None:
        """Forget what the browser and Streamlit say while a server is away: the test has stopped it."""
        for part in OUTAGE:
            self.forgive(part)

    def text(self) -> str:
        """All words that a visitor sees."""
        return self.page.locator("body").inner_text()

    def barriers(self) -> list[str]:
        """What stands between the page and its readers.

        What axe-core finds, of any impact: rule, impact and place of each; and what is said in another language.
        """
        found: dict[str, Any] = Axe().run(self.page).response
        return [
            f"{violation['id']} ({violation['impact']}): {node['target']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ] + tongues.foreign(*self.page.evaluate(tongues.SAYING))

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(self.page.evaluate(_WIDER))

    def unreadable(self) -> list[str]:
        """What of the page's words cannot be read: texts that are cut off, and the pixels by which it is too wide."""
        wide = self.overflow()
        return [*([f"{wide} px too wide"] if wide > 0 else []), *self.page.evaluate(_CUT)]

    def shot(self, name: str) -> Path | None:
        """Take a picture of the whole page into the folder IGUALA_SCREENSHOTS; nothing where that is not set."""
        folder = os.environ.get("IGUALA_SCREENSHOTS")
        if not folder:
            return None
        return self.picture(Path(folder) / f"{name}.png")

    def picture(self, path: Path) -> Path:
        """Take a picture of the whole page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size
        if before is not None:
            # Streamlit scrolls inside the page: the window has to grow for a picture of all of it.
            height = max(before["height"], int(self.page.evaluate(_HEIGHT)))
            self.page.set_viewport_size({"width": before["width"], "height": min(height, 6_000)})
            self.settle()
        self.page.screenshot(path=path, animations="disabled")
        if before is not None:
            self.page.set_viewport_size(before)
        return path

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self._probed(message.location.get("url", "")):
            self.faults.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(self.home).netloc:
            self.faults.append(f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not self._probed(response.url):
            self.faults.append(f"answer {response.status}: {response.url}")

    def _probed(self, url: str) -> bool:
        """Whether Streamlit's client only looked for its server below the address of the page, as it does first."""
        path = urlsplit(url).path
        return url.startswith(self.home) and path.count("/") == 3 and path.endswith(_PROBES)
