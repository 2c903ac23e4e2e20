"""What a scenario may cost: time and memory grow with its retainers, its projects, its months and its paths.

Source: docs/decisions/cost.md.
"""

from __future__ import annotations

from typing import Final

from model.draws import Draws
from model.projection.enquiries import SURPLUS
from model.projection.scenario import Scenario
from model.projection.terms import project_terms

MOST_CELLS: Final = 22_000_000
"""Numbers of one path that a scenario may be made of: an ordinary one keeps the most paths that can be asked for, and
every retainer that there can be, over the longest horizon, takes less than 2 s and 300 MB."""

RETAINER_CELLS: Final = 2.0
"""What a month of a retainer costs of them, measured in memory and in time."""

PROJECT_CELLS: Final = 3.0
"""What one simulated project costs of them, measured in memory and in time."""

FEWEST_PATHS: Final = 100
"""Paths that any scenario has."""


def paths(scenario: Scenario) -> int:
    """Paths on which a scenario is simulated: as many as it asks for, fewer where they would cost too much."""
    coming = project_terms(scenario)
    projects = SURPLUS * scenario.income.expected_arrivals / scenario.income.arrivals.bundle
    cells = RETAINER_CELLS * coming.months * len(scenario.portfolio)
    cells += PROJECT_CELLS * projects * (coming.months + coming.warmup.months)
    most = int(MOST_CELLS / cells) if cells else scenario.n_paths
    return min(scenario.n_paths, max(most, FEWEST_PATHS))


def draws_of(scenario: Scenario) -> Draws:
    """The random numbers of a scenario, made anew."""
    return Draws(scenario.seed, paths(scenario))
