"""Every limit and every constant that a figure hangs on, by a value worked out on paper just at it and just beyond."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from model import Arm, Draws, Planned, ProjectHistory, ProjectIncome, Retainer, Scenario, Stress, fit, project
from model.measures import buffer, volatility
from model.measures.certainty import RiskAversion, certainty_equivalent
from model.measures.estimate import monthly_quantile_errors
from model.measures.stability import stability
from model.past import arrivals
from model.past.arrivals import filter_counts
from model.past.clients import amounts
from model.past.delays import PRESETS, cumulative, hazards
from model.past.summary import DelayCounts, DelayPreset
from model.projection.enquiries import Projects, arrival_rates, open_receipts
from model.projection.lives import ChurnTerms, churn_means
from model.projection.offer import Offer
from model.projection.parameters import Parameters, draw_parameters
from model.projection.queue import Desk, fitting_hours, work
from model.rates.rates import Cap, Perks
from model.types import Floats
from tests.model.pasts import past

ROOT = Path(__file__).parents[2]
NOBODY = Planned(count=0)


def months(*values: float) -> Floats:
    """[month, path] of one path."""
    return np.array(values, dtype=np.float32)[:, None]


def scenario(**changes: Any) -> Scenario:
    usual = {"income": fit(past()), "planned": NOBODY, "n_paths": 200, "horizon_months": 12}
    return Scenario(**{**usual, **changes})


# --- a year, its tax, its bounds --------------------------------------------------------------------------------------


def test_a_year_has_twelve_months() -> None:
    """Twelve months of 100, then one of 10,000: nothing of it is in the year, and the wait of the year is 12 months."""
    income = np.full((300, 14), 100.0, dtype=np.float32)
    income[:, 12:] = 10_000
    measured = stability(income, bills=150, opening_cash=0)
    assert measured.reliable_income.value == pytest.approx(100)
    assert measured.year_totals.tolist() == [1200.0] * 300
    assert measured.months_below_bills.value == 12
    assert measured.cash_needed.value == pytest.approx(12 * 50)
    assert volatility.volatility(np.array([100.0] * 23 + [400.0])).spikes == 0.5, "one of them in two years"


def test_three_fifths_of_tax_are_set_aside_and_no_more_are_asked_for() -> None:
    taxed = project(scenario(tax_rate=0.6))
    received = taxed.received(Arm.PROJECTS_ONLY)
    assert received.any()
    assert taxed.spendable(Arm.PROJECTS_ONLY) == pytest.approx(0.4 * received, rel=1e-6)
    with pytest.raises(ValidationError):
        scenario(tax_rate=0.61)


# --- measures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("missing", "out"), [(0.0125, False), (0.0135, True)])
def test_cash_runs_out_a_millionth_of_the_money_below_what_is_needed(missing: float, out: bool) -> None:
    """1,000 in hand and twelve bills of 1,000: a millionth of 13,000 is a cent and three tenths."""
    assert buffer.runs_out(np.array([1000 + missing]), 1000.0, 1000.0, 12).tolist() == [out]


def test_a_month_that_pays_its_bills_but_for_a_millionth_is_not_short() -> None:
    assert buffer.falls_short(np.array([999.9991, 999.9989]), 1000.0).tolist() == [False, True]
    assert buffer.clearly_short(np.array([900.0, 899.99]), 1000.0).tolist() == [False, True]


def test_stable_is_within_a_tenth_of_the_mean_and_the_noise_of_a_float() -> None:
    """110 and 90 about 100 as float32 lie a breath beyond a tenth; 110.01 and 89.99 lie beyond it."""
    assert volatility.stable(months(*[1.1, 0.9] * 6)).tolist() == [True]
    assert volatility.stable(months(*[110.01, 89.99] * 6)).tolist() == [False]
    assert volatility.stable(months(*[0.0] * 12)).tolist() == [False]


def test_a_quarter_beyond_the_usual_is_the_edge_of_a_spike_and_of_a_dip() -> None:
    usual = np.array([100.0])
    income = np.array([[125.0], [125.5], [75.0], [74.5]])
    assert (volatility.spikes(income, usual).tolist(), volatility.dips(income, usual).tolist()) == ([1], [1])


def test_erratic_is_a_third_of_the_months() -> None:
    """Twelve months of mean 100: four of them half off are a third, three are not."""
    assert volatility.erratic(months(*[150, 50] * 2, *[100] * 8)).tolist() == [True]
    assert volatility.erratic(months(150, 50, 100, 140, 120, 120, 100, 80, 80, 80, 80, 100)).tolist() == [False]


def test_how_much_a_cautious_person_minds() -> None:
    """One life in two brings 1,000 a month, the other 2,000; without bills E[x^(1 - g)]^(1 / (1 - g)).

    At g = 4: (1/2 + 1/16)^(-1/3) = (16/9)^(1/3) = 1.2114; at 2: 1 / (3/4); at 1: the geometric mean.
    """
    income = np.array([[1000.0, 2000.0]] * 3)
    values = {choice.name: certainty_equivalent(income, 0, choice).value for choice in RiskAversion}
    wanted = {"RELAXED": 1000 * 2**0.5, "USUAL": 4000 / 3, "CAUTIOUS": 1000 * (16 / 9) ** (1 / 3)}
    assert values == pytest.approx(wanted)


def test_a_month_counts_for_a_quarter_of_the_bills_at_least_and_three_are_one() -> None:
    """Nothing in three months of six against bills of 400: the windows bring 0, 100, 200, 300; the first counts 100."""
    income = np.array([[0.0], [0], [0], [300], [300], [300]])
    found = certainty_equivalent(income, 400, RiskAversion.USUAL).value
    assert found == pytest.approx(float(4 / (Fraction(2, 100) + Fraction(1, 200) + Fraction(1, 300))))


def test_the_error_of_a_chance_by_month_is_that_of_so_many_tosses() -> None:
    """A quarter of 400 lives is without cash after the first month, half after the second: sqrt(p (1 - p) / 400)."""
    income = np.full((400, 2), 100.0)
    income[:100, 0] = income[100:200, 1] = 0
    found = stability(income, bills=100, opening_cash=0).ruin_by_month
    assert found.values.tolist() == [0.25, 0.5]
    assert found.errors.tolist() == pytest.approx([3**0.5 / 80, 0.025])


def test_the_error_of_a_quantile_is_how_far_it_moves_when_its_rank_does() -> None:
    """Of 100 lives the median's rank is 49.5, give or take 5 k: nothing moves but at k = 3, where 1 is reached at 64.5.

    The rank of the 99th percentile is 98.01, give or take .995, and ends with the last life: (99 - 97.015) / 2.
    """
    rare = np.array([[0.0] * 63 + [1.0] * 37])
    assert monthly_quantile_errors(rare, [0.5]).tolist() == [[pytest.approx(1 / 6)]]
    even = np.arange(100.0)[None, :]
    assert monthly_quantile_errors(even, [0.99]).tolist() == [[pytest.approx((99 - 98.01 + 0.99**0.5) / 2)]]
    assert np.isnan(monthly_quantile_errors(np.ones((2, 1)), [0.5])).all()


# --- rates ------------------------------------------------------------------------------------------------------------


def test_no_number_of_hours_is_too_many() -> None:
    """300 hours at 50 with a tenth off, 150 hours of extras; 400 hours in a month."""
    extras = Perks(Offer(300, 50, 0.1), 150)
    assert [extras.cost, extras.cheaper_than_discount_by] == pytest.approx([7500, 1500 - 7500])
    assert extras.effective_rate == pytest.approx(15_000 / 450)
    assert [extras.same_cost_hours, extras.same_rate_hours] == pytest.approx([30, 300 / 9])
    assert Cap(400, 50, 0.1).lost == pytest.approx(2000)


# --- the past ---------------------------------------------------------------------------------------------------------


def test_each_preset_pays_as_the_page_of_the_method_says() -> None:
    """docs/method/past.md, "Payment delay", as shares of the invoices paid within so many months."""
    within = {
        DelayPreset.DEFAULT: (0.20, 0.75, 0.92, 0.96, 0.98),
        DelayPreset.SPAIN_60: (0.05, 0.35, 0.75, 0.90, 0.97),
    }
    for preset, shares in within.items():
        assert np.cumsum(PRESETS[preset.value]) == pytest.approx(shares)
        # A preset weighs as much as four invoices: 4 q of Beta(4 q, 4 p) pay, and the mean hazard is q / (q + p).
        means = hazards(DelayCounts(preset=preset), lambda delay: np.random.default_rng(delay).normal(size=60_000))
        assert cumulative(means.mean(axis=1, keepdims=True))[:, 0] == pytest.approx(shares, abs=0.01)


@pytest.mark.parametrize(
    ("values", "prior"),
    [
        (arrivals.DRIFTS, arrivals.DRIFT_PRIOR), (arrivals.SIZES, arrivals.SIZE_PRIOR),
        (amounts.BETWEEN, amounts.BETWEEN_PRIOR), (amounts.TYPICAL, amounts.TYPICAL_PRIOR),
    ],
    ids=["drift", "size", "between", "typical"],
)  # fmt: skip
def test_a_prior_is_a_share_of_one_for_each_value(values: Floats, prior: Floats) -> None:
    assert (np.diff(values) > 0).all()
    assert len(values) == len(prior)
    assert prior.sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "values", "prior"),
    [("drift `q`", arrivals.DRIFTS, arrivals.DRIFT_PRIOR), ("size `k`", arrivals.SIZES, arrivals.SIZE_PRIOR)],
)
def test_the_grid_of_arrivals_is_the_one_of_the_page_to_the_digit(name: str, values: Floats, prior: Floats) -> None:
    page = (ROOT / "docs" / "method" / "past.md").read_text("utf-8")
    row = re.search(rf"^\| {re.escape(name)} \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert row
    read = [[float(text.replace("infinite", "inf")) for text in cell.split(",")] for cell in row.groups()]
    assert read == [values.tolist(), prior.tolist()]


def test_hours_that_nobody_wrote_down_fill_half_of_the_month_at_most() -> None:
    """200 hours a month asked for and so many sales of 2 hours, with 100 hours: 50 are taken to have been worked."""
    income, desk = fit(past(hours=False)), Desk(2.0, 2.0, 0.0, 0.0, 100.0)
    asked = 200 + 2 * income.expected_arrivals
    assert fitting_hours(income, desk, 200.0) * asked == pytest.approx(50)
    assert fitting_hours(income, desk, 10.0) == 1, "what fits is not stretched"
    assert fitting_hours(fit(past()), desk, 200.0) == 1, "hours that are known stay"


def test_where_nothing_is_known_an_hour_is_a_hundred_whatever_the_month_has() -> None:
    assert [ProjectIncome().usual_rate(hours) for hours in (1, 120, 400)] == [100, 100, 100]


@pytest.mark.parametrize(("mean", "bundle"), [(20, 1), (21, 2), (40, 2), (41, 3)])
def test_more_than_twenty_a_month_are_counted_in_bundles(mean: int, bundle: int) -> None:
    """ceil(mean / 20), docs/method/past.md, "Very many projects"."""
    found = filter_counts((mean,) * 12, (1.0,) * 12, 0.5, 60.0)
    assert found.bundle == bundle
    assert found.mean == pytest.approx(mean, rel=0.15)


def test_where_the_day_of_the_money_alone_is_known_an_open_invoice_waits_as_the_preset_believes() -> None:
    """Without any delay fixed, what is known to be open is paid within four months but for 2 %, never at once."""
    income = fit(past()).but(delays=DelayCounts(fixed_days=0))
    drawn = draw_parameters(income, Draws(1, 4000))
    assert (drawn.delay_cumulative == 1).all()
    assert drawn.open_cumulative.mean(axis=1) == pytest.approx((0.20, 0.75, 0.92, 0.96, 0.98), abs=0.03)
    assert income.open_invoices
    paid = open_receipts(income, drawn, Draws(1, 4000), 12, 0).mean(axis=1)
    assert paid[0] < 0.95 * sum(invoice.amount for invoice in income.open_invoices)
    assert paid[1] > 0


# --- projects that come -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bundle", [1, 2])
def test_no_path_passes_sixty_arrivals(bundle: int) -> None:
    rate, paths = np.array([30.0, 61.0 * bundle, 1000.0]), np.zeros(3)
    drawn = Parameters(bundle, np.log(rate), paths, paths, paths, paths, None, None, paths, paths)
    found = arrival_rates(drawn, Draws(1, 3), (1, 1))
    assert found == pytest.approx(np.array([[30.0 / bundle, 60, 60]] * 2))


def jobs(count: int, bundle: int) -> Projects:
    """So many entries of a first month on one path."""
    zeros, marks = np.zeros(count, np.int32), np.full(count, 0.5, np.float32)
    counts = np.array([[count], [0], [0]], dtype=np.int32)
    fees, delays = np.ones(count, np.float32), np.zeros(count, np.int8)
    return Projects(3, 1, zeros, zeros, counts, fees, None, marks, delays, bundle)


def test_a_bundle_is_sold_and_declined_as_often_as_it_has_projects() -> None:
    """Three bundles of four: 2 hours of work and 4 x 1 of selling each; the third comes when 12 of 10 hours wait."""
    desk = Desk(patience=1.0, selling_hours=1.0, opening_backlog_hours=0, feast_or_famine=0, capacity_hours=10)
    done = work(jobs(3, 4), np.full(3, 2.0, np.float32), np.ones((3, 1)), np.full((3, 1), 10.0), desk, 0.5)
    assert done.accepted.tolist() == [0, 1]
    assert done.declined[:, 0].tolist() == [4, 0, 0]
    assert done.worked[:, 0].tolist() == [10, 2, 0]


def test_who_is_always_full_hears_of_it_in_no_fewer_and_no_more_enquiries() -> None:
    """Far more work than hours: usual is a full desk, not twelve, so that being full changes nothing."""
    full = {"capacity_hours": 3.0, "patience": 24.0}
    calm, swinging = (project(scenario(feast_or_famine=share, **full)) for share in (0.0, 1.0))
    assert calm.projects_only.any()
    busy = calm.worked[Arm.PROJECTS_ONLY] >= 3.0 - 1e-4
    assert busy.mean() > 0.9
    always = busy.all(axis=1)
    assert np.array_equal(calm.declined[Arm.PROJECTS_ONLY][always], swinging.declined[Arm.PROJECTS_ONLY][always])


# --- stresses ---------------------------------------------------------------------------------------------------------


def test_fewer_enquiries_are_seven_in_ten() -> None:
    stressed = project(scenario(stresses={Stress.FEWER_ENQUIRIES}))
    assert np.array_equal(stressed.projects_only, project(scenario(enquiries=0.7)).projects_only)


def test_all_pay_a_month_later_for_what_was_agreed_before_too() -> None:
    """Nobody asks any more: what comes is the work agreed at the start, each payment of it a month later."""
    agreed = {"enquiries": 0.0, "opening_backlog_hours": 60.0, "beginning": True}
    usual, late = (project(scenario(stresses=stress, **agreed)) for stress in (set(), {Stress.PAID_LATE}))
    assert usual.projects_only.any()
    assert not late.projects_only[:, 0].any()
    assert np.array_equal(late.projects_only[:, 1:], usual.projects_only[:, :-1])


def test_a_dry_quarter_is_the_fourth_to_the_sixth_month() -> None:
    """Work is done in the month in which it comes, and paid at once."""
    history = past()
    everything = history.all.assign(paid_on=history.all["invoiced_on"], hours=1.0)
    income = fit(ProjectHistory.from_frames(everything, delays_seen=False))
    dry = project(scenario(income=income, stresses={Stress.DRY_QUARTER}, selling_hours=0, beginning=True))
    assert [bool(month.any()) for month in dry.projects_only[:, :8].T] == [True] * 3 + [False] * 3 + [True] * 2


# --- retainers --------------------------------------------------------------------------------------------------------


def test_what_is_believed_of_renewals_weighs_as_much_as_six() -> None:
    """Two thirds renew, 3 kept and 1 lost: Beta(6/3 + 1, 12/3 + 3) of mean 3/10; standard deviation .1382."""
    means = churn_means(ChurnTerms(2 / 3, 3, 1), Draws(1, 40_000))
    assert means.mean() == pytest.approx(0.3, abs=0.003)
    assert means.std() == pytest.approx((0.3 * 0.7 / 11) ** 0.5, abs=0.003)


def test_a_term_ends_in_its_last_month() -> None:
    """Six months signed, nobody renews: six fees in advance, and none after."""
    row = Retainer(monthly_fee=100, hours_per_month=0, term_months=6, acceptance=1.0, renewal=0.0, cancellation=0.0)
    fees = project(scenario(retainers=(row,), late=0.0)).retainer_income
    assert np.array_equal(fees, np.array([[100.0] * 6 + [0.0] * 6] * 200))


def test_months_are_counted_across_a_new_year() -> None:
    frame = pd.DataFrame(
        {"invoiced_on": ["2024-11-30", "2025-01-01"], "paid_on": ["2025-01-01", "2025-12-31"], "amount": 1.0}
    )
    assert ProjectHistory.from_frames(frame, as_of="2025-12-31").delays.tolist() == [2, 11]
