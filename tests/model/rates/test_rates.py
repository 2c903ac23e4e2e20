"""Rates, worked by hand: ten hours at 100 an hour, and everything that follows from 10 % off."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.projection.offer import Offer, solve
from model.rates.rates import Cap, Perks, case_against, discount_pays, worth_of_selling

TEN = Offer(hours=10, rate=100, discount=0.1)


def test_ten_hours_for_a_thousand_are_a_hundred_an_hour() -> None:
    assert solve(hours=10, fee=1000, discount=0) == Offer(10, 100, 0)
    assert Offer(10, 100).fee == 1000


def test_ten_percent_off_is_900_and_90_an_hour() -> None:
    assert TEN.fee == 900
    assert TEN.discounted_rate == 90
    assert TEN.list_price == 1000
    assert TEN.discount_cost == 100


def test_any_one_of_the_four_follows_from_the_others() -> None:
    assert solve(hours=10, rate=100, discount=0.1) == TEN
    for left_out in ("hours", "rate", "discount"):
        given_numbers = {"hours": 10.0, "rate": 100.0, "discount": 0.1, "fee": 900.0}
        del given_numbers[left_out]
        found = solve(**given_numbers)
        assert found is not None
        assert (found.hours, found.rate, found.discount) == pytest.approx((10, 100, 0.1))


@given(st.floats(0.1, 300), st.floats(0.1, 1e5), st.floats(-0.5, 0.95), st.sampled_from(["hours", "rate", "discount"]))
def test_solving_is_the_inverse_of_the_fee(hours: float, rate: float, discount: float, left_out: str) -> None:
    numbers = {"hours": hours, "rate": rate, "discount": discount, "fee": Offer(hours, rate, discount).fee}
    del numbers[left_out]
    found = solve(**numbers)
    assert found is not None
    assert found.fee == pytest.approx(Offer(hours, rate, discount).fee)
    assert (found.hours, found.rate, 1 - found.discount) == pytest.approx((hours, rate, 1 - discount), rel=1e-6)


def test_a_fee_above_the_list_price_is_a_surcharge() -> None:
    found = solve(hours=10, rate=100, fee=1200)
    assert found is not None
    assert found.discount == pytest.approx(-0.2)


def test_no_number_may_do() -> None:
    assert solve(rate=100, hours=0, fee=500) is None
    assert solve(hours=0, discount=0, fee=500) is None
    assert solve(rate=0, discount=0, fee=500) is None
    assert solve(hours=10, rate=100, fee=0) is None  # the whole price is no discount


@pytest.mark.parametrize(
    "numbers",
    [
        {"hours": 10.0, "rate": 100.0},
        {"hours": 10.0, "rate": 100.0, "discount": 0.1, "fee": 900.0},
        {"hours": -1.0, "rate": 100.0, "discount": 0.1},
        {"hours": 1.0, "rate": math.nan, "discount": 0.1},
        {"hours": 1.0, "fee": 10.0, "discount": 1.0},
    ],
)
def test_what_is_not_three_numbers_is_refused(numbers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"hours, rate"):
        solve(**numbers)


def test_an_offer_refuses_what_is_no_price() -> None:
    for hours, rate, discount in ((-1, 1, 0), (1, -1, 0), (1, 1, 1), (math.inf, 1, 0), (1, math.nan, 0)):
        with pytest.raises(ValueError, match="offer"):
            Offer(hours, rate, discount)


def test_the_clients_side() -> None:
    """Below nine hours they would pay less by the hour."""
    assert TEN.break_even_hours == 9
    assert TEN.break_even_use == 0.9
    assert TEN.saved_by_client(10) == 100
    assert TEN.saved_by_client(9) == 0
    assert TEN.saved_by_client(8) == -100
    # To earn the 1,000 again at 90 an hour takes 11 hours and 7 minutes.
    assert Offer(10, 100).for_same_fee(90) == pytest.approx(11.111, abs=1e-3)
    assert Offer(10, 100).for_same_fee(0) is None


def test_half_an_hour_of_advice_against_ten_percent() -> None:
    half = Perks(TEN, hours=0.5)
    assert half.cost == 50
    assert TEN.discount_cost == 100
    assert half.cheaper_than_discount_by == 50
    assert half.effective_rate == pytest.approx(95.24, abs=0.005)
    assert TEN.discounted_rate == 90


def test_where_extras_equal_the_discount() -> None:
    """60 minutes cost the same; 66.7 bring the same rate."""
    assert Perks(TEN, 0).same_cost_hours * 60 == pytest.approx(60)
    assert Perks(TEN, 0).same_rate_hours * 60 == pytest.approx(66.7, abs=0.05)
    assert Perks(TEN, 1).cheaper_than_discount_by == 0
    assert Perks(TEN, 1).effective_rate == pytest.approx(90.91, abs=0.005)
    assert Perks(TEN, 10 * 0.1 / 0.9).effective_rate == pytest.approx(90)


offers = st.builds(Offer, st.floats(0.5, 300), st.floats(1, 1000), st.floats(0, 0.9))


@given(offers, st.floats(0, 100))
def test_each_comparison_turns_where_it_says(offer: Offer, hours: float) -> None:
    perks = Perks(offer, hours)
    assume(abs(hours - perks.same_cost_hours) > 1e-6)
    assume(abs(hours - perks.same_rate_hours) > 1e-6)
    assert (perks.cost < offer.discount_cost) == (hours < perks.same_cost_hours)
    assert (perks.effective_rate > offer.discounted_rate) == (hours < perks.same_rate_hours)
    assert perks.same_cost_hours <= perks.same_rate_hours
    assert (offer.saved_by_client(hours) > 0) == (hours > offer.break_even_hours) or hours == pytest.approx(
        offer.break_even_hours
    )


def test_no_hours_at_all() -> None:
    nothing = Perks(Offer(0, 100, 0.1), 0)
    assert (nothing.effective_rate, nothing.same_cost_hours, nothing.offer.fee) == (100, 0, 0)


def test_a_full_house_at_ten_percent_off_is_capped() -> None:
    cap = Cap(capacity_hours=120, rate=100, discount=0.1)
    assert cap.full == 12_000
    assert cap.discounted == pytest.approx(10_800)
    assert cap.lost == pytest.approx(1_200)


def test_the_three_arguments_in_numbers() -> None:
    case = case_against(TEN, capacity_hours=120, other_hours=6)
    assert (case.rate, case.discounted_rate) == (100, 90)
    # Six more hours a month that this client now expects at 90.
    assert case.anchor_loss == 60
    assert case.cap == Cap(120, 100, 0.1)


def test_a_discount_pays_where_the_hours_might_not_sell() -> None:
    assert discount_pays(chance_sold=0.85, discount=0.1)
    assert not discount_pays(chance_sold=0.95, discount=0.1)
    assert not discount_pays(chance_sold=0.9, discount=0.1)
    assert worth_of_selling(TEN, 0.85) == pytest.approx(50)
    assert worth_of_selling(TEN, 0.95) == pytest.approx(-50)
