"""The browser that drives the tests: where it is, and how it comes there.

`python -m tests.browser.chromium` installs one where there is none: Debian's package as root, else Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

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


def find() -> Path | None:
    """The installed Chromium or Chrome, else Playwright's own, else none."""
    for command in COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    for application in APPLICATIONS:
        if application.exists():
            return application
    return playwright_own()


def playwright_own() -> Path | None:
    """The browser that Playwright itself has fetched, if it has."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def install() -> Path | None:
    """Find a browser, or install one; None where neither worked."""
    if found := find():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet=2", *arguments], env=quiet, stdin=subprocess.DEVNULL, check=False)
    else:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL, check=False
        )
    return find()


def main() -> int:
    """Say where the browser is; fail without one only where CI=true asks for every test."""
    if browser := install():
        sys.stdout.write(f"browser: {browser}\n")
        return 0
    required = os.environ.get("CI") == "true"
    outcome = "which CI=true does not allow" if required else "so the browser tests will be skipped"
    sys.stderr.write(f"browser: none found and none could be installed, {outcome}\n")
    return 1 if required else 0


if __name__ == "__main__":
    sys.exit(main())
