"""Money beside the work: bills that are not the same every month, and other steady income; the same in both futures.

Source: docs/method/household.md.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field, model_validator

from model.projection.year import Amounts, unrolled
from model.types import Frozen, Money, Month

Growth = Annotated[float, Field(ge=0, le=0.5)]
"""Share by which an amount grows a year, a twelfth part of the way each month."""


class OneOff(Frozen):
    """A bill of one month: a laptop in October."""

    month: Month
    amount: Money = 0.0


class Costs(Frozen):
    """Bills beside the monthly ones.

    Attributes:
        by_month: what is due in each calendar month of every year beside the monthly bills; none, or twelve.
        one_offs: what is due once. Outside the months that are simulated it is never due.
        growth: by which monthly bills and those by month grow a year; one-offs are typed as they will be.
    """

    by_month: Amounts = ()
    one_offs: Annotated[tuple[OneOff, ...], Field(max_length=12)] = ()
    growth: Growth = 0.0


class Steady(Frozen):
    """Other steady income, as it arrives: a partner's pay, a part-time job, rent.

    Attributes:
        amount: money a month.
        first: the first month of it; None where it is there already.
        last: its last month; None where no end is known.
    """

    amount: Money = 0.0
    first: Month | None = None
    last: Month | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Steady:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("an income ends before it begins")
        return self


def grown(growth: float, months: int) -> NDArray[np.float64]:
    """[month] the factor on an amount that grows by `growth` a year, 1 in the first month."""
    factor: NDArray[np.float64] = (1 + growth) ** (np.arange(months) / 12)
    return factor


def beyond_monthly(costs: Costs, monthly: float, start: pd.Period, months: int) -> NDArray[np.float64] | None:
    """[month] bills due beyond the monthly ones; None where there are none.

    Args:
        costs: what a person chose.
        monthly: the monthly bills.
        start: the first month.
        months: how many.
    """
    if costs == Costs():
        return None
    due = np.full(months, monthly)
    if costs.by_month:
        due += unrolled(costs.by_month, start, months)
    due *= grown(costs.growth, months)
    for bill in costs.one_offs:
        place = bill.month.ordinal - start.ordinal
        if 0 <= place < months:
            due[place] += bill.amount
    return due - monthly


def steady_income(sources: tuple[Steady, ...], start: pd.Period, months: int) -> NDArray[np.float64] | None:
    """[month] money of all sources together; None where there are none."""
    if not sources:
        return None
    money = np.zeros(months)
    for source in sources:
        first = 0 if source.first is None else max(source.first.ordinal - start.ordinal, 0)
        after = months if source.last is None else max(source.last.ordinal - start.ordinal + 1, 0)
        money[first:after] += source.amount
    return money


def charged(list_rate: float, growth: float, months: int) -> float | NDArray[np.float64]:
    """The list rate, or where it grows that of each month [month, 1]."""
    return list_rate if growth == 0 else list_rate * grown(growth, months)[:, None]


def raised(
    fee: NDArray[np.float32], cell: NDArray[np.int32], n_paths: int, first: int, growth: float
) -> NDArray[np.float32]:
    """[project] fees at the prices of the month in which each is invoiced.

    Args:
        fee: [project] at the prices of the start.
        cell: [project] month x n_paths + path of the invoice.
        n_paths: paths.
        first: the month in which prices begin to grow.
        growth: a year.
    """
    if growth == 0 or not fee.size:
        return fee
    month = np.maximum(cell // n_paths - first, 0)
    found: NDArray[np.float32] = fee * grown(growth, int(month.max()) + 1).astype(np.float32).take(month)
    return found
