"""Every law fails on a model in which it does not hold: faults planted in what the model sees or draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from model import Draws, Planned, Retainer, Scenario, Stream, fit, project
from tests.model.pasts import past
from tests.model.test_laws import (
    INCOME,
    Project,
    converting_is_fair,
    delay_moves_money_later,
    higher_fee_lowers_no_path,
    hours_move_only_projects,
    money_scales,
    more_evidence_narrows,
    no_hours_move_no_other,
    no_retainers_no_difference,
    nothing_for_nothing,
    one_more_never_hurts,
    scenario,
    signed_for_ever_is_constant,
)


def plant(**fault: Any) -> Project:
    """The model with a fault in the scenario it sees or in what it returns."""

    def run(chosen: Scenario, draws: Draws) -> Any:
        shaken = fault.get("scenario", lambda given: given)(chosen)
        used = fault.get("draws", lambda given, _: given)(draws, chosen)
        return project(shaken, used)

    return run


ROW = Retainer(monthly_fee=800, hours_per_month=8, term_months=6)
FREE = Retainer(monthly_fee=0, hours_per_month=0, term_months=2)
CHEAP = Retainer(monthly_fee=9, hours_per_month=0, term_months=2)


def _hours_from_fee(chosen: Scenario) -> Scenario:
    rows = tuple(
        Retainer(**{**row.model_dump(), "hours_per_month": min(row.monthly_fee / 20, 300)}) for row in chosen.retainers
    )
    return chosen.but(retainers=rows, converted=1.0)


def _reseeded(draws: Draws, chosen: Scenario) -> Draws:
    return _Shifted(draws.seed, draws.n_paths, len(chosen.retainers))


class _Shifted(Draws):
    """Draws that depend on how many retainers there are."""

    def __init__(self, seed: int, n_paths: int, shift: int) -> None:
        super().__init__(seed, n_paths)
        self.shift = shift

    def _draw(self, kind: str, stream: Stream, index: tuple[int, ...], shape: tuple[int, ...]) -> NDArray[np.float32]:
        return super()._draw(kind, stream, (*index, self.shift + 1), shape)


@pytest.mark.parametrize(
    ("law", "run", "arguments"),
    [
        (higher_fee_lowers_no_path, plant(scenario=_hours_from_fee), (scenario(ROW), 900.0)),
        (higher_fee_lowers_no_path, plant(draws=lambda _d, c: _Shifted(1, 400, int(c.retainers[0].monthly_fee))),
         (scenario(ROW), 900.0)),
        (nothing_for_nothing, plant(draws=_reseeded), (scenario(ROW), FREE)),
        (no_hours_move_no_other, plant(draws=_reseeded), (scenario(ROW), CHEAP)),
        (hours_move_only_projects, plant(draws=_reseeded), (scenario(ROW), ROW)),
        (hours_move_only_projects, plant(scenario=lambda c: c.but(late=0.1 * len(c.retainers))), (scenario(ROW), ROW)),
        (hours_move_only_projects, plant(scenario=lambda c: c.but(enquiries=1 - 0.1 * len(c.retainers))),
         (scenario(ROW), ROW)),
        (signed_for_ever_is_constant, plant(scenario=lambda c: c.but(cancellation=0.01)), (scenario(ROW),)),
        (signed_for_ever_is_constant, plant(scenario=lambda c: c.but(late=0.05)), (scenario(ROW),)),
        (money_scales, plant(scenario=lambda c: c.but(list_rate=100.0, income=fit(None))), (scenario(ROW), 2.0)),
        (converting_is_fair, plant(scenario=lambda c: c.but(converted=0.0)),
         (0.6 * INCOME.expected_arrivals * INCOME.expected_hours(100.0),)),
        (one_more_never_hurts, plant(scenario=lambda c: c.but(converted=1.0)),
         (scenario(Retainer(monthly_fee=50, hours_per_month=9, term_months=6), converted=0.0),)),
        (no_retainers_no_difference, plant(scenario=lambda c: c.but(planned=Planned(count=1))), (scenario(),)),
        (delay_moves_money_later, plant(scenario=lambda c: c.but(enquiries=0.9 if c.stresses else 1.0)),
         (scenario(ROW),)),
        (delay_moves_money_later, plant(scenario=lambda c: c.but(stresses=frozenset())), (scenario(ROW),)),
        (more_evidence_narrows, lambda _past: fit(past()), ()),
    ],
)  # fmt: skip
def test_faults_are_caught(law: Callable[..., None], run: Project, arguments: tuple[object, ...]) -> None:
    """Every law fails on a model in which it does not hold."""
    with pytest.raises(AssertionError):
        law(*((run, *arguments) if law is not more_evidence_narrows else (run,)))
