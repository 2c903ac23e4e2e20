"""What retainers pay and ask for, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.draws import Draws
from model.projection.ledger import (
    fees_received,
    hours_billed,
    hours_used,
    late_ones,
    month_later,
    months_alive,
    wobble,
)
from model.projection.lives import Life
from model.projection.retainer import Payment, Retainer, Unused

DRAWS = Draws(3, 50_000)


def row(**changes: Any) -> Retainer:
    return Retainer(**{"slot": 0, "monthly_fee": 500, "hours_per_month": 10, "term_months": 6, **changes})


def held(retainer: Retainer, start: int, end: int, months: int = 8, paths: int = 50_000) -> np.ndarray:
    life = Life(np.full(paths, start, np.int16), np.full(paths, end, np.int16))
    return months_alive((life,), months, running=retainer.running)


def paid(retainer: Retainer, alive: np.ndarray, late: float = 0.0, *, postponed: bool = False) -> np.ndarray:
    found = fees_received(alive, late_ones(0, late, len(alive), DRAWS), retainer.paid)
    return month_later(found) if postponed else found


def used(retainer: Retainer, alive: np.ndarray, factor: np.ndarray) -> np.ndarray:
    return hours_used(alive, factor, retainer.hours_per_month, retainer.use_mean, retainer.perks_hours)


def billed(retainer: Retainer, alive: np.ndarray, factor: np.ndarray) -> np.ndarray | None:
    return hours_billed(alive, factor, retainer.hours_per_month, retainer.use_mean, retainer.unused)


def test_paid_in_advance_in_the_month_of_service() -> None:
    found = paid(row(), held(row(), 1, 4))
    assert found[:, 0].tolist() == [0, 1, 1, 1, 0, 0, 0, 0]


def test_in_arrears_a_month_later() -> None:
    late = row(paid=Payment.ARREARS)
    assert paid(late, held(late, 1, 4))[:, 0].tolist() == [0, 0, 1, 1, 1, 0, 0, 0]


def test_a_running_client_still_owes_the_month_before() -> None:
    running = row(paid=Payment.ARREARS, months_left=3)
    assert paid(running, held(running, 0, 3))[:, 0].tolist() == [1, 1, 1, 1, 0, 0, 0, 0]
    fresh = row(paid=Payment.ARREARS)
    assert paid(fresh, held(fresh, 0, 3))[:, 0].tolist() == [0, 1, 1, 1, 0, 0, 0, 0]


def test_lateness_moves_the_mean_and_loses_nothing() -> None:
    """E[received in t] = (1 - l) a_t + l a_{t-1}."""
    alive = held(row(), 1, 5)
    found = paid(row(), alive, 0.3)
    assert found.sum(axis=0).tolist() == [4] * 50_000
    assert found.mean(axis=1) == pytest.approx([0, 0.7, 1, 1, 1, 0.3, 0, 0], abs=0.01)


def test_everyone_thirty_days_later() -> None:
    found = paid(row(), held(row(), 0, 3), postponed=True)
    assert found[:, 0].tolist() == [0, 1, 1, 1, 0, 0, 0, 0]


def test_wobble_has_mean_one_and_its_spread() -> None:
    factor = wobble(0, 0.15, 8, DRAWS)
    assert factor.mean() == pytest.approx(1, abs=0.002)
    assert factor.std() == pytest.approx(0.15, abs=0.002)


def test_hours_used_are_agreed_times_use_and_perks() -> None:
    found = used(row(use_mean=1.2, perks_hours=0.5), held(row(), 0, 2)[2:], wobble(0, 0.0, 8, DRAWS))
    assert found[:, 0] == pytest.approx([12.5, 12.5, 0, 0, 0, 0, 0, 0])


def test_expiring_hours_bill_the_mean_surplus() -> None:
    found = billed(row(use_mean=1.2), held(row(), 0, 2)[2:], wobble(0, 0.0, 8, DRAWS))
    assert found is not None
    assert found[:3, 0] == pytest.approx([2, 2, 0])
    assert billed(row(), held(row(), 0, 2)[2:], wobble(0, 0.15, 8, DRAWS)) is None


def test_carried_hours_bill_what_the_balance_cannot_bear() -> None:
    """10 hours, use 14: the balance goes -4, -8, -12: 2 are billed in the third month, 4 in each after it."""
    carried = row(use_mean=1.4, unused=Unused.CARRY)
    found = billed(carried, held(row(), 0, 6)[2:], wobble(0, 0.0, 8, DRAWS))
    assert found is not None
    assert found[:, 0] == pytest.approx([0, 0, 2, 4, 4, 4, 0, 0], abs=1e-4)


def test_saved_hours_pay_for_later_ones() -> None:
    """Unused hours of at most one month are kept: after six months at 50 % only 10 hours are in store."""
    carried = row(use_mean=1.0, unused=Unused.CARRY)
    factor = np.array([0.5] * 6 + [2.0] * 4, dtype=np.float32)[:, None]
    found = billed(carried, np.ones((10, 1), dtype=bool), factor)
    assert found is not None
    assert found[:, 0] == pytest.approx([0] * 8 + [10, 10], abs=1e-4)
