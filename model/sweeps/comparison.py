"""Scenarios side by side, with the uncertainty of their differences.

Scenarios are compared on the seed and paths of the first, so that they live through the same months. Where their fits
or start months differ, the draws are still common, but the futures are less alike and the differences less sure: the
standard error shows it. Source: docs/method/sweeps.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from model.draws import Draws
from model.measures.estimate import Estimate
from model.memo import Memo
from model.projection.scenario import Scenario
from model.sweeps.sweep import Measure, Outcome, Progress, Sweep

MOST_COMPARED: Final = 4
"""Scenarios that stand side by side."""

UNSURE: Final = 2.0
"""Standard errors below which a difference may be chance alone."""


@dataclass(frozen=True)
class Comparison:
    """The outcomes of the arms with retainers; the first is what the others are held against."""

    outcomes: tuple[Outcome, ...]

    def difference(self, number: int, measure: Measure) -> Estimate:
        """How much higher a figure is in scenario `number` than in the first."""
        return self.outcomes[number].over(self.outcomes[0], measure)

    def sure(self, number: int, measure: Measure) -> bool:
        """Whether the difference is more than simulation error."""
        gap = self.difference(number, measure)
        return abs(gap.value) > UNSURE * gap.error


def compare(
    scenarios: Sequence[Scenario],
    draws: Draws | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Measure scenarios on common draws.

    Args:
        scenarios: one to `MOST_COMPARED`; all take the seed and the number of paths of the first.
        draws: the random numbers; made from the first scenario's seed when none are given.
        memo: keeps stages and finished outcomes.
        progress: is told after each scenario.

    Raises:
        ValueError: when there are none or too many.
    """
    if not 1 <= len(scenarios) <= MOST_COMPARED:
        raise ValueError(f"between one and {MOST_COMPARED} scenarios can be compared")
    first = scenarios[0]
    sweep = Sweep(first, len(scenarios), draws, memo, progress)
    return Comparison(
        tuple(sweep.outcome(scenario.but(seed=first.seed, n_paths=first.n_paths)) for scenario in scenarios)
    )
