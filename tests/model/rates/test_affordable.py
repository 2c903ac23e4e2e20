"""The largest affordable discount: exact on made-up arms, by brute force on the model, honest where none is."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from model import Arm, Draws, Memo, Planned, Retainer, Scenario, fit, project
from model.bounds import bounds
from model.measures.certainty import RiskAversion, certainty_equivalent
from model.rates import affordable
from model.rates.affordable import (
    FINENESS,
    Affordable,
    affordable_discount,
    chance_sold,
    worth_by_discount,
)
from model.types import Floats
from tests.model.pasts import past

INCOME = fit(past()).without_clients()
LARGEST = bounds(Scenario, "discount")[1]

BASE = Scenario(income=INCOME, list_rate=60, planned=Planned(count=3, fee=600, hours=10), n_paths=2000)


def made_up(fee: float, project_income: tuple[float, ...]) -> Callable[..., SimpleNamespace]:
    """A projection in which retainers bring a sure fee, and projects one of several equally likely constant incomes."""

    def run(scenario: Scenario, _draws: Draws, _memo: Memo) -> SimpleNamespace:
        alone = np.repeat(np.array(project_income)[:, None], 12, axis=1)
        beside = np.full_like(alone, fee * (1 - scenario.discount))
        arms: dict[Arm, Floats] = {Arm.PROJECTS_ONLY: alone, Arm.WITH_RETAINERS: beside}
        return SimpleNamespace(spendable=arms.__getitem__)

    return run


@pytest.mark.parametrize(("aversion", "worth"), [(RiskAversion.RELAXED, math.sqrt(3e6)), (RiskAversion.USUAL, 1500.0)])
def test_the_discount_that_makes_them_equal(
    aversion: RiskAversion, worth: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1,000 or 3,000 is worth 1,732 to the relaxed and 1,500 to the usual: 2,000 for sure leaves 13.4 % and 25 %."""
    monkeypatch.setattr(affordable, "project", made_up(2000, (1000.0, 3000.0)))
    found = affordable_discount(BASE, aversion)
    assert found.answer is Affordable.UP_TO
    assert found.discount is not None
    assert found.discount.value == pytest.approx(1 - worth / 2000, abs=FINENESS)
    assert found.discount.value <= 1 - worth / 2000
    assert found.projects_only.value == pytest.approx(worth)
    assert found.at_full_price.value == pytest.approx(2000)


@pytest.mark.parametrize(
    ("fee", "answer", "discount"),
    [(1499.0, Affordable.NONE, None), (1500.0, Affordable.UP_TO, 0.0), (3000.0, Affordable.ALL, 0.5)],
)
def test_the_ends(fee: float, answer: Affordable, discount: float | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(affordable, "project", made_up(fee, (1000.0, 3000.0)))
    found = affordable_discount(BASE)
    assert found.answer is answer
    assert (found.discount and found.discount.value) == (None if discount is None else pytest.approx(discount))


def test_nothing_to_discount() -> None:
    assert affordable_discount(BASE.without_retainers()).answer is Affordable.NO_RETAINERS
    free = BASE.but(planned=Planned(count=2, fee=0, hours=5))
    assert affordable_discount(free).answer is Affordable.NO_RETAINERS


def test_against_brute_force() -> None:
    """Every half percent is projected and valued on its own; the answer lies where the sign turns."""
    found = affordable_discount(BASE)
    assert found.discount is not None
    better = []
    draws, memo = Draws(BASE.seed, BASE.n_paths), Memo()
    for step in range(101):
        projection = project(BASE.but(discount=step / 200), draws, memo)
        worths = [
            certainty_equivalent(projection.spendable(arm)[:, :12].T, BASE.monthly_bills).value
            for arm in (Arm.WITH_RETAINERS, Arm.PROJECTS_ONLY)
        ]
        better.append(worths[0] >= worths[1])
    turn = better.index(False)
    assert not any(better[turn:])
    assert (turn - 1) / 200 - FINENESS <= found.discount.value <= turn / 200


def test_the_error_is_what_another_seed_would_move() -> None:
    found = [affordable_discount(BASE.but(seed=seed, n_paths=500)).discount for seed in range(40)]
    values = [one.value for one in found if one]
    assert len(values) == 40
    # 40 seeds know a spread to 11 %.
    assert np.mean([one.error for one in found if one]) == pytest.approx(np.std(values, ddof=1), rel=0.4)


def test_whoever_minds_more_affords_more() -> None:
    """And rows of the table get the discount like the planned block."""
    row = Retainer(slot=1, monthly_fee=600, hours_per_month=10, term_months=6, discount=0.3)
    for scenario in (BASE, BASE.but(planned=Planned(count=0), retainers=(row,))):
        found = [affordable_discount(scenario, aversion) for aversion in RiskAversion]
        limits = [one.discount.value if one.discount else 0.0 for one in found]
        assert limits == sorted(limits)
    same = affordable_discount(BASE.but(planned=Planned(count=0), retainers=(row,)))
    assert same == affordable_discount(BASE.but(planned=Planned(count=0), retainers=(row.but(discount=0.0),)))


def test_the_curve_passes_through_the_figures() -> None:
    found = affordable_discount(BASE)
    curve = worth_by_discount(BASE, (0.0, 0.25, LARGEST))
    assert (curve[0], curve[2]) == (found.at_full_price, found.at_most)
    assert curve[0].value > curve[1].value > curve[2].value


def test_the_chance_of_selling_an_hour_otherwise() -> None:
    hours = INCOME.expected_arrivals * INCOME.expected_hours(60)
    assert chance_sold(BASE) == pytest.approx(hours / 120)
    assert chance_sold(BASE.but(capacity_hours=1)) == 1
    assert chance_sold(BASE.but(enquiries=0.5)) == pytest.approx(hours / 240)


def test_the_bound_is_the_fields() -> None:
    assert affordable_discount(BASE).most == LARGEST == 0.5
    BASE.but(discount=LARGEST)
    with pytest.raises(ValueError, match="discount"):
        BASE.but(discount=LARGEST + 0.01)
