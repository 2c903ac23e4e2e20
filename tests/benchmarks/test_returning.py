from __future__ import annotations

from benchmarks.calibration import cases
from benchmarks.clients import RETURNING
from benchmarks.returning import HEADER, compared, row
from benchmarks.worlds import repeat


def test_both_models_are_scored_on_the_same_lives() -> None:
    projects, clients = compared(cases(repeat, 3, seed=2), seed=2)
    assert len(projects.crps) == len(clients.crps) > 1
    assert projects.crps != clients.crps
    line = row("repeat", projects, clients)
    assert line.startswith(f"| repeat | {len(clients.crps)} | ")
    assert line.count("|") == HEADER.splitlines()[0].count("|")
    assert row("same", projects, projects).rstrip().endswith("| +0.0 ± 0.0 % |")


def test_every_world_has_a_name_of_its_own() -> None:
    assert len({world.__name__ for world in RETURNING}) == len(RETURNING)
