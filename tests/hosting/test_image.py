"""What the image would hold, started where nothing else is: it runs, and writes nothing into its own tree."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from benchmarks.person import Person
from tests.browser.server import ROOT, Server
from tests.browser.test_overview import FIGURES
from tests.hosting.loop import finish


def built(folder: Path) -> Path:
    """Copy what the image's last stage copies from the repository."""
    last = (ROOT / "deploy" / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    pairs = re.findall(r"^COPY (?!--from)(\S+) (\S+)$", last, re.MULTILINE)
    for source, target in pairs:
        place = folder / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, place)
    return folder / "app.py"


async def seen(port: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    person = Person(port)
    await person.arrive()
    first = person.figures
    await person.move(900.0)
    await person.turn_to("past_projects")
    await person.leave()
    return first, person.figures


def test_the_files_of_the_image_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, home = tmp_path / "app", tmp_path / "home"
    tree.mkdir()
    home.mkdir()
    for name, value in (("PYTHONDONTWRITEBYTECODE", "1"), ("HOME", str(home)), ("MALLOC_ARENA_MAX", "2")):
        monkeypatch.setenv(name, value)
    server = Server(tmp_path / "log.txt", built(tree))
    held = sorted(tree.rglob("*"))
    server.start()
    try:
        first, moved = finish(seen(int(server.url.rpartition(":")[2])))
    finally:
        server.stop()
    assert len(first) == len(moved) == FIGURES
    assert first != moved
    assert sorted(tree.rglob("*")) == held, "the root file system can be read-only"
    assert "Traceback" not in server.printed()
