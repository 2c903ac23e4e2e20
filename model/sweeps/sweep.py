"""Many scenarios on common draws: what all sweeps share, their outcomes and the differences between those.

A sweep is a row of parts. Each part is kept in the memo under what it depends on, and the progress is told after each:
a run that was left goes on where it stopped. Since all scenarios of a sweep live through the same random months, their
differences are far surer than their figures; the standard error of a difference comes from batches of paths.

Source: common random numbers and batch means, Law, "Simulation Modeling and Analysis", sections 11.2 and 9.5.3;
docs/method/sweeps.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np

from model.draws import Draws
from model.measures.estimate import Estimate
from model.measures.stability import YEAR, Stability
from model.memo import Memo
from model.projection.cost import draws_of
from model.projection.projection import Arm, Projection, project
from model.projection.scenario import Scenario
from model.types import LARGEST_AMOUNT, Floats

T = TypeVar("T")

Progress = Callable[[float], None]
"""Is told the share of the work that is done, in (0, 1]."""

BATCHES: Final = 20
"""Batches of paths behind a standard error: enough for a stable one, each still long enough for a tenth percentile."""


class Measure(StrEnum):
    """What scenarios are compared by, each over the first twelve months (or the whole shorter horizon)."""

    RELIABLE_INCOME = "reliable_income"
    """Money a month that 9 of 10 simulated years average at least."""
    MEAN_INCOME = "mean_income"
    """Money a month on average."""
    PAY = "pay"
    """Money a month that one could pay oneself: taken each month, the cash lasts in 19 of 20 years."""
    SHORTFALL = "shortfall"
    """Money that the months below the bills lack in a year."""
    CLEARLY_SHORT = "clearly_short"
    """Months of a year that bring less than nine tenths of the bills."""
    RUIN = "ruin"
    """Chance that the cash runs out."""
    CASH_NEEDED = "cash_needed"
    """Cash at the start that keeps that chance at or below 5 %."""

    @property
    def more_is_better(self) -> bool:
        """Whether a person wants it high."""
        return self in {Measure.RELIABLE_INCOME, Measure.MEAN_INCOME, Measure.PAY}

    @property
    def is_share(self) -> bool:
        """Whether it is a chance."""
        return self is Measure.RUIN

    @property
    def is_money(self) -> bool:
        """Whether it is an amount; otherwise it is a chance, or a number of months."""
        return self not in {Measure.CLEARLY_SHORT, Measure.RUIN}

    @property
    def most(self) -> float:
        """The largest value that it can have."""
        return {Measure.CLEARLY_SHORT: float(YEAR), Measure.RUIN: 1.0}.get(self, LARGEST_AMOUNT)


@dataclass(frozen=True, eq=False)
class Outcome:
    """The measures of one arm.

    Attributes:
        estimates: one per measure, in the order of `Measure`.
        batches: [batch, measure] the same figures on each batch of paths.
    """

    estimates: tuple[Estimate, ...]
    batches: Floats

    def __getitem__(self, measure: Measure) -> Estimate:
        """A figure with its standard error."""
        return self.estimates[_COLUMN[measure]]

    def over(self, other: Outcome, measure: Measure) -> Estimate:
        """How much higher the figure is here than in `other`, an outcome on the same draws."""
        difference = self.on_batches(measure) - other.on_batches(measure)
        return Estimate(self[measure].value - other[measure].value, batch_error(difference))

    def on_batches(self, measure: Measure) -> Floats:
        """[batch] the figure on each batch of paths."""
        column: Floats = self.batches[:, _COLUMN[measure]]
        return column


_COLUMN: Final = {measure: column for column, measure in enumerate(Measure)}


def batch_error(batches: Floats) -> float:
    """Standard error of a figure from its values [batch] on batches of paths."""
    return float(np.std(batches, ddof=1)) / math.sqrt(batches.size)


def outcome(projection: Projection, arm: Arm) -> Outcome:
    """The measures of an arm, on all paths and on batches of consecutive ones."""
    size = projection.paths // BATCHES
    batches = [_measures(projection.measured(arm, slice(part * size, (part + 1) * size))) for part in range(BATCHES)]
    return Outcome(
        _measures(projection.stability[arm]), np.array([[figure.value for figure in batch] for batch in batches])
    )


def _measures(found: Stability) -> tuple[Estimate, ...]:
    """The estimates in the order of `Measure`."""
    figures = {
        Measure.RELIABLE_INCOME: found.reliable_income,
        Measure.MEAN_INCOME: found.mean_income,
        Measure.PAY: found.pay,
        Measure.SHORTFALL: found.shortfall,
        Measure.CLEARLY_SHORT: found.months_clearly_short,
        Measure.RUIN: found.ruin,
        Measure.CASH_NEEDED: found.cash_needed,
    }
    return tuple(figures[measure] for measure in Measure)


class Sweep:
    """The parts of one run on common draws.

    Args:
        scenario: whose seed and paths all scenarios of the run share.
        parts: how many parts there will be.
        draws: the random numbers; made when none are given.
        memo: keeps stages and finished parts.
        progress: is told after each part.
    """

    def __init__(
        self, scenario: Scenario, parts: int, draws: Draws | None, memo: Memo | None, progress: Progress | None
    ) -> None:
        self.draws = draws or draws_of(scenario)
        self.memo = memo or Memo()
        self._parts = parts
        self._done = 0
        self._progress = progress

    def part(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of one part, computed when it is not kept."""
        value = self.memo(("part", key), compute)
        self._done += 1
        if self._progress is not None:
            self._progress(min(self._done / self._parts, 1.0))
        return value

    def project(self, scenario: Scenario) -> Projection:
        """Both arms of a scenario on the run's draws."""
        return project(scenario, self.draws, self.memo)

    def outcome(self, scenario: Scenario, arm: Arm = Arm.WITH_RETAINERS) -> Outcome:
        """The measures of an arm of a scenario, as one part."""
        return self.part(("outcome", scenario, arm), lambda: outcome(self.project(scenario), arm))

    def figure(self, scenario: Scenario, measure: Measure) -> Estimate:
        """One measure of the arm with retainers, as one part: without batches, where no difference is asked for."""

        def measured() -> Estimate:
            return _measures(self.project(scenario).stability[Arm.WITH_RETAINERS])[_COLUMN[measure]]

        return self.part(("figure", scenario, measure), measured)
