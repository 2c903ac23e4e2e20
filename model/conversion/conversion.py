"""Conversion: from past clients to retainers, one after the other, and the stability reached at each step.

Whom to ask first comes from model/conversion/candidate.py; here it becomes an offer, a chance that it is taken, and a
plan.

Source: docs/method/conversion.md, "Acceptance" and "The transition".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from model.conversion.candidate import Candidate
from model.draws import Draws
from model.measures.stability import Stability
from model.memo import Memo
from model.projection.cost import draws_of
from model.projection.projection import Arm, project
from model.projection.retainer import Retainer
from model.projection.scenario import Planned, Scenario

TRIAL_MONTHS = 2
"""The first rung: a couple of months."""

ACCEPTS_TRIAL = 0.5
"""Chance that a middling candidate (score .5) takes a trial. No published figure was found: an informed guess."""

FALLS_BY_MONTH = 0.09
"""How fast the odds fall with each month of term beyond a trial: .5 for two months, .35 for six, .2 for twelve."""

SCORE_WEIGHT = 2.0
"""What the score is worth in log odds, from the worst candidate (0) to the best (1)."""

LATEST_START = 24
"""The last month of the projection in which a retainer may start."""


def acceptance(score: float, term_months: int) -> float:
    """Chance that a candidate signs for a term: an assumption, stated as one, for the page to show and to change.

    For score .5 it is .5 exp(-.09 (term - 2)), at most .5; other scores shift its log odds by 2 (score - .5).

    Args:
        score: in [0, 1].
        term_months: >= 1.
    """
    usual = ACCEPTS_TRIAL * math.exp(-FALLS_BY_MONTH * max(term_months - TRIAL_MONTHS, 0))
    log_odds = math.log(usual / (1 - usual)) + SCORE_WEIGHT * (score - 0.5)
    return 1 / (1 + math.exp(-log_odds))


def signing(candidate: Candidate, term_months: int) -> float:
    """Chance that a candidate is still there and signs for a term."""
    return candidate.there * acceptance(candidate.warmth, term_months)


def offer(
    candidate: Candidate,
    *,
    starts_in: int = 0,
    term_months: int = TRIAL_MONTHS,
    monthly_fee: float | None = None,
    hours_per_month: float | None = None,
) -> Retainer:
    """A retainer for a candidate: by default a trial for what they really bought a month.

    It replaces the work they buy already (`converts`), and is taken with the chance that `signing` says: of a client
    whose life is known, that of one who is there, as the projection lives whether it is.

    Raises:
        pydantic.ValidationError: when a number lies outside the bounds of `Retainer`.
    """
    hours = candidate.suggested_hours if hours_per_month is None else hours_per_month
    return Retainer(
        client=candidate.client[:120],
        monthly_fee=candidate.suggested_fee if monthly_fee is None else monthly_fee,
        hours_per_month=hours,
        term_months=term_months,
        starts_in=starts_in,
        acceptance=acceptance(candidate.warmth, term_months),
        known=candidate.life.place if candidate.life else None,
        converts=candidate.converts(hours),
    )


class Event(StrEnum):
    """What happens in a step of the plan, in the order of a month."""

    TALK = "talk"
    START = "start"
    RENEWAL_TALK = "renewal_talk"
    NEXT_TERM = "next_term"


@dataclass(frozen=True)
class Step:
    """One step of the plan.

    Attributes:
        month: months from the first projected one.
        client: with whom.
        event: what happens.
        term_months: the term that is talked about or begins.
    """

    month: int
    client: str
    event: Event
    term_months: int


@dataclass(frozen=True)
class Transition:
    """The plan: retainers in the order of their start, the steps by month, and who finds no place in it.

    The steps tell how it goes if everyone agrees; the simulation tells how it goes otherwise.
    """

    retainers: tuple[Retainer, ...]
    steps: tuple[Step, ...]
    left_out: tuple[str, ...]


def transition(
    chosen: Sequence[Candidate],
    *,
    first_start: int = 1,
    spacing: int = 2,
    term_months: int = TRIAL_MONTHS,
    months: int = 24,
) -> Transition:
    """Ask the chosen clients one after another; each starts on a trial and climbs the ladder.

    Args:
        chosen: in the order in which they are asked.
        first_start: the month of the projection in which the first retainer starts.
        spacing: months between two starts, >= 0.
        term_months: the first term; with 6 or 12 there is no trial.
        months: how far the steps are told.

    Raises:
        ValueError: when a start or the spacing is negative, or a client is chosen twice.
    """
    if first_start < 0 or spacing < 0:
        raise ValueError("starts and spacing cannot be negative")
    if len({candidate.client for candidate in chosen}) != len(chosen):
        raise ValueError("a client is chosen twice")
    starts = [first_start + spacing * number for number in range(len(chosen))]
    placed = [(candidate, start) for candidate, start in zip(chosen, starts, strict=True) if start <= LATEST_START]
    retainers = tuple(offer(candidate, starts_in=start, term_months=term_months) for candidate, start in placed)
    steps = [step for retainer in retainers for step in _steps(retainer, months)]
    order = list(Event)
    return Transition(
        retainers=retainers,
        steps=tuple(sorted(steps, key=lambda step: (step.month, order.index(step.event)))),
        left_out=tuple(candidate.client for candidate in chosen[len(placed) :]),
    )


def stability_by_step(
    scenario: Scenario, plan: Transition, draws: Draws | None = None, memo: Memo | None = None
) -> tuple[Stability, ...]:
    """The stability reached with the first 0, 1, 2, ... retainers of a plan, on common draws.

    Args:
        scenario: its planned block is set aside; the retainers of its table stay, as far as the table has room.
        plan: from `transition`.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages between the projections.

    Raises:
        pydantic.ValidationError: when table and plan together are more than a scenario holds.
    """
    draws, memo = draws or draws_of(scenario), memo or Memo()
    reached = []
    for count in range(len(plan.retainers) + 1):
        step = scenario.but(planned=Planned(count=0), retainers=(*scenario.retainers, *plan.retainers[:count]))
        reached.append(project(step, draws, memo).stability[Arm.WITH_RETAINERS])
    return tuple(reached)


def _steps(retainer: Retainer, months: int) -> list[Step]:
    """What happens with one client, if they agree each time."""
    talk = max(retainer.starts_in - retainer.notice_months, 0)
    steps = [
        Step(talk, retainer.client, Event.TALK, retainer.term_months),
        Step(retainer.starts_in, retainer.client, Event.START, retainer.term_months),
    ]
    term = retainer.term_months
    for end in retainer.term_ends(max(months - retainer.starts_in, 0)):
        term = retainer.term_after(term)
        month = retainer.starts_in + end
        steps += [
            Step(max(month - retainer.notice_months, retainer.starts_in), retainer.client, Event.RENEWAL_TALK, term),
            Step(month, retainer.client, Event.NEXT_TERM, term),
        ]
    return [step for step in steps if step.month < months]
