"""Scenario: everything a person can choose; the one input of a projection.

Source: docs/method/projection.md.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field, model_validator

from model.past.income import ProjectIncome
from model.projection.costs import Costs, Growth, Steady, beyond_monthly, steady_income
from model.projection.retainer import Portfolio, Retainer, Term
from model.projection.season import Season, away
from model.projection.stress import Stress
from model.projection.tax import Tax
from model.types import Frozen, Hours, Money, Month, Months, Probability, Rate

PLANNED_SLOT = 1000
"""Planned retainers take slots from here on, so that the sliders never disturb the table's rows."""

MOST_RETAINERS: Final = 40
"""Rows that the table holds."""


class Planned(Frozen):
    """The block of equal retainers that the Overview sliders drive, assumed signed at its start."""

    count: Annotated[int, Field(ge=0, le=12)] = 3
    fee: Money = 500.0
    hours: Hours = 5.0
    term: Term = 6
    start: Annotated[Months, Field(le=24)] = 0

    def retainers(self, discount: float = 0.0) -> tuple[Retainer, ...]:
        """The block as retainers, at `discount`."""
        return tuple(
            Retainer(
                slot=PLANNED_SLOT + index,
                monthly_fee=self.fee,
                hours_per_month=self.hours,
                term_months=self.term,
                starts_in=self.start,
                discount=discount,
            )
            for index in range(self.count)
        )


class Scenario(Frozen):
    """What a person can choose. Frozen and hashable: sliders, link, exports and cache keys are views of it.

    Bounds live here and nowhere else. `discount` is the planned block's; the table's rows have their own.
    """

    income: ProjectIncome = ProjectIncome()
    planned: Planned = Planned()
    discount: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    retainers: Annotated[tuple[Retainer, ...], Field(max_length=MOST_RETAINERS)] = ()
    converted: Probability = 1.0
    list_rate: Rate = None  # type: ignore[assignment]  # what an hour has brought, filled in below
    monthly_bills: Money = 1400.0
    opening_cash: Money = 3000.0
    tax_rate: Annotated[float, Field(ge=0, le=0.6)] = 0.0
    capacity_hours: Annotated[float, Field(ge=1, le=400)] = 120.0
    selling_hours: Annotated[float, Field(ge=0, le=80)] = 4.0
    beginning: bool = False
    opening_backlog_hours: Annotated[float, Field(ge=0, le=2000)] = 0.0
    patience: Annotated[float, Field(ge=0, le=24)] = 2.0
    enquiries: Annotated[float, Field(ge=0, le=1.5)] = 1.0
    feast_or_famine: Probability = 0.0
    renewal: Probability = 0.75
    past_kept: Annotated[int, Field(ge=0, le=200)] = 0
    past_lost: Annotated[int, Field(ge=0, le=200)] = 0
    trial_conversion: Probability = 0.5
    cancellation: Probability = 0.01
    late: Probability = 0.10
    replacement: Probability = 0.0
    horizon_months: Annotated[Months, Field(ge=6)] = 24
    start_month: Month = None  # type: ignore[assignment]  # the month after the history, filled in below
    n_paths: Annotated[int, Field(ge=100, le=40_000)] = 5_000
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 1
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    stresses: frozenset[Stress] = frozenset()
    costs: Costs = Costs()
    other_income: Annotated[tuple[Steady, ...], Field(max_length=4)] = ()
    rate_growth: Growth = 0.0
    tax: Tax = Tax()
    season: Season = Season()

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, values: Any) -> Any:
        """Give the month after the history as start, what an hour of it brought as rate, slots to retainers."""
        if not isinstance(values, dict):
            return values
        values = dict(values)
        income = values.get("income")
        income = income if isinstance(income, ProjectIncome) else ProjectIncome()
        if values.get("start_month") is None:
            values["start_month"] = income.as_of + 1
        if values.get("list_rate") is None:
            capacity = values.get("capacity_hours", cls.model_fields["capacity_hours"].default)
            usable = isinstance(capacity, int | float) and capacity > 0
            values["list_rate"] = income.usual_rate(capacity if usable else 1.0)
        values["retainers"] = _with_slots(values.get("retainers", ()))
        return values

    @model_validator(mode="after")
    def _starts_after_the_past(self) -> Scenario:
        if self.income.counts and self.start_month <= self.income.as_of:
            raise ValueError("the projection starts within the past that it is fitted to")
        return self

    @model_validator(mode="after")
    def _slots_differ(self) -> Scenario:
        slots = [retainer.slot for retainer in self.retainers]
        if len(set(slots)) != len(slots):
            raise ValueError("two retainers have the same slot")
        return self

    @cached_property
    def portfolio(self) -> Portfolio:
        """The planned block and the table together."""
        return Portfolio(retainers=self.planned.retainers(self.discount) + self.retainers)

    @property
    def months(self) -> pd.PeriodIndex:
        """The projected months."""
        return pd.period_range(self.start_month, periods=self.horizon_months, freq="M")

    @cached_property
    def extra_bills(self) -> NDArray[np.float64] | None:
        """[month] bills due beyond the monthly ones; None where there are none."""
        return beyond_monthly(self.costs, self.monthly_bills, self.start_month, self.horizon_months)

    @cached_property
    def other_money(self) -> NDArray[np.float64] | None:
        """[month] money from other steady income; None where there is none."""
        return steady_income(self.other_income, self.start_month, self.horizon_months)

    @property
    def bills_due(self) -> NDArray[np.float64]:
        """[month] all bills due at each month's end."""
        extra = self.extra_bills
        return np.full(self.horizon_months, self.monthly_bills) if extra is None else self.monthly_bills + extra

    @property
    def hours_free(self) -> NDArray[np.float64]:
        """[month] hours that there are, weeks off taken out."""
        off = away(self.season, self.start_month, self.horizon_months)
        return self.capacity_hours * (1 - np.asarray(off)) if off else np.full(self.horizon_months, self.capacity_hours)

    @property
    def mean_bills(self) -> float:
        """Bills a month, averaged over the first year (or the whole shorter horizon)."""
        return self.monthly_bills if self.extra_bills is None else float(self.bills_due[:12].mean())

    def client_of(self, retainer: Retainer) -> int | None:
        """The place of the client of the past that a retainer is; None where it is somebody else, or none is known."""
        place, clients = retainer.known, self.income.clients
        known = place is not None and place < len(clients) and self.income.by_client and clients[place].count == 1
        return place if known else None

    def without_clients(self) -> Scenario:
        """The same with a past that is told by its projects alone: for a link that says nothing of single clients."""
        return self.on_past(self.income.without_clients())

    def on_past(self, income: ProjectIncome) -> Scenario:
        """The same on another past, whose clients are others: no retainer is one of them."""
        return self.but(income=income, retainers=tuple(row.but(known=None) for row in self.retainers))

    def without_retainers(self) -> Scenario:
        """The same life project by project."""
        return self.but(planned=Planned(count=0), retainers=())


def _with_slots(retainers: Any) -> Any:
    """Give the next free slot to each retainer that has none; anything but retainers is left to the validator."""
    rows = [Retainer(**row) if isinstance(row, dict) else row for row in retainers]
    if not all(isinstance(row, Retainer) for row in rows):
        return tuple(rows)
    taken = {row.slot for row in rows}
    placed = []
    for row in rows:
        if row.slot is None:
            slot = next(number for number in range(PLANNED_SLOT) if number not in taken)
            taken.add(slot)
        placed.append(row if row.slot is not None else Retainer(**{**row.model_dump(), "slot": slot}))
    return tuple(placed)
