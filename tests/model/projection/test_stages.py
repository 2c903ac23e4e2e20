"""A stage kept is the stage computed: no field, now or to come, is missing from what a stage is kept by."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, cast

import numpy as np
import pytest

from model import Arm, Draws, Memo, Planned, Projection, Scenario, fit, project
from model.past.clients.client import Client
from model.projection.costs import Costs, OneOff, Steady
from model.projection.lives import LifeTerms
from model.projection.season import Season
from tests.model.pasts import past
from tests.model.test_kernel import ROWS
from tests.model.variants import variants

PATHS = 100
CLIENTS = (
    Client(months=(3,), projects=1, mean=6.0, squares=0.0),
    Client(months=(2, 5, 9), projects=4, mean=6.5, squares=0.2),
    Client(months=(4, 8), projects=2, mean=7.0, squares=0.1),
)
FULL = Scenario(
    income=fit(past()).but(clients=CLIENTS),
    planned=Planned(count=2),
    retainers=ROWS[1:4],
    n_paths=PATHS,
    capacity_hours=60,
    opening_backlog_hours=40,
    feast_or_famine=0.5,
    replacement=0.3,
    start_month="2026-03",
    costs=Costs(by_month=(0, 0, 600) + (0,) * 9, one_offs=(OneOff(month="2026-10", amount=900),)),
    season=Season(enquiries=(*[1] * 7, 0.3, 1, 1, 1, 1.5), weeks_off=(*[0] * 7, 3, 0, 0, 0, 1)),
    other_income=(Steady(amount=400, first="2026-05", last="2027-01"),),
)
"""Every part of a scenario at work, so that whatever changes shows."""
NO_HOURS = FULL.but(income=fit(past(hours=False)).but(clients=CLIENTS), replacement=0.0, feast_or_famine=0.0)
"""The past knows no hours: the list rate decides."""

NO_FIGURE = {"monthly_bills", "opening_cash", "tax_rate", "currency", "costs", "other_income", "tax"}
"""What no array of a projection hangs on: measures of it do, or words."""


def arrays(projection: Projection) -> Iterator[tuple[str, Any]]:
    """All that a projection holds, by name."""
    yield "hours", projection.retainer_hours
    yield "retainers", projection.retainer_income
    for arm in Arm:
        yield f"received {arm}", projection.received(arm)
        yield f"declined {arm}", projection.declined[arm]
        yield f"worked {arm}", projection.worked[arm]
    for place, account in enumerate(projection.accounts):
        yield f"alive {place}", account.alive
        yield f"fees {place}", account.received
        yield f"overage {place}", account.overage
        for number, life in enumerate(account.lives):
            yield f"start {place} {number}", life.start
            yield f"end {place} {number}", life.end


def differences(one: Projection, other: Projection) -> list[str]:
    """Names of the arrays that are not the same to the bit."""
    left, right = dict(arrays(one)), dict(arrays(other))
    if left.keys() != right.keys():
        return ["number of arrays"]
    return [name for name in left if not np.array_equal(left[name], right[name])]


def of(scenario: Scenario, memo: Memo, drawn: dict[int, Draws]) -> Projection:
    """The projection with stages kept; random numbers are made once for each seed."""
    if scenario.n_paths != PATHS:
        return project(scenario, memo=memo)
    return project(scenario, drawn.setdefault(scenario.seed, Draws(scenario.seed, PATHS)), memo)


def changed(base: Scenario) -> list[tuple[str, Scenario]]:
    """Every field of the scenario and of all in it, with other values; many paths are only slow."""
    found = [(path, cast("Scenario", other)) for path, other in variants(base)]
    return [(path, other) for path, other in found if other.n_paths <= 2 * PATHS]


@pytest.mark.parametrize("base", [FULL, NO_HOURS], ids=["full", "no hours"])
def test_warm_and_cold_agree_whatever_field_changes(base: Scenario) -> None:
    """And the walk moves a figure with every field of the scenario but those that no figure hangs on."""
    memo, moved = Memo(2**30), set()
    drawn: dict[int, Draws] = {}
    before = of(base, memo, drawn)
    for path, scenario in changed(base):
        warm = of(scenario, memo, drawn)
        assert not differences(warm, of(scenario, Memo(2**30), drawn)), path
        if differences(before, warm):
            moved.add(path.split(".")[0].split("[")[0])
    assert moved == set(Scenario.model_fields) - NO_FIGURE


def test_a_field_missing_from_a_key_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the slot and the contract alone telling lives apart, a stale life is kept, and the walk sees it."""
    monkeypatch.setattr(LifeTerms, "__eq__", lambda one, other: one[0] == other[0] and one.contract == other.contract)
    monkeypatch.setattr(LifeTerms, "__hash__", lambda one: hash((one.slot, one.contract)))
    with pytest.raises(AssertionError):
        test_warm_and_cold_agree_whatever_field_changes(FULL)


def test_a_random_walk_with_a_warm_memo_meets_nothing_stale() -> None:
    """Fields moved one after the other, each from where the last one left, in a memo so small that it forgets."""
    rng, memo, here = random.Random(3), Memo(2**22), FULL  # noqa: S311  # a walk, no secret
    drawn: dict[int, Draws] = {}
    for _ in range(60):
        path, here = rng.choice(changed(here))
        assert not differences(of(here, memo, drawn), of(here, Memo(2**30), drawn)), path
