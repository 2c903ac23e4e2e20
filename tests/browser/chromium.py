"""The browser that drives the tests: where it is, and how it comes there.

`python -m tests.browser.chromium` installs one where there is none: Debian's package as root, else Playwright's own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tests import machine

COMMANDS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

APPLICATIONS: Final = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)

FLAGS: Final = (
    "--no-sandbox",  # as root there is no other way; the pages are the project's own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
)


PACKAGES: Final = ("chromium", "libatomic1")
"""Debian's browser, and a library that Playwright's driver expects."""


def find() -> Path | None:
    """The installed Chromium or Chrome, else Playwright's own; None where there is none that can be driven."""
    own = playwright_own()
    if own is None:
        return None
    for command in COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    for application in (*APPLICATIONS, own):
        if application.exists():
            return application
    return None


def playwright_own() -> Path | None:
    """Where Playwright keeps a browser of its own, be it there or not; None where its driver does not start."""
    try:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)
    except Exception:  # noqa: BLE001  # a driver that a missing library keeps from starting raises nothing narrower
        return None


def install() -> Path | None:
    """Find a browser, or install one; None where neither worked."""
    if found := find():
        return found
    if not machine.apt(*PACKAGES):
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL, check=False
        )
    return find()


def main() -> int:
    """Say where the browser is; fail without one only where CI=true asks for every test."""
    return machine.say("browser", install(), "the browser tests")


if __name__ == "__main__":
    sys.exit(main())
