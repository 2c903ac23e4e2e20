"""The projection: one scenario, the same months lived twice, project by project and with the retainers.

Each stage is a pure function of what it depends on and of the draws, and is kept under exactly that key: a fee changes
the sum alone, a term the lives, a retainer's hours also the work, and nothing but the fit simulates projects.
Inner arrays are [month, path], so that a month is contiguous; what leaves the model is [path, month].

Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .draws import Draws, Stream
from .enquiries import Projects, open_receipts, payment_delays, receipts, simulate_projects
from .ledger import LOOK_BACK, Account, fees_received, hours_billed, hours_used, months_alive, wobble
from .lives import Chances, Life, churn_means, lives
from .memo import Memo
from .parameters import Parameters, draw_parameters
from .queue import Desk, Work, work
from .retainer import Retainer
from .scenario import Scenario
from .stability import Stability, stability
from .stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from .types import MOST_MONTHS, Floats

Shown = TypeVar("Shown", bound=np.generic)

USUAL_MONTHS = 36
"""Months simulated for any horizon up to this one, so that the horizon is a slice; beyond it, the longest."""


class Arm(StrEnum):
    """The two lives that are compared."""

    PROJECTS_ONLY = "projects_only"
    WITH_RETAINERS = "with_retainers"


@dataclass(frozen=True)
class Projection:
    """Both arms of one scenario on the same months.

    Attributes:
        scenario: what was asked.
        projects_only, with_retainers: [path, month] money received, before tax is set aside.
        retainer_income: [path, month] the retainers' part of `with_retainers`.
        retainer_hours: [path, month] hours the retainers ask for.
        declined: per arm, [path, month] projects refused for lack of hours.
        worked: per arm, [path, month] hours on projects, selling included.
        accounts: one per retainer, over the simulated months (which may be more than the horizon).
    """

    scenario: Scenario
    projects_only: Floats
    with_retainers: Floats
    retainer_income: Floats
    retainer_hours: Floats
    declined: dict[Arm, NDArray[np.int32]]
    worked: dict[Arm, Floats]
    accounts: tuple[Account, ...]

    @property
    def months(self) -> pd.PeriodIndex:
        """The projected months."""
        return self.scenario.months

    def received(self, arm: Arm) -> Floats:
        """[path, month] money received in an arm."""
        return self.projects_only if arm is Arm.PROJECTS_ONLY else self.with_retainers

    def spendable(self, arm: Arm) -> Floats:
        """[path, month] money received less the tax set aside: what meets the bills."""
        received = self.received(arm)
        rate = self.scenario.tax_rate
        return received if rate == 0 else received * received.dtype.type(1 - rate)

    @cached_property
    def stability(self) -> dict[Arm, Stability]:
        """The measures of both arms."""
        bills, cash = self.scenario.monthly_bills, self.scenario.opening_cash
        return {arm: stability(self.spendable(arm), bills=bills, opening_cash=cash) for arm in Arm}

    def quantiles(self, levels: list[float] | tuple[float, ...] = (0.1, 0.25, 0.5, 0.75, 0.9)) -> pd.DataFrame:
        """Spendable income by month: a frame of months x (arm, level)."""
        columns = {
            (arm.value, level): column
            for arm in Arm
            for level, column in zip(levels, self.stability[arm].quantiles(levels).T, strict=True)
        }
        frame = pd.DataFrame(columns, index=self.months)
        frame.columns = pd.MultiIndex.from_tuples(columns, names=["arm", "level"])
        return frame

    def monthly(self) -> pd.DataFrame:
        """Mean income received by month: a frame of months x (projects_only, with_retainers, retainers, projects)."""
        retainers = self.retainer_income.mean(axis=0, dtype=np.float64)
        with_retainers = self.with_retainers.mean(axis=0, dtype=np.float64)
        return pd.DataFrame(
            {
                Arm.PROJECTS_ONLY.value: self.projects_only.mean(axis=0, dtype=np.float64),
                Arm.WITH_RETAINERS.value: with_retainers,
                "retainers": retainers,
                "projects": with_retainers - retainers,
            },
            index=self.months,
        )

    def annual(self, levels: list[float] | tuple[float, ...] = (0.05, 0.1, 0.5, 0.9, 0.95)) -> pd.DataFrame:
        """Spendable income of the first 12 months (or the whole shorter horizon): a frame of levels x arm."""
        year = slice(0, min(12, self.scenario.horizon_months))
        totals = {arm.value: self.spendable(arm)[:, year].sum(axis=1, dtype=np.float64) for arm in Arm}
        return pd.DataFrame({arm: np.quantile(total, levels) for arm, total in totals.items()}, index=list(levels))


def project(scenario: Scenario, draws: Draws | None = None, memo: Memo | None = None) -> Projection:
    """Simulate both arms of a scenario.

    Args:
        scenario: what a person chose.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages between calls; nothing is kept when none is given.

    Raises:
        ValueError: when the draws were made for another seed or number of paths.
    """
    draws = draws or Draws(scenario.seed, scenario.n_paths)
    if (draws.seed, draws.n_paths) != (scenario.seed, scenario.n_paths):
        raise ValueError("the draws belong to another scenario: seed or number of paths differ")
    return _Stages(scenario, draws, memo or Memo(max_bytes=0)).projection()


@dataclass(frozen=True)
class _Arm:
    """Project money and work of one arm, [month, path]."""

    cash: NDArray[np.float32]
    declined: NDArray[np.int32]
    worked: NDArray[np.float32]


@dataclass(frozen=True)
class _Demand:
    """What the retainers take from the month, [month, path]: hours asked for, and hours of project work replaced."""

    hours: NDArray[np.float32]
    converted: NDArray[np.float32]


class _Stages:
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

    def projection(self) -> Projection:
        accounts = tuple(self._account(retainer) for retainer in self.scenario.portfolio)
        demand = self._demand(accounts)
        alone = self._arm(None)
        beside = alone if demand is None else self._arm(demand)
        shape = (self.months, self.draws.n_paths)
        fees = np.zeros(shape, dtype=np.float32)
        for account in accounts:
            self._add_money(account, fees)
        owed = self._open_invoices()
        first = alone.cash + owed
        second = first if beside is alone and not accounts else beside.cash + owed + fees
        horizon = slice(0, self.scenario.horizon_months)

        def shown(inner: NDArray[Shown]) -> NDArray[Shown]:
            return inner[horizon].T

        return Projection(
            scenario=self.scenario,
            projects_only=shown(first),
            with_retainers=shown(second),
            retainer_income=shown(fees),
            retainer_hours=shown(np.zeros(shape, dtype=np.float32) if demand is None else demand.hours),
            declined={Arm.PROJECTS_ONLY: shown(alone.declined), Arm.WITH_RETAINERS: shown(beside.declined)},
            worked={Arm.PROJECTS_ONLY: shown(alone.worked), Arm.WITH_RETAINERS: shown(beside.worked)},
            accounts=accounts,
        )

    # --- projects -------------------------------------------------------------------------------------------------

    def _parameters(self) -> Parameters:
        key = ("parameters", self.scenario.income, self.world)
        return self.memo(key, lambda: draw_parameters(self.scenario.income, self.draws))

    def _projects(self) -> Projects:
        key = ("projects", self.fit)
        return self.memo(key, lambda: simulate_projects(self._parameters(), self.draws, self.months, self.gap))

    def _open_invoices(self) -> NDArray[np.float32]:
        key = ("open", self.fit)
        cash = self.memo(
            key,
            lambda: open_receipts(self.scenario.income, self._parameters(), self.draws, self.months, self.gap),
        )
        return _postponed(cash) if Stress.PAID_LATE in self.scenario.stresses else cash

    def _arm(self, demand: _Demand | None) -> _Arm:
        scenario = self.scenario
        hours_key = scenario.list_rate if scenario.income.rates is None else None
        key = (
            "arm",
            self.fit,
            hours_key,
            scenario.capacity_hours,
            scenario.patience,
            scenario.selling_hours,
            scenario.opening_backlog_hours,
            scenario.enquiries,
            scenario.feast_or_famine,
            scenario.list_rate if scenario.opening_backlog_hours or demand else None,
            scenario.stresses - {Stress.LOSE_LARGEST, Stress.TWO_LEAVE},
            None if demand is None else self._demand_key(),
        )
        return self.memo(key, lambda: self._live(demand))

    def _live(self, demand: _Demand | None) -> _Arm:
        scenario, projects = self.scenario, self._projects()
        expected_hours = scenario.income.expected_arrivals * scenario.income.expected_hours(scenario.list_rate)
        asked = np.zeros((self.months, 1)) if demand is None else demand.hours
        free = np.broadcast_to(np.maximum(scenario.capacity_hours - asked, 0.0), projects.counts.shape)
        kept = np.broadcast_to(_enquiries(scenario, self.months)[:, None], projects.counts.shape)
        if demand is not None and expected_hours > 0:
            kept = np.maximum(kept - demand.converted / np.float32(expected_hours), 0.0)
        if Stress.ILL in scenario.stresses:
            free = free.copy()
            free[STRESS_MONTH] = 0.0
        desk = Desk(
            patience=scenario.patience,
            selling_hours=scenario.selling_hours,
            opening_backlog_hours=scenario.opening_backlog_hours,
            feast_or_famine=scenario.feast_or_famine,
            capacity_hours=scenario.capacity_hours,
            usual_utilisation=min(expected_hours / scenario.capacity_hours, 1.0),
        )
        hours = projects.hours(scenario.list_rate)
        done = work(projects, hours, kept, free, desk)
        late = np.int8(Stress.PAID_LATE in scenario.stresses)
        delay = np.minimum(projects.delay.take(done.accepted), np.int8(120)) + late
        cash = receipts(done.finished, projects.fee.take(done.accepted), delay, self.months, self.draws.n_paths)
        if scenario.opening_backlog_hours:
            cash += self._backlog_receipts(done, late)
        return _Arm(cash, done.declined, done.worked)

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
        scenario = self.scenario
        churn = self.memo(
            self.churn_key, lambda: churn_means(scenario.renewal, scenario.past_kept, scenario.past_lost, self.draws)
        )
        if (leaves := self.leaving.get(retainer.slot)) is None:
            return lives(retainer, churn, self.chances, self.draws, self.months)
        return lives(retainer, churn, self.chances, self.draws, self.months, leaves=leaves)

    def _account(self, retainer: Retainer) -> Account:
        life_key = self._life_key(retainer)
        occupants = self.memo(life_key, lambda: self._lives(retainer))
        held = self.memo(("held", life_key), lambda: months_alive(retainer, occupants, self.months))
        postponed = Stress.PAID_LATE in self.scenario.stresses
        late = retainer.chance_late(self.scenario.late)
        received = self.memo(
            ("received", life_key, late, retainer.paid, postponed),
            lambda: fees_received(retainer, held, late, self.draws, postponed=postponed),
        )
        hours = overage = None
        if retainer.hours_per_month or retainer.perks_hours:
            factor = self.memo(
                ("wobble", retainer.slot, retainer.use_cv, self.world),
                lambda: wobble(retainer.slot or 0, retainer.use_cv, self.months, self.draws),
            )
            alive = held[LOOK_BACK:]
            hours_key = (life_key, retainer.hours_per_month, retainer.use_mean, retainer.use_cv, retainer.perks_hours)
            hours = self.memo(("hours", hours_key), lambda: hours_used(retainer, alive, factor))
            overage = self.memo(("overage", hours_key, retainer.unused), lambda: hours_billed(retainer, alive, factor))
        return Account(retainer, occupants, held[LOOK_BACK:], received, hours, overage)

    def _demand_key(self) -> Hashable:
        rows = (
            (
                self._life_key(retainer),
                retainer.hours_per_month,
                retainer.use_mean,
                retainer.use_cv,
                retainer.perks_hours,
                retainer.hours_converted(self.scenario.converted),
            )
            for retainer in self.scenario.portfolio
            if retainer.hours_per_month or retainer.perks_hours
        )
        return (Stress.ILL in self.scenario.stresses, *rows)

    def _demand(self, accounts: tuple[Account, ...]) -> _Demand | None:
        busy = [account for account in accounts if account.hours is not None]
        if not busy:
            return None
        return self.memo(("demand", self._demand_key()), lambda: self._sum_hours(busy))

    def _sum_hours(self, accounts: list[Account]) -> _Demand:
        hours = np.zeros((self.months, self.draws.n_paths), dtype=np.float32)
        converted = np.zeros_like(hours)
        for account in accounts:
            hours += 0 if account.hours is None else account.hours
            converted += account.alive * np.float32(account.retainer.hours_converted(self.scenario.converted))
        if Stress.ILL in self.scenario.stresses:
            hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
            hours[STRESS_MONTH] = 0
        return _Demand(hours, converted)

    def _add_money(self, account: Account, fees: NDArray[np.float32]) -> None:
        retainer = account.retainer
        if retainer.fee:
            fees += account.received * np.float32(retainer.fee)
        if account.overage is not None:
            billed = account.overage[:-1] * np.float32(retainer.overage_rate or self.scenario.list_rate)
            shift = 2 if Stress.PAID_LATE in self.scenario.stresses else 1
            fees[shift:] += billed[: len(fees) - shift]


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
