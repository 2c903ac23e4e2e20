"""Retainers of clients of the past: against the obvious kernel, and the laws of docs/method/clients.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from exchange.link import from_link, to_link
from model import Arm, Draws, Planned, Projection, Retainer, Scenario, Stress, fit, project
from model.projection.clients.projects import coming_projects
from model.projection.enquiries import NEVER
from model.projection.parameters import draw_parameters
from model.projection.stress import STRESS_MONTH
from tests.model.pasts import past
from tests.model.reference import live

INCOME = fit(past())
NO_HOURS = fit(past(hours=False))
PATHS = 40
A = Retainer(monthly_fee=700, hours_per_month=6, term_months=6, ladder=(6, 12), known=0)
B = Retainer(monthly_fee=400, hours_per_month=3, term_months=2, starts_in=2, known=3, notice_months=3, acceptance=0.8)
RUNNING = Retainer(monthly_fee=500, hours_per_month=30, term_months=12, months_left=4, known=1, notice_months=0)
NOBODY = Retainer(monthly_fee=300, hours_per_month=5, term_months=6)
WORLDS: dict[str, dict[str, Any]] = {
    "table": {"retainers": (A, B, RUNNING, NOBODY)},
    "planned block": {"planned": Planned()},
    "twice the same client": {"retainers": (A, A.but(hours_per_month=30, starts_in=4))},
    "replaced, busy": {
        "retainers": (A, B, NOBODY), "replacement": 0.3, "cancellation": 0.1, "capacity_hours": 40, "patience": 0.7,
        "selling_hours": 6, "feast_or_famine": 0.8,
    },
    "later start": {"retainers": (A, B, RUNNING), "start_month": "2026-04", "enquiries": 1.3},
    "no hours in the past": {"income": NO_HOURS, "retainers": (A, NOBODY), "list_rate": 40.0},
    "spare hours": {"retainers": (A, B), "converted": 0.0},
    **{stress.value: {"retainers": (A, B, NOBODY), "stresses": frozenset({stress})} for stress in Stress},
}  # fmt: skip


def scenario(*rows: Retainer, **fields: Any) -> Scenario:
    return Scenario(**{"income": INCOME, "planned": Planned(count=0), "n_paths": 100, **fields, "retainers": rows})


@pytest.mark.parametrize("name", WORLDS)
def test_agrees_with_the_obvious_kernel(name: str) -> None:
    for seed in (1, 2):
        world = {"income": INCOME, "planned": Planned(count=0), "n_paths": 100, "seed": seed, **WORLDS[name]}
        chosen, draws = Scenario(**world), Draws(seed, PATHS)
        assert chosen.income.by_client
        fast, slow = project(chosen, draws), live(chosen, draws, 36)
        months = chosen.horizon_months
        for arm in Arm:
            money = getattr(slow, arm.value)[:, :months]
            assert np.allclose(fast.received(arm), money, rtol=1e-4, atol=0.05), arm
        assert np.allclose(fast.retainer_income, slow.retainer_income[:, :months], rtol=1e-4, atol=0.05)


# --- laws: each holds on the model, and fails where a fault is planted ------------------------------------------------

Project = Callable[..., Projection]
DRAWS = Draws(1, 300)
WIDE: dict[str, Any] = {
    "income": NO_HOURS, "list_rate": 1e5, "capacity_hours": 400, "patience": 24, "selling_hours": 0, "n_paths": 300,
    "late": 0.0,
}  # fmt: skip
"""An hour brings so much that no limit of hours is met, and nobody's work waits for another's."""
SIGNED = Retainer(monthly_fee=700, hours_per_month=0.002, term_months=24, known=0, notice_months=1, use_cv=0)


def law_1_no_retainers(run: Project) -> None:
    """Both arms are equal to the digit."""
    found = run(scenario(**WIDE))
    np.testing.assert_array_equal(found.projects_only, found.with_retainers)


def law_2_what_it_takes(run: Project) -> None:
    """Invoiced money, each path and month: with - without = held (fee - c x), and all others' to the digit."""
    chosen = scenario(SIGNED, **WIDE)
    found, alone = run(chosen), run(scenario(**WIDE))
    np.testing.assert_array_equal(found.projects_only, alone.projects_only)
    place, months = 0, chosen.horizon_months
    listed = coming_projects(NO_HOURS, draw_parameters(NO_HOURS, DRAWS), DRAWS, 36)
    assert listed.clients is not None
    own = (listed.clients.place == place) & (listed.mark < 1) & (listed.delay != NEVER)
    cells = 36 * DRAWS.n_paths
    x = np.bincount(listed.cell[own], weights=listed.fee[own], minlength=cells).reshape(36, -1)[:months].T
    c = min(1.0, SIGNED.hours_per_month / NO_HOURS.client_hours(place, chosen.list_rate))
    held = found.accounts[0].alive[:months].T
    more = found.earned[Arm.WITH_RETAINERS].astype(float) - found.earned[Arm.PROJECTS_ONLY]
    assert 0 < c < 1
    np.testing.assert_allclose(more, held * (SIGNED.fee - c * x), atol=0.05)


def law_3_fair(run: Project) -> None:
    """A fee of what the client brings a month while there, from other random numbers: equal means."""
    draws, other = Draws(1, 4000), Draws(2, 4000)
    listed = coming_projects(NO_HOURS, draw_parameters(NO_HOURS, other), other, 36)
    assert listed.clients is not None
    until = np.minimum(listed.clients.until[0], 24).sum()
    own = (listed.clients.place == 0) & (listed.mark < 1) & (listed.cell < 24 * other.n_paths) & (listed.delay != NEVER)
    fee = float(listed.fee[own].sum(dtype=np.float64) / until)
    row = SIGNED.but(monthly_fee=fee, hours_per_month=0.1, notice_months=0, use_mean=0.0, converts=1.0, term_months=36)
    found = run(scenario(row, **{**WIDE, "n_paths": 4000}), draws)
    more = found.earned[Arm.WITH_RETAINERS].astype(float).sum(axis=1) - found.earned[Arm.PROJECTS_ONLY].sum(axis=1)
    assert abs(more.mean()) < 4 * more.std() / np.sqrt(more.size)


def law_4_it_ends_with_the_client(run: Project) -> None:
    """No month held at or after the client's last and the notice; a longer notice lowers no path."""
    listed = coming_projects(NO_HOURS, draw_parameters(NO_HOURS, DRAWS), DRAWS, 36)
    assert listed.clients is not None
    until, month, fewer = listed.clients.until[0], np.arange(36)[:, None], None
    for notice in (0, 1, 3):
        found = run(scenario(SIGNED.but(notice_months=notice), cancellation=0.3, **WIDE))
        held = found.accounts[0].alive
        assert not held[month >= until + notice].any()
        assert held[0][until > 0].all()
        assert fewer is None or (held >= fewer).all()
        fewer = held


def law_5_nobody_else_moves(run: Project) -> None:
    """A higher fee lowers no path; converting B changes nothing of A, nor of what others bring."""
    low, high = (run(scenario(SIGNED.but(monthly_fee=fee), **WIDE)).with_retainers for fee in (700, 900))
    assert (high >= low - 1e-2).all()
    other = SIGNED.but(known=3, slot=5, hours_per_month=0.1, monthly_fee=100)
    one, both, second = (run(scenario(*rows, **WIDE)) for rows in ((SIGNED,), (SIGNED, other), (other,)))
    np.testing.assert_array_equal(one.accounts[0].alive, both.accounts[0].alive)
    # What A's retainer changes is the same beside B's.
    alone = [each.earned[Arm.WITH_RETAINERS].astype(float) for each in (one, both, second)]
    np.testing.assert_allclose(alone[1] - alone[2], alone[0] - one.earned[Arm.PROJECTS_ONLY], atol=0.1)


def law_8_a_link(run: Project) -> None:
    """A link opened elsewhere: the same digits."""
    chosen = scenario(SIGNED, **WIDE)
    opened = from_link(to_link(chosen)).scenario
    assert opened is not None
    np.testing.assert_array_equal(run(opened).with_retainers, project(chosen, DRAWS).with_retainers)


def no_clients(run: Project) -> None:
    """Without clients in the summary a retainer's client is nobody known: today's model."""
    chosen = scenario(SIGNED, **WIDE)
    plain = scenario(SIGNED.but(known=None), **{**WIDE, "income": NO_HOURS.without_clients()})
    named = chosen.but(income=NO_HOURS.without_clients())
    for found in (run(named), run(chosen.without_clients())):
        np.testing.assert_array_equal(found.with_retainers, project(plain, DRAWS).with_retainers)


def largest_leaves(run: Project) -> None:
    """It is a client of the past, gone in both futures, whoever is on retainer."""
    calm, struck = (
        run(scenario(NOBODY.but(hours_per_month=0.001), stresses=frozenset(stresses), **WIDE))
        for stresses in ((), (Stress.LOSE_LARGEST,))
    )
    for arm in Arm:
        less = calm.earned[arm].astype(float) - struck.earned[arm]
        assert (less[:, :STRESS_MONTH] == 0).all()
        assert (less > -1e-2).all()
        assert (less[:, STRESS_MONTH:] > 0).mean() > 0.02
    np.testing.assert_array_equal(calm.accounts[0].alive, struck.accounts[0].alive)


LAWS = (
    law_1_no_retainers, law_2_what_it_takes, law_3_fair, law_4_it_ends_with_the_client, law_5_nobody_else_moves,
    law_8_a_link, no_clients, largest_leaves,
)  # fmt: skip


def lawful(chosen: Scenario, draws: Draws = DRAWS) -> Projection:
    return project(chosen, draws)


@pytest.mark.parametrize("law", LAWS)
def test_law(law: Callable[[Project], None]) -> None:
    law(lawful)


def planted(fault: Callable[[Scenario], Scenario]) -> Project:
    """The model with a fault in what it sees."""
    return lambda chosen, draws=DRAWS: project(fault(chosen), draws)


def rows_but(**changes: Any) -> Callable[[Scenario], Scenario]:
    return lambda chosen: chosen.but(retainers=tuple(row.but(**changes) for row in chosen.retainers))


def notice_taken(chosen: Scenario) -> Scenario:
    return chosen.but(retainers=tuple(row.but(notice_months=row.notice_months + 1) for row in chosen.retainers))


def dearer_takes_more(chosen: Scenario) -> Scenario:
    return chosen.but(retainers=tuple(row.but(hours_per_month=row.monthly_fee / 350_000) for row in chosen.retainers))


@pytest.mark.parametrize(
    ("law", "fault"),
    [
        (law_1_no_retainers, lambda chosen: chosen.but(planned=Planned(count=1))),
        (law_2_what_it_takes, rows_but(known=1)), (law_2_what_it_takes, rows_but(known=None)),
        (law_2_what_it_takes, rows_but(converts=0.5)),
        (law_3_fair, rows_but(converts=0.0)), (law_3_fair, rows_but(notice_months=6)),
        (law_4_it_ends_with_the_client, notice_taken), (law_4_it_ends_with_the_client, rows_but(known=None)),
        (law_5_nobody_else_moves, dearer_takes_more), (law_5_nobody_else_moves, rows_but(known=0)),
        (law_8_a_link, lambda chosen: chosen.without_clients()), (law_8_a_link, rows_but(known=None)),
        (no_clients, lambda chosen: chosen.but(income=NO_HOURS)), (no_clients, rows_but(cancellation=0.2)),
        (largest_leaves, lambda chosen: chosen.but(stresses=frozenset())),
        (largest_leaves, lambda chosen: chosen.but(income=NO_HOURS.without_clients())),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught(law: Callable[[Project], None], fault: Callable[[Scenario], Scenario]) -> None:
    with pytest.raises(AssertionError):
        law(planted(fault))
