"""How a scenario becomes two futures: the same months lived twice, project by project and beside the retainers.

`futures` tells the story; its steps are stages: what the past lets expect (model/projection/coming.py), what becomes of
each retainer (model/projection/contracts.py), and, here, what is left of the months for projects. A stage is
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
from model.projection.clients.replaced import left_of, replaced_of
from model.projection.coming import new_hours, open_invoices, parameters, project_hours, projects
from model.projection.contracts import account, hours_asked
from model.projection.costs import charged, raised
from model.projection.enquiries import NEVER, payment_delays, receipts
from model.projection.kept import Kept
from model.projection.ledger import Account, Demand, money_earned, money_from, month_later
from model.projection.queue import Work, fitting_hours, work
from model.projection.scenario import Scenario
from model.projection.season import hours_off
from model.projection.stress import STRESS_MONTH, Stress
from model.projection.terms import WorkTerms, demand_terms, project_terms, retainer_terms, work_terms


@dataclass(frozen=True)
class ProjectWork:
    """What projects bring and take in one future.

    Attributes:
        cash: money received.
        earned: money invoiced that is paid, then or later.
        declined: projects refused.
        worked: hours, selling included.
    """

    cash: NDArray[np.float32]
    earned: NDArray[np.float32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]


@dataclass(frozen=True)
class Futures:
    """Both futures.

    Attributes:
        alone, beside: what projects bring and take without retainers, and beside them.
        owed: money of the invoices open at the start; the same in both.
        demand: what the retainers take; None where they ask for no hours.
        accounts: one per retainer, in the order of the portfolio.
        fees: money received from all retainers.
        fees_earned: the same by the month of service.
    """

    alone: ProjectWork
    beside: ProjectWork
    owed: NDArray[np.float32]
    demand: Demand | None
    accounts: tuple[Account, ...]
    fees: NDArray[np.float32]
    fees_earned: NDArray[np.float32]


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
    rate = charged(scenario.list_rate, scenario.rate_growth, coming.months)
    return Futures(
        alone=alone,
        beside=beside,
        owed=month_later(owed) if postponed else owed,
        demand=demand,
        accounts=accounts,
        fees=money_from(accounts, rate, owed.shape, postponed=postponed),
        fees_earned=money_earned(accounts, rate, owed.shape),
    )


# --- what is left of the months for projects --------------------------------------------------------------------------


def projects_beside(terms: WorkTerms, kept: Kept) -> ProjectWork:
    """What projects bring beside the retainers' demand, or without any: taken on, worked, invoiced, paid.

    The months before the start are lived first: all their hours are free for projects, in both futures alike.
    """
    coming, desk, before = kept(projects, terms.hours.projects), terms.desk, terms.hours.projects.warmup
    income, first = terms.hours.projects.income, before.months
    expected_hours = income.expected_arrivals * income.expected_hours(terms.hours.list_rate)
    share = np.full((coming.n_months, 1), terms.enquiries)
    share[:first, 0] = before.unseen
    if terms.dry_quarter:
        share[first + STRESS_MONTH : first + STRESS_MONTH + 3] = 0.0
    off = hours_off(terms.away, desk.capacity_hours)
    free = np.full((coming.n_months, 1), desk.capacity_hours)
    free[first:] -= off
    demand = None if terms.demand is None else kept(hours_asked, terms.demand)
    if demand is not None:
        free = np.repeat(free, coming.n_paths, axis=1)
        free[first:] = np.maximum(desk.capacity_hours - off - demand.hours, 0.0)
        if coming.clients is None and expected_hours > 0:
            share = np.repeat(share, coming.n_paths, axis=1)
            share[first:] = np.maximum(share[first:] - demand.converted / np.float32(expected_hours), 0.0)
    if terms.ill:
        free[first + STRESS_MONTH] = 0.0
    fitting = fitting_hours(income, desk, expected_hours)
    hours, fee = kept(project_hours, terms.hours), coming.fee
    left = left_of(coming, first, {} if demand is None else demand.taken, terms.gone)
    converted = None if demand is None else demand.converted
    expected = None if converted is None or coming.clients is None else kept(new_hours, terms.hours)
    replaced = replaced_of(coming, first, left, converted, expected)
    if left is not None:
        hours, fee = hours * left, fee * left
    done = work(
        coming,
        hours if fitting == 1 else hours * np.float32(fitting),
        share,
        free,
        desk._replace(selling_hours=desk.selling_hours * fitting),
        min(expected_hours / desk.capacity_hours, 1.0),
        first,
        off,
        replaced,
    )
    fee = raised(fee.take(done.accepted), done.finished, coming.n_paths, first, terms.growth)
    delay, world = coming.delay.take(done.accepted), (coming.n_months, coming.n_paths)
    cash = receipts(done.finished, fee, delay, *world)
    earned = receipts(done.finished, np.where(delay == NEVER, np.float32(0), fee), np.zeros_like(delay), *world)
    if desk.opening_backlog_hours:
        cash, earned = (
            found + agreed for found, agreed in zip((cash, earned), _backlog(terms, done, kept), strict=True)
        )
    cash = cash[first:]
    return ProjectWork(
        month_later(cash) if terms.late else cash, earned[first:], done.declined[first:], done.worked[first:]
    )


def _backlog(terms: WorkTerms, done: Work, kept: Kept) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Money of the work already agreed at the start, at the fitted rate: received, and earned."""
    coming = terms.hours.projects
    income, n_paths = coming.income, kept.draws.n_paths
    months = coming.warmup.months + coming.months
    rate = income.expected_fee / income.expected_hours(terms.hours.list_rate)
    paths = np.arange(n_paths, dtype=np.int32)
    delay = payment_delays(kept(parameters, income).delay_cumulative, paths, kept.draws.uniform(Stream.BACKLOG))
    fee = np.full(n_paths, terms.desk.opening_backlog_hours * rate, dtype=np.float32)
    cell = (done.backlog_finished * n_paths + paths).astype(np.int32)
    paid = np.where(delay == NEVER, np.float32(0), fee)
    return receipts(cell, fee, delay, months, n_paths), receipts(cell, paid, np.zeros_like(delay), months, n_paths)
