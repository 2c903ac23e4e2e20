"""Months off: no fee, no hours, and a contract that runs on."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from pydantic import ValidationError

from exchange.paper.offer import offer_sheet
from locales import language
from model import Arm, Draws, Planned, Retainer, Scenario, fit, project
from model.retainers.load import load
from model.retainers.outlook import outlook
from tests.model.pasts import past
from ui.retainers.cell import RefusedError, Writing, shown, taken
from ui.session.fields import Kind

DRAWS = Draws(1, 300)
ROW = Retainer(monthly_fee=700, hours_per_month=9, term_months=6, renewal=1.0, cancellation=0, late=0)
BASE = Scenario(income=fit(past()), planned=Planned(count=0), n_paths=300, start_month="2026-01", retainers=(ROW,))


def with_off(*months: int, **more: object) -> Scenario:
    return BASE.but(retainers=(ROW.but(months_off=months, **more),))


def test_months_off_bring_nothing_and_ask_for_nothing() -> None:
    found = project(with_off(8, 12), DRAWS)
    year = [0.0 if month in (8, 12) else 700.0 for month in range(1, 13)]
    assert found.retainer_income[:, :12] == pytest.approx(np.tile(year, (300, 1)))
    assert not found.retainer_hours[:, [7, 11]].any()
    assert found.retainer_hours[:, 6].all()
    assert found.accounts[0].alive.all()


def test_eleven_months_off_leave_one_fee_a_year() -> None:
    found = project(with_off(*range(2, 13)), DRAWS)
    assert found.retainer_income.sum(axis=1) == pytest.approx(np.full(300, 2 * 700))


def test_in_arrears_the_month_after_is_empty() -> None:
    found = project(with_off(8, paid="arrears"), DRAWS).retainer_income
    assert not found[:, 8].any()
    assert found[:, 7].all()


def test_none_are_the_figures_of_before() -> None:
    plain, none = project(BASE, DRAWS), project(with_off(), DRAWS)
    for arm in Arm:
        assert np.array_equal(plain.received(arm), none.received(arm))


def test_months_off_free_hours_for_projects_and_replace_none() -> None:
    busy = BASE.but(retainers=(ROW.but(hours_per_month=60, use_cv=0),), capacity_hours=70)
    free = busy.but(retainers=(busy.retainers[0].but(months_off=(8,)),))
    before, after = (project(scenario, DRAWS).worked[Arm.WITH_RETAINERS] for scenario in (busy, free))
    assert np.array_equal(before[:, :7], after[:, :7])
    assert after[:, 7].mean() > before[:, 7].mean()


def test_outlook_and_load_know_them() -> None:
    projection = project(with_off(8), DRAWS)
    found = outlook(projection)
    for fees in (found.committed, found.expected, found.possible, found.received):
        assert fees[0, 7] == 0
    assert found.possible[0, 6] == found.expected[0, 6] == 700
    assert load(projection).agreed[[6, 7, 8]].tolist() == [9, 0, 9]


def test_they_are_kept_in_order_and_one_month_is_billed() -> None:
    assert ROW.but(months_off=(12, 8, 8)).months_off == (8, 12)
    for refused in ((0,), (13,), tuple(range(1, 13))):
        with pytest.raises(ValidationError):
            ROW.but(months_off=refused)


@pytest.mark.parametrize(
    ("typed", "months", "whole"),
    [
        ("8", (8,), True),
        ("agosto, 12", (8, 12), True),
        ("Dec; aug", (8, 12), True),
        ("", (), True),
        ("1 2 3 4 5 6 7 8 9 10 11 12", tuple(range(1, 12)), False),
    ],
)
def test_a_cell_takes_numbers_and_names(typed: str, months: tuple[int, ...], whole: bool) -> None:
    assert taken(typed, "months_off", Writing(language("es"), "EUR")) == (months, whole)


@pytest.mark.parametrize("typed", ["13", "0", "summer", "8-9"])
def test_a_cell_refuses_what_is_no_month(typed: str) -> None:
    with pytest.raises(RefusedError):
        taken(typed, "months_off", Writing(language("en"), "USD"))


def test_the_cell_and_the_offer_name_them() -> None:
    assert shown((8, 12), Kind.CALENDAR, language("en")) == "Aug, Dec"
    assert shown((), Kind.CALENDAR, language("en")) is None
    page = offer_sheet(ROW.but(months_off=(8,)), language("es"), "EUR", dt.date(2026, 11, 29)).decode()
    assert language("es").text("offer.off") in page
    assert "ago" in page
