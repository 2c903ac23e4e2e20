"""The script that keeps things in the browser, run without one: what it writes, and what it says to the server.

Node comes with Playwright. The storage is a stand-in that can be full, shut, or changed by another window.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from playwright._impl._driver import compute_driver_executable

from tests import machine
from ui.session import device

STAND_IN: Final = """
const items = new Map(Object.entries(given.items))
const held = {
  getItem: (name) => items.get(name) ?? null,
  setItem: (name, text) => {
    if (text.length > given.room) throw new Error("QuotaExceededError")
    items.set(name, text)
  },
  removeItem: (name) => items.delete(name),
}
const store = new Proxy(held, {
  ownKeys: () => [...items.keys()],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
})
globalThis.window = {
  get localStorage() { if (given.shut) throw new Error("SecurityError"); return store },
  location: { pathname: given.path },
  addEventListener() {},
}
globalThis.document = { querySelector: () => ({ dataset: { testScriptState: "notRunning" } }) }
let later
globalThis.setTimeout = (act) => { later = act }
globalThis.clearTimeout = () => { later = undefined }
const { default: run } = await import(given.script)
const told = []
for (const step of given.steps) {
  for (const [name, text] of Object.entries(step.other ?? {})) {
    if (text === null) items.delete(name)
    else items.set(name, text)
  }
  if (!step.other) run({ data: { ...given.common, ...step }, setTriggerValue: (_, value) => told.push(value) })
  const act = later
  later = undefined
  act?.()
}
console.log(JSON.stringify({ told, items: Object.fromEntries(items) }))
"""

KEPT: Final = {device.REST: "r0", device.PAST: "p0"}
ASK: Final = {"asks": True, "session": "0"}
ANSWERED: Final = {"session": "2"}
"""What a run is given after the server has heard what was said."""


def put(past: str, rest: str, **more: Any) -> list[dict[str, Any]]:
    """What both mounts of one run are given."""
    return [{"item": device.PAST, "put": past, **more}, {"item": device.REST, "put": rest, **more}]


class Browser:
    """Runs the script in a storage with these items."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "device.mjs").write_text(device._SCRIPT, "utf-8")

    def __call__(self, *steps: dict[str, Any], **given: Any) -> tuple[list[dict[str, Any]], dict[str, str]]:
        content = {
            "items": {},
            "room": 1_000,
            "shut": False,
            "path": "/compare",
            "script": (self._folder / "device.mjs").as_uri(),
            "steps": steps,
            "common": {
                "rest": device.REST,
                "past": device.PAST,
                "session": "1",
                "theme": "",
                "pages": ["compare", "rate"],
                "version": device.THEME_VERSION,
            },
            **given,
        }
        script = self._folder / "run.mjs"
        script.write_text(f"const given = {json.dumps(content)}\n{STAND_IN}", "utf-8")
        node = compute_driver_executable()[0]
        if not Path(node).exists():
            machine.missing("no node beside Playwright")
        done = subprocess.run([node, str(script)], capture_output=True, text=True, timeout=60, check=False)
        assert not done.stderr
        said = json.loads(done.stdout)
        return said["told"], said["items"]


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


def told(rest: str | None = None, past: str | None = None, trouble: str = "", theme: str = "") -> dict[str, Any]:
    return {"trouble": trouble, "rest": rest, "past": past, "theme": theme}


def test_nothing_is_written_or_said_before_it_was_chosen(browser: Browser) -> None:
    assert browser(ASK) == ([], {})
    assert browser(ASK, shut=True) == ([], {}), "a shut storage is no matter to who keeps nothing"


def test_what_is_kept_is_written_and_told_once_to_the_next_session(browser: Browser) -> None:
    assert browser(ASK, *put("p1", "r1"), *put("p2", "r2")) == ([], {device.REST: "r2", device.PAST: "p2"})
    assert browser(ASK, ASK, *put("p0", "r1"), items=KEPT) == (
        [told("r0", "p0")],
        {device.REST: "r1", device.PAST: "p0"},
    )
    assert browser(ASK, *put("", "r1"), items=KEPT)[1] == {device.REST: "r1"}, "no past is none"


def test_all_is_erased_at_once_and_can_be_kept_again(browser: Browser) -> None:
    theme = {"stActiveTheme-/-v2": '"Dark"'}
    erase = {"erase": "1"}
    assert browser(ASK, erase, items={**KEPT, **theme, "other": "x"}) == (
        [told("r0", "p0", theme="Dark")],
        {"other": "x"},
    )
    assert browser(ASK, erase, *put("p1", "r1", **erase), items=KEPT)[1] == {device.REST: "r1", device.PAST: "p1"}


def test_another_window_counts_first(browser: Browser) -> None:
    gone = {"other": dict.fromkeys(KEPT)}
    assert browser(*put("p1", "r1"), gone, *put("p2", "r2")) == ([told()], {}), "erased there, it stays erased"
    changed = {"other": {device.REST: "rX"}}
    said, items = browser(*put("p1", "r1"), changed, *put("p1", "r2"))
    assert (said, items[device.REST]) == ([told("rX", "p1")], "rX")
    assert browser(*put("p1", "r1"), changed, *put("p1", "r2"), *put("p1", "r3", **ANSWERED))[1][device.REST] == "r3"
    assert browser(*put("p1", "r1"), items=KEPT)[0][0] == told("r0", "p0"), "what began there meanwhile is not lost"


def test_a_storage_that_takes_nothing_is_said_to_be_so(browser: Browser) -> None:
    said, items = browser(*put("p" * 20, "r1"), room=10)
    assert said == [told(trouble="full")]
    assert not items, "no rest without its past"
    assert browser(*put("p1", "r1"), shut=True)[0][0] == told(trouble="blocked")


def test_a_chosen_theme_holds_on_every_page(browser: Browser) -> None:
    dark = {"stActiveTheme-/base/compare-v3": '"Dark"'}
    said, _ = browser(*put("p1", "r1"), items=dark, path="/base/compare")
    assert said == [told("r1", "p1", theme="Dark")]
    _, items = browser(*put("p1", "r1", theme="Dark"), items=dark, path="/base/compare")
    assert {name for name in items if "Theme" in name} == {
        f"stActiveTheme-/base/{page}-v3" for page in ("", "compare", "rate")
    }
    _, items = browser(*put("p1", "r1"), items={"stActiveTheme-/-v2": '"<b>"'})
    assert items["stActiveTheme-/-v2"] == '"<b>"', "what is no theme is none"
