"""`make run`: one address that works, and a plain word where the port is taken."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests import machine
from tests.browser.server import PATIENCE, ROOT, free_port


def command(port: object) -> list[str]:
    """Of `make run`, with this Python in place of an installation of its own."""
    make = shutil.which("make") or machine.missing("no make (Debian, Ubuntu: apt install make)")
    installed = ["--old-file=.venv/.run", f"BIN={Path(sys.executable).parent}"]
    return [make, "--no-print-directory", *installed, "run", f"PORT={port}"]


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
