"""The stages of a projection, each computed from what it depends on and the draws, and kept under exactly that.

A fee changes the sum alone, a term the lives, a retainer's hours also the work, and nothing but the fit simulates
projects.

Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws, Stream
from model.memo import Memo
from model.projection.enquiries import Projects, open_receipts, payment_delays, receipts, simulate_projects
from model.projection.ledger import LOOK_BACK, Account, fees_received, hours_billed, hours_used, months_alive, wobble
from model.projection.lives import FOREVER, Chances, Life, churn_means, lives
from model.projection.parameters import Parameters, draw_parameters
from model.projection.queue import Desk, Work, work
from model.projection.retainer import Retainer
from model.projection.scenario import Scenario
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from model.types import MOST_MONTHS, Booleans, Floats

USUAL_MONTHS = 36
"""Months simulated for any horizon up to this one, so that the horizon is a slice; beyond it, the longest."""


@dataclass(frozen=True)
class ProjectWork:
    """What projects bring and take in one arm, [month, path]: money received, projects declined, hours worked."""

    cash: NDArray[np.float32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]


@dataclass(frozen=True)
class Demand:
    """What the retainers take from the month, [month, path]: hours asked for, and hours of project work replaced."""

    hours: NDArray[np.float32]
    converted: NDArray[np.float32]


class Stages:
    """The stages of one projection, each asked of the memo by what it depends on."""

    def __init__(self, scenario: Scenario, draws: Draws, memo: Memo) -> None:
        self.scenario = scenario
        self.draws = draws
        self.memo = memo
        self.months = USUAL_MONTHS if scenario.horizon_months <= USUAL_MONTHS else MOST_MONTHS
        self.gap = max((scenario.start_month - scenario.income.as_of).n - 1, 0)
        self.world: Hashable = (draws.seed, draws.n_paths, self.months)
        self.fit: Hashable = ("fit", scenario.income, self.gap, self.world)
        self.chances = Chances(scenario.trial_conversion, scenario.cancellation, scenario.replacement)
        self.churn_key: Hashable = ("churn", scenario.renewal, scenario.past_kept, scenario.past_lost, self.world)
        self.leaving = _leaving(scenario)
        # Where the past has hours, nothing about projects hangs on the list rate.
        self.list_rate = scenario.list_rate if scenario.income.rates is None else None

    # --- projects -------------------------------------------------------------------------------------------------

    def _parameters(self) -> Parameters:
        key = ("parameters", self.scenario.income, self.world)
        return self.memo(key, lambda: draw_parameters(self.scenario.income, self.draws))

    def _projects(self) -> Projects:
        key = ("projects", self.fit)
        return self.memo(key, lambda: simulate_projects(self._parameters(), self.draws, self.months, self.gap))

    def open_invoices(self) -> NDArray[np.float32]:
        """[month, path] money of the invoices open at the as-of date."""
        key = ("open", self.fit)
        cash = self.memo(
            key,
            lambda: open_receipts(self.scenario.income, self._parameters(), self.draws, self.months, self.gap),
        )
        return _postponed(cash) if Stress.PAID_LATE in self.scenario.stresses else cash

    def projects_beside(self, demand: Demand | None) -> ProjectWork:
        """What projects bring beside the retainers' demand, or without any."""
        scenario = self.scenario
        key = (
            "work",
            self.fit,
            self.list_rate,
            scenario.capacity_hours,
            scenario.patience,
            scenario.selling_hours,
            scenario.opening_backlog_hours,
            scenario.enquiries,
            scenario.feast_or_famine,
            scenario.stresses - {Stress.LOSE_LARGEST, Stress.TWO_LEAVE},
            None if demand is None else self._demand_key(),
        )
        return self.memo(key, lambda: self._live(demand))

    def _live(self, demand: Demand | None) -> ProjectWork:
        scenario, projects = self.scenario, self._projects()
        expected_hours = scenario.income.expected_arrivals * scenario.income.expected_hours(scenario.list_rate)
        asked = np.zeros((self.months, 1)) if demand is None else demand.hours
        free = np.maximum(scenario.capacity_hours - asked, 0.0)
        kept = _enquiries(scenario, self.months)[:, None]
        if demand is not None and expected_hours > 0:
            kept = np.maximum(kept - demand.converted / np.float32(expected_hours), 0.0)
        if Stress.ILL in scenario.stresses:
            free[STRESS_MONTH] = 0.0
        desk = Desk(
            patience=scenario.patience,
            selling_hours=scenario.selling_hours,
            opening_backlog_hours=scenario.opening_backlog_hours,
            feast_or_famine=scenario.feast_or_famine,
            capacity_hours=scenario.capacity_hours,
            usual_utilisation=min(expected_hours / scenario.capacity_hours, 1.0),
        )
        hours = self.memo(("hours", self.fit, self.list_rate), lambda: projects.hours(scenario.list_rate))
        done = work(projects, hours, kept, free, desk)
        late = np.int8(Stress.PAID_LATE in scenario.stresses)
        delay = np.minimum(projects.delay.take(done.accepted), np.int8(120)) + late
        cash = receipts(done.finished, projects.fee.take(done.accepted), delay, self.months, self.draws.n_paths)
        if scenario.opening_backlog_hours:
            cash += self._backlog_receipts(done, late)
        return ProjectWork(cash, done.declined, done.worked)

    def _backlog_receipts(self, done: Work, late: np.int8) -> NDArray[np.float32]:
        """Money of the work already agreed at the start, at the fitted rate."""
        income, n_paths = self.scenario.income, self.draws.n_paths
        rate = income.expected_fee / income.expected_hours(self.scenario.list_rate)
        paths = np.arange(n_paths, dtype=np.int32)
        delay = payment_delays(self._parameters().delay_cumulative, paths, self.draws.uniform(Stream.BACKLOG))
        fee = np.full(n_paths, self.scenario.opening_backlog_hours * rate, dtype=np.float32)
        cell = (done.backlog_finished * n_paths + paths).astype(np.int32)
        return receipts(cell, fee, np.minimum(delay, np.int8(120)) + late, self.months, n_paths)

    # --- retainers ------------------------------------------------------------------------------------------------

    def _life_key(self, retainer: Retainer) -> Hashable:
        return (
            "life",
            retainer.slot,
            retainer.term_months,
            retainer.starts_in,
            retainer.months_left,
            retainer.renewals,
            retainer.ladder,
            retainer.renewal,
            retainer.trial_conversion,
            retainer.cancellation,
            retainer.acceptance,
            retainer.notice_months,
            self.leaving.get(retainer.slot),
            self.chances,
            self.churn_key,
        )

    def _lives(self, retainer: Retainer) -> tuple[Life, ...]:
        leaves = self.leaving.get(retainer.slot, FOREVER)
        return self.memo(
            self._life_key(retainer),
            lambda: lives(retainer, self._churn(), self.chances, self.draws, self.months, leaves=leaves),
        )

    def _churn(self) -> Floats:
        renewal, kept, lost = self.scenario.renewal, self.scenario.past_kept, self.scenario.past_lost
        return self.memo(self.churn_key, lambda: churn_means(renewal, kept, lost, self.draws))

    def accounts(self) -> tuple[Account, ...]:
        """What each retainer pays, in the order of the portfolio."""
        return tuple(self._account(retainer) for retainer in self.scenario.portfolio)

    def _account(self, retainer: Retainer) -> Account:
        life_key = self._life_key(retainer)
        held = self._held(retainer)
        postponed = Stress.PAID_LATE in self.scenario.stresses
        late = retainer.chance_late(self.scenario.late)
        received = self.memo(
            ("received", life_key, late, retainer.paid, postponed),
            lambda: fees_received(retainer, held, late, self.draws, postponed=postponed),
        )
        overage = None
        if _asks(retainer):
            overage = self.memo(
                ("overage", life_key, _use_key(retainer), retainer.unused),
                lambda: hours_billed(retainer, held[LOOK_BACK:], self._wobble(retainer)),
            )
        return Account(retainer, self._lives(retainer), held[LOOK_BACK:], received, overage)

    def _held(self, retainer: Retainer) -> Booleans:
        key = ("held", self._life_key(retainer))
        return self.memo(key, lambda: months_alive(retainer, self._lives(retainer), self.months))

    def _wobble(self, retainer: Retainer) -> NDArray[np.float32]:
        key = ("wobble", retainer.slot, retainer.use_cv, self.world)
        return self.memo(key, lambda: wobble(retainer.slot or 0, retainer.use_cv, self.months, self.draws))

    def demand(self) -> Demand | None:
        """What all retainers take from each month; None where they ask for no hours."""
        busy = [retainer for retainer in self.scenario.portfolio if _asks(retainer)]
        return self.memo(("demand", self._demand_key()), lambda: self._sum_hours(busy)) if busy else None

    def _demand_key(self) -> Hashable:
        converted = self.scenario.converted
        rows = (
            (self._life_key(retainer), _use_key(retainer), retainer.hours_converted(converted))
            for retainer in self.scenario.portfolio
            if _asks(retainer)
        )
        return (Stress.ILL in self.scenario.stresses, *rows)

    def _sum_hours(self, retainers: list[Retainer]) -> Demand:
        hours = np.zeros((self.months, self.draws.n_paths), dtype=np.float32)
        converted, part = np.zeros_like(hours), np.empty_like(hours)
        for retainer in retainers:
            alive = self._held(retainer)[LOOK_BACK:]
            hours += hours_used(retainer, alive, self._wobble(retainer))
            converted += np.multiply(alive, np.float32(retainer.hours_converted(self.scenario.converted)), out=part)
        if Stress.ILL in self.scenario.stresses:
            hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
            hours[STRESS_MONTH] = 0
        return Demand(hours, converted)

    def fees(self, accounts: tuple[Account, ...]) -> NDArray[np.float32]:
        """[month, path] money from all retainers: fees that arrive, and overage a month after the hours."""
        money = np.zeros((self.months, self.draws.n_paths), dtype=np.float32)
        part = np.empty_like(money)
        shift = 2 if Stress.PAID_LATE in self.scenario.stresses else 1
        for account in accounts:
            retainer = account.retainer
            if retainer.fee:
                money += np.multiply(account.received, np.float32(retainer.fee), out=part)
            if account.overage is not None:
                billed = account.overage[:-1] * np.float32(retainer.overage_rate or self.scenario.list_rate)
                money[shift:] += billed[: len(money) - shift]
        return money


def _asks(retainer: Retainer) -> bool:
    """Whether it asks for hours at all."""
    return bool(retainer.hours_per_month or retainer.perks_hours)


def _use_key(retainer: Retainer) -> Hashable:
    """What the hours used hang on, beside the life."""
    return (retainer.hours_per_month, retainer.use_mean, retainer.use_cv, retainer.perks_hours)


def _enquiries(scenario: Scenario, months: int) -> Floats:
    """[month] share of the expected enquiries that come."""
    share = np.full(months, scenario.enquiries)
    if Stress.FEWER_ENQUIRIES in scenario.stresses:
        share *= FEWER_ENQUIRIES
    if Stress.DRY_QUARTER in scenario.stresses:
        share[STRESS_MONTH : STRESS_MONTH + 3] = 0.0
    return share


def _leaving(scenario: Scenario) -> dict[int | None, int]:
    """Slots whose client leaves under a stress, and the month in which it is gone."""
    largest = [retainer.slot for retainer in sorted(scenario.portfolio, key=lambda retainer: -retainer.fee)]
    leaving: dict[int | None, int] = {}
    if Stress.TWO_LEAVE in scenario.stresses:
        leaving |= dict(zip(largest[:2], (STRESS_MONTH, STRESS_MONTH + 2), strict=False))
    if Stress.LOSE_LARGEST in scenario.stresses:
        leaving |= dict.fromkeys(largest[:1], STRESS_MONTH)
    return leaving


def _postponed(cash: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate((np.zeros_like(cash[:1]), cash[:-1]))
