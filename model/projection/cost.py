"""What a scenario may cost: time and memory grow with its retainers, its projects, its months and its paths.

Source: docs/decisions/cost.md.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from model.draws import Draws
from model.past.income import ProjectIncome
from model.projection.clients.projects import usual_invoices
from model.projection.enquiries import SURPLUS
from model.projection.scenario import Scenario
from model.projection.terms import project_terms
from model.types import MOST_MONTHS

MOST_CELLS: Final = 22_000_000
"""Numbers of one path that a scenario may be made of: an ordinary one keeps the most paths that can be asked for, and
every retainer that there can be, over the longest horizon, takes less than 2 s and 300 MB."""

RETAINER_CELLS: Final = 2.0
"""What a month of a retainer costs of them, measured in memory and in time."""

PROJECT_CELLS: Final = 3.0
"""What one simulated project costs of them, measured in memory and in time."""

CLIENT_MONTHS: Final = 0.03
"""What a month of a client of the past costs, in projects, where it is there: whether it brings work is drawn."""

FEWEST_PATHS: Final = 100
"""Paths that any scenario has."""


def paths(scenario: Scenario) -> int:
    """Paths on which a scenario is simulated: as many as it asks for, fewer where they would cost too much."""
    coming = project_terms(scenario)
    projects = SURPLUS * _projects(scenario.income)
    cells = RETAINER_CELLS * coming.months * len(scenario.portfolio)
    cells += PROJECT_CELLS * projects * (coming.months + coming.warmup.months)
    most = int(MOST_CELLS / cells) if cells else scenario.n_paths
    return min(scenario.n_paths, max(most, FEWEST_PATHS))


def _projects(income: ProjectIncome) -> float:
    """Projects that are simulated a month for each path; of clients, new ones come as those of the past go."""
    law, outlook = income.client_law, income.outlook
    if law is None or outlook is None:
        return income.expected_arrivals / income.arrivals.bundle
    counts = np.array([client.count for client in income.clients])
    invoices = np.array([client.invoices for client in income.clients])
    drawn = counts * (CLIENT_MONTHS * outlook.there + 1 / (PROJECT_CELLS * MOST_MONTHS))
    known = float((counts * outlook.there * outlook.orders * invoices).sum())
    return float(drawn.sum()) + max(known, law.expected_new * usual_invoices(income.clients))


def draws_of(scenario: Scenario) -> Draws:
    """The random numbers of a scenario, made anew."""
    return Draws(scenario.seed, paths(scenario))
