"""What each stage of a projection is made from: one frozen value a stage, read from the scenario here and nowhere else.

A new field of the scenario joins the value of the stage that uses it, and so its key; a stage that is not given it
cannot use it. They are tuples of names, which compare and hash fast; what is large in them, the fitted past, is hashed
once.

Source: docs/decisions/stages.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from model.projection.billing import Billed
from model.projection.known import Known
from model.projection.ledger import LOOK_BACK
from model.projection.lives import FOREVER, Chances, ChurnTerms, LifeTerms
from model.projection.queue import Desk
from model.projection.retainer import Basis, Payment, Retainer, Unused
from model.projection.scenario import Scenario
from model.projection.season import away, shape
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from model.projection.warmup import ProjectTerms, WarmUp
from model.types import MOST_MONTHS

USUAL_MONTHS = 36
"""Months simulated for any horizon up to this one, so that the horizon is a slice; beyond it, the longest."""


# --- projects ---------------------------------------------------------------------------------------------------------


class HoursTerms(NamedTuple):
    """What their hours are made from; the list rate is 0 where the past has hours, and nothing hangs on it."""

    projects: ProjectTerms
    list_rate: float


# --- retainers --------------------------------------------------------------------------------------------------------


class HeldTerms(NamedTuple):
    """What the months are made from in which a slot is held: its lives, whether it ran before the start, months off."""

    life: LifeTerms
    running: bool
    off: tuple[bool, ...] = ()


class FeeTerms(NamedTuple):
    """What a retainer's fees that arrive are made from: months held, lateness, when it is paid, step, periods."""

    held: HeldTerms
    late: float
    paid: Payment
    postponed: bool
    step: float
    billed: Billed | None = None


class WobbleTerms(NamedTuple):
    """What the swings of the hours used are made from."""

    slot: int
    spread: float
    months: int


class UseTerms(NamedTuple):
    """What the hours worked for a client are made from."""

    held: HeldTerms
    wobble: WobbleTerms
    hours_per_month: float
    use_mean: float
    perks_hours: float
    expansion: float = 0.0


class OverageTerms(NamedTuple):
    """What the hours billed beyond the fee are made from; no wobble where pieces are billed, whatever they take."""

    held: HeldTerms
    wobble: WobbleTerms | None
    hours_per_month: float
    use_mean: float
    unused: Unused
    expansion: float = 0.0


class AskTerms(NamedTuple):
    """What one retainer asks of a month.

    Attributes:
        use: the hours.
        converted: hours of project work that they replace while it runs, before it is renewed.
        owed: whether those of weeks off stay owed.
        taken: share of the work of a client of the past that they replace instead, while that client holds the slot; at
            most all of it is, whatever the number.
    """

    use: UseTerms
    converted: float
    owed: bool
    taken: float


@dataclass(frozen=True)
class RetainerTerms:
    """What becomes of one retainer; `asks` is None where it asks for no hours, `overage` also where none are agreed."""

    retainer: Retainer
    fees: FeeTerms
    asks: AskTerms | None
    overage: OverageTerms | None


# --- the months -------------------------------------------------------------------------------------------------------


class DemandTerms(NamedTuple):
    """What all retainers ask of the months: each one's part, shares of weeks off, and illness that puts a month off."""

    rows: tuple[AskTerms, ...]
    away: tuple[float, ...]
    ill: bool


class WorkTerms(NamedTuple):
    """What becomes of the projects of one future.

    Attributes:
        hours: the projects and their hours.
        desk: how work is taken on.
        enquiries: share of the expected enquiries that come, from the start on.
        dry_quarter, ill, late: stresses that strike.
        demand: of the retainers; None in the future without any.
        growth: of prices, a year.
        away: share of each month that is off.
        gone: clients of the past who leave under a stress, by place, and the month in which they are gone.
    """

    hours: HoursTerms
    desk: Desk
    enquiries: float
    dry_quarter: bool
    ill: bool
    late: bool
    demand: DemandTerms | None
    growth: float
    away: tuple[float, ...]
    gone: tuple[tuple[int, int], ...]


# --- read from the scenario -------------------------------------------------------------------------------------------


def project_terms(scenario: Scenario) -> ProjectTerms:
    """The projects that may come."""
    months = USUAL_MONTHS if scenario.horizon_months <= USUAL_MONTHS else MOST_MONTHS
    warmup = WarmUp.of(scenario.income, scenario.start_month, beginning=scenario.beginning)
    spread = shape(scenario.season, scenario.start_month - warmup.months, warmup.months + months)
    return ProjectTerms(scenario.income, months, warmup, spread)


def retainer_terms(scenario: Scenario, months: int) -> tuple[RetainerTerms, ...]:
    """Each retainer, in the order of the portfolio."""
    chances = Chances(scenario.trial_conversion, scenario.cancellation, scenario.replacement)
    churn = ChurnTerms(scenario.renewal, scenario.past_kept, scenario.past_lost)
    leaving, coming = _leaving(scenario), project_terms(scenario)
    postponed = Stress.PAID_LATE in scenario.stresses

    def read(retainer: Retainer) -> RetainerTerms:
        place = scenario.client_of(retainer)
        known = None if place is None else Known(coming, place, retainer.running)
        life = LifeTerms.of(retainer, chances, churn, months, leaving.get(retainer.slot, FOREVER), known)
        off = retainer.off(scenario.start_month, range(-LOOK_BACK, months))
        held = HeldTerms(life, retainer.running, off)
        billed = Billed.of(retainer, months, replaced=scenario.replacement > 0)
        late = retainer.chance_late(scenario.late)
        fees = FeeTerms(held, late, retainer.paid, postponed, retainer.step, billed)
        if not (retainer.hours_per_month or retainer.perks_hours):
            return RetainerTerms(retainer, fees, None, None)
        wobble = WobbleTerms(life.slot, retainer.use_cv, months)
        agreed, mean = retainer.hours_per_month, retainer.use_mean
        use = UseTerms(held, wobble, agreed, mean, retainer.perks_hours, retainer.expansion)
        replaced = retainer.hours_converted(scenario.converted)
        taken = 0.0 if place is None else replaced / scenario.income.client_hours(place, scenario.list_rate)
        access = retainer.basis is Basis.ACCESS
        asks = AskTerms(use, replaced, retainer.unused is Unused.CARRY and not access, taken)
        if access:
            return RetainerTerms(retainer, fees, asks, None)
        swings = None if retainer.basis is Basis.PIECES else wobble
        over = OverageTerms(held, swings, agreed, mean, retainer.unused, retainer.expansion)
        return RetainerTerms(retainer, fees, asks, over)

    return tuple(read(retainer) for retainer in scenario.portfolio)


def demand_terms(scenario: Scenario, retainers: tuple[RetainerTerms, ...]) -> DemandTerms | None:
    """All retainers together; None where they ask for no hours."""
    rows = tuple(terms.asks for terms in retainers if terms.asks is not None)
    if not rows:
        return None
    off = away(scenario.season, scenario.start_month, rows[0].use.wobble.months)
    return DemandTerms(rows, off, Stress.ILL in scenario.stresses)


def work_terms(scenario: Scenario, projects: ProjectTerms, demand: DemandTerms | None) -> WorkTerms:
    """The projects of one future, beside what retainers ask for in it."""
    stresses = scenario.stresses
    return WorkTerms(
        hours=HoursTerms(projects, scenario.list_rate if scenario.income.rates is None else 0.0),
        desk=Desk(
            patience=scenario.patience,
            selling_hours=scenario.selling_hours,
            opening_backlog_hours=scenario.opening_backlog_hours,
            feast_or_famine=scenario.feast_or_famine,
            capacity_hours=scenario.capacity_hours,
        ),
        enquiries=scenario.enquiries * (FEWER_ENQUIRIES if Stress.FEWER_ENQUIRIES in stresses else 1.0),
        dry_quarter=Stress.DRY_QUARTER in stresses,
        ill=Stress.ILL in stresses,
        late=Stress.PAID_LATE in stresses,
        demand=demand,
        growth=scenario.rate_growth,
        away=away(scenario.season, scenario.start_month, projects.months),
        gone=tuple(sorted(_gone(scenario).items())),
    )


def _gone(scenario: Scenario) -> dict[int, int]:
    """Clients of the past who leave under a stress, by place, and the month in which they are gone, in both futures."""
    gone: dict[int, int] = {}
    if scenario.stresses & {Stress.LOSE_LARGEST, Stress.TWO_LEAVE}:
        leaving = _leaving(scenario)
        for retainer in scenario.retainers:
            place = scenario.client_of(retainer)
            if place is not None and retainer.slot in leaving:
                gone[place] = min(leaving[retainer.slot], gone.get(place, FOREVER))
    if Stress.LOSE_LARGEST in scenario.stresses and (client := largest(scenario)) is not None:
        gone[client] = STRESS_MONTH
    return gone


def largest(scenario: Scenario) -> int | None:
    """The client of the past who is expected to bring most; None where none is known."""
    income = scenario.income
    if income.outlook is None:
        return None
    single = [client.count == 1 for client in income.clients]
    return int(np.argmax(np.where(single, income.outlook.there * income.outlook.monthly, -1.0)))


def _leaving(scenario: Scenario) -> dict[int | None, int]:
    """Slots whose client leaves under a stress, and the month in which it is gone."""
    by_fee = [retainer.slot for retainer in sorted(scenario.portfolio, key=lambda retainer: -retainer.fee)]
    leaving: dict[int | None, int] = {}
    if Stress.TWO_LEAVE in scenario.stresses:
        leaving |= dict(zip(by_fee[:2], (STRESS_MONTH, STRESS_MONTH + 2), strict=False))
    if Stress.LOSE_LARGEST in scenario.stresses:
        client = largest(scenario)
        lost = (
            by_fee[:1]
            if client is None
            else [row.slot for row in scenario.retainers if scenario.client_of(row) == client]
        )
        leaving |= dict.fromkeys(lost, STRESS_MONTH)
    return leaving
