"""The price of steadiness: what is earned and worked with retainers beyond what is earned and worked without.

Earned and not received: retainers paid in advance bring the money of the first months a month or two sooner than the
projects that they replace would have, once. That is a gift of the beginning and no part of the price, so it is told by
itself.

Source: docs/method/measures.md, "The price of steadiness".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.measures.estimate import Estimate, mean
from model.measures.stability import YEAR
from model.projection.projection import Arm, Projection
from model.projection.scenario import Scenario
from model.types import Floats


@dataclass(frozen=True)
class Price:
    """With retainers less project by project, over the first twelve months, money after tax is set aside.

    Attributes:
        earned: money earned a month.
        sooner: money received in the year beyond what is earned in it: what comes sooner, once; negative where later.
        hours: hours worked a month, on retainers, projects and selling.
        hours_alone: hours worked a month project by project.
    """

    earned: Estimate
    sooner: Estimate
    hours: float
    hours_alone: float


def begin_after(scenario: Scenario) -> int | None:
    """Months that the figures speak of where every retainer begins after them: no figure can show a difference then."""
    year = min(YEAR, scenario.horizon_months)
    return year if scenario.portfolio and min(row.starts_in for row in scenario.portfolio) >= year else None


def price(projection: Projection) -> Price:
    """The price of the steadiness of a projection's retainers; its errors are of differences on common paths."""
    kept = 1 - projection.scenario.tax_rate
    earned = kept * _more(projection.earned)
    received = kept * _more({arm: projection.received(arm) for arm in Arm})
    alone = projection.worked[Arm.PROJECTS_ONLY][:, :YEAR].mean(dtype=np.float64)
    busy = projection.worked[Arm.WITH_RETAINERS] + projection.retainer_hours
    return Price(
        earned=mean(earned / min(YEAR, projection.scenario.horizon_months)),
        sooner=mean(received - earned),
        hours=float(busy[:, :YEAR].mean(dtype=np.float64) - alone),
        hours_alone=float(alone),
    )


def _more(money: dict[Arm, Floats]) -> Floats:
    """[path] how much more the first year brings with retainers."""
    more: Floats = (money[Arm.WITH_RETAINERS].astype(np.float64) - money[Arm.PROJECTS_ONLY])[:, :YEAR].sum(axis=1)
    return more
