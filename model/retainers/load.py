"""Hours against capacity: what retainers and projects take of each month, and the months that are overbooked.

Source: docs/method/retainers.md, "Hours against capacity".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.projection.projection import Arm, Projection
from model.projection.retainer import Retainer

TENSE = 0.9
"""The level of the hours that a tight month asks for: one in ten asks for more."""


@dataclass(frozen=True, eq=False)
class Load:
    """Hours by month, all [month].

    Attributes:
        months: the projected months.
        capacity: hours there are.
        agreed: hours of all retainers, perks included, if every one of them runs.
        retainers: mean hours that retainers ask for.
        tight: hours that retainers ask for in one month out of ten, or more.
        projects: mean hours worked on projects beside them, selling included.
        alone: mean hours worked on projects without any retainer, selling included.
        overbooked: chance that the retainers alone ask for more than there is.
        declined: mean number of projects refused for lack of hours.
    """

    months: pd.PeriodIndex
    capacity: float
    agreed: NDArray[np.float64]
    retainers: NDArray[np.float64]
    tight: NDArray[np.float64]
    projects: NDArray[np.float64]
    alone: NDArray[np.float64]
    overbooked: NDArray[np.float64]
    declined: NDArray[np.float64]


def load(projection: Projection) -> Load:
    """The hours of a projection."""
    scenario = projection.scenario
    asked = projection.retainer_hours
    agreed = np.zeros(scenario.horizon_months)
    for retainer in scenario.portfolio:
        hours = hours_agreed(retainer, scenario.horizon_months)
        if off := retainer.off(scenario.start_month, range(scenario.horizon_months)):
            hours[np.array(off)] = 0.0
        agreed += hours
    return Load(
        months=scenario.months,
        capacity=scenario.capacity_hours,
        agreed=agreed,
        retainers=_mean(asked),
        tight=np.quantile(asked, TENSE, axis=0).astype(np.float64),
        projects=_mean(projection.worked[Arm.WITH_RETAINERS]),
        alone=_mean(projection.worked[Arm.PROJECTS_ONLY]),
        overbooked=_mean(asked > scenario.hours_free),
        declined=_mean(projection.declined[Arm.WITH_RETAINERS]),
    )


def hours_agreed(retainer: Retainer, months: int) -> NDArray[np.float64]:
    """[month] hours, perks included, if it begins and every term is renewed; months off are not known here."""
    hours, start = np.zeros(months), retainer.starts_in
    hours[start:] = retainer.hours_per_month
    for end in retainer.term_ends(months - start):
        hours[start + end :] *= 1 + retainer.expansion
    hours[start:] += retainer.perks_hours
    return hours


def _mean(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """[month] mean over the paths of [path, month]."""
    mean: NDArray[np.float64] = values.mean(axis=0, dtype=np.float64)
    return mean
