"""The frontier ends in the two arms, and its knee is where the curve bends."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import numpy as np
import pytest

from model import Arm, Draws, Memo, Planned, Retainer, Scenario, fit, project
from model.measures.estimate import Estimate
from model.sweeps.frontier import frontier, knee, most_retainers
from model.sweeps.sweep import BATCHES, Measure, Outcome, outcome
from tests.model.pasts import past

T = TypeVar("T")

INCOME = fit(past())
DRAWS = Draws(1, 400)
BASE = Scenario(income=INCOME, planned=Planned(count=3, fee=500, hours=5), n_paths=400)
ROWS = BASE.but(
    retainers=(
        Retainer(monthly_fee=800, hours_per_month=8, term_months=12),
        Retainer(monthly_fee=300, hours_per_month=4, term_months=2, starts_in=2),
    )
)


def same(found: Outcome, expected: Outcome) -> bool:
    return all(found[measure] == expected[measure] for measure in Measure) and np.array_equal(
        found.batches, expected.batches
    )


@pytest.mark.parametrize("scenario", [BASE, ROWS, BASE.but(planned=Planned(count=0))], ids=["block", "rows", "none"])
def test_its_ends_are_the_two_arms(scenario: Scenario) -> None:
    projection = project(scenario, DRAWS)
    found = frontier(scenario, DRAWS, most=scenario.planned.count)
    assert [step.retainers for step in found.steps] == list(range(len(scenario.portfolio) + 1))
    assert found.present == len(scenario.portfolio)
    assert same(found.steps[0].outcome, outcome(projection, Arm.PROJECTS_ONLY))
    assert same(found.steps[-1].outcome, outcome(projection, Arm.WITH_RETAINERS))
    assert found.steps[0].retainer_hours == 0
    assert found.steps[-1].retainer_hours == pytest.approx(float(projection.retainer_hours[:, :12].mean()))
    assert found.steps[-1].project_hours == pytest.approx(float(projection.worked[Arm.WITH_RETAINERS][:, :12].mean()))


def test_every_step_is_the_scenario_with_so_many_retainers() -> None:
    steps = frontier(ROWS, DRAWS, most=2).steps
    by_hand = (
        ROWS.without_retainers(),
        ROWS.but(retainers=ROWS.retainers[:1], planned=Planned(count=0)),
        ROWS.but(planned=Planned(count=0)),
        ROWS.but(planned=Planned(count=1, fee=500, hours=5)),
        ROWS.but(planned=Planned(count=2, fee=500, hours=5)),
    )
    assert len(steps) == len(by_hand)
    for step, scenario in zip(steps, by_hand, strict=True):
        assert same(step.outcome, outcome(project(scenario, DRAWS), Arm.WITH_RETAINERS))


def test_people_come_after_the_table_and_in_place_of_the_block() -> None:
    new = (ROWS.retainers[0].but(slot=None, acceptance=0.4), ROWS.retainers[1].but(slot=None, monthly_fee=250))
    found = frontier(ROWS, DRAWS, people=new)
    table = ROWS.but(planned=Planned(count=0, fee=500, hours=5))
    by_hand = [
        table.but(retainers=()),
        *(table.but(retainers=(*ROWS.retainers, *new)[:count]) for count in range(1, 5)),
    ]
    assert found.present == 2
    assert [step.retainers for step in found.steps] == [0, 1, 2, 3, 4]
    for step, scenario in zip(found.steps, by_hand, strict=True):
        assert same(step.outcome, outcome(project(scenario, DRAWS), Arm.WITH_RETAINERS))


def test_it_goes_as_far_as_the_model_does() -> None:
    assert most_retainers() == 12
    with pytest.raises(ValueError, match="12"):
        Planned(count=most_retainers() + 1)
    assert len(frontier(BASE, DRAWS).steps) == 13


def curve(heights: list[float], noise: float = 0.0) -> list[Outcome]:
    """Outcomes whose reliable income follows a curve, with noise between the batches."""
    rng = np.random.default_rng(4)
    measures = len(Measure)
    return [
        Outcome(
            tuple(Estimate(height, 1.0) for _ in range(measures)),
            height + rng.normal(0, noise, BATCHES)[:, None] * np.ones(measures),
        )
        for height in heights
    ]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([0, 10, 20, 30, 31, 32, 33], 3),
        ([0, 30, 31, 32], 1),
        ([0, 10, 20, 15], 2),
        ([0, 10, 20, 30], None),
        ([30, 20, 10, 0], None),
        ([0, 1, 3, 9], None),
        ([5, 5, 5], None),
        ([0, 10], None),
        ([0], None),
    ],
)
def test_the_knee_is_the_highest_point_over_the_chord(heights: list[float], expected: int | None) -> None:
    assert knee(curve(heights)) == expected


def test_a_bend_within_the_error_is_no_knee() -> None:
    heights = [0.0, 11.0, 20.0, 30.0]
    assert knee(curve(heights, noise=0.1)) == 1
    assert knee(curve(heights, noise=50.0)) is None


def test_a_run_that_was_left_goes_on() -> None:
    class LeftError(Exception):
        pass

    told: list[float] = []

    def leave(share: float) -> None:
        told.append(share)
        if len(told) == 5:
            raise LeftError

    memo = Memo()
    with pytest.raises(LeftError):
        frontier(BASE, DRAWS, memo, leave)
    assert told == pytest.approx([1 / 13, 2 / 13, 3 / 13, 4 / 13, 5 / 13])
    kept = Counting(memo)
    found = frontier(BASE, DRAWS, kept)
    assert kept.computed == 13 - 5
    assert same(found.steps[12].outcome, frontier(BASE, DRAWS).steps[12].outcome)


class Counting(Memo):
    """A memo that goes on with what another one kept, and counts the parts that it had to compute."""

    def __init__(self, kept: Memo) -> None:
        super().__init__()
        self.kept = kept
        self.computed = 0

    def __call__(self, key: Hashable, compute: Callable[[], T]) -> T:
        def noted() -> T:
            self.computed += isinstance(key, tuple) and key[0] == "part"
            return compute()

        return self.kept(key, noted)
