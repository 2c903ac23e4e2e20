"""Tax on its dates: a pot kept by hand, and that no money is lost on the way to the tax office."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model import Arm, Draws, Retainer, Scenario, fit, project
from model.projection.tax import WAITS, Due, Tax, first_date, pot_moves
from tests.model.pasts import past

DRAWS = Draws(1, 200)
BASE = Scenario(
    income=fit(past()),
    retainers=(Retainer(monthly_fee=700, hours_per_month=9, term_months=6),),
    monthly_bills=1900.0,
    n_paths=200,
    tax_rate=0.25,
    horizon_months=30,
)
DATES: dict[Due, dict[int, tuple[int, ...]]] = {
    Due.SPAIN: {4: (1, 2, 3), 7: (4, 5, 6), 10: (7, 8, 9), 1: (10, 11, 12)},
    Due.MEXICO: {month % 12 + 1: (month,) for month in range(1, 13)},
    Due.UNITED_STATES: {4: (1, 2, 3), 6: (4, 5), 9: (6, 7, 8), 1: (9, 10, 11, 12)},
    Due.UNITED_KINGDOM: {1: (4, 5, 6, 7, 8, 9), 7: (10, 11, 12, 1, 2, 3)},
    Due.YEARLY: {4: tuple(range(1, 13))},
}
"""Calendar month of a payment: the months whose tax it pays, as the tax offices say it."""


def kept_by_hand(due: Due, rate: float, owed: float, income: np.ndarray, start: pd.Period) -> list[float]:
    """The pot at the start and at each month's end: envelopes by month, opened when their date comes."""
    envelopes: dict[int, float] = {}
    early, found = owed, [owed]
    for place, came in enumerate(income):
        month = (start.month - 1 + place) % 12 + 1
        if month in DATES[due]:
            early = 0.0
            settled = DATES[due][month]
            # A yearly payment in April is of the year before: its own months of this year stay.
            ripe = [p for p in envelopes if (start.month - 1 + p) % 12 + 1 in settled]
            ripe = [p for p in ripe if due is not Due.YEARLY or (start + p).year < (start + place).year]
            for one in ripe:
                del envelopes[one]
        envelopes[place] = rate * came
        found.append(early + sum(envelopes.values()))
    return found


@pytest.mark.parametrize("due", DATES)
@pytest.mark.parametrize("start", ["2026-01", "2026-04", "2026-11"])
def test_the_pot_is_what_envelopes_hold(due: Due, start: str) -> None:
    first = pd.Period(start, freq="M")
    income = np.random.default_rng(3).lognormal(7, 1, (30, 4))
    moves = pot_moves(Tax(due=due, owed=123.0), 0.2, income, first)
    assert moves is not None
    found = np.cumsum(np.vstack((np.full(4, 123.0), moves)), axis=0)
    for path in range(4):
        assert found[:, path] == pytest.approx(kept_by_hand(due, 0.2, 123.0, income[:, path], first), rel=1e-5)


def test_every_preset_has_its_dates() -> None:
    assert set(WAITS) == set(Due) - {Due.AT_ONCE}
    assert all(len(waits) == 12 and min(waits) > 0 for waits in WAITS.values())
    assert [first_date(due, pd.Period("2026-11", freq="M")) for due in DATES] == [2, 0, 2, 2, 5]


@pytest.mark.parametrize("due", DATES)
def test_cash_less_the_pot_is_the_cash_without_dates(due: Due) -> None:
    """At every month's end, on every path: so at each year's end too, and where the pot has just been emptied."""
    at_once, dated = project(BASE, DRAWS), project(BASE.but(tax=Tax(due=due)), DRAWS)
    for arm in Arm:
        one, other = at_once.stability[arm], dated.stability[arm]
        assert other.pot is not None
        plain = np.cumsum(one.moved.astype(float), axis=0)
        there = np.cumsum(other.moved.astype(float), axis=0)
        assert there - other.pot == pytest.approx(plain, abs=0.1)
        assert one.shortfall == other.shortfall
        assert one.reliable_income == other.reliable_income
        assert other.ruin.value <= one.ruin.value


def test_without_the_pot_it_is_the_account_without_dates_less_what_is_owed() -> None:
    uncounted = project(BASE.but(tax=Tax(due=Due.SPAIN, owed=1000, counted=False)), DRAWS).stability
    poorer = project(BASE.but(opening_cash=BASE.opening_cash - 1000), DRAWS).stability
    for arm in Arm:
        assert uncounted[arm].ruin == poorer[arm].ruin
        assert uncounted[arm].pay == poorer[arm].pay
        assert uncounted[arm].largest_pot.value >= 1000


def test_what_is_owed_is_paid_at_the_first_date() -> None:
    """Nothing earned, nothing to live on: the cash falls by what was owed in that month and in no other."""
    idle = BASE.but(income=BASE.income, enquiries=0.0, retainers=(), planned=BASE.planned.but(count=0))
    idle = idle.but(beginning=True, monthly_bills=0.0, tax=Tax(due=Due.SPAIN, owed=900), tax_rate=0.0)
    start = idle.start_month
    cash = project(idle, DRAWS).stability[Arm.PROJECTS_ONLY]
    assert cash.pot is not None
    steps = np.diff(cash.pot[:, 0], prepend=900)
    place = first_date(Due.SPAIN, start)
    assert (start + place).month in DATES[Due.SPAIN]
    assert steps[place] == -900
    assert np.flatnonzero(steps).tolist() == [place]


def test_no_dates_and_no_tax_hold_no_pot() -> None:
    months = pd.Period("2026-11", freq="M")
    assert pot_moves(Tax(), 0.3, np.ones((3, 2)), months) is None
    assert pot_moves(Tax(due=Due.SPAIN), 0.0, np.ones((3, 2)), months) is None
    found = project(BASE, DRAWS).stability[Arm.PROJECTS_ONLY]
    assert found.largest_pot.value == 0
    assert not found.pot_medians.any()
