"""What one can pay oneself: by hand, against the ruin that it leaves, and the cash that its bills need."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Arm, Scenario, fit, project
from model.measures.pay import bearable
from model.measures.stability import Stability, stability
from tests.model.measures.test_buffer import EVERY_YEAR, compound_poisson
from tests.model.pasts import past

WORLDS = {rate: compound_poisson(rate, 24, 4000) for rate in (0.5, 2.0, 6.0)}


def of(income: np.ndarray, cash: float, bills: float = 1500) -> Stability:
    return stability(income, bills=bills, opening_cash=cash)


def test_by_hand() -> None:
    """Cash 600; 0, 900, 0, 4000: after 1 month 600, after 2 750, after 3 500, after 4 1,375 a month."""
    year = np.array([[0.0], [900.0], [0.0], [4000.0]])
    assert bearable(year, 600).tolist() == [500]
    assert bearable(year, 600, other_costs=120).tolist() == [380]
    # A salary can be paid out whole, and the cash with it, spread over the year.
    assert of(np.full((1, 12), 2000.0), cash=1200).pay.value == 2100
    # Without income the cash is all there is.
    assert of(np.zeros((3, 12)), cash=1200).pay.value == 100


def test_all_years_of_nothing_or_three_thousand() -> None:
    """4,096 equally likely years: the pay is the largest amount with which at most 204 of them (5 %) run out."""
    years, cash = EVERY_YEAR * 3000.0, 2000.0
    found = of(years, cash).pay.value
    balances = cash + years.cumsum(axis=1)
    gone = [(balances < amount * np.arange(1, 13) - 1e-6).any(axis=1).sum() for amount in (found, found + 0.01)]
    assert gone[0] <= 0.05 * 4096 < gone[1]


@pytest.mark.parametrize("rate", WORLDS)
@pytest.mark.parametrize("cash", [0.0, 3000.0, 12000.0])
def test_paying_exactly_that_leaves_a_ruin_of_one_in_twenty(rate: float, cash: float) -> None:
    income = WORLDS[rate]
    pay = of(income, cash).pay
    ruin = of(income, cash, bills=pay.value).ruin
    if pay.value:
        assert ruin.value == pytest.approx(0.05, abs=1.5 / 4000)
    more = of(income, cash, bills=pay.value + 4 * pay.error + 1).ruin
    assert more.value > 0.05
    # Without any cash the first month alone decides, and where one in twenty is empty nothing can be promised.
    assert (pay.value == 0) is (cash == 0 and math.exp(-rate) > 0.05)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WORLDS)), st.floats(0, 1e5), st.floats(0, 1e5))
def test_more_cash_never_lowers_it(rate: float, cash: float, more: float) -> None:
    assert of(WORLDS[rate], cash + more).pay.value >= of(WORLDS[rate], cash).pay.value - 1e-9


def test_the_cash_that_bills_need_pays_just_those_bills() -> None:
    """The buffer and the pay are one question asked from both ends."""
    for bills in (500.0, 1500.0, 2500.0):
        measured = of(WORLDS[2.0], 0.0, bills)
        assert measured.cash_needed.value > 0
        assert measured.pay_with_buffer.value == pytest.approx(bills, rel=1e-3)
    # Where no cash is needed, more than the bills can be taken.
    safe = of(np.full((20, 12), 2000.0), 0.0, bills=1500)
    assert (safe.cash_needed.value, safe.pay_with_buffer.value) == (0, 2000)


def test_the_error_is_what_other_paths_move() -> None:
    rng = np.random.default_rng(5)
    found = [of(rng.permutation(WORLDS[2.0])[:1000], 3000).pay for _ in range(40)]
    fresh = [of(compound_poisson(2.0, 12, 1000, seed=seed), 3000).pay for seed in range(200)]
    spread = np.std([pay.value for pay in fresh], ddof=1)
    assert np.mean([pay.error for pay in fresh]) == pytest.approx(spread, rel=0.2)
    assert all(pay.error > 0 for pay in found)


def test_both_futures_of_a_scenario() -> None:
    measures = project(Scenario(income=fit(past()), n_paths=2000)).stability
    for arm in Arm:
        steady = stability(measures[arm].income.T, bills=measures[arm].pay.value, opening_cash=3000)
        assert steady.ruin.value == pytest.approx(0.05, abs=1e-3)
    assert measures[Arm.WITH_RETAINERS].pay.value > measures[Arm.PROJECTS_ONLY].pay.value


def test_the_shortfall_stands_on_no_edge() -> None:
    """A fee one unit short of the bills: each month of it counts as one below, and lacks one unit."""
    income = np.full((50, 12), 1499.0)
    assert of(income, 0).months_below_bills.value == 12
    assert of(income, 0).months_clearly_short.value == 0
    assert of(income, 0).shortfall == (12, 0)
    # 1 % off moves the shortfall by no more than 1 % of a year's fees, wherever it stands.
    for rate, world in WORLDS.items():
        for cut in (0.99, 0.95):
            moved = of(world * cut, 0).shortfall.value - of(world, 0).shortfall.value
            assert 0 <= moved <= (1 - cut) * world[:, :12].sum(axis=1).mean() + 1e-6, rate


def test_a_closed_form_of_the_shortfall() -> None:
    """Half the months bring nothing, half 3,000: twelve months lack 6 x 1,000, and six of them are clearly short."""
    measured = of(EVERY_YEAR * 3000.0, 0, bills=1000)
    assert measured.shortfall.value == 6000
    assert measured.months_clearly_short.value == 6
