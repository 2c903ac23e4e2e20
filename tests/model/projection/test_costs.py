"""Bills on their dates, prices and other income: against sums by hand, and laws of both futures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from model import Arm, Draws, Retainer, Scenario, fit, project, stability
from model.projection.costs import Costs, OneOff, Steady, beyond_monthly, raised, steady_income
from tests.model.measures import slow_measures
from tests.model.pasts import past

MARCH = (0.0, 0.0, 600.0) + (0.0,) * 9
DRAWS = Draws(1, 200)
BASE = Scenario(
    income=fit(past()),
    retainers=(Retainer(monthly_fee=700, hours_per_month=9, term_months=6, use_mean=1.3),),
    n_paths=200,
)
NOVEMBER = pd.Period("2026-11", freq="M")


def test_bills_by_month_once_and_growing_by_hand() -> None:
    costs = Costs(by_month=MARCH, one_offs=(OneOff(month="2026-12", amount=300),), growth=0.21)
    extra = beyond_monthly(costs, 1000.0, NOVEMBER, 18)
    assert extra is not None
    month = 1.21 ** (1 / 12)
    assert extra[0] == 0
    assert extra[1] == pytest.approx(1000 * month + 300 - 1000)
    assert extra[4] == pytest.approx(1600 * month**4 - 1000)
    assert extra[16] == pytest.approx(1600 * 1.21 * month**4 - 1000)
    assert extra[12] == pytest.approx(210)


def test_nothing_typed_is_nothing() -> None:
    assert beyond_monthly(Costs(by_month=(0.0,) * 12), 1000.0, NOVEMBER, 12) is None
    assert Costs(by_month=(0.0,) * 12) == Costs()
    assert steady_income((), NOVEMBER, 12) is None


def test_a_bill_outside_the_months_is_never_due() -> None:
    bills = tuple(OneOff(month=month, amount=500) for month in ("2026-10", "2027-11"))
    extra = beyond_monthly(Costs(one_offs=bills), 1000.0, NOVEMBER, 12)
    assert extra is not None
    assert not extra.any()


def test_an_income_has_a_first_and_a_last_month() -> None:
    sources = (Steady(amount=100), Steady(amount=10, first="2026-12", last="2027-01"), Steady(amount=1, last="2026-11"))
    money = steady_income(sources, NOVEMBER, 4)
    assert money is not None
    assert money.tolist() == [101, 110, 110, 100]
    gone = steady_income((Steady(amount=5, last="2026-10"), Steady(amount=7, first="2027-03")), NOVEMBER, 4)
    assert gone is not None
    assert not gone.any()


@pytest.mark.parametrize(
    "refused",
    [
        lambda: Steady(amount=1, first="2027-02", last="2027-01"),
        lambda: Costs(by_month=(1.0,) * 11),
        lambda: Costs(growth=5.0),
        lambda: OneOff(month="2026-12", amount=-1),
    ],
)
def test_what_cannot_be_is_refused(refused: object) -> None:
    with pytest.raises(ValidationError):
        refused()  # type: ignore[operator]  # a constructor


def test_measures_ask_for_each_months_own_bills() -> None:
    """Against a person who walks through each path's year with a calendar."""
    rng = np.random.default_rng(5)
    income, extra = rng.lognormal(7, 0.8, (40, 12)), np.array([0.0, 900, 0, 0, 250, 0, 0, 0, 0, 0, 1200, 0])
    found = stability(income, bills=1000, opening_cash=2500, extra=extra)
    lived = [path - extra for path in income]
    assert found._needed == pytest.approx([slow_measures.cash_needed(path, 1000) for path in lived])
    assert found.ruin.value == np.mean([slow_measures.is_ruined(path, 1000, 2500) for path in lived])
    lacks = [sum(max(1000 + more - came, 0) for came, more in zip(path, extra, strict=True)) for path in income]
    assert found.shortfall.value == pytest.approx(np.mean(lacks))
    short = [sum(came < 1000 + more for came, more in zip(path, extra, strict=True)) for path in income]
    assert found.short_months.tolist() == short
    assert found.below_bills.values.sum() * 40 == pytest.approx(sum(short))
    assert found.drawdown.median.value == pytest.approx(np.median([slow_measures.drawdown(p, 1000) for p in lived]))
    balances = [slow_measures.balances(path, 1000, 2500) for path in lived]
    assert found.cash_quantiles([0.5])[:, 0] == pytest.approx(np.median(balances, axis=0))
    assert found.mean_income.value == pytest.approx(income.mean())


def test_the_pay_with_the_cash_the_bills_need_is_the_monthly_bills() -> None:
    dated = BASE.but(monthly_bills=2500.0, costs=Costs(by_month=MARCH, growth=0.03))
    for arm, measured in project(dated, DRAWS).stability.items():
        assert measured.cash_needed.value > 0, arm
        assert measured.pay_with_buffer.value == pytest.approx(2500)


def test_bills_on_dates_are_bills_of_every_month_where_they_come_every_month() -> None:
    each = project(BASE.but(costs=Costs(by_month=(100.0,) * 12)), DRAWS).stability
    all_year = project(BASE.but(monthly_bills=BASE.monthly_bills + 100), DRAWS).stability
    for arm in Arm:
        assert each[arm].shortfall.value == pytest.approx(all_year[arm].shortfall.value)
        assert each[arm].ruin == all_year[arm].ruin
        assert each[arm].months_clearly_short == all_year[arm].months_clearly_short


def test_a_partner_pays_bills_in_both_futures_alike() -> None:
    """So much more each month is so much less of bills: no chance of running out can tell one from the other."""
    plain, beside = (project(BASE.but(other_income=them), DRAWS) for them in ((), (Steady(amount=300),)))
    fewer = project(BASE.but(monthly_bills=BASE.monthly_bills - 300), DRAWS)
    for arm in Arm:
        assert beside.spendable(arm) == pytest.approx(plain.spendable(arm) + 300, rel=1e-6)
        assert np.array_equal(beside.received(arm), plain.received(arm))
        assert beside.stability[arm].ruin == fewer.stability[arm].ruin
        assert beside.stability[arm].shortfall.value == pytest.approx(fewer.stability[arm].shortfall.value, abs=0.01)


def test_no_tax_is_set_aside_from_other_income() -> None:
    taxed = project(BASE.but(other_income=(Steady(amount=300),), tax_rate=0.25), DRAWS)
    arm = Arm.PROJECTS_ONLY
    assert taxed.spendable(arm) == pytest.approx(taxed.received(arm) * 0.75 + 300, rel=1e-5)


def test_prices_are_of_the_month_of_the_invoice() -> None:
    fee = np.array([100, 100, 100, 100], dtype=np.float32)
    cell = np.array([0, 2 * 5, 14 * 5 + 3, 26 * 5 + 4], dtype=np.int32)
    assert raised(fee, cell, 5, 2, 0.1) == pytest.approx([100, 100, 110, 121])
    assert raised(fee, cell, 5, 2, 0.0) is fee


def test_prices_that_rise_bring_more_and_no_other_project() -> None:
    same, rising = (project(BASE.but(rate_growth=growth), DRAWS) for growth in (0.0, 0.1))
    for arm in Arm:
        assert (rising.received(arm) >= same.received(arm) - 0.01).all()
        assert np.array_equal(rising.declined[arm], same.declined[arm])
        assert np.array_equal(rising.worked[arm], same.worked[arm])
