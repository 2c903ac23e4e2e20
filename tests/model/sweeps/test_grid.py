"""The grid equals one projection for each of its cells, at a fraction of the work."""

from __future__ import annotations

import numpy as np
import pytest

from model import Arm, Draws, Memo, Planned, Projection, Retainer, Scenario, Stress, fit, project
from model.sweeps.grid import COUNTS, DISCOUNTS, Grid, grid
from model.sweeps.sweep import Progress, Sweep
from tests.model.pasts import past

DRAWS = Draws(1, 300)
BASE = Scenario(
    income=fit(past()), planned=Planned(count=3, fee=500, hours=5), n_paths=300, monthly_bills=1500, discount=0.1
)
ROW = Retainer(monthly_fee=450, hours_per_month=6, term_months=6, unused="carry", use_mean=1.3)


def little(scenario: Scenario, memo: Memo | None = None, progress: Progress | None = None) -> Grid:
    return grid(scenario, DRAWS, memo, progress, counts=(0, 1, 3, 7), discounts=(0.0, 0.1, 0.3))


def by_hand(scenario: Scenario, count: int, discount: float) -> float:
    planned = Planned(**{**scenario.planned.model_dump(), "count": count})
    projection = project(scenario.but(planned=planned, discount=discount), DRAWS)
    return projection.stability[Arm.WITH_RETAINERS].shortfall.value


@pytest.mark.parametrize(
    "scenario",
    [
        BASE,
        BASE.but(retainers=(ROW,), tax_rate=0.2, monthly_bills=1333.33),
        BASE.but(horizon_months=7, late=0.5),
        BASE.but(stresses=frozenset({Stress.PAID_LATE, Stress.DRY_QUARTER})),
        BASE.but(retainers=(ROW,), stresses=frozenset({Stress.LOSE_LARGEST})),
        BASE.but(planned=Planned(count=2, fee=333.33, hours=0, start=3)),
    ],
    ids=["plain", "row and tax", "short", "stress", "the largest leaves", "cents"],
)
def test_each_cell_is_its_own_projection(scenario: Scenario) -> None:
    found = little(scenario)
    assert found.shortfall.shape == (4, 3)
    expected = [[by_hand(scenario, count, cut) for cut in found.discounts] for count in found.counts]
    assert found.shortfall == pytest.approx(np.array(expected), rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    "stresses", [frozenset(), frozenset({Stress.LOSE_LARGEST})], ids=["plain", "the largest leaves"]
)
def test_people_take_the_discount_and_the_table_does_not(stresses: frozenset[Stress]) -> None:
    scenario = BASE.but(retainers=(ROW,), stresses=stresses)
    new = (ROW.but(monthly_fee=700, acceptance=0.5), ROW.but(monthly_fee=300, starts_in=2))
    found = grid(scenario, DRAWS, discounts=(0.0, 0.3), people=new)
    alone = scenario.but(planned=Planned(count=0, fee=500, hours=5))
    for count, row in zip((0, 1, 2), found.shortfall, strict=True):
        for cut, figure in zip(found.discounts, row, strict=True):
            choice = alone.but(retainers=(ROW, *(each.but(discount=cut) for each in new[:count])))
            by_hand = project(choice, DRAWS).stability[Arm.WITH_RETAINERS].shortfall.value
            assert figure == pytest.approx(by_hand, rel=1e-6, abs=1e-3)


def test_bills_that_the_fees_just_pay_are_paid() -> None:
    certain = BASE.but(
        planned=Planned(count=3, fee=500, hours=0), monthly_bills=1350, renewal=1.0, cancellation=0.0, late=0.0
    )
    found = grid(certain, DRAWS, counts=(3,), discounts=(0.1, 0.11))
    assert found.shortfall[0, 0] == pytest.approx(0, abs=1e-2)
    assert found.shortfall[0, 1] > 1


def test_one_row_of_discounts_costs_one_projection(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    plain = Sweep.project

    def noted(self: Sweep, choice: Scenario) -> Projection:
        asked.append(choice)
        return plain(self, choice)

    monkeypatch.setattr(Sweep, "project", noted)
    found = grid(BASE, DRAWS)
    assert (found.counts, found.discounts) == (COUNTS, DISCOUNTS)
    assert found.shortfall.shape == (13, 7)
    assert len(asked) == 13
    assert (found.shortfall[0] == found.shortfall[0, 0]).all()


def test_rows_are_kept_and_progress_is_told() -> None:
    memo = Memo()
    shares: list[float] = []
    first = little(BASE, memo, shares.append)
    assert shares == pytest.approx([0.25, 0.5, 0.75, 1.0])
    # Another position of the sliders for count and discount is the same grid.
    kept = memo.nbytes
    again = little(BASE.but(discount=0.3, planned=Planned(count=9, fee=500, hours=5)), memo)
    assert np.array_equal(first.shortfall, again.shortfall)
    assert memo.nbytes == kept
