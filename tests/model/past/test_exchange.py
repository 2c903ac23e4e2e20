"""A past in another currency than the bills: at a rate its money is what it would be, had it been told in theirs."""

from __future__ import annotations

import numpy as np
import pytest

from model import ProjectIncome, Scenario, fit, project
from model.past.income import LEAST_EXCHANGE, MOST_EXCHANGE
from model.past.summary import OpenInvoice
from tests.model.pasts import past

RATE = 18.25
BASE = {"monthly_bills": 20_000, "opening_cash": 30_000, "list_rate": 1_000, "n_paths": 400, "currency": "MXN"}


def test_a_rate_gives_the_figures_of_a_past_that_is_told_in_the_money_of_the_bills() -> None:
    told, home = fit(past()).but(exchange_rate=RATE), fit(past(scale=RATE))
    assert told.owed
    assert told.expected_fee == pytest.approx(home.expected_fee)
    assert told.hourly_rate == pytest.approx(home.hourly_rate)
    assert told.outlook is not None
    assert home.outlook is not None
    assert told.outlook.monthly == pytest.approx(home.outlook.monthly, rel=1e-3)
    alone = (told.without_clients(), home.without_clients())
    abroad, beside = (project(Scenario(income=income, **BASE)).with_retainers for income in alone)
    # Sums of float32; a project at the edge of a path's hours may fall on its other side.
    assert np.isclose(abroad, beside, rtol=1e-4).mean() > 0.99
    assert abroad.mean() == pytest.approx(beside.mean(), rel=1e-4)


def test_a_rate_of_one_changes_no_digit_and_another_leaves_no_trace() -> None:
    income = fit(past())
    plain = Scenario(income=income, **BASE)
    there = plain.but(income=income.but(exchange_rate=RATE).but(exchange_rate=1.0))
    assert there == plain
    assert np.array_equal(project(there).with_retainers, project(plain).with_retainers)


def test_a_history_at_a_rate_is_fitted_as_the_summary_at_it() -> None:
    home = past().exchanged(RATE, "MXN")
    assert set(home.all["currency"]) == {"MXN"}
    assert fit(home).fees.mean == pytest.approx(fit(past()).fees.times(RATE).mean)
    assert home.received.to_numpy() == pytest.approx(past().received.to_numpy() * RATE)
    assert fit(home).counts == fit(past()).counts


@pytest.mark.parametrize("rate", [LEAST_EXCHANGE, MOST_EXCHANGE])
def test_the_ends_of_a_rate_keep_sums_within_theirs(rate: float) -> None:
    owed = (OpenInvoice(amount=1e9, age_months=1), OpenInvoice(amount=0.01, age_months=0))
    income = fit(past(scale=1e6)).but(open_invoices=owed, exchange_rate=rate)
    assert np.isfinite(project(Scenario(income=income, **BASE)).with_retainers).all()


@pytest.mark.parametrize("rate", [0.0, -1.0, 1e6, float("nan")])
def test_a_rate_out_of_bounds_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="exchange_rate"):
        ProjectIncome(exchange_rate=rate)
