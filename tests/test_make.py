"""`make run`: one address that works, and a plain word where the port is taken. `make pictures`: every page.

The others: what they start is there."""

from __future__ import annotations

import importlib.util
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from locales import LANGUAGES
from tests import machine
from tests.browser import pictures
from tests.browser.server import PATIENCE, ROOT, free_port
from ui.session.screens import SCREENS

SMALL = 150_000
"""Bytes of a picture that the README shows."""


def make(*arguments: str) -> list[str]:
    """A command of make, with this Python in place of an installation of its own."""
    found = shutil.which("make") or machine.missing("no make (Debian, Ubuntu: apt install make)")
    installed = ["--old-file=.venv/.run", "--old-file=.venv/.dev", f"BIN={Path(sys.executable).parent}"]
    return [found, "--no-print-directory", *installed, *arguments]


def command(port: object) -> list[str]:
    return make("run", f"PORT={port}")


def test_the_address_is_printed_once_and_answers(tmp_path: Path) -> None:
    log, port = tmp_path / "log.txt", free_port()
    with log.open("wb") as output:
        running = subprocess.Popen(command(port), cwd=ROOT, stdout=output, stderr=output)
    deadline = time.monotonic() + PATIENCE
    try:
        while not (printed := re.findall(r"https?://\S+", log.read_text("utf-8"))):
            assert running.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert printed == [f"http://localhost:{port}"]
        while True:
            try:
                urllib.request.urlopen(printed[0], timeout=5).close()  # noqa: S310  # loopback
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
    finally:
        running.terminate()
        running.wait(30)
    assert len(re.findall("http", log.read_text("utf-8"))) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", ""])
def test_a_taken_port_is_said_and_another_way_named(host: str) -> None:
    with socket.create_server((host, 0)) as other:
        port = other.getsockname()[1]
        ended = subprocess.run(command(port), cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert ended.returncode != 0
    [line] = ended.stdout.splitlines()
    assert str(port) in line
    assert "make run PORT=" in line
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("target", ["bench", "bench-quick", "fuzz", "mutants", "pictures"])
def test_what_a_target_starts_is_there_and_it_is_listed(target: str) -> None:
    said = subprocess.run(make("--dry-run", target), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    started = re.findall(r"python -m ([\w.]+)", said)
    assert started
    for module in started:
        assert importlib.util.find_spec(module) is not None, module
    listed = subprocess.run(make("help"), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f"make {target}\t" in listed


def test_pictures_are_taken_of_every_page_into_a_folder_that_git_ignores() -> None:
    asked = make("--dry-run", "pictures", "ONLY=rate-*", "KEEP=docs")
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
    assert "-m tests.browser.pictures 'rate-*' docs" in said
    names = pictures.names()
    assert len(set(names)) == len(names) == len(SCREENS) * len(pictures.SIZES) * 2 * len(LANGUAGES)
    assert {name.split("-")[0] for name in names} == {screen.name for screen in SCREENS}
    assert f"{pictures.FOLDER.relative_to(ROOT).parts[0]}/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert set(pictures.KEPT) <= set(names)
    readme = (ROOT / "README.md").read_text("utf-8")
    for file in pictures.KEPT.values():
        assert f"docs/pictures/{file}" in readme
        assert (ROOT / "docs" / "pictures" / file).stat().st_size < SMALL
