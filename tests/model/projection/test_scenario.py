"""Scenario: frozen, hashable, bounded; slots that stay."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from model import Arm, Planned, ProjectIncome, Retainer, Scenario, project


def row(**changes: Any) -> Retainer:
    return Retainer(**{"monthly_fee": 500, "hours_per_month": 5, "term_months": 6, **changes})


def test_the_opening_example_is_three_at_five_hundred() -> None:
    portfolio = Scenario().portfolio
    assert len(portfolio) == 3
    assert portfolio.monthly_fees == 1500


def test_ten_hours_for_a_thousand_and_ten_percent_off() -> None:
    full, less = row(monthly_fee=1000, hours_per_month=10), row(monthly_fee=1000, hours_per_month=10, discount=0.1)
    assert (full.fee, full.fee / full.hours_per_month) == (1000, 100)
    assert (less.fee, less.fee / less.hours_per_month) == (900, 90)


def test_equal_choices_are_one_key() -> None:
    one, other = (Scenario(retainers=(row(client="A"),)) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one.but(late=0.2) != one


@pytest.mark.parametrize(
    "fields",
    [
        {"late": 1.1}, {"late": float("nan")}, {"monthly_bills": -1}, {"monthly_bills": float("inf")},
        {"horizon_months": 5}, {"horizon_months": 61}, {"n_paths": 99}, {"n_paths": 40_001}, {"currency": "euro"},
        {"start_month": "soon"}, {"start_month": "1066-10"}, {"planned": {"count": 13}}, {"planned": {"hours": 301}},
        {"planned": {"term": 0}}, {"retainers": [row()] * 41}, {"retainers": [row(slot=2), row(slot=2)]},
        {"retainers": "ten"}, {"stresses": ["rain"]}, {"unknown": 1},
    ],
)  # fmt: skip
def test_bounds_are_kept(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Scenario(**fields)
    with pytest.raises(ValidationError):
        Scenario().but(**fields)


def test_forty_retainers_are_welcome() -> None:
    assert len(Scenario(retainers=[row()] * 40).portfolio) == 43


def test_each_row_keeps_its_slot() -> None:
    three = Scenario(retainers=(row(client="A"), row(client="B"), row(client="C")))
    assert [one.slot for one in three.retainers] == [0, 1, 2]
    two = three.but(retainers=three.retainers[1:])
    assert [one.slot for one in two.retainers] == [1, 2]
    assert [one.slot for one in two.but(retainers=(*two.retainers, row())).retainers] == [1, 2, 0]


def test_the_first_month_follows_the_history() -> None:
    assert Scenario(income=ProjectIncome(as_of="2026-04")).start_month.strftime("%Y-%m") == "2026-05"
    assert str(Scenario(start_month="2027-01").months[-1]) == "2028-12"


def test_a_month_survives_json() -> None:
    chosen = Scenario(start_month="2027-01", retainers=(row(),))
    assert Scenario(**chosen.model_dump(mode="json")) == chosen


def test_shares_and_concentration() -> None:
    portfolio = Scenario(planned=Planned(count=0), retainers=(row(monthly_fee=600), row(monthly_fee=400))).portfolio
    assert portfolio.shares == (0.6, 0.4)
    assert portfolio.concentration == pytest.approx(0.52)
    assert portfolio.effective_clients == pytest.approx(1 / 0.52)
    assert portfolio.effective_rate == 100
    empty = Scenario(planned=Planned(count=0)).portfolio
    assert (empty.shares, empty.concentration, empty.effective_clients, empty.effective_rate) == ((), None, None, None)


def test_terms_climb_the_ladder() -> None:
    assert row(term_months=2).term_ends(40) == [2, 8, 20, 32]
    assert row(term_months=2, months_left=1).term_ends(20) == [1, 7, 19]
    assert row(term_months=9).term_ends(40) == [9, 21, 33]
    assert row(term_months=18).term_ends(40) == [18, 36]
    assert row(term_months=2).on_trial
    assert not row(term_months=2, renewals=1).on_trial
    assert not row(term_months=6).on_trial


def test_tax_up_to_sixty_per_cent_is_set_aside_in_full() -> None:
    with pytest.raises(ValidationError):
        Scenario(tax_rate=0.61)
    for rate in (0.21, 0.5, 0.55, 0.6):
        projection = project(Scenario(tax_rate=rate, n_paths=100, horizon_months=6))
        for arm in Arm:
            left = projection.spendable(arm).sum(dtype=np.float64)
            assert left == pytest.approx((1 - rate) * projection.received(arm).sum(dtype=np.float64), rel=1e-5)


def test_the_frame_of_a_year_holds_twelve_months() -> None:
    """Three paid for ever at 500, signed, never late: 18,000 a year on every path, however long the horizon."""
    sure = Scenario(
        income=ProjectIncome(counts=(0,) * 240, exposure=(1.0,) * 240), enquiries=0.0, late=0.0, cancellation=0.0,
        planned=Planned(count=3, fee=500, term=36), horizon_months=30, n_paths=100,
    )  # fmt: skip
    yearly = project(sure).annual()["with_retainers"]
    assert yearly.tolist() == pytest.approx([3 * 500 * 12] * len(yearly))
    assert project(sure.but(horizon_months=8)).annual()["with_retainers"].tolist() == pytest.approx(
        [3 * 500 * 8] * len(yearly)
    )
