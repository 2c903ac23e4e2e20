from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model import Draws, ProjectIncome
from model.past.income import Level
from model.past.summary import DelayCounts, DelayPreset, LogSummary, OpenInvoice, Prior
from model.projection.parameters import draw_parameters

WHOLE = (1.0,) * 12


def seen(counts: tuple[int, ...], **others: object) -> ProjectIncome:
    return ProjectIncome.model_validate({"counts": counts, "exposure": (1.0,) * len(counts), **others})


def test_nothing_known_is_the_typical_freelancer() -> None:
    income = ProjectIncome()
    assert income.expected_arrivals == pytest.approx(1.5 * math.exp(0.5), rel=0.01)
    low, middle, high = np.exp(income.arrivals.log_rate(np.array([0.1, 0.5, 0.9])))
    assert middle == pytest.approx(1.5, rel=0.01)
    assert (low, high) == pytest.approx((0.4164, 5.4036), rel=0.02)
    assert math.exp(income.fee_law.centre) == pytest.approx(1000, rel=1e-3)
    assert income.fee_law.scale == 0.7
    assert income.evidence.level is Level.GUESS


def test_typed_range_of_projects() -> None:
    income = ProjectIncome(prior=Prior(projects_low=2, projects_high=8, typed=True))
    assert np.exp(income.arrivals.log_rate(np.array([0.1, 0.5, 0.9]))) == pytest.approx([2, 4, 8], rel=0.02)


def test_equal_pasts_are_one_key() -> None:
    first, second = seen((1, 2, 0)), seen((1, 2, 0))
    assert first.expected_fee > 0  # what was computed on the way is no part of the value
    assert first == second
    assert hash(first) == hash(second)
    assert first != seen((1, 2, 1))


@pytest.mark.parametrize(
    ("counts", "level"),
    [
        ((), Level.GUESS),
        ((2, 0, 0, 0), Level.GUESS),
        ((9, 9), Level.GUESS),
        ((1, 1, 1), Level.MOSTLY_ASSUMPTION),
        ((1,) * 9 + (0,) * 20, Level.MOSTLY_ASSUMPTION),
        ((5,) * 11, Level.MOSTLY_ASSUMPTION),
        ((1,) * 10 + (0,) * 2, Level.ALL),
    ],
)
def test_levels_of_evidence(counts: tuple[int, ...], level: Level) -> None:
    assert seen(counts).evidence.level is level


def test_months_that_nobody_observed_are_no_evidence_and_no_dry_spell() -> None:
    income = ProjectIncome(counts=(3, 0, 0, 4, 0, 0, 0, 3), exposure=(1, 1, 1, 1, 0, 0, 0.5, 1))
    evidence = income.evidence
    assert evidence.projects == 10
    assert evidence.months == 5.5
    assert evidence.longest_dry_spell == 2


def test_hours_follow_the_fitted_rate_where_there_is_one() -> None:
    plain = seen((1,) * 12, fees=LogSummary(n=12, mean=7, squares=3))
    assert plain.expected_hours(50) == pytest.approx(plain.expected_fee / 50)
    rates = LogSummary(n=900, mean=math.log(80), squares=900 * 0.2**2)
    fitted = plain.but(rates=rates)
    # E[1 / rate] of a lognormal lies above 1 / median.
    assert fitted.expected_hours(50) == pytest.approx(plain.expected_fee / 80 * math.exp(0.2**2 / 2), rel=0.01)


def test_share_with_hours_and_utilisation() -> None:
    income = seen((2,) * 30, fees=LogSummary(n=60, mean=7, squares=20), rates=LogSummary(n=45, mean=4, squares=2))
    assert income.hours_share == 0.75
    hours = income.expected_arrivals * income.expected_hours(100)
    assert income.utilisation(160, 100) == pytest.approx(hours / 160)
    assert seen((2,) * 30).hours_share == 0
    assert ProjectIncome(rates=LogSummary(n=3, mean=4)).hours_share == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"counts": (1, 2), "exposure": (1.0,)},
        {"counts": (1,), "exposure": (0.0,)},
        {"counts": (-1,), "exposure": (1.0,)},
        {"counts": (1,), "exposure": (1.1,)},
        {"counts": (0,) * 601, "exposure": (1.0,) * 601},
        {"counts": (100_001,), "exposure": (1.0,)},
        {"fees": {"n": 3, "mean": 30.0}},
        {"fees": {"n": 3, "mean": math.nan}},
        {"fees": {"n": 3, "squares": -1.0}},
        {"fees": {"n": 3, "design_effect": 0.5}},
        {"delays": {"paid": (1, 2, 3)}},
        {"delays": {"fixed_days": 500}},
        {"open_invoices": [{"amount": -1, "age_months": 0}]},
        {"open_invoices": [{"amount": 1, "age_months": 0}] * 201},
        {"prior": {"projects_low": 3, "projects_high": 2}},
        {"prior": {"fee_low": 0}},
        {"currency": "euro"},
        {"largest_client_share": 1.5},
        {"as_of": "never"},
        {"surprise": 1},
    ],
)
def test_a_link_cannot_bring_nonsense(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ProjectIncome.model_validate(fields)


logs = st.builds(
    LogSummary,
    n=st.integers(0, 100_000),
    mean=st.floats(-25, 25),
    squares=st.floats(0, 1e8),
    design_effect=st.floats(1, 1e5),
)
five = st.tuples(*[st.integers(0, 100_000)] * 5)
pasts = st.builds(
    lambda months, **others: ProjectIncome(counts=[n for n, _ in months], exposure=[e for _, e in months], **others),
    months=st.lists(st.tuples(st.integers(0, 100_000), st.floats(1e-6, 1)), max_size=6),
    fees=logs,
    rates=st.none() | logs,
    delays=st.builds(
        DelayCounts,
        preset=st.sampled_from(DelayPreset),
        paid=five,
        survived=five,
        fixed_days=st.none() | st.integers(0, 120),
    ),
    prior=st.builds(
        lambda low, high, fee, top, typed: Prior(
            projects_low=min(low, high), projects_high=max(low, high), fee_low=fee, fee_high=fee * top, typed=typed
        ),
        low=st.floats(1e-6, 1e6),
        high=st.floats(1e-6, 1e6),
        fee=st.floats(1e-3, 1e3),
        top=st.floats(1, 1e5),
        typed=st.booleans(),
    ),
    open_invoices=st.lists(
        st.builds(OpenInvoice, amount=st.floats(0, 1e9), age_months=st.integers(0, 600)), max_size=3
    ),
)


@settings(max_examples=60)
@given(pasts)
def test_whatever_the_bounds_let_in_has_finite_figures(income: ProjectIncome) -> None:
    assert 0 < income.expected_arrivals / income.arrivals.bundle < 63
    assert 0 < income.expected_fee < math.inf
    assert 0 < income.expected_hours(100) < math.inf
    parameters = draw_parameters(income, Draws(1, 50))
    for name, values in vars(parameters).items():
        if values is not None:
            assert not np.isnan(values).any(), name
            assert np.isfinite(values).all() or name == "size", name
    assert (parameters.size > 0).all()
