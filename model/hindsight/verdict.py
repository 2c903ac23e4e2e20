"""Was it right: a forecast held against the months that have come since, month by month and summed.

Forecasts of the same months each count them, and months of one forecast share their luck: the score is a check, not a
test, as the backtest's is.

Source: docs/method/hindsight.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.hindsight.forecast import Forecast
from model.measures.foresight import BAND, Foresight, running_band
from model.past.history import ProjectHistory
from model.projection.projection import Arm, Projection
from model.types import Booleans, Floats


@dataclass(frozen=True, eq=False)
class Verdict(Foresight):
    """What was foretold of the months that have come, and what came.

    Attributes:
        forecast: what was foretold.
        arm: the future that is held against what came.
        months: those of the forecast that the past has seen whole, from its first on.
        said: [foretold month, level] P10, P50 and P90 of the money of each month, those to come among them.
        summed: [foretold month, level] the same of all money up to each month's end.
        came: [month] money received.
    """

    forecast: Forecast
    arm: Arm
    months: pd.PeriodIndex
    said: Floats
    summed: Floats
    came: Floats

    @property
    def inside(self) -> Booleans:
        """[month] whether the month's band held what came in it."""
        return _within(self.came, self.said[: len(self.months)])

    @property
    def summed_inside(self) -> Booleans:
        """[month] whether the band of the sum held what had come by then."""
        return _within(np.cumsum(self.came), self.summed[: len(self.months)])

    @property
    def together(self) -> Floats:
        """[level] what was said of the money of all the months that have come."""
        last: Floats = self.summed[len(self.months) - 1]
        return last


@dataclass(frozen=True)
class Score:
    """How often the bands of months held, over all forecasts.

    Attributes:
        forecasts: that had months to be held against.
        months: of all of them.
        held: months whose band held what came.
    """

    forecasts: int
    months: int
    held: int


def seen(forecast: Forecast, history: ProjectHistory) -> pd.PeriodIndex:
    """The months of a forecast that a past has seen whole, from its first on; none where the past begins later."""
    whole, months = set(history.whole_months), forecast.scenario.months
    there = np.array([month in whole for month in months])
    # The sum says nothing once a month is missing.
    return months[: len(months) if there.all() else int(np.argmin(there))]


def verdict(forecast: Forecast, foretold: Projection, history: ProjectHistory, arm: Arm) -> Verdict | None:
    """A forecast held against a newer past; None where the past has no whole month of it.

    Args:
        forecast: what was foretold.
        foretold: its projection.
        history: the newer past.
        arm: the future that came about: with the retainers, or project by project.
    """
    months = seen(forecast, history)
    if not len(months):
        return None
    money = foretold.received(arm).astype(np.float64)
    return Verdict(
        forecast=forecast,
        arm=arm,
        months=months,
        said=np.quantile(money, BAND, axis=0).T,
        summed=running_band(money),
        came=history.monthly["received"].reindex(months).to_numpy(dtype=np.float64),
    )


def told(foretold: Projection, arm: Arm, months: int) -> Floats:
    """What a forecast says of the money of its first months together.

    Args:
        foretold: its projection.
        arm: the future.
        months: how many, of its horizon.

    Returns:
        [level] P10, P50 and P90.
    """
    band: Floats = running_band(foretold.received(arm)[:, :months].astype(np.float64))[-1]
    return band


def score(verdicts: Iterable[Verdict]) -> Score:
    """The running score over forecasts."""
    found: Sequence[Verdict] = tuple(verdicts)
    return Score(
        forecasts=len(found),
        months=sum(len(one.months) for one in found),
        held=sum(int(one.inside.sum()) for one in found),
    )


def _within(came: Floats, band: Floats) -> Booleans:
    inside: Booleans = (band[:, 0] <= came) & (came <= band[:, 2])
    return inside
