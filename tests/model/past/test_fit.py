from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from model import ProjectHistory, fit
from model.past.income import ProjectIncome
from model.past.summary import DelayCounts, DelayPreset, OpenInvoice, Prior
from tests.model.pasts import past

FRAME = pd.DataFrame(
    {
        "client": ["Ana", "Ben", "Ana", "Dora", "Cleo"],
        "invoiced_on": ["2025-01-20", "2025-02-03", "2025-02-10", "2025-05-06", "2025-06-11"],
        "paid_on": ["2025-02-03", "2025-02-20", "2025-05-02", "2025-05-06", None],
        "amount": [1000.0, 400, 600, 500, 800],
        "currency": ["EUR", "EUR", "EUR", "USD", "EUR"],
        "hours": [10, None, 6, 5, 0],
    }
)


def fitted(frame: pd.DataFrame = FRAME, **how: object) -> ProjectIncome:
    return fit(ProjectHistory.from_frames(frame, **how))  # type: ignore[arg-type]  # a test's keywords


def test_the_summary_by_hand() -> None:
    income = fitted()
    assert str(income.as_of) == "2025-06"
    assert income.counts == (1, 2, 0, 0, 1, 1)
    assert income.exposure == (1.0,) * 6
    logs = np.log(FRAME["amount"])
    assert income.fees.n == 5
    assert (income.fees.mean, income.fees.squares) == pytest.approx((logs.mean(), 4 * logs.var(ddof=1)))
    assert income.rates is not None
    assert income.rates.n == 3
    assert income.rates.mean == pytest.approx(math.log(100))
    assert income.rates.squares == pytest.approx(0)
    assert income.largest_client_share == pytest.approx(1600 / 3300)
    assert income.currency == "EUR"


def test_delays_count_whoever_was_watched() -> None:
    delays = fitted().delays
    # A month, at once, three months, at once; and one open since June, watched to the end of June.
    assert delays.paid == (2, 1, 0, 1, 0)
    assert delays.survived == (3, 1, 1, 0, 0)
    assert delays.fixed_days is None


def test_the_running_month_is_not_over_for_an_open_invoice() -> None:
    assert fitted(as_of="2025-06-15").delays.survived == (2, 1, 1, 0, 0)


def test_open_invoices_keep_amount_and_age() -> None:
    assert fitted().open_invoices == (OpenInvoice(amount=800, age_months=0),)
    assert fitted(as_of="2025-09-30").open_invoices == (OpenInvoice(amount=800, age_months=3),)
    # Older ones are counted as never paid.
    assert fitted(as_of="2025-10-31").open_invoices == ()


def test_of_very_many_open_invoices_no_money_is_lost() -> None:
    many = pd.DataFrame({"invoiced_on": ["2025-05-03", "2025-06-03"] * 150, "paid_on": pd.NaT, "amount": range(1, 301)})
    history = ProjectHistory.from_frames(many, delays_seen=True)
    owed = fit(history).open_invoices
    assert len(owed) <= 200
    assert sum(invoice.amount for invoice in owed) == sum(range(1, 301))
    assert {invoice.age_months for invoice in owed} == {0, 1}
    assert OpenInvoice(amount=300, age_months=0) in owed


def test_empty_months_before_the_first_project_are_part_of_the_past() -> None:
    late, early = fitted(), fitted(start="2024-07")
    assert early.counts == (0,) * 6 + late.counts
    assert early.expected_arrivals < 0.8 * late.expected_arrivals


def test_only_the_days_of_the_money() -> None:
    income = fitted(FRAME.drop(columns="paid_on"))
    assert income.delays == DelayCounts(fixed_days=0)
    assert income.open_invoices == ()


def test_invoices_paid_about_so_many_days_later() -> None:
    history = ProjectHistory.from_frames(FRAME.drop(columns="paid_on"))
    income = fit(history, paid_after_days=60)
    assert income.delays.fixed_days is None
    assert income.delays.paid == (0, 0, 3, 0, 0)
    # What the last two months invoiced is still to come.
    assert income.open_invoices == (
        OpenInvoice(amount=500, age_months=1),
        OpenInvoice(amount=800, age_months=0),
    )
    seen = ProjectHistory.from_frames(FRAME)
    assert fit(seen, paid_after_days=60) == fit(seen)


def test_hours_of_two_projects_are_no_rate() -> None:
    assert fitted(FRAME[:4].assign(hours=[10, np.nan, 6, np.nan])).rates is None


def test_one_client_with_more_than_a_third_counts_as_fewer() -> None:
    assert fitted().fees.design_effect > 1
    assert fitted().evidence.shared_clients
    assert fit(past()).fees.design_effect == 1
    assert not fit(past()).evidence.shared_clients


def test_nothing_past_is_what_was_typed() -> None:
    prior = Prior(projects_low=1, projects_high=4, fee_low=200, fee_high=900, typed=True)
    income = fit(None, prior=prior, preset=DelayPreset.SPAIN_60)
    assert income == ProjectIncome(prior=prior, delays=DelayCounts(preset=DelayPreset.SPAIN_60))
    assert fit() == ProjectIncome()


def test_typed_ranges_and_a_past_stand_together() -> None:
    history = ProjectHistory.from_frames(FRAME)
    modest = fit(history, prior=Prior(projects_low=0.1, projects_high=0.5, fee_low=50, fee_high=100, typed=True))
    assert modest.expected_arrivals < fit(history).expected_arrivals
    assert modest.expected_fee < fit(history).expected_fee


def test_months_without_a_single_project() -> None:
    income = fit(ProjectHistory.from_frames(FRAME[:0], start="2024-01", as_of="2025-12"))
    assert income.counts == (0,) * 24
    assert income.fees.n == 0
    assert income.largest_client_share is None
    assert income.expected_arrivals < 0.2


def test_a_past_of_a_lifetime_keeps_its_last_fifty_years() -> None:
    old = pd.concat([FRAME, pd.DataFrame({"invoiced_on": ["1971-03-01"], "amount": [5.0]})])
    income = fitted(old, delays_seen=False)
    assert len(income.counts) == 600
    assert income.counts[-6:] == (1, 2, 0, 0, 1, 1)
    assert sum(income.counts) == 5


def test_the_order_of_rows_does_not_matter() -> None:
    # Up to the last digit of sums in another order.
    first, second = fitted(), fitted(FRAME[::-1])
    assert first.fees.squares == pytest.approx(second.fees.squares)
    assert first.but(fees=second.fees, rates=second.rates) == second
