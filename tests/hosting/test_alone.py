"""The product where no way leads out: it starts, every page opens, nobody waits, and it asks nobody anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import Any, Final

import pytest

from tests import machine
from tests.browser.server import ROOT
from tests.browser.test_overview import FIGURES
from tests.hosting.alone import PORT

IMAGE: Final = json.loads(
    re.findall(r"^ENTRYPOINT (.+)$", (ROOT / "deploy" / "Dockerfile").read_text("utf-8"), re.MULTILINE)[0]
)
"""How the image starts a server; compose and Kubernetes start the image."""

WAYS: Final = {
    "image": [sys.executable, *IMAGE[1:]],
    "by hand": [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={PORT}"],
}


@pytest.fixture(scope="module", params=WAYS)
def seen(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What was seen of a server in a namespace of its own."""
    apart = ["unshare", "--net", "--map-root-user"]
    if not (
        shutil.which("ip") and shutil.which("unshare") and not subprocess.run([*apart, "true"], check=False).returncode
    ):
        machine.missing("no network namespace can be made here (Linux with iproute2 and util-linux)")
    inside = [sys.executable, "-m", "tests.hosting.alone", *WAYS[request.param]]
    ended = subprocess.run([*apart, *inside], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_nothing_is_asked_of_anybody(seen: dict[str, Any]) -> None:
    assert seen["sent"] == []
    assert any("192.0.2.1" in packet for packet in seen["heard"]), "a packet would have been heard"


def test_every_page_opens(seen: dict[str, Any]) -> None:
    assert seen["visit"] == {"faults": [], "figures": FIGURES}


def test_foreign_pages_are_turned_away_at_once(seen: dict[str, Any]) -> None:
    statuses = {name: status for name, (status, _) in seen["handshakes"].items()}
    assert statuses == {"own": 101, "none": 101, "evil": 403, "odd": 403, "null": 403}
    # A question to a name server that does not answer takes ten seconds at least; a busy machine takes less.
    assert max(seconds for _, seconds in seen["handshakes"].values()) < 5


def test_it_starts_without_waiting_for_anybody(seen: dict[str, Any]) -> None:
    assert seen["up"] < 15, "two questions that nobody answers take twenty seconds"
