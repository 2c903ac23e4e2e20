"""The projection: one scenario, the same months lived twice, project by project and with the retainers.

Inner arrays are [month, path], so that a month is contiguous; what leaves the model is [path, month].

Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.draws import Draws
from model.measures.stability import Stability, stability
from model.memo import Memo
from model.projection.cost import draws_of
from model.projection.kept import Kept
from model.projection.ledger import Account
from model.projection.scenario import Scenario
from model.projection.stages import futures
from model.projection.tax import pot_moves
from model.types import Floats

Shown = TypeVar("Shown", bound=np.generic)


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
        earned: per arm, [path, month] money of the month's own work that is paid, then or later: invoices of projects
            in the month in which they are finished, fees in the month of service.
        declined: per arm, [path, month] projects refused for lack of hours.
        worked: per arm, [path, month] hours on projects, selling included.
        accounts: one per retainer, over the simulated months (which may be more than the horizon).
    """

    scenario: Scenario
    projects_only: Floats
    with_retainers: Floats
    retainer_income: Floats
    retainer_hours: Floats
    earned: dict[Arm, Floats]
    declined: dict[Arm, NDArray[np.int32]]
    worked: dict[Arm, Floats]
    accounts: tuple[Account, ...]

    @property
    def months(self) -> pd.PeriodIndex:
        """The projected months."""
        return self.scenario.months

    @property
    def paths(self) -> int:
        """How many futures were simulated."""
        return len(self.projects_only)

    def received(self, arm: Arm) -> Floats:
        """[path, month] money received in an arm."""
        return self.projects_only if arm is Arm.PROJECTS_ONLY else self.with_retainers

    def spendable(self, arm: Arm) -> Floats:
        """[path, month] money received less the tax set aside, and other steady income: what meets the bills."""
        return spendable(self.scenario, self.received(arm))

    def measured(self, arm: Arm, paths: slice = slice(None)) -> Stability:
        """The measures of an arm, or of some of its paths."""
        scenario, received = self.scenario, self.received(arm)[paths]
        tax = scenario.tax
        owed = tax.owed if tax.dated else 0.0
        return stability(
            spendable(scenario, received),
            bills=scenario.monthly_bills,
            opening_cash=scenario.opening_cash if tax.counted else max(scenario.opening_cash - owed, 0.0),
            extra=scenario.extra_bills,
            pot_moves=pot_moves(tax, scenario.tax_rate, received.T, scenario.start_month),
            owed=owed,
            counted=tax.counted,
        )

    @cached_property
    def stability(self) -> dict[Arm, Stability]:
        """The measures of both arms."""
        return {arm: self.measured(arm) for arm in Arm}

    def quantiles(self, levels: list[float] | tuple[float, ...] = (0.1, 0.25, 0.5, 0.75, 0.9)) -> pd.DataFrame:
        """Spendable income by month: a frame of months x (arm, level)."""
        return self._by_level(levels, {arm: self.stability[arm].quantiles(levels) for arm in Arm})

    def cash_quantiles(self, levels: list[float] | tuple[float, ...] = (0.1, 0.5, 0.9)) -> pd.DataFrame:
        """Cash in hand at each month's end, bills paid; below 0 it has run out: a frame of months x (arm, level)."""
        return self._by_level(levels, {arm: self.stability[arm].cash_quantiles(levels) for arm in Arm})

    def _by_level(self, levels: list[float] | tuple[float, ...], found: dict[Arm, Floats]) -> pd.DataFrame:
        columns = {
            (arm.value, level): column
            for arm, values in found.items()
            for level, column in zip(levels, values.T, strict=True)
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


def spendable(scenario: Scenario, received: Floats) -> Floats:
    """[path, month] money to live on, of money received: tax is set aside, other steady income is added."""
    rate, other = scenario.tax_rate, scenario.other_money
    kept = received if rate == 0 else received * received.dtype.type(1 - rate)
    return kept if other is None else kept + other[: kept.shape[1]].astype(kept.dtype)


def project(scenario: Scenario, draws: Draws | None = None, memo: Memo | None = None) -> Projection:
    """Simulate both arms of a scenario.

    Args:
        scenario: what a person chose.
        draws: the random numbers, which may be of fewer paths; made from the scenario's seed, for as many paths as it
            may have (model/projection/cost.py), when none are given.
        memo: keeps stages between calls; within this one alone when none is given.

    Raises:
        ValueError: when the draws were made for another seed or for more paths.
    """
    draws = draws or draws_of(scenario)
    if draws.seed != scenario.seed or draws.n_paths > scenario.n_paths:
        raise ValueError("the draws belong to another scenario: seed or number of paths differ")
    lived = futures(scenario, Kept(draws, memo or Memo()))
    first = lived.alone.cash + lived.owed
    second = lived.beside.cash + lived.owed + lived.fees if lived.accounts else first
    horizon = slice(0, scenario.horizon_months)

    def shown(inner: NDArray[Shown]) -> NDArray[Shown]:
        return inner[horizon].T

    return Projection(
        scenario=scenario,
        projects_only=shown(first),
        with_retainers=shown(second),
        retainer_income=shown(lived.fees),
        retainer_hours=shown(np.zeros_like(lived.fees) if lived.demand is None else lived.demand.hours),
        earned={
            Arm.PROJECTS_ONLY: shown(lived.alone.earned),
            Arm.WITH_RETAINERS: shown(lived.beside.earned + lived.fees_earned),
        },
        declined={Arm.PROJECTS_ONLY: shown(lived.alone.declined), Arm.WITH_RETAINERS: shown(lived.beside.declined)},
        worked={Arm.PROJECTS_ONLY: shown(lived.alone.worked), Arm.WITH_RETAINERS: shown(lived.beside.worked)},
        accounts=lived.accounts,
    )
