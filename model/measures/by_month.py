"""An income month by month, over the whole horizon: quantiles, and chances that bills or cash fall short.

Each month is sorted once; all its quantiles and chances are read from that one sort.

Source: docs/method/measures.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from model.measures import buffer
from model.measures.estimate import (
    Band,
    Curve,
    Estimate,
    band,
    monthly_quantile_errors,
    monthly_quantiles,
    quantile,
)
from model.types import Floats, Integers


@dataclass(frozen=True, eq=False)
class ByMonth:
    """The measures of one arm that speak of each month of the horizon.

    Attributes:
        income: [month, path] money to live on (received, tax set aside), a month contiguous.
        bills: money due at each month's end.
        opening_cash: money at the start.
        extra: [month] bills due beside `bills`; None where there are none.
        pot_moves: [month, path] tax that is set aside and stays in the account, less what is paid of it; None where tax
            leaves the account as it is set aside.
        owed: tax in the account at the start.
        counted: whether the pot is cash in hand, which `opening_cash` then includes.
    """

    income: Floats = field(repr=False)
    bills: float
    opening_cash: float
    extra: Floats | None = field(default=None, repr=False)
    pot_moves: Floats | None = field(default=None, repr=False)
    owed: float = 0.0
    counted: bool = True

    @property
    def due(self) -> float | Floats:
        """All bills: one amount where every month has the same, else [month]."""
        return self.bills if self.extra is None else self.bills + self.extra

    @cached_property
    def moved(self) -> Floats:
        """[month, path] what comes into the account in a month, all but `bills` paid."""
        moved = self.income if self.extra is None else self.income - self.extra[:, None]
        return moved + self.pot_moves if self.pot_moves is not None and self.counted else moved

    @cached_property
    def pot(self) -> Floats | None:
        """[month, path] the tax office's money in the account at each month's end; None where it is never there."""
        return None if self.pot_moves is None else self.owed + np.cumsum(self.pot_moves, axis=0, dtype=np.float64)

    @cached_property
    def pot_medians(self) -> Floats:
        """[month] the tax office's money in the account at each month's end: median over paths; 0 without dates."""
        return np.zeros(len(self.income)) if self.pot is None else np.median(self.pot, axis=1)

    @cached_property
    def largest_pot(self) -> Estimate:
        """The tax office's money in the account at the month end of the year where it is most: median over paths."""
        if self.pot is None:
            return Estimate(0.0, 0.0)
        return Estimate(*quantile(np.sort(self.pot[:12].max(axis=0)), 0.5))

    @property
    def paths(self) -> int:
        """Simulated paths."""
        return int(self.income.shape[1])

    def quantiles(self, levels: Sequence[float]) -> Floats:
        """[month, level] quantiles over paths, type 7, of every month of the horizon."""
        return monthly_quantiles(self._ordered, levels)

    def quantile_errors(self, levels: Sequence[float]) -> Floats:
        """[month, level] simulation errors of `quantiles`."""
        return monthly_quantile_errors(self._ordered, levels)

    def cash_quantiles(self, levels: Sequence[float]) -> Floats:
        """[month, level] quantiles over paths, type 7, of the cash in hand at each month's end; debts are negative."""
        balance = self.opening_cash + np.cumsum(self.moved - np.float64(self.bills), axis=0)
        return monthly_quantiles(np.sort(balance, axis=1), levels)

    @cached_property
    def below_bills(self) -> Curve:
        """Chance by month of not paying the bills."""
        kind = self.income.dtype.type
        limits = [kind(due * (1 - buffer.SLACK)) for due in buffer.by_month(self.due, len(self.income))]
        found = [month.searchsorted(limit) for month, limit in zip(self._ordered, limits, strict=True)]
        return _chances(np.array(found), self.paths)

    @cached_property
    def ruin_by_month(self) -> Curve:
        """Chance by month that the cash has run out by then."""
        gone = np.bincount(self._runway, minlength=len(self.income) + 1)[:-1]
        return _chances(np.cumsum(gone), self.paths)

    @cached_property
    def runway(self) -> Band:
        """Months paid before the cash first runs out; the whole horizon where it never does."""
        return band(self._runway)

    @property
    def runway_without_income(self) -> float:
        """Months that the opening cash pays if nothing comes in at all; infinite without bills."""
        due = float(np.mean(self.due))
        return self.opening_cash / due if due else math.inf

    @cached_property
    def _ordered(self) -> Floats:
        return np.sort(self.income, axis=1)

    @cached_property
    def _runway(self) -> Integers:
        return buffer.runway(self.moved, self.bills, self.opening_cash)


def _chances(hits: Integers, paths: int) -> Curve:
    share = hits / paths
    return Curve(share, np.sqrt(share * (1 - share) / paths))
