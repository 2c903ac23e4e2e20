"""How much of a band's width is due to the short history.

Source: docs/method/past.md, "Thin history".
"""

from __future__ import annotations

import numpy as np

from model.draws import Draws
from model.past.income import ProjectIncome
from model.projection.clients.projects import coming_projects
from model.projection.enquiries import open_receipts, receipts
from model.projection.parameters import draw_parameters
from model.types import Floats

YEAR = 12


def year_totals(income: ProjectIncome, draws: Draws, *, fixed: bool = False) -> Floats:
    """[path] money from projects in the twelve months after the past, without a limit of hours.

    Args:
        income: the fitted past.
        draws: the random numbers.
        fixed: all parameters at their posterior medians, as if the past had told them exactly.
    """
    parameters = draw_parameters(income, draws, fixed=fixed)
    projects = coming_projects(income, parameters, draws, YEAR, fixed=fixed)
    there = np.flatnonzero(projects.mark < 1)
    came, fee, delay = projects.cell.take(there), projects.fee.take(there), projects.delay.take(there)
    cash = receipts(came, fee, delay, YEAR, draws.n_paths) + open_receipts(income, parameters, draws, YEAR, 0)
    total: Floats = cash.sum(axis=0, dtype=np.float64)
    return total


def short_history_share(income: ProjectIncome, draws: Draws) -> float | None:
    """Share of the width of the year's 80 % band that a longer history would take away.

    1 - log(P90 / P10 with the parameters known) / log(P90 / P10); None where one year in ten brings nothing, so that
    the width has no logarithm. Never below 0: after a long history the difference is noise.
    """
    full, known = (np.quantile(year_totals(income, draws, fixed=fixed), [0.1, 0.9]) for fixed in (False, True))
    if min(full[0], known[0]) <= 0 or full[1] <= full[0]:
        return None
    return float(max(1 - np.log(known[1] / known[0]) / np.log(full[1] / full[0]), 0.0))
