"""The laws of the projection, each shown to fail on a planted fault.

A law is a function that raises AssertionError where it is broken; `test_law_*` runs it on the model with Hypothesis,
and tests/model/test_planted_faults.py on models with a fault planted in them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import Draws, Planned, ProjectIncome, Retainer, Scenario, Stress, fit, project
from model.projection.parameters import draw_parameters
from tests.model.pasts import past

Project = Callable[..., Any]
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

DRAWS = Draws(1, 400)
INCOME = fit(past())


def scenario(*retainers: Retainer, **fields: Any) -> Scenario:
    """A scenario of 400 paths without a planned block."""
    return Scenario(**{"income": INCOME, "planned": Planned(count=0), "n_paths": 400, **fields, "retainers": retainers})


retainers = st.builds(
    Retainer,
    monthly_fee=st.floats(0, 5000),
    hours_per_month=st.floats(0, 60),
    term_months=st.integers(1, 36),
    starts_in=st.integers(0, 24),
    renewals=st.integers(0, 5),
    acceptance=st.floats(0, 1),
    use_mean=st.floats(0, 2),
    unused=st.sampled_from(["expire", "carry"]),
    paid=st.sampled_from(["advance", "arrears"]),
    notice_months=st.integers(0, 3),
    perks_hours=st.floats(0, 5),
    discount=st.floats(0, 0.9),
)
settings_of_life = st.fixed_dictionaries(
    {
        "renewal": st.floats(0, 1),
        "cancellation": st.floats(0, 0.2),
        "late": st.floats(0, 1),
        "replacement": st.sampled_from([0.0, 0.2, 1.0]),
        "converted": st.floats(0, 1),
        "horizon_months": st.integers(6, 40),
        "stresses": st.frozensets(st.sampled_from(list(Stress)), max_size=2),
    }
)


def higher_fee_lowers_no_path(run: Project, base: Scenario, rise: float) -> None:
    """Law 1. Under "lose the largest" a fee may change who is lost, so stresses that rank by fee stay out."""
    first, *others = base.retainers
    dearer = base.but(retainers=(first.but(monthly_fee=first.monthly_fee + rise), *others))
    before, after = run(base, DRAWS).with_retainers, run(dearer, DRAWS).with_retainers
    assert (after >= before - 1e-6 * np.abs(before) - 1e-2).all()


@QUICK
@given(st.lists(retainers, min_size=1, max_size=3), settings_of_life, st.floats(0, 2000))
def test_law_1_higher_fee(rows: list[Retainer], life: dict[str, Any], rise: float) -> None:
    calm = {**life, "stresses": life["stresses"] - {Stress.LOSE_LARGEST, Stress.TWO_LEAVE}}
    higher_fee_lowers_no_path(project, scenario(*rows, **calm), rise)


def nothing_for_nothing(run: Project, base: Scenario, free: Retainer) -> None:
    """Law 2: a retainer of fee 0 and hours 0 changes nothing; deleting it moves no other's numbers."""
    with_free = base.but(retainers=(*base.retainers, free))
    before, after = run(base, DRAWS), run(with_free, DRAWS)
    assert np.array_equal(before.with_retainers, after.with_retainers)
    assert np.array_equal(before.projects_only, after.projects_only)


@QUICK
@given(st.lists(retainers, max_size=3), settings_of_life, st.integers(1, 36))
def test_law_2_nothing_for_nothing(rows: list[Retainer], life: dict[str, Any], term: int) -> None:
    calm = {**life, "stresses": frozenset()}
    nothing_for_nothing(project, scenario(*rows, **calm), Retainer(monthly_fee=0, hours_per_month=0, term_months=term))


def no_hours_move_no_other(run: Project, base: Scenario, extra: Retainer) -> None:
    """Law 2: a retainer of 0 hours adds its own fees and moves nothing else; adding or deleting it is the same."""
    more = run(base.but(retainers=(*base.retainers, extra)), DRAWS)
    less = run(base, DRAWS)
    for account, same in zip(less.accounts, more.accounts, strict=False):
        assert np.array_equal(account.received, same.received)
    own = more.accounts[-1].received[: base.horizon_months].T * np.float32(extra.fee)
    assert np.allclose(more.with_retainers, less.with_retainers + own, rtol=1e-5, atol=0.5)


@QUICK
@given(st.lists(retainers, max_size=3), settings_of_life, st.floats(1, 5000))
def test_law_2_no_hours(rows: list[Retainer], life: dict[str, Any], fee: float) -> None:
    calm = {**life, "stresses": frozenset()}
    extra = Retainer(monthly_fee=fee, hours_per_month=0, term_months=6)
    no_hours_move_no_other(project, scenario(*rows, **calm), extra)


def hours_move_only_projects(run: Project, base: Scenario, extra: Retainer) -> None:
    """Law 2: one more retainer with hours changes no other's life, fees or hours, and nothing in the other future.

    What it replaces or crowds out is projects, and before it begins not even those.
    """
    more, less = run(base.but(retainers=(*base.retainers, extra)), DRAWS), run(base, DRAWS)
    assert np.array_equal(more.projects_only, less.projects_only)
    for account, same in zip(less.accounts, more.accounts, strict=False):
        assert np.array_equal(account.alive, same.alive)
        assert np.array_equal(account.received, same.received)
    own = more.accounts[-1]
    untouched = ~np.logical_or.accumulate(own.alive, axis=0)[: base.horizon_months].T
    assert np.allclose(more.with_retainers[untouched], less.with_retainers[untouched], rtol=1e-5, atol=0.5)


@QUICK
@given(st.lists(retainers, max_size=3), settings_of_life, retainers.filter(lambda row: row.hours_per_month > 1))
def test_law_2_hours(rows: list[Retainer], life: dict[str, Any], extra: Retainer) -> None:
    calm = {**life, "stresses": frozenset()}
    hours_move_only_projects(project, scenario(*rows, **calm), extra)


def signed_for_ever_is_constant(run: Project, base: Scenario) -> None:
    """Law 3: renewal 1, cancellation 0, late 0, and a trial that converts: constant from the start."""
    sure = base.but(renewal=1.0, cancellation=0.0, late=0.0, trial_conversion=1.0)
    income = run(sure, DRAWS).retainer_income
    for month in range(sure.horizon_months):
        fees = sum(row.fee for row in sure.retainers if row.starts_in <= month)
        assert np.allclose(income[:, month], fees, rtol=1e-5)


@QUICK
@given(
    st.lists(
        st.builds(
            Retainer,
            monthly_fee=st.floats(0, 5000),
            hours_per_month=st.floats(0, 60),
            term_months=st.integers(1, 36),
            starts_in=st.integers(0, 24),
        ),
        max_size=4,
    )
)
def test_law_3_constant(rows: list[Retainer]) -> None:
    signed_for_ever_is_constant(project, scenario(*rows))


def money_scales(run: Project, base: Scenario, factor: float) -> None:
    """Law 4: scale all money by c, and money scales by c while chances stay.

    By projects: of clients a summary keeps three decimals of the logarithms, and a path may take a neighbouring cell.
    """
    base, dear = base.without_clients(), fit(past(scale=factor)).without_clients()
    rows = tuple(Retainer(**{**row.model_dump(), "monthly_fee": row.monthly_fee * factor}) for row in base.retainers)
    scaled = base.but(
        income=dear,
        retainers=rows,
        monthly_bills=base.monthly_bills * factor,
        opening_cash=base.opening_cash * factor,
        list_rate=base.list_rate * factor,
    )
    one, many = run(base, DRAWS), run(scaled, DRAWS)
    assert np.allclose(many.with_retainers, factor * one.with_retainers, rtol=2e-3, atol=factor)
    for arm in one.stability:
        assert many.stability[arm].ruin.value == pytest.approx(one.stability[arm].ruin.value, abs=0.011)
        assert many.stability[arm].months_below_bills.value == pytest.approx(
            one.stability[arm].months_below_bills.value, abs=0.05
        )


@settings(max_examples=8, deadline=None)
@given(st.lists(retainers.filter(lambda row: row.hours_per_month < 20), max_size=2), st.sampled_from([0.5, 2.0, 10.0]))
def test_law_4_scale(rows: list[Retainer], factor: float) -> None:
    money_scales(project, scenario(*rows, capacity_hours=400), factor)


def converting_is_fair(run: Project, hours: float) -> None:
    """Law 5: converted hours at the fitted rate replace exactly the money they replace, in the mean.

    By projects; where clients are known, tests/model/projection/clients/test_known.py says what a fair fee is.
    """
    rate = INCOME.expected_fee / INCOME.expected_hours(100.0)
    row = Retainer(monthly_fee=hours * rate, hours_per_month=hours, term_months=36, use_cv=0, renewal=1)
    base = scenario(
        row, cancellation=0, late=0, selling_hours=0, capacity_hours=400, patience=24, converted=1, n_paths=20_000
    ).without_clients()
    draws = Draws(1, 20_000)
    world = run(base, draws)
    alone, beside = (arm[:, 6:].mean(axis=1, dtype=np.float64) for arm in (world.projects_only, world.with_retainers))
    paid = 1 - never_paid()
    gap = beside - hours * rate * (1 - paid) - alone
    assert abs(gap.mean()) < 4 * gap.std() / np.sqrt(gap.size) + 0.01 * alone.mean()


def never_paid() -> float:
    """The share of projects that the fit thinks is never paid: retainers paid in advance are not."""
    return float(1 - draw_parameters(INCOME, Draws(1, 20_000)).delay_cumulative[-1].mean())


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_law_5_fair(share: float) -> None:
    converting_is_fair(project, share * INCOME.expected_arrivals * INCOME.expected_hours(100.0))


def one_more_never_hurts(run: Project, base: Scenario) -> None:
    """Law 6: spare hours, capacity not binding: one more of the same lowers no path, nor raises a month's risk."""
    first = base.retainers[0]
    twin = Retainer(**{**first.model_dump(), "slot": None})
    less, more = run(base, DRAWS), run(base.but(retainers=(*base.retainers, twin)), DRAWS)
    assert (more.with_retainers >= less.with_retainers - 1e-2).all()
    below = [(arm.with_retainers < base.monthly_bills).mean(axis=0) for arm in (more, less)]
    assert (below[0] <= below[1]).all()


@QUICK
@given(
    st.builds(
        Retainer, monthly_fee=st.floats(0, 5000), hours_per_month=st.floats(0, 3), term_months=st.integers(1, 36)
    ),
    settings_of_life,
)
def test_law_6_spare_hours(row: Retainer, life: dict[str, Any]) -> None:
    # Project by project: clients who bill at once fill any month, and then hours are not spare.
    calm = {**life, "converted": 0.0, "stresses": frozenset(), "income": fit(past()).without_clients()}
    one_more_never_hurts(project, scenario(row, capacity_hours=400, patience=24, selling_hours=0, **calm))


def no_retainers_no_difference(run: Project, base: Scenario) -> None:
    """Law 7: without retainers both arms are equal."""
    world = run(base.without_retainers(), DRAWS)
    assert np.array_equal(world.projects_only, world.with_retainers)


@QUICK
@given(settings_of_life)
def test_law_7_no_retainers(life: dict[str, Any]) -> None:
    no_retainers_no_difference(project, scenario(**life))


def more_evidence_narrows(fitted: Callable[..., ProjectIncome]) -> None:
    """Law 7: more evidence of the same kind narrows the band of the year."""
    widths = []
    for years in (1, 2, 4, 8):
        base = scenario(income=fitted(past(years=years)), n_paths=4000, capacity_hours=400)
        year = project(base, Draws(1, 4000)).projects_only[:, :12].sum(axis=1)
        low, high = np.quantile(year, [0.1, 0.9])
        widths.append(np.log(high / low))
    assert all(later < sooner for sooner, later in pairwise(widths))


def test_law_7_evidence() -> None:
    more_evidence_narrows(fit)


def delay_moves_money_later(run: Project, base: Scenario) -> None:
    """Law 7: everyone 30 days later, and each path's money of a month is what it was the month before."""
    soon, late = run(base, DRAWS), run(base.but(stresses=frozenset({Stress.PAID_LATE})), DRAWS)
    assert np.allclose(late.with_retainers[:, 1:], soon.with_retainers[:, :-1], atol=0.5)
    assert late.with_retainers[:, 0].max() == 0


@QUICK
@given(st.lists(retainers, max_size=3), settings_of_life)
def test_law_7_delay(rows: list[Retainer], life: dict[str, Any]) -> None:
    delay_moves_money_later(project, scenario(*rows, **{**life, "stresses": frozenset()}))
