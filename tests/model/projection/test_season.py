"""The shape of a year: enquiries by month and weeks off, by hand and by law."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from model import Arm, Draws, Planned, Retainer, Scenario, fit, project
from model.projection.season import WEEKS, Season, away, put_off, shape
from tests.model.pasts import past

DRAWS = Draws(1, 400)
AUGUST = (*[0.0] * 7, 4.5, *[0.0] * 4)
ROW = Retainer(monthly_fee=700, hours_per_month=9, term_months=6, use_cv=0)
BASE = Scenario(income=fit(past()), retainers=(ROW,), planned=Planned(count=0), n_paths=400, start_month="2026-01")
JANUARY = pd.Period("2026-01", freq="M")


def test_factors_spread_a_year_and_leave_its_sum() -> None:
    found = shape(Season(enquiries=(*[1.0] * 7, 0.25, 1, 1, 1, 2.75)), pd.Period("2025-07", freq="M"), 12)
    mean = (10 + 0.25 + 2.75) / 12
    assert found == pytest.approx([1 / mean, 0.25 / mean, 1 / mean, 1 / mean, 1 / mean, 2.75 / mean] + [1 / mean] * 6)
    assert sum(found) == pytest.approx(12)


def test_what_says_nothing_is_nothing_and_what_cannot_be_is_refused() -> None:
    assert Season(enquiries=(0.7,) * 12, weeks_off=(0.0,) * 12) == Season()
    for refused in ({"enquiries": (0.0,) * 12}, {"enquiries": (1.0,) * 11}, {"weeks_off": (*[0.0] * 11, 5.0)}):
        with pytest.raises(ValidationError):
            Season(**refused)


def test_a_month_has_no_more_weeks_than_it_has() -> None:
    assert away(Season(weeks_off=AUGUST), JANUARY, 9) == (0, 0, 0, 0, 0, 0, 0, 1, 0)
    assert away(Season(weeks_off=(1.0, *AUGUST[1:])), JANUARY, 1) == pytest.approx((1 / WEEKS,))


def test_hours_of_weeks_off_are_owed_or_never_worked() -> None:
    hours = np.full((3, 1), 8, dtype=np.float32)
    assert put_off(hours, (0.0, 0.75, 0.0), owed=True)[:, 0].tolist() == [8, 2, 14]
    assert put_off(hours, (0.0, 0.75, 0.0), owed=False)[:, 0].tolist() == [8, 2, 8]


def test_a_year_has_as_many_enquiries_in_any_shape() -> None:
    """All in spring or evenly: over two years the same work comes in, within its error."""
    idle = BASE.without_clients().but(retainers=(), capacity_hours=400, patience=24, selling_hours=0)
    plain, spring = (
        project(idle.but(season=Season(enquiries=factors)), DRAWS).worked[Arm.PROJECTS_ONLY].sum(axis=1)
        for factors in ((), (0, 0, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0))
    )
    error = np.hypot(plain.std(), spring.std()) / 20
    assert spring.mean() == pytest.approx(plain.mean(), abs=3 * float(error))


def test_a_client_has_one_month_with_work_a_month() -> None:
    """Whoever orders in nearly every month cannot order four times as often: of what winter loses a part is lost."""
    plain, spring, august = (
        project(BASE.but(season=Season(enquiries=factors)), DRAWS).worked[Arm.PROJECTS_ONLY].sum(axis=1).mean()
        for factors in ((), (0, 0, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0), (*[1.0] * 7, 0.5, *[1.0] * 4))
    )
    assert 0.4 * plain < spring < plain
    assert august == pytest.approx(plain, rel=0.05)


def test_nobody_asks_in_a_month_of_factor_zero() -> None:
    factors = (*[1.0] * 7, 0.0, *[1.0] * 4)
    alone = project(BASE.but(retainers=(), capacity_hours=400, season=Season(enquiries=factors), beginning=True), DRAWS)
    assert alone.worked[Arm.PROJECTS_ONLY][:, 7].mean() < alone.worked[Arm.PROJECTS_ONLY][:, 6].mean() / 4


@pytest.mark.parametrize(("unused", "after"), [("expire", 9), ("carry", 18)])
def test_in_a_month_off_retainers_pay_and_nobody_works(unused: str, after: float) -> None:
    row = ROW.but(unused=unused)
    found = project(BASE.but(retainers=(row,), season=Season(weeks_off=AUGUST), cancellation=0, renewal=1), DRAWS)
    plain = project(BASE.but(retainers=(row,), cancellation=0, renewal=1), DRAWS)
    assert np.array_equal(found.retainer_income, plain.retainer_income)
    for arm in Arm:
        assert not found.worked[arm][:, 7].any()
    assert not found.retainer_hours[:, 7].any()
    assert found.retainer_hours[:, 8] == pytest.approx(np.full(400, after))


def test_who_asks_in_a_month_off_is_not_sent_away() -> None:
    """With patience enough nobody is declined for the holidays alone."""
    calm = BASE.but(retainers=(), capacity_hours=400, patience=24)
    found = project(calm.but(season=Season(weeks_off=AUGUST)), DRAWS)
    assert not found.declined[Arm.PROJECTS_ONLY][:, 7].any()


def test_weeks_off_bring_no_more_money() -> None:
    """Hours gone lower no queue: over the whole horizon no path finishes more work."""
    plain, less = (
        project(BASE.but(season=Season(weeks_off=weeks)), DRAWS).worked[Arm.PROJECTS_ONLY].sum(axis=1)
        for weeks in ((), (*[0.0] * 6, 2, 4, 0, 0, 0, 1))
    )
    assert less.mean() < plain.mean()
