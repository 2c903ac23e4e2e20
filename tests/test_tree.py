"""The tree is as it is said to be: its size, its directions, its paths, its version."""

from __future__ import annotations

import json
import re
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import grimp
import pytest
import yaml

from model.version import VERSION

ROOT = Path(__file__).parents[1]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HALLS: list[str] = SETTINGS["tool"]["importlinter"]["root_packages"]
PRODUCT = [ROOT / "app.py", *(file for hall in HALLS for file in sorted((ROOT / hall).rglob("*.py")))]
MOST_LINES = 300

PATH = re.compile(r"`((?:\.?[\w-]+/)+(?:[\w.-]+\.\w+)?|[\w-]+\.(?:py|md|toml|txt))`")
"""What is written as a folder or a file of the tree."""


@pytest.mark.parametrize("file", PRODUCT, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_read_in_one_sitting(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


def circle(imports: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; none where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_imports_run_in_a_circle() -> None:
    graph = grimp.build_graph(*HALLS, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 200
    assert circle(imports) == []


def test_a_circle_would_be_found() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions/rooms.md"])
def test_every_path_that_is_named_exists(page: str) -> None:
    named = PATH.findall((ROOT / page).read_text("utf-8"))
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = [
        f"{hall}/{room.parent.name}/"
        for hall in ("exchange", "model", "ui")
        for room in sorted((ROOT / hall).glob("*/__init__.py"))
    ]
    assert len(rooms) > 15
    assert [room for room in rooms if f"`{room}`" not in text] == []


def test_the_version_is_the_same_everywhere_and_says_what_it_changes() -> None:
    _, *parts = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    versions = {part.split()[0]: part for part in parts}
    assert next(name for name in versions if name != "Unreleased") == VERSION
    assert SETTINGS["project"]["version"] == VERSION
    for name, part in versions.items():
        assert re.search(r"^Results change: \S", part, re.MULTILINE), name


def test_checks_elsewhere_are_the_checks_here() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [hook["entry"].split()[-1] for hook in repository["hooks"]] == ["check"]
    (flow,) = (ROOT / ".github" / "workflows").iterdir()
    job = yaml.safe_load(flow.read_text("utf-8"))["jobs"]["test"]
    assert [step["run"] for step in job["steps"] if "run" in step][-1] == ".ci/run"
    assert min(job["strategy"]["matrix"]["python"]) == SETTINGS["project"]["requires-python"].removeprefix(">=")


def test_every_link_that_was_sent_has_its_figures_beside_it() -> None:
    """tests/exchange/test_figures.py says of a new one what it shows; here it is only missed, at once."""
    folder = ROOT / "tests" / "exchange"
    lines = (folder / "links.txt").read_text("ascii").splitlines()
    sent = {line.split()[0][-6:] for line in lines if line and line[0] != "#"}
    said = json.loads((folder / "figures.json").read_text("utf-8"))["links"]
    assert sent == set(said), "run tests/exchange/test_figures.py: it says the line that is missing"
