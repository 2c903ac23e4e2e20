"""The stability frontier: what each further retainer brings, and what it costs.

Source: docs/method/sweeps.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from model.bounds import bounds
from model.draws import Draws
from model.measures.stability import YEAR
from model.memo import Memo
from model.projection.projection import Arm
from model.projection.retainer import Retainer
from model.projection.scenario import Planned, Scenario
from model.sweeps.sweep import Measure, Outcome, Progress, Sweep, batch_error, outcome
from model.types import Floats

SURE: Final = 2.0
"""Standard errors by which the knee must stand out."""


@dataclass(frozen=True)
class Step:
    """The frontier at one number of retainers.

    Attributes:
        retainers: how many.
        outcome: the measures.
        retainer_hours, project_hours: hours a month, mean of the first twelve months; selling counts as project work.
    """

    retainers: int
    outcome: Outcome
    retainer_hours: float
    project_hours: float


@dataclass(frozen=True)
class Frontier:
    """Steps 0, 1, 2, ... retainers.

    Attributes:
        steps: the first is the life project by project.
        present: the step of the scenario itself, its arm with retainers.
        knee: the step from which one more retainer brings clearly less, or None where no step stands out.
    """

    steps: tuple[Step, ...]
    present: int
    knee: int | None


def most_retainers() -> int:
    """The largest number of planned retainers that the model accepts."""
    return int(bounds(Planned, "count")[1])


def frontier(
    scenario: Scenario,
    draws: Draws | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
    *,
    most: int | None = None,
    people: Sequence[Retainer] = (),
) -> Frontier:
    """From no retainer to the table's rows, in their order, and on to `most` planned ones, or to people one by one.

    The knee is the step that lies farthest above the straight line from the first step to the last, in income that one
    can count on (Satopää, Albrecht, Irwin and Raghavan, "Finding a 'Kneedle' in a Haystack", 2011, section III: the
    maximum of the difference curve). A step counts only where it stands `SURE` standard errors above that line.

    Args:
        scenario: the present choice.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages and finished steps.
        progress: is told after each step.
        most: planned retainers at the last step; by default as many as the model accepts.
        people: who would be signed after those of the table, in their order; with them nobody else is planned, and
            the present step is the table.
    """
    most = most_retainers() if most is None else most
    rows = len(scenario.retainers)
    choices = [
        scenario.but(retainers=scenario.retainers[:count], planned=_planned(scenario, 0)) for count in range(rows)
    ]
    if people:
        alone = scenario.but(planned=_planned(scenario, 0))
        choices += [alone.but(retainers=(*alone.retainers, *people[:count])) for count in range(len(people) + 1)]
    else:
        choices += [scenario.but(planned=_planned(scenario, count)) for count in range(most + 1)]
    sweep = Sweep(scenario, len(choices), draws, memo, progress)
    steps = tuple(sweep.part(("step", choice), partial(_step, sweep, choice)) for choice in choices)
    present = rows + (0 if people else scenario.planned.count)
    return Frontier(steps, present, knee([step.outcome for step in steps]))


def _planned(scenario: Scenario, count: int) -> Planned:
    return scenario.planned.but(count=count)


def _step(sweep: Sweep, choice: Scenario) -> Step:
    arm, projection = Arm.WITH_RETAINERS, sweep.project(choice)
    return Step(
        len(choice.portfolio),
        outcome(projection, arm),
        float(projection.retainer_hours[:, :YEAR].mean(dtype=np.float64)),
        float(projection.worked[arm][:, :YEAR].mean(dtype=np.float64)),
    )


def knee(outcomes: list[Outcome]) -> int | None:
    """The step farthest above the line between the ends, None where none is surely above it."""
    if len(outcomes) < 3:
        return None
    above = _above_chord(np.array([[result[Measure.RELIABLE_INCOME].value] for result in outcomes]))[:, 0]
    batches = _above_chord(np.array([result.on_batches(Measure.RELIABLE_INCOME) for result in outcomes]))
    best = int(np.argmax(above))
    return best if above[best] > SURE * batch_error(batches[best]) else None


def _above_chord(curve: Floats) -> Floats:
    """[step, batch] heights above the straight line from the first step to the last."""
    share = np.linspace(0, 1, len(curve))[:, None]
    heights: Floats = curve - curve[0] - share * (curve[-1] - curve[0])
    return heights
