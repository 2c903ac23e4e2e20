"""The same fee by the piece and for access, by hand."""

from __future__ import annotations

import pytest

from model.draws import Draws
from model.projection.ledger import wobble
from model.projection.offer import Offer
from model.rates.pieces import Access, Pieces


def test_four_articles_by_hand() -> None:
    """Twelve hours at 100 with 10 % off: 1,080 for four pieces of three hours."""
    found = Pieces(Offer(12, 100, 0.1), 4)
    assert (found.price, found.further, found.hours) == (270, 300, 3)
    assert found.break_even == pytest.approx(3.6)
    assert found.rate_at(1) == pytest.approx(90)
    assert found.rate_at(1.5) == pytest.approx(60)
    assert Pieces(Offer(0, 100), 4).rate_at(1) is None


@pytest.mark.parametrize("pieces", [0, -1, float("inf"), float("nan")])
def test_no_pieces_have_no_price(pieces: float) -> None:
    with pytest.raises(ValueError, match="pieces"):
        Pieces(Offer(12, 100), pieces)


def test_a_busy_month_is_that_of_the_simulation() -> None:
    """One month in 10 is above exp(1.2816 s - s^2 / 2) times the mean, s^2 = ln(1 + v^2)."""
    found = Access(600, 8, 0.5)
    hours = 8 * wobble(0, 0.5, 12, Draws(1, 5000))
    assert (hours > found.busy_hours).mean() == pytest.approx(0.1, abs=0.005)
    assert found.rate == 75
    assert found.busy_rate == pytest.approx(600 / found.busy_hours)
    assert Access(600, 8, 0).busy_hours == pytest.approx(8)
    assert Access(600, 0, 0.5).rate is Access(600, 0, 0.5).busy_rate is None
