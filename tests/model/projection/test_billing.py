"""Several months paid at once: by hand, and money that moves and is not lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from exchange.paper.offer import offer_sheet
from locales import language
from model import Arm, Draws, Planned, Retainer, Scenario, Stress, fit, project
from model.projection.billing import Period, periods
from model.retainers.movements import movements
from model.retainers.outlook import outlook
from tests.model.pasts import past

DRAWS = Draws(1, 300)
ROW = Retainer(monthly_fee=100, hours_per_month=3, term_months=6, ladder=(6,), renewal=1.0, cancellation=0, late=0)
BASE = Scenario(income=fit(past()), planned=Planned(count=0), n_paths=300, start_month="2026-01", horizon_months=12)
LIVELY = ROW.but(renewal=0.5, cancellation=0.15, months_off=(8,), rise=0.25, notice_months=2)


def of(**changes: Any) -> Scenario:
    return BASE.but(retainers=(ROW.but(**changes),))


def income(**changes: Any) -> list[float]:
    """By month, of a contract that all paths live alike."""
    found = project(of(**changes), DRAWS).retainer_income
    assert (found == found[0]).all()
    by_month: list[float] = found[0].tolist()
    return by_month


def test_a_quarter_in_advance_and_in_arrears() -> None:
    assert income(billing="quarter") == [300, 0, 0] * 4
    assert income(billing="quarter", paid="arrears") == [0, 0, 0] + [300, 0, 0] * 3


def test_the_term_and_the_year_end_with_the_term() -> None:
    assert income(billing="term") == [600, 0, 0, 0, 0, 0] * 2
    assert income(billing="year") == [600, 0, 0, 0, 0, 0] * 2
    assert income(billing="year", term_months=12, ladder=(12,)) == [1200] + [0] * 11
    assert income(billing="quarter", term_months=4, ladder=(4,)) == [300, 0, 0, 100] * 3


def test_what_was_paid_before_the_start_does_not_come_again() -> None:
    """Four of six months are left: the first quarter was paid two months ago."""
    assert income(billing="quarter", months_left=4) == [0, 300, 0, 0] + [300, 0, 0] * 2 + [300, 0]
    assert income(billing="quarter", months_left=4, paid="arrears") == [0, 300, 0, 0] + [300, 0, 0] * 2 + [300, 0]
    assert income(billing="term", months_left=4, paid="arrears") == [0] * 4 + [600] + [0] * 5 + [600, 0]
    assert income(billing="quarter", renewals=1, paid="arrears")[0] == 300, "the last quarter of the term before"


def test_months_off_and_a_rise_are_in_the_sum() -> None:
    found = income(billing="quarter", months_off=(2, 3, 5), rise=0.1)
    assert found == pytest.approx([100, 0, 0, 200, 0, 0, 330, 0, 0, 330, 0, 0])


def test_less_for_paying_ahead_and_nothing_off_in_arrears_or_month_by_month() -> None:
    assert income(billing="year", prepay_discount=0.1) == pytest.approx([540, 0, 0, 0, 0, 0] * 2)
    assert ROW.but(prepay_discount=0.1).fee == ROW.but(prepay_discount=0.1, billing="year", paid="arrears").fee == 100


@pytest.mark.parametrize("paid", ["advance", "arrears"])
@pytest.mark.parametrize("billing", ["quarter", "term", "year"])
def test_money_moves_and_none_is_lost(billing: str, paid: str) -> None:
    """Where everybody is gone within the horizon, each path has had to the cent what it has month by month."""
    gone = LIVELY.but(term_months=10, ladder=(10,), renewal=0.0, starts_in=1, paid=paid)
    rows = (gone.but(billing=each) for each in ("month", billing))
    monthly, at_once = (project(BASE.but(horizon_months=24, retainers=(row,)), DRAWS) for row in rows)
    assert np.unique(monthly.retainer_income.sum(axis=1)).size > 5
    assert at_once.retainer_income.sum(axis=1) == pytest.approx(monthly.retainer_income.sum(axis=1), abs=0.01)
    assert not np.array_equal(at_once.retainer_income, monthly.retainer_income)
    assert np.array_equal(at_once.earned[Arm.WITH_RETAINERS], monthly.earned[Arm.WITH_RETAINERS])


def test_who_leaves_early_is_paid_back() -> None:
    """The largest client is gone in the fourth month: of the year paid in January nine months go back."""
    lost = of(billing="year", term_months=12).but(stresses=frozenset({Stress.LOSE_LARGEST}))
    lost = lost.but(income=lost.income.without_clients())
    assert project(lost, DRAWS).retainer_income[0].tolist() == [1200, 0, 0, -900] + [0] * 8


def test_what_is_owed_and_hoped_for_is_of_the_month_of_work() -> None:
    """Committed, expected, possible and the recurring income do not know when the money comes."""
    monthly, at_once = (project(BASE.but(retainers=(LIVELY.but(billing=each),)), DRAWS) for each in ("month", "year"))
    for name in ("committed", "expected", "possible"):
        assert np.array_equal(getattr(outlook(monthly), name), getattr(outlook(at_once), name))
    assert movements(monthly).equals(movements(at_once))
    assert not outlook(at_once).extra.any()


def test_month_by_month_is_todays_figures_to_the_digit() -> None:
    plain, monthly = project(BASE, DRAWS), project(of(billing="month", prepay_discount=0.3), DRAWS)
    assert np.array_equal(project(of(), DRAWS).retainer_income, monthly.retainer_income)
    assert np.array_equal(plain.projects_only, monthly.projects_only)


def test_periods_are_of_the_term() -> None:
    assert periods(ROW.but(billing="quarter", term_months=4, ladder=(4,)), 5) == (
        Period(0, 3, 0), Period(3, 4, 0), Period(4, 7, 1),
    )  # fmt: skip
    assert periods(ROW.but(billing="year", months_left=2), 3) == (Period(-4, 2, 0), Period(2, 8, 1))


def test_a_discount_for_paying_ahead_is_bounded() -> None:
    with pytest.raises(ValidationError):
        ROW.but(prepay_discount=0.95)
    with pytest.raises(ValidationError):
        ROW.but(billing="fortnight")


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_offer_says_how_much_is_paid_when_and_what_goes_back(spoken: str) -> None:
    speaker, year = language(spoken), ROW.but(billing="year", term_months=12, prepay_discount=0.1)

    def page(row: Retainer) -> str:
        return offer_sheet(row, speaker, "EUR", dt.date(2026, 11, 29)).decode()

    assert speaker.money(1080, "EUR", 2) in page(year)
    assert speaker.text("offer.paid.term.advance") in page(year)
    assert speaker.text("offer.prepay.value", share=speaker.percent(0.1, None)) in page(year)
    assert speaker.text("offer.refund.value") in page(year)
    assert speaker.text("offer.reply.price.prepay", share=speaker.percent(0.1, None)) in page(year)
    after = page(ROW.but(billing="quarter", paid="arrears", months_off=(8,)))
    assert speaker.text("offer.paid.quarter.arrears") in after
    assert speaker.text("offer.refund.value") not in after
    assert speaker.money(300, "EUR", 2) not in after, "months off make quarters of different sums"
