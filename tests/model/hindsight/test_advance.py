"""A scenario moved on: contracts keep their ends, nothing moves by no month, and two moves are one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Planned, Retainer, Scenario
from model.hindsight.advance import advance
from model.projection.costs import Costs, OneOff
from model.projection.tax import Due, Tax
from model.types import MOST_MONTHS

FAR = MOST_MONTHS * 3
LADDERS = st.sampled_from([(2, 6, 12), (6,), (3, 12), (1, 2, 3)])


@st.composite
def retainers(draw: st.DrawFn) -> Retainer:
    term = draw(st.integers(1, 12))
    starts = draw(st.integers(0, 12))
    left = draw(st.none() | st.integers(1, term)) if starts == 0 else None
    return Retainer(
        monthly_fee=500,
        hours_per_month=5,
        term_months=term,
        starts_in=starts,
        months_left=left,
        renewals=draw(st.integers(0, 3)) if starts == 0 else 0,
        ladder=draw(LADDERS),
        acceptance=draw(st.sampled_from([0.5, 1.0])),
    )


SCENARIOS = st.builds(
    Scenario,
    planned=st.builds(Planned, count=st.integers(0, 3), start=st.integers(0, 6), term=st.integers(1, 12)),
    retainers=st.lists(retainers(), max_size=3).map(tuple),
    opening_backlog_hours=st.sampled_from([0.0, 100.0, 500.0]),
    beginning=st.booleans(),
)


def ends(row: Retainer, months: int = 0) -> set[int]:
    """Months from the first start in which terms end, within a horizon that all share."""
    return {months + row.starts_in + end for end in row.term_ends(FAR - months - row.starts_in)}


@settings(max_examples=40)
@given(SCENARIOS, st.booleans())
def test_no_month_later_it_is_itself(scenario: Scenario, signed: bool) -> None:
    assert advance(scenario, 0, signed=signed) == scenario


@settings(max_examples=40)
@given(SCENARIOS, st.integers(0, 30), st.booleans())
def test_contracts_keep_the_months_in_which_they_end(scenario: Scenario, months: int, signed: bool) -> None:
    moved = advance(scenario, months, signed=signed)
    assert moved.start_month == scenario.start_month + months
    for before, after in zip(scenario.retainers, moved.retainers, strict=False):
        assert ends(after, months) == {end for end in ends(before) if end > months}
        assert after.renewals - before.renewals == len([end for end in ends(before) if end <= months])
        assert before.slot == after.slot


@settings(max_examples=40)
@given(SCENARIOS, st.integers(0, 12), st.integers(0, 12), st.booleans())
def test_two_moves_are_one(scenario: Scenario, first: int, second: int, signed: bool) -> None:
    there = advance(advance(scenario, first, signed=signed), second, signed=signed)
    assert there == advance(scenario, first + second, signed=signed)


def test_by_hand() -> None:
    """A trial of 2 months that began 1 month ago, and a term of 6 that begins in 3 months: 5 months later."""
    trial = Retainer(monthly_fee=400, hours_per_month=4, term_months=2, months_left=1, rise=0.1)
    later = Retainer(monthly_fee=600, hours_per_month=6, term_months=6, starts_in=3)
    start = Scenario(retainers=(trial, later), planned=Planned(count=2, fee=300, term=12, start=2), opening_cash=3000)
    moved = advance(start, 5, signed=True, cash=4500)
    one, other, *block = moved.retainers
    # The trial ended after 1 month and became a term of 6, of which 4 have passed.
    assert (one.term_months, one.months_left, one.renewals, one.on_trial) == (6, 2, 1, False)
    assert [one.monthly_fee, other.monthly_fee] == pytest.approx([440, 600])
    assert (other.term_months, other.months_left, other.renewals, other.starts_in) == (6, 4, 0, 0)
    assert [(row.monthly_fee, row.term_months, row.months_left) for row in block] == [(300, 12, 9)] * 2
    assert all(row.running for row in moved.retainers)
    assert (moved.planned.count, moved.opening_cash) == (0, 4500)
    wished = advance(start, 5)
    assert wished.planned == start.planned.but(start=0)
    assert wished.retainers == moved.retainers[:2]
    assert wished.opening_cash == 3000


def test_who_began_with_nothing_has_begun_and_agreed_hours_are_worked_off() -> None:
    start = Scenario(beginning=True, opening_backlog_hours=300, capacity_hours=120)
    assert [advance(start, months).opening_backlog_hours for months in (0, 1, 2, 3)] == [300, 180, 60, 0]
    assert [advance(start, months).beginning for months in (0, 1)] == [True, False]


def test_it_never_moves_back() -> None:
    with pytest.raises(ValueError, match="back"):
        advance(Scenario(), -1)


@given(st.integers(0, 12), st.sampled_from([0.0, 0.03, 0.2]))
def test_bills_and_tax_keep_their_months(months: int, growth: float) -> None:
    """What was due in a month is due in it still; tax owed at the start is paid once its date has passed."""
    bills = Costs(
        by_month=tuple(float(10 * month) for month in range(12)),
        one_offs=(OneOff(month="2026-08", amount=900),),
        growth=growth,
    )
    start = Scenario(
        costs=bills,
        start_month="2026-02",
        tax=Tax(due=Due.SPAIN, owed=700),
        tax_rate=0.2,
        rate_growth=growth,
        list_rate=50,
    )
    moved = advance(start, months)
    assert moved.bills_due[:12] == pytest.approx(start.bills_due[months : months + 12], abs=0.02)
    # The first quarter's tax is due in April, two months after the start.
    assert moved.tax.owed == (700 if months <= 2 else 0)
    assert moved.list_rate == pytest.approx(50 * (1 + growth) ** (months / 12), abs=0.005)
