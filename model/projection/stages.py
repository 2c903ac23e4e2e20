"""How a scenario becomes two futures: the same months lived twice, project by project and beside the retainers.

Read from the top: `futures` tells the story, and each stage below it is one step, in the order of the story. A stage is
a pure function of its terms (model/projection/terms.py) and of other stages' values, kept under just these terms
(model/projection/kept.py). So a fee changes the sum alone, a term the lives, a retainer's hours also the work, and
nothing but the fit simulates projects. All arrays are [month, path], over the simulated months.

Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.draws import Stream
from model.past.income import ProjectIncome
from model.projection.enquiries import Projects, open_receipts, payment_delays, receipts, simulate_projects
from model.projection.kept import Kept
from model.projection.ledger import LOOK_BACK, Account, fees_received, hours_billed, hours_used, months_alive
from model.projection.ledger import wobble as swings
from model.projection.lives import ChurnTerms, Life, LifeTerms, churn_means
from model.projection.lives import lives as occupants
from model.projection.parameters import Parameters, draw_parameters
from model.projection.queue import Work, work
from model.projection.scenario import Scenario
from model.projection.stress import STRESS_MONTH, Stress
from model.projection.terms import (
    DemandTerms,
    FeeTerms,
    HeldTerms,
    HoursTerms,
    OverageTerms,
    ProjectTerms,
    RetainerTerms,
    WobbleTerms,
    WorkTerms,
    demand_terms,
    project_terms,
    retainer_terms,
    work_terms,
)
from model.types import Booleans, Floats


@dataclass(frozen=True)
class ProjectWork:
    """What projects bring and take in one future: money received, projects declined, hours worked."""

    cash: NDArray[np.float32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]


@dataclass(frozen=True)
class Demand:
    """What the retainers take from the month: hours asked for, and hours of project work replaced."""

    hours: NDArray[np.float32]
    converted: NDArray[np.float32]


@dataclass(frozen=True)
class Futures:
    """Both futures.

    Attributes:
        alone, beside: what projects bring and take without retainers, and beside them.
        owed: money of the invoices open at the start; the same in both.
        demand: what the retainers take; None where they ask for no hours.
        accounts: one per retainer, in the order of the portfolio.
        fees: money from all retainers.
    """

    alone: ProjectWork
    beside: ProjectWork
    owed: NDArray[np.float32]
    demand: Demand | None
    accounts: tuple[Account, ...]
    fees: NDArray[np.float32]


def futures(scenario: Scenario, kept: Kept) -> Futures:
    """Both futures of a scenario on the kept random numbers."""
    coming = project_terms(scenario)
    retainers = retainer_terms(scenario, coming.months)
    asked = demand_terms(scenario, retainers)
    postponed = Stress.PAID_LATE in scenario.stresses

    accounts = tuple(account(terms, kept) for terms in retainers)
    demand = None if asked is None else kept(hours_asked, asked)
    alone = kept(projects_beside, work_terms(scenario, coming, None))
    beside = alone if asked is None else kept(projects_beside, work_terms(scenario, coming, asked))
    owed = kept(open_invoices, coming)
    return Futures(
        alone=alone,
        beside=beside,
        owed=_month_later(owed) if postponed else owed,
        demand=demand,
        accounts=accounts,
        fees=money_from(accounts, scenario.list_rate, owed.shape, postponed=postponed),
    )


# --- what the past lets expect ----------------------------------------------------------------------------------------


def parameters(income: ProjectIncome, kept: Kept) -> Parameters:
    """One draw of the fitted parameters per path."""
    return draw_parameters(income, kept.draws)


def projects(terms: ProjectTerms, kept: Kept) -> Projects:
    """The projects that may come, of every path."""
    return simulate_projects(kept(parameters, terms.income), kept.draws, terms.months, terms.gap)


def project_hours(terms: HoursTerms, kept: Kept) -> NDArray[np.float32]:
    """[project] hours of each."""
    return kept(projects, terms.projects).hours(terms.list_rate)


def open_invoices(terms: ProjectTerms, kept: Kept) -> NDArray[np.float32]:
    """Money of the invoices open at the as-of date."""
    return open_receipts(terms.income, kept(parameters, terms.income), kept.draws, terms.months, terms.gap)


# --- what becomes of each retainer ------------------------------------------------------------------------------------


def churn(terms: ChurnTerms, kept: Kept) -> Floats:
    """[path] mean chance that a client leaves at a term's end, common to all."""
    return churn_means(terms, kept.draws)


def lives(terms: LifeTerms, kept: Kept) -> tuple[Life, ...]:
    """The client and its replacements: when each starts and is gone."""
    return occupants(terms, None if terms.churn is None else kept(churn, terms.churn), kept.draws)


def held(terms: HeldTerms, kept: Kept) -> Booleans:
    """Whether somebody holds the slot, from `LOOK_BACK` months before the start."""
    return months_alive(kept(lives, terms.life), terms.life.months, running=terms.running)


def fees(terms: FeeTerms, kept: Kept) -> NDArray[np.int8]:
    """Monthly fees that arrive."""
    slot, there = terms.held.life.slot, kept(held, terms.held)
    return fees_received(there, slot, terms.late, terms.paid, kept.draws, postponed=terms.postponed)


def wobble(terms: WobbleTerms, kept: Kept) -> NDArray[np.float32]:
    """How the hours used swing about their mean."""
    return swings(terms.slot, terms.spread, terms.months, kept.draws)


def overage(terms: OverageTerms, kept: Kept) -> NDArray[np.float32] | None:
    """Hours billed beyond the agreed ones; None where there are none."""
    there, factor = kept(held, terms.held)[LOOK_BACK:], kept(wobble, terms.wobble)
    return hours_billed(there, factor, terms.hours_per_month, terms.use_mean, terms.unused)


def account(terms: RetainerTerms, kept: Kept) -> Account:
    """What a retainer pays."""
    months = terms.fees.held
    return Account(
        retainer=terms.retainer,
        lives=kept(lives, months.life),
        alive=kept(held, months)[LOOK_BACK:],
        received=kept(fees, terms.fees),
        overage=None if terms.overage is None else kept(overage, terms.overage),
    )


# --- what is left of the months for projects --------------------------------------------------------------------------


def hours_asked(terms: DemandTerms, kept: Kept) -> Demand:
    """What all retainers take from each month."""
    months = terms.rows[0].use.wobble.months
    hours = np.zeros((months, kept.draws.n_paths), dtype=np.float32)
    converted, part = np.zeros_like(hours), np.empty_like(hours)
    for row in terms.rows:
        use = row.use
        there, factor = kept(held, use.held)[LOOK_BACK:], kept(wobble, use.wobble)
        hours += hours_used(there, factor, use.hours_per_month, use.use_mean, use.perks_hours)
        converted += np.multiply(there, np.float32(row.converted), out=part)
    if terms.ill:
        hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
        hours[STRESS_MONTH] = 0
    return Demand(hours, converted)


def projects_beside(terms: WorkTerms, kept: Kept) -> ProjectWork:
    """What projects bring beside the retainers' demand, or without any: taken on, worked, invoiced, paid."""
    coming, desk = kept(projects, terms.hours.projects), terms.desk
    income, months = terms.hours.projects.income, coming.n_months
    expected_hours = income.expected_arrivals * income.expected_hours(terms.hours.list_rate)
    share = np.full((months, 1), terms.enquiries)
    if terms.dry_quarter:
        share[STRESS_MONTH : STRESS_MONTH + 3] = 0.0
    demand = None if terms.demand is None else kept(hours_asked, terms.demand)
    free = np.maximum(desk.capacity_hours - (np.zeros((months, 1)) if demand is None else demand.hours), 0.0)
    if demand is not None and expected_hours > 0:
        share = np.maximum(share - demand.converted / np.float32(expected_hours), 0.0)
    if terms.ill:
        free[STRESS_MONTH] = 0.0
    usual_utilisation = min(expected_hours / desk.capacity_hours, 1.0)
    done = work(coming, kept(project_hours, terms.hours), share, free, desk, usual_utilisation)
    late = np.int8(terms.late)
    delay = np.minimum(coming.delay.take(done.accepted), np.int8(120)) + late
    cash = receipts(done.finished, coming.fee.take(done.accepted), delay, months, coming.n_paths)
    if desk.opening_backlog_hours:
        cash += _backlog(terms, done, kept)
    return ProjectWork(cash, done.declined, done.worked)


def _backlog(terms: WorkTerms, done: Work, kept: Kept) -> NDArray[np.float32]:
    """Money of the work already agreed at the start, at the fitted rate."""
    income, months, n_paths = terms.hours.projects.income, terms.hours.projects.months, kept.draws.n_paths
    rate = income.expected_fee / income.expected_hours(terms.hours.list_rate)
    paths = np.arange(n_paths, dtype=np.int32)
    delay = payment_delays(kept(parameters, income).delay_cumulative, paths, kept.draws.uniform(Stream.BACKLOG))
    fee = np.full(n_paths, terms.desk.opening_backlog_hours * rate, dtype=np.float32)
    cell = (done.backlog_finished * n_paths + paths).astype(np.int32)
    return receipts(cell, fee, np.minimum(delay, np.int8(120)) + np.int8(terms.late), months, n_paths)


# --- what the retainers pay -------------------------------------------------------------------------------------------


def money_from(
    accounts: tuple[Account, ...], list_rate: float, shape: tuple[int, ...], *, postponed: bool
) -> NDArray[np.float32]:
    """Money from all retainers: fees that arrive, and overage a month after the hours, two where all pay late."""
    money = np.zeros(shape, dtype=np.float32)
    part = np.empty_like(money)
    shift = 2 if postponed else 1
    for one in accounts:
        if one.retainer.fee:
            money += np.multiply(one.received, np.float32(one.retainer.fee), out=part)
        if one.overage is not None:
            billed = one.overage[:-1] * np.float32(one.retainer.overage_rate or list_rate)
            money[shift:] += billed[: len(money) - shift]
    return money


def _month_later(cash: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate((np.zeros_like(cash[:1]), cash[:-1]))
