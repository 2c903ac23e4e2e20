"""The projects that come, as the model simulates them: against compound laws, and with faults planted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from model import Draws, ProjectHistory, ProjectIncome, fit, predict
from model.past.summary import OpenInvoice
from model.projection.enquiries import (
    NEVER,
    SURPLUS,
    arrival_rates,
    open_receipts,
    payment_delays,
    receipts,
    simulate_projects,
)
from model.projection.parameters import Parameters, draw_parameters
from model.types import Floats


def known(paths: int, rate: float, **changes: Any) -> Parameters:
    """The same parameters on every path: a rate, Poisson, fees about 1,000 of log sd .7, paid at once."""
    usual: dict[str, float] = {"drift": 0.0, "size": np.inf, "fee_mu": np.log(1000), "fee_sigma": 0.7}
    at_once = np.ones((5, paths))
    return Parameters(
        bundle=changes.pop("bundle", 1),
        log_rate=np.full(paths, np.log(rate)),
        rate_mu=None,
        rate_sigma=None,
        delay_cumulative=changes.pop("delay_cumulative", at_once),
        open_cumulative=changes.pop("open_cumulative", at_once),
        **{name: np.full(paths, value) for name, value in {**usual, **changes}.items()},
    )


def received(parameters: Parameters, months: int, seed: int = 1) -> Floats:
    """[month, path] money of the projects that come."""
    paths = parameters.log_rate.size
    projects = simulate_projects(parameters, Draws(seed, paths), months)
    there = np.flatnonzero(projects.mark < 1)
    return receipts(
        projects.cell.take(there), projects.fee.take(there), projects.delay.take(there), months, paths
    ).astype(np.float64)


def near_quantile(values: Floats, level: float, wanted: float) -> None:
    """Within four standard errors, the density read from the sample."""
    error = 4 * np.sqrt(level * (1 - level) / values.size)
    low, high = np.quantile(values, [max(level - error, 0), min(level + error, 1)])
    assert low - 0.5 <= wanted <= high + 0.5


def compound_poisson(paths: int = 200_000, **changes: Any) -> None:
    """Two a month, median 1,000, log sd .7: figures by convolution."""
    month = received(known(paths, 2.0, **changes), 1)[0]
    assert month.mean() == pytest.approx(2555.2, abs=4 * 2308.4 / np.sqrt(paths))
    assert month.std() == pytest.approx(2308.4, rel=0.02)
    for chance, wanted in ((month == 0, 0.1353), (month < 1500, 0.3936)):
        assert chance.mean() == pytest.approx(wanted, abs=4 * np.sqrt(wanted / paths))
    for level, wanted in ((0.5, 2034.3), (0.9, 5624.3), (0.95, 7000.9)):
        near_quantile(month, level, wanted)


def compound_negative_binomial(paths: int = 200_000, size: float = 1.5) -> None:
    """The same with counts of size 1.5."""
    month = received(known(paths, 2.0, size=size), 1)[0]
    assert month.mean() == pytest.approx(2555.2, abs=4 * 3111.6 / np.sqrt(paths))
    assert month.std() == pytest.approx(3111.6, rel=0.02)
    assert (month < 1500).mean() == pytest.approx(0.4939, abs=4 * np.sqrt(0.5 / paths))
    for level, wanted in ((0.5, 1539.6), (0.9, 6663.5)):
        near_quantile(month, level, wanted)


def compound_year(paths: int = 60_000, rate: float = 2.0) -> None:
    """Twelve months of the first."""
    year = received(known(paths, rate), 12).sum(axis=0)
    for level, wanted in ((0.05, 18530), (0.1, 20844), (0.5, 30104), (0.9, 41186), (0.95, 44687)):
        near_quantile(year, level, wanted)


@pytest.mark.parametrize("law", [compound_poisson, compound_negative_binomial, compound_year])
def test_compound_totals(law: Callable[..., None]) -> None:
    law()


@pytest.mark.parametrize(
    ("law", "fault"),
    [
        (compound_poisson, {"size": 30.0}),
        (compound_poisson, {"fee_sigma": 0.72}),
        (compound_poisson, {"drift": 0.2}),
        (compound_negative_binomial, {"size": 2.0}),
        (compound_year, {"rate": 2.05}),
    ],
)
def test_faulty_totals_are_caught(law: Callable[..., None], fault: dict[str, float]) -> None:
    with pytest.raises(AssertionError):
        law(**fault)


@pytest.mark.parametrize("size", [0.5, 2.0, 8.0, np.inf])
@pytest.mark.parametrize("share", [1.0, 0.4, SURPLUS])
def test_thinned_counts_have_the_law_of_their_own_mean(size: float, share: float) -> None:
    """NB(1.5 m, k) thinned to a share is NB(m share, k), whatever the share of enquiries kept."""
    paths = 100_000
    projects = simulate_projects(known(paths, 1.3, size=size), Draws(3, paths), 1)
    counts = np.bincount(projects.path[projects.mark < share], minlength=paths)
    mean = 1.3 * share
    law = stats.poisson(mean) if np.isinf(size) else stats.nbinom(size, size / (size + mean))
    for number in range(6):
        chance = law.pmf(number)
        assert (counts == number).mean() == pytest.approx(chance, abs=4.5 * np.sqrt(chance / paths))


def test_the_drift_keeps_the_mean_rate_and_widens_it() -> None:
    paths, drift = 200_000, 0.2
    rates = arrival_rates(known(paths, 1.0, drift=drift), Draws(4, paths), [1] * 13)
    for month, rate in enumerate(rates, start=1):
        spread = np.sqrt(np.exp(month * drift**2) - 1)
        assert rate.mean() == pytest.approx(1, abs=5 * spread / np.sqrt(paths))
        assert np.log(rate).std() == pytest.approx(drift * np.sqrt(month), rel=0.01)


def test_months_between_the_past_and_the_start_drift_too() -> None:
    paths = 100_000
    waited = arrival_rates(known(paths, 1.0, drift=0.2), Draws(4, paths), [6])[0]
    assert np.log(waited).std() == pytest.approx(0.2 * np.sqrt(6), rel=0.01)
    assert waited.mean() == pytest.approx(1, abs=0.01)


def test_no_rate_passes_the_grid() -> None:
    paths = 2_000
    assert arrival_rates(known(paths, 50.0, drift=0.35), Draws(4, paths), [25] + [1] * 35).max() <= 60.0001


def test_delays_follow_their_chances_and_the_rest_is_never_paid() -> None:
    paths = 100_000
    within = np.repeat(np.cumsum([[0.2], [0.55], [0.17], [0.04], [0.02]], axis=0), paths, axis=1)
    delay = payment_delays(within, np.arange(paths, dtype=np.int32), Draws(5, paths).uniform(12))  # type: ignore[arg-type]  # the stream's number
    for months, chance in enumerate((0.2, 0.55, 0.17, 0.04, 0.02)):
        assert (delay == months).mean() == pytest.approx(chance, abs=0.005)
    assert (delay == NEVER).mean() == pytest.approx(0.02, abs=0.003)


def test_later_payment_moves_money_and_loses_only_what_is_never_paid() -> None:
    """Law of the delays: over months enough the total is that of prompt payment, less the share never paid."""
    paths, months = 4_000, 30
    late = np.repeat(np.array([[0.0], [0.1], [0.5], [0.8], [0.95]]), paths, axis=1)
    prompt, slow = (
        received(known(paths, 2.0, delay_cumulative=chances), months, seed=6) for chances in (np.ones((5, paths)), late)
    )
    ahead, behind = np.cumsum(prompt, axis=0), np.cumsum(slow, axis=0)
    assert (behind <= ahead + 1e-2).all()
    assert behind[0].max() == 0
    settled = prompt[: months - 4].sum()
    assert slow.sum() / prompt.sum() < 0.95
    assert slow[4:].sum() == pytest.approx(0.95 * settled, rel=0.02)


def test_open_invoices_are_paid_by_the_hazard_from_their_age() -> None:
    """Of 1,000 two months old: .04 of the .08 left come in the next month, .02 in the one after, .02 never."""
    paths = 100_000
    within = np.repeat(np.cumsum([[0.2], [0.55], [0.17], [0.04], [0.02]], axis=0), paths, axis=1)
    income = ProjectIncome(open_invoices=(OpenInvoice(amount=1000, age_months=2),))
    parameters = known(paths, 1.0, open_cumulative=within)
    cash = open_receipts(income, parameters, Draws(7, paths), 12, 0)
    assert cash.mean(axis=1)[:3] == pytest.approx([500, 250, 0], abs=8)
    # A month of the gap has passed unseen: what came in it is not counted again.
    later = open_receipts(income, parameters, Draws(7, paths), 12, 1)
    assert np.array_equal(later[:-1], cash[1:])
    stale = ProjectIncome(open_invoices=(OpenInvoice(amount=1000, age_months=4),))
    assert open_receipts(stale, parameters, Draws(7, paths), 12, 0).sum() == 0


@pytest.mark.parametrize("bundle", [4, 25])
def test_a_bundle_has_mean_and_spread_of_the_projects_in_it(bundle: int) -> None:
    """100 projects a month of 1,000 and log sd .7, as bundles: mean of a month, and the spread of a bundle's fee."""
    paths = 4_000
    projects = simulate_projects(known(paths, 100.0, bundle=bundle), Draws(8, paths), 1)
    assert projects.bundle == bundle
    mean, square = np.exp(np.log(1000) + 0.245), np.expm1(0.49)
    assert projects.fee.mean() == pytest.approx(bundle * mean, rel=0.01)
    assert projects.fee.std() == pytest.approx(bundle * mean * np.sqrt(square / bundle), rel=0.02)
    month = received(known(paths, 100.0, bundle=bundle), 1)[0]
    assert month.mean() == pytest.approx(100 * mean, rel=0.02)
    by_one = received(known(paths, 50.0), 1)[0]
    assert month.std() / month.mean() < 3 * by_one.std() / by_one.mean()


def test_hours_of_a_bundle_are_those_of_its_projects() -> None:
    paths = 4_000
    parameters = replace(
        known(paths, 100.0, bundle=10), rate_mu=np.full(paths, np.log(80)), rate_sigma=np.full(paths, 0.3)
    )
    projects = simulate_projects(parameters, Draws(9, paths), 1)
    one = np.exp(np.log(1000) + 0.245) * np.exp(-np.log(80) + 0.045)
    assert projects.hours(100.0).mean() == pytest.approx(10 * one, rel=0.01)


@pytest.mark.parametrize("monthly", [10, 40, 100, 1500])
def test_a_very_busy_past_is_foreseen_at_its_own_size(monthly: int) -> None:
    days = pd.date_range("2024-01-01", "2025-12-31", periods=24 * monthly)
    fees = np.exp(np.random.default_rng(1).normal(np.log(50), 0.7, days.size))
    frame = pd.DataFrame({"date": days, "fee": fees})
    income = fit(ProjectHistory.from_frames(frame.rename(columns={"date": "invoiced_on", "fee": "amount"})))
    assert income.arrivals.bundle == max(1, int(np.ceil(monthly / 20)))
    assert income.expected_arrivals == pytest.approx(monthly, rel=0.05)
    rates = np.exp(draw_parameters(income, Draws(1, 500)).log_rate)
    assert np.median(rates) == pytest.approx(monthly, rel=0.1)
    year = predict(frame, as_of="2025-12-31", start="2024-01", horizon=12, n_sims=500).sum(axis=1)
    assert np.median(year) == pytest.approx(fees.sum() / 2, rel=0.1)
