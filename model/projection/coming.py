"""What the past lets expect, as stages: the fitted parameters of each path, the projects that may come, open invoices.

Arrays are [month, path], over the simulated months. Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.past.income import ProjectIncome
from model.projection.clients.projects import coming_projects
from model.projection.clients.replaced import expected_of_new
from model.projection.enquiries import Projects, open_receipts
from model.projection.kept import Kept
from model.projection.parameters import Parameters, draw_parameters
from model.projection.terms import HoursTerms
from model.projection.warmup import ProjectTerms
from model.types import Floats


def parameters(income: ProjectIncome, kept: Kept) -> Parameters:
    """One draw of the fitted parameters per path."""
    return draw_parameters(income, kept.draws)


def projects(terms: ProjectTerms, kept: Kept) -> Projects:
    """The projects that may come, of every path."""
    income, months, warmup, shape = terms
    return coming_projects(income, kept(parameters, income), kept.draws, months, warmup, shape)


def project_hours(terms: HoursTerms, kept: Kept) -> NDArray[np.float32]:
    """[project] hours of each."""
    return kept(projects, terms.projects).hours(terms.list_rate)


def new_hours(terms: HoursTerms, kept: Kept) -> Floats:
    """[month] hours that new clients are expected to ask for; of all months that are lived."""
    return expected_of_new(kept(projects, terms.projects), kept(project_hours, terms))


def open_invoices(terms: ProjectTerms, kept: Kept) -> NDArray[np.float32]:
    """Money of the invoices open at the as-of date."""
    return open_receipts(terms.income, kept(parameters, terms.income), kept.draws, terms.months, terms.warmup.gap)
