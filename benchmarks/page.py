"""The Overview beside the one-slider page: a key press, the first load, and fifty people; printed as JSON.

`python -m benchmarks.page [people] [seconds] [moves] [loads]`. Both pages are served at once and measured in turn in
one headless browser, so that a busy machine slows both; what counts are the ratios. The browser is the tests'. A press
is measured to the answer and to the last thing in sight; what stands below the fold waits until it is looked at or the
page is at rest (ui/widgets/sight.py).
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.person import Person
from tests.browser import chromium
from tests.browser.server import ROOT, Server
from tests.browser.visit import Visit

MOVES, LOADS, ROUNDS = 25, 7, 2
THINK = 4.0
DEMANDS: Final = {"answer": 1.0, "all in sight": 1.3, "first load": 1.15, "p95 of people": 1.0}
"""Largest ratios to the one-slider page that will do."""

_WATCH: Final = """
() => {
  window.__moved = {pressed: 0, answer: 0, drawn: 0};
  addEventListener('keydown', () => { window.__moved = {pressed: performance.now(), answer: 0, drawn: 0}; }, true);
  const shown = '.js-plotly-plot, [data-testid="stMetric"], [data-testid="stMarkdown"]';
  const answer = document.querySelector('.st-key-answer h2') ? '.st-key-answer h2' : shown;
  new MutationObserver(changes => {
    for (const {target} of changes) {
      const part = target.closest ? target : target.parentElement;
      if (!part?.closest(shown)) continue;
      window.__moved.drawn = performance.now();
      if (part.closest(answer)) window.__moved.answer = window.__moved.drawn;
    }
  }).observe(document.querySelector('[data-testid="stMain"]'),
             {subtree: true, childList: true, attributes: true, characterData: true});
}
"""
"""Notes when a key was pressed, and when the answer, and any chart, figure or sentence, last changed after it."""

_FIRST: Final = """
() => {
  const chart = document.querySelector('.js-plotly-plot .scatterlayer path.js-line');
  return chart ? performance.now() : false;
}
"""


def moves(pages: dict[str, Page], times: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds from a key press on the slider to the answer, and to the last change of what is shown.

    One page after the other; each stands before the others while it is pressed.
    """
    for page in pages.values():
        page.evaluate(_WATCH)
    answers: dict[str, list[float]] = {name: [] for name in pages}
    found: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(times):
        for name, page in pages.items():
            page.bring_to_front()
            page.get_by_role("slider").nth(0).press("ArrowRight" if number % 2 else "ArrowLeft")
            page.wait_for_function(
                "() => window.__moved.drawn && performance.now() - window.__moved.drawn > 700", timeout=60_000
            )
            seen = page.evaluate("window.__moved")
            answers[name].append((seen["answer"] or seen["drawn"]) - seen["pressed"])
            found[name].append(seen["drawn"] - seen["pressed"])
    return answers, found


def first_loads(browser: Browser, addresses: dict[str, str], times: int) -> dict[str, list[float]]:
    """Milliseconds from the start of a visit with an empty cache to the first line of a chart."""
    found: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(times):
        for name, address in addresses.items():
            context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(address)
            found[name].append(page.wait_for_function(_FIRST, timeout=60_000).json_value())
            context.close()
    return found


async def _session(person: Person, seconds: float, rng: random.Random) -> None:
    await asyncio.sleep(rng.uniform(0, THINK))
    await person.arrive()
    end = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < end:
        await person.think(rng.expovariate(1 / THINK))
        await person.move(500.0 + 50 * rng.randrange(1, 40))
    await person.leave()


async def crowd(port: int, people: int, seconds: float) -> list[float]:
    """Seconds that each of the moves of many people at once took, without what a browser draws."""
    everybody = [Person(port) for _ in range(people)]
    await asyncio.gather(
        *(
            _session(person, seconds, random.Random(number))  # noqa: S311  # whom to simulate, no secret
            for number, person in enumerate(everybody)
        )
    )
    return [wait for person in everybody for wait in person.waits]


def cold_start(server: Server) -> float:
    """Seconds from starting the process to the end of the first visitor's page, without what a browser draws."""

    async def visit() -> None:
        person = Person(_port(server))
        await person.arrive()
        await person.leave()

    began = time.perf_counter()
    server.start()
    asyncio.run(visit())
    return time.perf_counter() - began


def _port(server: Server) -> int:
    return int(server.url.rpartition(":")[2])


def _median(found: list[float]) -> int:
    return round(statistics.median(found))


def _spread(found: list[float]) -> dict[str, int]:
    """Median and quartiles."""
    low, middle, high = statistics.quantiles(found, n=4) if len(found) > 1 else found * 3
    return {"median": round(middle), "quartile": round(low), "third quartile": round(high)}


def main(people: int, seconds: float, presses: int = MOVES, times: int = LOADS) -> dict[str, object]:
    """Serve both, measure both, and compare."""
    installed = chromium.find()
    with tempfile.TemporaryDirectory() as folder:
        servers = {
            "overview": Server(Path(folder) / "overview.log"),
            "one slider": Server(Path(folder) / "one.log", ROOT / "benchmarks" / "one_slider.py"),
        }
        cold = {name: cold_start(server) for name, server in servers.items()}
        addresses = {name: server.url for name, server in servers.items()}
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=installed, args=list(chromium.FLAGS))
                visits = {name: Visit(browser.new_page(), address).go() for name, address in addresses.items()}
                answered, moved = moves({name: visit.page for name, visit in visits.items()}, presses)
                for visit in visits.values():
                    visit.page.close()
                loaded = first_loads(browser, addresses, times)
                browser.close()
            before = {name: server.memory() for name, server in servers.items()}
            waited: dict[str, list[float]] = {name: [] for name in servers}
            for _ in range(ROUNDS):
                for name, server in servers.items():
                    waited[name] += asyncio.run(crowd(_port(server), people, seconds / ROUNDS))
            grown = {name: server.memory() - before[name] for name, server in servers.items()}
        finally:
            for server in servers.values():
                server.stop()
    p95 = {name: 1000 * statistics.quantiles(waits, n=20)[18] for name, waits in waited.items()}
    one = _median(moved["one slider"])
    ratios = {
        "answer": _median(answered["overview"]) / one,
        "all in sight": _median(moved["overview"]) / one,
        "first load": _median(loaded["overview"]) / _median(loaded["one slider"]),
        "p95 of people": p95["overview"] / p95["one slider"],
    }
    return {
        "key press to the answer, ms": {name: _spread(found) for name, found in answered.items()},
        "key press to all in sight, ms": {name: _spread(found) for name, found in moved.items()},
        "first load to first chart, ms": {name: _spread(found) for name, found in loaded.items()},
        "cold start to the first figure, s": {name: round(seconds, 1) for name, seconds in cold.items()},
        "people": people,
        "p50 of their moves, ms": {name: _median([1000 * wait for wait in waits]) for name, waits in waited.items()},
        "p95 of their moves, ms": {name: round(value) for name, value in p95.items()},
        "memory a person, MB": {name: round(value / people / ROUNDS, 1) for name, value in grown.items()},
        "ratios": {name: round(value, 2) for name, value in ratios.items()},
        "demands": DEMANDS,
        "met": {name: ratios[name] <= most for name, most in DEMANDS.items()},
    }


if __name__ == "__main__":
    arguments = [float(argument) for argument in sys.argv[1:]]
    crowded, lasting, pressed, loads = arguments + [50.0, 30.0, float(MOVES), float(LOADS)][len(arguments) :]
    print(json.dumps(main(int(crowded), lasting, int(pressed), int(loads)), indent=2))
