"""The share of the band that is due to the short history."""

from __future__ import annotations

from itertools import pairwise

from model import Draws, ProjectIncome, fit
from model.past.summary import DelayCounts
from model.projection.band import short_history_share, year_totals
from tests.model.pasts import past


def test_a_longer_history_has_a_smaller_share() -> None:
    draws = Draws(1, 4000)
    shares = [short_history_share(fit(past(years=years)), draws) for years in (1, 2, 4, 8)]
    assert all(share is not None and 0 <= share < 1 for share in shares)
    assert all((longer or 0) < (shorter or 0) for shorter, longer in pairwise(shares))


def test_nothing_known_has_no_share_of_a_band_that_starts_at_nothing() -> None:
    scarce = ProjectIncome(counts=(0,) * 24, exposure=(1.0,) * 24)
    assert short_history_share(scarce, Draws(1, 2000)) is None


def test_known_parameters_have_one_law() -> None:
    """With the parameters fixed two seeds differ by noise alone; the spread is that of counts and fees."""
    income = fit(past(years=8))
    first, second = (year_totals(income, Draws(seed, 4000), fixed=True).mean() for seed in (1, 2))
    assert abs(first / second - 1) < 0.03


def test_the_year_of_the_band_has_twelve_months() -> None:
    """Without delays the mean year brings twelve times the fitted projects a month at the fitted fee."""
    income = fit(past(years=8)).without_clients().but(delays=DelayCounts(fixed_days=0), open_invoices=())
    months = year_totals(income, Draws(1, 20_000)).mean() / (income.expected_arrivals * income.expected_fee)
    assert abs(months - 12) < 0.3
