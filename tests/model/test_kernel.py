"""The fast kernel agrees with the slow, obvious one, path by path and month by month, over many seeds and settings."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from model import Arm, Draws, Memo, Planned, ProjectHistory, ProjectIncome, Retainer, Scenario, Stress, fit, project
from model.projection.season import Season
from tests.model.pasts import past
from tests.model.reference import live

INCOME = fit(past())
NO_HOURS = fit(past(hours=False))
PART = fit(ProjectHistory.from_frames(past().all, as_of="2025-12-12", delays_seen=True))


def row(fee: float, hours: float, term: int, **terms: Any) -> Retainer:
    return Retainer(**{"monthly_fee": fee, "hours_per_month": hours, "term_months": term, **terms})


ROWS = (
    row(500, 5, 6),
    row(900, 12, 2, starts_in=3, acceptance=0.6, perks_hours=1, discount=0.1),
    row(700, 9, 12, months_left=4, renewals=2, paid="arrears", use_mean=1.3),
    row(300, 4, 6, unused="carry", use_cv=0.6, converts=0.3, notice_months=3),
    row(400, 6, 3, ladder=(3,), renewal=0.4, overage_rate=70, use_mean=1.1),
)
OFF = tuple(each.but(months_off=((3, 8), (2,), (1, 7, 8), (5,), (4, 12))[place]) for place, each in enumerate(ROWS))
"""The same with months off, two of them just before the start."""
RISING = tuple(each.but(rise=0.05 * (1 + place)) for place, each in enumerate(OFF))
"""The same with a rise at each renewal."""
AT_ONCE = tuple(
    each.but(billing=("quarter", "term", "year", "quarter", "year")[place], prepay_discount=0.04)
    for place, each in enumerate(RISING)
)
"""The same with several months paid at once, one of them a year in arrears that runs."""
RUNGS = tuple(
    each.but(expansion=(0.2, -0.3, 0.1, 0.25, -0.15)[place], use_mean=1.2) for place, each in enumerate(AT_ONCE)
)
"""The same with fee and hours that grow or shrink at each renewal."""
KINDS = tuple(
    each.but(basis=("pieces", "access", "pieces", "pieces", "access")[place], pieces=3, unused="carry")
    for place, each in enumerate(RUNGS)
)
"""The same by pieces and for access, two of them at a rate and one with pieces that are carried."""
WORLDS: dict[str, dict[str, Any]] = {
    "opening example": {"planned": Planned()},
    "table": {"retainers": ROWS},
    "busy": {"retainers": ROWS, "capacity_hours": 35, "patience": 0.7, "selling_hours": 6},
    "no hours in the past": {"income": NO_HOURS, "retainers": ROWS, "list_rate": 40.0},
    "replacement": {"retainers": ROWS, "replacement": 0.3, "cancellation": 0.08, "late": 0.4},
    "always replaced": {"retainers": ROWS, "replacement": 1.0, "cancellation": 0.4, "trial_conversion": 0.3},
    "spare hours": {"retainers": ROWS, "converted": 0.0, "enquiries": 1.4},
    "feast or famine": {"retainers": ROWS, "feast_or_famine": 0.8, "capacity_hours": 50},
    "later start": {"retainers": ROWS, "start_month": "2026-03", "capacity_hours": 50},
    "much later start": {"retainers": ROWS, "start_month": "2027-06"},
    "late start, all stresses": {"retainers": ROWS, "start_month": "2026-04", "stresses": frozenset(Stress)},
    "part of a month": {"income": PART, "retainers": ROWS, "start_month": "2026-02"},
    "no past": {"income": ProjectIncome(), "retainers": ROWS},
    "no past, beginning": {"income": ProjectIncome(), "retainers": ROWS, "beginning": True},
    "beginning after a gap": {"retainers": ROWS, "start_month": "2026-04", "beginning": True},
    "months not billed": {"retainers": OFF, "start_month": "2026-03"},
    "a rise at renewal": {"retainers": RISING, "renewal": 0.9, "replacement": 0.3, "late": 0.4, "cancellation": 0.08},
    "several months at once": {
        "retainers": (*AT_ONCE, AT_ONCE[2].but(slot=9, paid="advance", months_left=7, renewal=0.3, known=None)),
        "replacement": 0.3,
        "late": 0.4,
        "cancellation": 0.08,
        "stresses": frozenset({Stress.PAID_LATE, Stress.LOSE_LARGEST}),
    },
    "rungs": {"retainers": RUNGS, "renewal": 0.9, "replacement": 0.3, "cancellation": 0.08, "capacity_hours": 50},
    "by pieces and for access": {
        "retainers": (*KINDS[:3], KINDS[3].but(use_mean=2.5), KINDS[4].but(basis="pieces", unused="expire")),
        "renewal": 0.9,
        "season": Season(weeks_off=(*[0] * 7, 4.5, 0, 0, 0, 1)),
    },
    "a dead August": {
        "retainers": ROWS,
        "season": Season(enquiries=(*[1] * 7, 0.3, 1, 1, 1, 1.5)),
        "start_month": "2026-03",
    },
    "weeks off": {
        "retainers": ROWS,
        "season": Season(weeks_off=(*[0] * 7, 4.5, 0, 0, 0, 1)),
        "capacity_hours": 50,
        "feast_or_famine": 0.5,
    },
    "prices that rise": {"retainers": ROWS, "rate_growth": 0.2, "start_month": "2026-03"},
    "all stresses": {"retainers": ROWS, "stresses": frozenset(Stress)},
    **{stress.value: {"retainers": ROWS, "stresses": frozenset({stress})} for stress in Stress},
}


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_agrees_with_the_obvious_kernel(name: str, seed: int) -> None:
    chosen = Scenario(**{"income": INCOME, "planned": Planned(count=0), "n_paths": 100, "seed": seed, **WORLDS[name]})
    draws = Draws(seed, 100)
    fast, slow = project(chosen, draws), live(chosen, draws, 36)
    months = chosen.horizon_months
    for arm in (Arm.PROJECTS_ONLY, Arm.WITH_RETAINERS):
        money = getattr(slow, arm.value)[:, :months]
        assert np.allclose(fast.received(arm), money, rtol=1e-4, atol=0.05), arm
    assert np.allclose(fast.retainer_income, slow.retainer_income[:, :months], rtol=1e-4, atol=0.05)
    assert np.array_equal(fast.declined[Arm.WITH_RETAINERS], slow.declined[:, :months])


def test_a_memo_changes_no_figure() -> None:
    """Every slider moved in turn, with stages kept and without: the same to the bit."""
    memo, draws = Memo(), Draws(1, 300)
    base = Scenario(income=INCOME, retainers=ROWS, n_paths=300)
    moves: list[dict[str, Any]] = [
        {}, {"planned": Planned(count=5)}, {"discount": 0.1}, {"converted": 0.4}, {"list_rate": 130.0},
        {"tax_rate": 0.2}, {"capacity_hours": 60}, {"selling_hours": 9}, {"opening_backlog_hours": 80},
        {"patience": 0.5}, {"enquiries": 0.6}, {"feast_or_famine": 0.5}, {"renewal": 0.4},
        {"past_kept": 4, "past_lost": 2}, {"trial_conversion": 0.9},
        {"cancellation": 0.1}, {"late": 0.5}, {"replacement": 0.5}, {"horizon_months": 12}, {"horizon_months": 48},
        {"start_month": "2026-05"}, {"beginning": True}, {"start_month": "2026-05", "beginning": True},
        {"income": NO_HOURS}, *({"stresses": frozenset({stress})} for stress in Stress),
    ]  # fmt: skip
    for move in moves:
        chosen = base.but(**move)
        kept, plain = project(chosen, draws, memo), project(chosen, Draws(1, 300))
        for arm in Arm:
            assert np.array_equal(kept.received(arm), plain.received(arm)), move


def test_a_retainer_slider_draws_nothing_and_simulates_no_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    memo, draws = Memo(), Draws(1, 300)
    base = Scenario(income=INCOME, retainers=ROWS, n_paths=300)
    project(base, draws, memo)
    monkeypatch.setattr("model.projection.coming.coming_projects", lambda *_: pytest.fail("projects simulated again"))
    monkeypatch.setattr("numpy.random.SFC64", lambda *_: pytest.fail("a random number drawn"))
    for move in (
        {"late": 0.4},
        {"cancellation": 0.2},
        {"discount": 0.2},
        {"planned": Planned(count=2, fee=900, hours=9)},
    ):
        project(base.but(**move), draws, memo)


def test_a_shorter_horizon_is_a_prefix() -> None:
    base = Scenario(income=INCOME, retainers=ROWS, n_paths=300)
    short, long = (project(base.but(horizon_months=months)) for months in (8, 60))
    assert np.array_equal(short.with_retainers, long.with_retainers[:, :8])


def test_draws_of_another_scenario_are_refused() -> None:
    with pytest.raises(ValueError, match="draws"):
        project(Scenario(income=INCOME, n_paths=300), Draws(2, 300))


def test_more_enquiries_lose_no_project() -> None:
    """Path by path, in an empty diary: more enquiries lower no path's total."""
    bare = INCOME.without_clients()
    base = Scenario(income=bare, planned=Planned(count=0), n_paths=500, capacity_hours=400, patience=24)
    totals = [project(base.but(enquiries=share)).projects_only.sum(axis=1) for share in (0.0, 0.5, 1.0, 1.5)]
    assert all((more >= less - 0.1).all() for less, more in pairwise(totals))
    assert totals[1].mean() == pytest.approx(totals[2].mean() / 2, rel=0.1)


def test_hours_cap_the_income_from_projects() -> None:
    """Project income is capped at capacity x E[fee] / E[hours] (selling counted as work)."""
    base = Scenario(
        income=INCOME, planned=Planned(count=0), capacity_hours=20, selling_hours=0, enquiries=1.5, n_paths=4000
    )
    late = project(base.but(horizon_months=36)).projects_only[:, 12:]
    assert late.mean() <= 20 * INCOME.expected_fee / INCOME.expected_hours(100) * 1.05
