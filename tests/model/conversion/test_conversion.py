"""From candidates to retainers: chances, plans by month, and the stability of each step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from model import Arm, Planned, Scenario, fit, project
from model.conversion.candidate import Candidate, candidates
from model.conversion.conversion import Event, Step, acceptance, offer, stability_by_step, transition
from tests.model.conversion.test_candidate import STEADY, history
from tests.model.pasts import past

STEADY_CLIENT = candidates(history(*STEADY))[0]
FEW = candidates(past())


def test_acceptance_of_a_middling_candidate() -> None:
    assert acceptance(0.5, 2) == pytest.approx(0.5)
    assert acceptance(0.5, 6) == pytest.approx(0.349, abs=1e-3)
    assert acceptance(0.5, 12) == pytest.approx(0.203, abs=1e-3)
    # Log odds +-1 at the ends of the score.
    assert acceptance(1, 2) == pytest.approx(0.731, abs=1e-3)
    assert acceptance(0, 2) == pytest.approx(0.269, abs=1e-3)


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 36), st.integers(1, 36))
def test_a_better_client_and_a_shorter_term_are_likelier(one: float, other: float, short: int, long: int) -> None:
    low, high = sorted((one, other))
    assert 0 < acceptance(low, short) <= acceptance(high, short) < 1
    short, long = sorted((short, long))
    assert acceptance(low, long) <= acceptance(low, short)


def test_an_offer_is_what_they_bought() -> None:
    row = offer(STEADY_CLIENT, starts_in=3)
    assert (row.client, row.monthly_fee, row.hours_per_month) == ("steady", 330, 5.5)
    assert (row.term_months, row.starts_in, row.on_trial) == (2, 3, True)
    assert row.converts == pytest.approx(60 / 11 / 5.5)
    assert row.acceptance == pytest.approx(acceptance(STEADY_CLIENT.score.total, 2))
    other = offer(STEADY_CLIENT, monthly_fee=500, hours_per_month=3, term_months=12)
    assert (other.monthly_fee, other.converts) == (500, 1)
    assert other.acceptance < row.acceptance
    with pytest.raises(ValidationError):
        offer(STEADY_CLIENT, monthly_fee=-1)


def test_the_plan_of_one_client_by_hand() -> None:
    """Talk now, trial next month, six months from month 3, twelve from month 9, talks a month before each."""
    plan = transition([STEADY_CLIENT], months=24)
    assert plan.steps == (
        Step(0, "steady", Event.TALK, 2),
        Step(1, "steady", Event.START, 2),
        Step(2, "steady", Event.RENEWAL_TALK, 6),
        Step(3, "steady", Event.NEXT_TERM, 6),
        Step(8, "steady", Event.RENEWAL_TALK, 12),
        Step(9, "steady", Event.NEXT_TERM, 12),
        Step(20, "steady", Event.RENEWAL_TALK, 12),
        Step(21, "steady", Event.NEXT_TERM, 12),
    )


def test_clients_start_one_after_the_other() -> None:
    plan = transition(FEW[:3], first_start=0, spacing=3)
    assert [row.starts_in for row in plan.retainers] == [0, 3, 6]
    assert [row.client for row in plan.retainers] == [candidate.client for candidate in FEW[:3]]
    months = [step.month for step in plan.steps]
    assert months == sorted(months)
    assert max(months) < 24
    assert {step.event for step in plan.steps if step.month == 0} == {Event.TALK, Event.START}
    together = transition(FEW[:3], spacing=0)
    assert {row.starts_in for row in together.retainers} == {1}


def test_who_would_start_too_late_is_said_to_be_left_out() -> None:
    plan = transition(FEW[:6], spacing=5)
    assert len(plan.retainers) == 5
    assert plan.left_out == (FEW[5].client,)


def test_a_long_first_term_has_no_trial() -> None:
    plan = transition([STEADY_CLIENT], term_months=12)
    assert not plan.retainers[0].on_trial
    assert [step.term_months for step in plan.steps] == [12] * len(plan.steps)


def test_nobody_chosen() -> None:
    assert transition([]).steps == ()


@pytest.mark.parametrize(("chosen", "first_start", "spacing"), [([STEADY_CLIENT] * 2, 1, 2), ([], -1, 2), ([], 1, -2)])
def test_what_is_no_plan_is_refused(chosen: list[Candidate], first_start: int, spacing: int) -> None:
    with pytest.raises(ValueError, match=r"twice|negative"):
        transition(chosen, first_start=first_start, spacing=spacing)


def test_each_step_is_its_own_projection() -> None:
    """The first is the scenario's table alone, the last the whole plan; the planned block never enters."""
    scenario = Scenario(income=fit(past()), n_paths=500, list_rate=60)
    plan = transition(FEW[:2])
    steps = stability_by_step(scenario, plan)
    assert len(steps) == 3
    for count, found in enumerate(steps):
        alone = scenario.but(planned=Planned(count=0), retainers=plan.retainers[:count])
        expected = project(alone).stability[Arm.WITH_RETAINERS]
        assert found.reliable_income == expected.reliable_income
        assert found.ruin == expected.ruin
    kept = stability_by_step(scenario.but(retainers=plan.retainers[:1]), transition([]))
    assert kept[0].reliable_income == steps[1].reliable_income
