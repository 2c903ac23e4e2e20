from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.calibration import cases
from benchmarks.clients import RETURNING
from benchmarks.returning import BAND, BUFFER, DEMANDS, HEADER, compared, row, scored, table
from benchmarks.worlds import repeat

PAGE = Path(__file__).parents[2] / "docs" / "method" / "calibration.md"
RUN = json.loads(PAGE.with_name("returning.json").read_text("utf-8"))


def test_both_models_are_scored_on_the_same_lives() -> None:
    projects, clients = compared(cases(repeat, 3, seed=2), seed=2)
    assert len(projects.crps) == len(clients.crps) > 1
    assert projects.crps != clients.crps
    line = row("repeat", scored(projects, clients))
    assert line.startswith(f"| repeat | {len(clients.crps)} | ")
    assert line.count("|") == HEADER.splitlines()[0].count("|")
    same = scored(projects, projects)
    assert (same["crps"], same["error"]) == (0, 0)


def test_every_world_has_a_name_of_its_own() -> None:
    names = {world.__name__ for world in RETURNING}
    assert len(names) == len(RETURNING)
    assert set(DEMANDS) <= {*names, "payments"}


def test_the_page_shows_the_run() -> None:
    assert set(RUN) == {world.__name__ for world in RETURNING} | {"payments"}
    assert table(RUN) in PAGE.read_text("utf-8")


def test_the_run_is_of_this_model() -> None:
    """The band of one world's first lives is scored anew: as wide to a thousandth of its yearly income."""
    lives = islice(cases(repeat, 250, seed=1), 2)
    _, clients = compared(lives, seed=1)
    assert clients.width == pytest.approx(RUN["repeat"]["first widths"], rel=2e-3)


@pytest.mark.parametrize(
    ("name", "changes", "short"),
    [
        ("few", {}, "nothing"), ("few", {BAND: 0.73}, "band"), ("few", {BUFFER: 0.09}, "buffer"),
        ("spaced", {BAND: 0.93}, "band"), ("few", {"80% band of a month": 0.7}, "a month's band"),
        ("repeat", {}, "CRPS"), ("payments", {BAND: 0.1}, "nothing"),
    ],
)  # fmt: skip
def test_what_is_short_is_said(name: str, changes: dict[str, float], short: str) -> None:
    scores = {BAND: 0.8, BUFFER: 0.05, "80% band of a month": 0.8}
    found = {
        "lives": 9,
        "projects": scores,
        "clients": scores | changes,
        "crps": 4.0 if name == "repeat" else -2.0,
        "error": 1.0,
    }
    assert row(name, found).rstrip().endswith(f"| {short} |")
