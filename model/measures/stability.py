"""Stability: how steady an income is, read from its simulated paths.

Every measure is computed when it is first asked for and then kept, so a page pays for what it shows.

Source: docs/method/measures.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.measures import buffer, pay, volatility
from model.measures.by_month import ByMonth
from model.measures.certainty import SMOOTHING_MONTHS, RiskAversion, certainty_equivalent, trailing_means
from model.measures.estimate import (
    Band,
    Estimate,
    band,
    chance,
    lower_quantile,
    mean,
    pooled_quantile,
    quantile,
    upper_quantile,
)
from model.measures.typical import bad_path, typical_path
from model.measures.years import possible_paths
from model.types import Floats, Integers

YEAR = 12
"""Headlines speak of the first year, or of all months where there are fewer."""

RELIABLE = 0.1
"""An income to count on is reached in 9 of 10 simulated years."""

ACCEPTED_RUIN = 0.05
"""The cash needed leaves at most this chance that it runs out."""


@dataclass(frozen=True, eq=False)
class Stability(ByMonth):
    """The measures of one arm: beside those by month, what the first 12 months are like."""

    # --- the four headlines -----------------------------------------------------------------------------------------

    @cached_property
    def reliable_income(self) -> Estimate:
        """Income a month to count on: P10 over paths of the year's total, per month."""
        return self.yearly_income(RELIABLE)

    @cached_property
    def months_below_bills(self) -> Estimate:
        """Mean number of months in the year that do not pay their bills."""
        return mean(self.short_months)

    @cached_property
    def ruin(self) -> Estimate:
        """Chance that the cash runs out within the year: a month end with a balance below 0."""
        out = buffer.runs_out(self._needed, self.opening_cash, self.bills, len(self._year))
        return chance(int(np.count_nonzero(out)), self.paths)

    @cached_property
    def cash_needed(self) -> Estimate:
        """The opening cash with which ruin within the year is at most 5 %."""
        return self.cash_for(ACCEPTED_RUIN)

    @cached_property
    def shortfall(self) -> Estimate:
        """What the months of the year that do not pay their bills lack, in money: mean of the sum of max(b - x, 0)."""
        return mean(buffer.lacking(self._year, self._due))

    @cached_property
    def months_clearly_short(self) -> Estimate:
        """Mean number of months in the year that bring less than nine tenths of their bills."""
        return mean(self.clear_months)

    @cached_property
    def pay(self) -> Estimate:
        """The largest steady amount a month that can be taken, in place of the bills, in 19 of 20 years."""
        return self.pay_with(self.opening_cash)

    @cached_property
    def pay_with_buffer(self) -> Estimate:
        """The same with the cash needed in hand: the bills themselves, and more where no cash is needed."""
        return self.pay_with(self.cash_needed.value)

    # --- the year ---------------------------------------------------------------------------------------------------

    @cached_property
    def year_totals(self) -> NDArray[np.float64]:
        """[path] money of the year."""
        return volatility.means(self._year) * len(self._year)

    @cached_property
    def short_months(self) -> Integers:
        """[path] months of the year below the bills."""
        count = np.zeros(self.paths, dtype=np.int16)
        for month, due in zip(self._year, buffer.by_month(self._due, len(self._year)), strict=True):
            count += buffer.falls_short(month, due)
        return count

    @cached_property
    def clear_months(self) -> Integers:
        """[path] months of the year below nine tenths of the bills."""
        count = np.zeros(self.paths, dtype=np.int16)
        for month, due in zip(self._year, buffer.by_month(self._due, len(self._year)), strict=True):
            count += buffer.clearly_short(month, due)
        return count

    @cached_property
    def mean_income(self) -> Estimate:
        """Mean income a month."""
        return mean(self.year_totals / len(self._year))

    def yearly_income(self, level: float) -> Estimate:
        """Quantile over paths of the year's total, per month."""
        value, error = quantile(self._ordered_totals, level)
        return Estimate(value / len(self._year), error / len(self._year))

    def cash_for(self, ruin: float) -> Estimate:
        """The opening cash with which the chance of ruin within the year is at most `ruin`.

        The (1 - ruin) quantile over paths of the cash needed, the order statistic at or above it.
        """
        return upper_quantile(self._ordered_needed, 1 - ruin)

    def pay_with(self, cash: float, other_costs: float = 0.0) -> Estimate:
        """The largest steady amount a month with which `cash` at the start lasts the year in all but 5 % of the paths.

        The 5 % quantile over paths of what each bears, the order statistic at or below it.

        Args:
            cash: money at the start.
            other_costs: money due at each month's end beside the pay.
        """
        return lower_quantile(np.sort(pay.bearable(self.moved[:YEAR], cash, other_costs)), ACCEPTED_RUIN)

    @cached_property
    def month_p10(self) -> Estimate:
        """P10 of a single month, over the months of the year and the paths. 0 below about 2.3 projects a month."""
        return pooled_quantile(self._year, RELIABLE)

    @cached_property
    def quarter_p10(self) -> Estimate:
        """P10 of the mean of three successive months, over the year's windows and the paths."""
        return pooled_quantile(trailing_means(self._year, SMOOTHING_MONTHS), RELIABLE)

    @cached_property
    def drawdown(self) -> Band:
        """Deepest fall of the balance from an earlier height, in money."""
        return band(buffer.drawdown(self.moved[:YEAR], self.bills))

    def certainty_equivalent(self, aversion: float = RiskAversion.USUAL) -> Estimate:
        """The steady monthly income worth as much as the year's (model/measures/certainty.py)."""
        return certainty_equivalent(self._year, float(np.mean(self._due)), aversion).estimate

    @cached_property
    def typical(self) -> int:
        """The path that tells a usual year."""
        return typical_path(self.year_totals, self.short_months)

    @cached_property
    def bad(self) -> int:
        """The path that tells a bad year, one in ten."""
        return bad_path(self.year_totals, self.short_months)

    @cached_property
    def possible_years(self) -> NDArray[np.intp]:
        """[20] the paths of twenty possible years, the poorest first."""
        return possible_paths(self.year_totals)

    def income_on(self, paths: Integers) -> Floats:
        """[path] income a month of the year, on some of the paths."""
        return self.year_totals[paths] / len(self._year)

    # --- volatility -------------------------------------------------------------------------------------------------

    @cached_property
    def variation(self) -> Band:
        """Coefficient of variation of the months, sample standard deviation."""
        return band(volatility.variation(self._year))

    @cached_property
    def spikes(self) -> Band:
        """Months above 1.25 x the path's mean."""
        return band(volatility.spikes(self._year, self._means))

    @cached_property
    def dips(self) -> Band:
        """Months below 0.75 x the path's mean."""
        return band(volatility.dips(self._year, self._means))

    @cached_property
    def spikes_of_median(self) -> Band:
        """Months above 1.25 x the path's median."""
        return band(volatility.spikes(self._year, self._medians))

    @cached_property
    def dips_of_median(self) -> Band:
        """Months below 0.75 x the path's median."""
        return band(volatility.dips(self._year, self._medians))

    @cached_property
    def arc_sd(self) -> Band:
        """Sample standard deviation of the month-to-month arc percent change; NaN below three months."""
        if len(self._arcs) < 2:
            return band(np.full(self.paths, np.nan))
        return band(self._arcs.std(axis=0, ddof=1))

    @cached_property
    def arc_median(self) -> Band:
        """Median absolute arc percent change from month to month; NaN for a single month."""
        if not len(self._arcs):
            return band(np.full(self.paths, np.nan))
        return band(np.median(np.abs(self._arcs), axis=0))

    @cached_property
    def dry_spell(self) -> Band:
        """Longest run of months without income."""
        return band(volatility.dry_spell(self._year))

    @cached_property
    def lean_spell(self) -> Band:
        """Longest run of months below the bills."""
        return band(volatility.lean_spell(self._year, self._due))

    @cached_property
    def erratic(self) -> Estimate:
        """Chance of a year with 4 of 12 months more than 25 % from its mean."""
        return chance(int(np.count_nonzero(volatility.erratic(self._year))), self.paths)

    @cached_property
    def stable(self) -> Estimate:
        """Chance of a year with all months within 10 % of its mean."""
        return chance(int(np.count_nonzero(volatility.stable(self._year))), self.paths)

    # --- kept between measures --------------------------------------------------------------------------------------

    @property
    def _year(self) -> Floats:
        return self.income[:YEAR]

    @property
    def _due(self) -> float | Floats:
        return self.bills if self.extra is None else self.bills + self.extra[:YEAR]

    @cached_property
    def _ordered_totals(self) -> Floats:
        return np.sort(self.year_totals)

    @cached_property
    def _needed(self) -> Floats:
        return buffer.cash_needed(self.moved[:YEAR], self.bills)

    @cached_property
    def _ordered_needed(self) -> Floats:
        return np.sort(self._needed)

    @cached_property
    def _means(self) -> Floats:
        return self.year_totals / len(self._year)

    @cached_property
    def _medians(self) -> Floats:
        return volatility.medians(self._year)

    @cached_property
    def _arcs(self) -> Floats:
        return volatility.arc_changes(self._year)


def stability(income: Floats, bills: float, opening_cash: float, **more: Any) -> Stability:
    """The measures of an income.

    Args:
        income: [path, month] money to live on, tax set aside. float32 and float64 are kept, anything else is read as
            float64; a transposed view of [month, path] is used without a copy.
        bills: money due at each month's end, >= 0.
        opening_cash: money at the start, >= 0.
        more: `extra`, `pot_moves`, `owed` and `counted` of `ByMonth`.

    Raises:
        ValueError: when the income has no path or month or is not finite, or bills or cash are negative or not finite.
    """
    array = np.asarray(income)
    if array.ndim != 2 or not array.size:
        raise ValueError("income must be [path, month] with at least one of each")
    if array.dtype not in (np.dtype(np.float32), np.dtype(np.float64)):
        array = array.astype(np.float64)
    if not np.isfinite(array.sum(dtype=np.float64)):
        raise ValueError("income must be finite")
    if not (0 <= bills < math.inf and 0 <= opening_cash < math.inf):
        raise ValueError("bills and opening cash must be finite and not negative")
    return Stability(np.ascontiguousarray(array.T), float(bills), float(opening_cash), **more)
