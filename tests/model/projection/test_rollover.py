"""Hours month by month, worked by hand, and against the simulation's own ledger."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.projection.ledger import hours_billed
from model.projection.offer import Offer
from model.projection.retainer import Unused
from model.projection.rollover import USES, at_use, hours_report

TEN = Offer(hours=10, rate=100, discount=0.1)


def test_unused_hours_expire() -> None:
    months = hours_report(10, [6, 13, 10])
    assert [month.expired for month in months] == [4, 0, 0]
    assert [month.billed for month in months] == [0, 3, 0]
    assert [month.closing for month in months] == [0, 0, 0]


def test_unused_hours_are_carried_up_to_a_months_worth() -> None:
    """Used 4, 3, 5: carried 6, then 13 of which 10 stay and 3 expire, then 15 of which 10 stay."""
    months = hours_report(10, [4, 3, 5, 25, 12], Unused.CARRY)
    assert [month.closing for month in months] == [6, 10, 10, -5, -7]
    assert [month.expired for month in months] == [0, 3, 5, 0, 0]
    assert [month.billed for month in months] == [0, 0, 0, 0, 0]


def test_a_debt_of_more_than_a_month_is_billed() -> None:
    """Ahead by 8, then by 15: ten stay owed, five are billed."""
    months = hours_report(10, [18, 17], Unused.CARRY)
    assert [month.closing for month in months] == [-8, -10]
    assert [month.billed for month in months] == [0, 5]


used_hours = st.lists(st.floats(0, 60), max_size=24)


@given(st.floats(0, 40), used_hours, st.sampled_from(Unused))
def test_no_hour_is_lost(agreed: float, used: list[float], unused: Unused) -> None:
    for month in hours_report(agreed, used, unused):
        assert month.opening + month.agreed + month.billed == pytest.approx(month.used + month.expired + month.closing)
        assert abs(month.closing) <= (agreed if unused is Unused.CARRY else 0)
        assert month.billed >= 0
        assert month.expired >= 0
        assert not (month.billed and month.expired)


@given(st.floats(1, 40), st.lists(st.floats(0, 4), min_size=1, max_size=24))
def test_the_simulation_carries_the_same_hours(agreed: float, factors: list[float]) -> None:
    held = np.ones((len(factors), 1), dtype=np.bool_)
    factor = np.array(factors, dtype=np.float32)[:, None]
    simulated = hours_billed(held, factor, agreed, use_mean=1.0, unused=Unused.CARRY)
    billed = [month.billed for month in hours_report(agreed, [agreed * factor for factor in factors], Unused.CARRY)]
    found = np.zeros(len(factors)) if simulated is None else simulated[:, 0]
    assert found == pytest.approx(billed, abs=1e-3)


@pytest.mark.parametrize(
    ("use", "rate", "client_rate", "saved"),
    [(0.6, 150, 150, -300), (0.9, 100, 100, 0), (1.0, 90, 90, 100), (1.2, 1100 / 12, 1100 / 12, 100)],
)
def test_what_an_hour_brings(use: float, rate: float, client_rate: float, saved: float) -> None:
    """900 for ten hours: 150 an hour when six are used; at twelve, two are billed at 100."""
    found = at_use(TEN, use)
    assert found.effective_rate == pytest.approx(rate)
    assert found.client_rate == pytest.approx(client_rate)
    assert found.saved_by_client == pytest.approx(saved)


def test_extras_and_overage_rate() -> None:
    found = at_use(Offer(10, 100), 1.2, perks_hours=0.5, overage_rate=120)
    assert found.money == pytest.approx(1240)
    assert found.hours == pytest.approx(12.5)
    assert found.effective_rate == pytest.approx(99.2)
    assert found.client_rate == pytest.approx(1240 / 12)
    free = at_use(Offer(10, 100), 1.2, overage_rate=0)
    assert free.effective_rate == pytest.approx(1000 / 12)


def test_carried_hours_are_owed_at_the_end_of_the_term() -> None:
    """Six months at 80 %: 2, 4, 6, 8, 10 and no more; at 120 %: ten hours ahead, and from the sixth month billed."""
    low = at_use(TEN, 0.8, months=6, unused=Unused.CARRY)
    assert (low.owed, low.billed) == pytest.approx((10, 0))
    high = at_use(TEN, 1.2, months=6, unused=Unused.CARRY)
    assert high.owed == pytest.approx(-10)
    assert high.billed == pytest.approx(2 / 6)
    assert at_use(TEN, 1.2, months=6).billed == pytest.approx(2)


def test_nothing_used() -> None:
    idle = at_use(TEN, 0)
    assert (idle.effective_rate, idle.client_rate, idle.saved_by_client) == (None, None, -900)
    for use, months in ((-0.1, 12), (1, 0)):
        with pytest.raises(ValueError, match="use"):
            at_use(TEN, use, months=months)


def test_the_uses_shown_run_from_too_few_to_too_many() -> None:
    assert (USES[0], USES[-1]) == (0.6, 1.2)
    rates = [at_use(TEN, use, overage_rate=0).effective_rate or 0 for use in USES]
    assert rates == sorted(rates, reverse=True)
