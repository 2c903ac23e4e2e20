"""The goal seek against brute force, and its honest answers where nothing reaches the target."""

from __future__ import annotations

from functools import cache

import pytest

from model import Arm, Draws, Memo, Planned, Scenario, fit, project
from model.measures.estimate import Estimate
from model.measures.stability import Stability
from model.sweeps.goal import Lever, Target, goal_seek
from model.sweeps.sweep import Measure, Sweep
from tests.model.pasts import past

DRAWS = Draws(1, 300)
BASE = Scenario(income=fit(past()), planned=Planned(count=3, fee=500, hours=5), n_paths=300)
SPARE = BASE.but(converted=0.0, capacity_hours=400)


@cache
def lived(scenario: Scenario) -> Stability:
    """Simulated anew, once for all tests that ask for it."""
    return project(scenario, DRAWS).stability[Arm.WITH_RETAINERS]


def figure(scenario: Scenario, measure: Measure) -> float:
    found = lived(scenario)
    return {
        Measure.RELIABLE_INCOME: found.reliable_income.value,
        Measure.CLEARLY_SHORT: found.months_clearly_short.value,
        Measure.SHORTFALL: found.shortfall.value,
        Measure.PAY: found.pay.value,
        Measure.RUIN: found.ruin.value,
    }[measure]


def at(scenario: Scenario, **planned: float) -> Scenario:
    return scenario.but(planned=Planned(**{**scenario.planned.model_dump(), **planned}))


@pytest.mark.parametrize("scenario", [BASE, SPARE], ids=["converted", "spare"])
@pytest.mark.parametrize(
    "target",
    [
        Target(Measure.CLEARLY_SHORT, 2.4),
        Target(Measure.SHORTFALL, 1500),
        Target(Measure.PAY, 1700),
        Target(Measure.RUIN, 0.05),
        Target(Measure.RELIABLE_INCOME, 1500),
        Target(Measure.RELIABLE_INCOME, 1e8),
        Target(Measure.RUIN, 1.0),
    ],
    ids=str,
)
def test_fewest_retainers_as_by_brute_force(scenario: Scenario, target: Target) -> None:
    figures = [figure(at(scenario, count=count), target.measure) for count in range(13)]
    met = [count for count, found in enumerate(figures) if target.met(found)]
    answer = goal_seek(scenario, Lever.COUNT, target, DRAWS)
    assert answer.value == (met[0] if met else None)
    assert answer.undone == tuple(count for count in range(met[0] if met else 13, 13) if count not in met)
    if not met:
        best = max(figures) if target.measure.more_is_better else min(figures)
        assert answer.figure.value == pytest.approx(best)


@pytest.mark.parametrize(
    "target",
    [
        Target(Measure.CLEARLY_SHORT, 2.4),
        Target(Measure.SHORTFALL, 1500),
        Target(Measure.PAY, 1700),
        Target(Measure.RUIN, 0.02),
        Target(Measure.RELIABLE_INCOME, 2000),
    ],
    ids=str,
)
def test_the_lowest_fee_meets_the_target_and_one_unit_less_does_not(target: Target) -> None:
    answer = goal_seek(BASE, Lever.FEE, target, DRAWS)
    assert answer.value is not None
    assert answer.value > 0
    assert target.met(figure(at(BASE, fee=answer.value), target.measure))
    assert not target.met(figure(at(BASE, fee=answer.value - 1), target.measure))
    # Brute force over all whole fees nearby finds no lower one.
    nearby = range(max(int(answer.value) - 10, 0), int(answer.value) + 1)
    lowest = next(fee for fee in nearby if target.met(figure(at(BASE, fee=float(fee)), target.measure)))
    assert lowest == answer.value


def test_where_money_is_small_hundredths_are_sought() -> None:
    """Fees of about a half: a thousandth of the world above, whose lowest fee was a number of whole units."""
    small = Scenario(
        income=fit(past(scale=1e-3)),
        planned=Planned(count=3, fee=0.5, hours=5),
        n_paths=300,
        monthly_bills=1.5,
        opening_cash=3,
        list_rate=0.1,
    )
    target = Target(Measure.RUIN, 0.05)
    answer = goal_seek(small, Lever.FEE, target, DRAWS)
    assert answer.value is not None
    assert 0 < answer.value < 1
    assert target.met(figure(at(small, fee=answer.value), target.measure))
    assert not target.met(figure(at(small, fee=answer.value - 0.01), target.measure))


def test_the_least_cash_is_the_cash_needed() -> None:
    target = Target(Measure.RUIN, 0.05)
    tight = BASE.but(monthly_bills=3500)
    answer = goal_seek(tight, Lever.CASH, target, DRAWS)
    assert answer.value is not None
    assert answer.value > 1
    assert target.met(figure(tight.but(opening_cash=answer.value), Measure.RUIN))
    assert not target.met(figure(tight.but(opening_cash=answer.value - 1), Measure.RUIN))


def test_what_is_already_met_needs_nothing() -> None:
    for lever in Lever:
        answer = goal_seek(BASE, lever, Target(Measure.RUIN, 1.0), DRAWS)
        assert answer.value == 0


def test_none_does() -> None:
    # Cash pays no bills in the measure of months below them, and a fee that nobody pays helps nobody.
    no_cash = goal_seek(BASE.but(monthly_bills=5000), Lever.CASH, Target(Measure.SHORTFALL, 1), DRAWS)
    assert no_cash.value is None
    nobody = goal_seek(at(BASE, count=0), Lever.FEE, Target(Measure.RELIABLE_INCOME, 1e6), DRAWS)
    assert nobody.value is None
    assert nobody.nearest == 0
    never = goal_seek(BASE, Lever.COUNT, Target(Measure.RELIABLE_INCOME, 1e8), DRAWS)
    assert never.value is None
    assert never.figure.value < 1e8


def test_a_count_that_undoes_the_target_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    curve = [0.4, 0.2, 0.04, 0.04, 0.2, 0.03] + [0.5] * 7

    def planted(self: object, scenario: Scenario, measure: Measure) -> Estimate:
        return Estimate(curve[scenario.planned.count], 0.01)

    monkeypatch.setattr(Sweep, "figure", planted)
    answer = goal_seek(BASE, Lever.COUNT, Target(Measure.CLEARLY_SHORT, 0.05), DRAWS)
    assert answer.value == 2
    assert answer.undone == (4, 6, 7, 8, 9, 10, 11, 12)


def test_a_bisection_that_stops_early_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(self: object, scenario: Scenario, measure: Measure) -> Estimate:
        return Estimate(float(scenario.opening_cash < 123_456), 0.0)

    monkeypatch.setattr(Sweep, "figure", step)
    assert goal_seek(BASE, Lever.CASH, Target(Measure.RUIN, 0.0), DRAWS).value == 123_456


def test_progress_ends_whole_and_never_falls() -> None:
    for lever in Lever:
        shares: list[float] = []
        goal_seek(BASE, lever, Target(Measure.RUIN, 0.05), DRAWS, Memo(), shares.append)
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
