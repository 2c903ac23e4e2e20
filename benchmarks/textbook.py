"""The projection as a textbook writes it in numpy: fresh draws, one month after the other, np.quantile at the end.

The same full model as `model.project`: drifting negative binomial arrivals, lognormal fees and rates, delays, first-in
first-out work in hours, retainers with terms, renewal and lateness, both arms, and the same measures.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws
from model.projection.parameters import draw_parameters
from model.projection.scenario import Scenario

Floats = NDArray[Any]


def textbook(scenario: Scenario, months: int, seed: int) -> dict[str, Floats]:
    """Simulate both arms and measure them; returns quantiles [level, month], P(short) [month] and the path measures."""
    rng = np.random.default_rng(seed)
    n_paths = scenario.n_paths
    parameters = draw_parameters(scenario.income, Draws(seed, n_paths))
    fees, hours, converted = _retainers(scenario, rng, months)
    rate = np.exp(parameters.log_rate)
    arms: list[Floats] = [np.zeros((months, n_paths)) for _ in range(2)]
    clocks: list[Floats] = [np.zeros((months + 1, n_paths)) for _ in range(2)]
    ends: list[Floats] = [np.zeros(n_paths) for _ in range(2)]
    jobs: list[list[tuple[Floats, Floats, Floats, Floats, int]]] = [[], []]
    expected = scenario.income.expected_arrivals * scenario.income.expected_hours(scenario.list_rate)
    for month in range(months):
        rate = rate * np.exp(parameters.drift * rng.standard_normal(n_paths) - parameters.drift**2 / 2)
        size = np.where(np.isinf(parameters.size), 1e6, parameters.size)
        counts = rng.negative_binomial(size, size / (size + rate))
        path = np.repeat(np.arange(n_paths), counts)
        fee = np.exp(parameters.fee_mu[path] + parameters.fee_sigma[path] * rng.standard_normal(path.size))
        if parameters.rate_mu is None or parameters.rate_sigma is None:
            hourly = np.full(path.size, scenario.list_rate)
        else:
            hourly = np.exp(parameters.rate_mu[path] + parameters.rate_sigma[path] * rng.standard_normal(path.size))
        delay = (rng.random(path.size) > parameters.delay_cumulative[:, path]).sum(axis=0)
        mark = rng.random(path.size)
        for arm in range(2):
            asked = hours[month] if arm else np.zeros(n_paths)
            share = 1 - (converted[month] / expected if arm else np.zeros(n_paths))
            free = np.maximum(scenario.capacity_hours - asked, 0)
            clock, end = clocks[arm], ends[arm]
            clock[month + 1] = clock[month] + free
            end = np.maximum(end, clock[month])
            there = mark < share[path]
            load = (fee[there] / hourly[there]) + scenario.selling_hours
            own = path[there]
            before = np.cumsum(load) - load
            first = np.searchsorted(own, own, side="left")
            before = before - before[first] if own.size else before
            taken = end[own] + before - clock[month][own] <= scenario.patience * free[own]
            own = own[taken]
            due = end[own] + before[taken] + load[taken]
            ends[arm] = end + np.bincount(own, weights=load[taken], minlength=n_paths)
            jobs[arm].append((own, due, fee[there][taken], delay[there][taken], month))
    for arm in range(2):
        for own, due, fee, delay, month in jobs[arm]:
            finished = np.full(own.size, months)
            for later in range(months - 1, month - 1, -1):
                finished = np.where(due <= clocks[arm][later + 1][own], later, finished)
            paid = finished + delay
            inside = (paid < months) & (delay < 5)
            np.add.at(arms[arm], (paid[inside], own[inside]), fee[inside])
    arms[1] += fees
    return _measures(arms, scenario.monthly_bills)


def _retainers(scenario: Scenario, rng: np.random.Generator, months: int) -> tuple[Floats, Floats, Floats]:
    n_paths = scenario.n_paths
    fees, hours, converted = (np.zeros((months, n_paths)) for _ in range(3))
    churn = rng.beta(6 * (1 - scenario.renewal), 6 * scenario.renewal, n_paths)
    for retainer in scenario.portfolio:
        chance = rng.beta(np.maximum(6 * churn, 1e-9), 6 * (1 - churn) + retainer.renewals)
        there = np.ones(n_paths, dtype=bool)
        ends = set(retainer.term_ends(months))
        sigma = np.sqrt(np.log(1 + retainer.use_cv**2))
        late_before: Floats = np.zeros(n_paths)
        for month in range(months):
            if month > 0:
                there &= rng.random(n_paths) >= scenario.cancellation
            if month in ends:
                there &= rng.random(n_paths) >= chance
            late = rng.random(n_paths) < scenario.late
            fees[month] += retainer.fee * (there & ~late) + late_before
            late_before = retainer.fee * (there & late)
            used = np.exp(sigma * rng.standard_normal(n_paths) - sigma**2 / 2) * retainer.use_mean
            hours[month] += there * (retainer.hours_per_month * used + retainer.perks_hours)
            converted[month] += there * retainer.hours_converted(scenario.converted)
    return fees, hours, converted


def _measures(arms: list[Floats], bills: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, cash in zip(("projects_only", "with_retainers"), arms, strict=True):
        found[f"{name}.quantiles"] = np.quantile(cash, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95], axis=1)
        found[f"{name}.short"] = (cash < bills).mean(axis=1)
        balance: Floats = np.cumsum(cash - bills, axis=0)
        found[f"{name}.buffer"] = np.quantile(np.maximum(0, -balance.min(axis=0)), [0.8, 0.95], method="higher")
        found[f"{name}.cv"] = cash.std(axis=0, ddof=1) / np.maximum(cash.mean(axis=0), 1e-9)
        run: Floats = np.zeros(cash.shape[1])
        longest: Floats = run
        for month in cash:
            run = np.where(month == 0, run + 1, 0)
            longest = np.maximum(longest, run)
        found[f"{name}.dry"] = longest
        found[f"{name}.year"] = cash[:12].sum(axis=0)
    return found
