"""What is counted of the past, and what is believed before: numbers alone, no project, client or date.

Source: docs/method/past.md.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from model.types import LARGEST_AMOUNT, Frozen, Money

Count = Annotated[int, Field(ge=0, le=100_000)]
Positive = Annotated[float, Field(gt=0, le=1e9)]

LONGEST_DELAY = 4
"""Months of payment delay that are told apart; what is unpaid after them is counted as never paid."""


LARGEST_LOG = 25.0
"""Logarithms lie within this of 0."""


class LogSummary(Frozen):
    """Count, mean and sum of squared deviations of logarithms.

    `design_effect` divides the count where few clients dominate: their fees are alike (Kish 1965).
    """

    n: Count = 0
    mean: Annotated[float, Field(ge=-LARGEST_LOG, le=LARGEST_LOG)] = 0.0
    squares: Annotated[float, Field(ge=0, le=1e8)] = 0.0
    design_effect: Annotated[float, Field(ge=1, le=100_000)] = 1.0

    def times(self, factor: float) -> LogSummary:
        """Of the same amounts, each so many times as large."""
        return self if factor == 1 or not self.n else self.but(mean=shifted(self.mean, factor))


def shifted(mean: float, factor: float) -> float:
    """The mean of the logarithms of amounts that are so many times as large, within the bounds of one."""
    return min(max(mean + math.log(factor), -LARGEST_LOG), LARGEST_LOG)


class DelayPreset(StrEnum):
    """What is believed about payment delays before any were seen."""

    DEFAULT = "default"
    SPAIN_60 = "spain_60"


Delays = Annotated[tuple[Count, ...], Field(min_length=LONGEST_DELAY + 1, max_length=LONGEST_DELAY + 1)]


class DelayCounts(Frozen):
    """Payments seen, by months of delay d = 0..4.

    Attributes:
        preset: the prior.
        paid: payments after d months.
        survived: invoices known to have been unpaid for longer than d months.
        fixed_days: the dates are those of the money (0), or of invoices paid about so many days later; None: fitted.
    """

    preset: DelayPreset = DelayPreset.DEFAULT
    paid: Delays = (0,) * (LONGEST_DELAY + 1)
    survived: Delays = (0,) * (LONGEST_DELAY + 1)
    fixed_days: Annotated[int, Field(ge=0, le=120)] | None = None

    def unfixed(self) -> DelayCounts:
        """The same, fitted: what holds for invoices that are known to be open."""
        return DelayCounts(preset=self.preset, paid=self.paid, survived=self.survived)


class OpenInvoice(Frozen):
    """An invoice unpaid at the end of the as-of month: its amount, and months since the one it was issued in."""

    amount: Money
    age_months: Annotated[int, Field(ge=0, le=600)]

    def times(self, factor: float) -> OpenInvoice:
        """The same invoice of so many times the amount."""
        return self if factor == 1 else self.but(amount=min(self.amount * factor, LARGEST_AMOUNT))


class Prior(Frozen):
    """What a person believes: 10 % to 90 % ranges of projects a month and of a fee.

    The defaults are lognormals with medians 1.5 a month and 1,000 (docs/method/past.md); `typed` says that a person
    chose them, which makes the fee's range weigh three projects instead of half a one.
    """

    projects_low: Positive = 0.4164
    projects_high: Positive = 5.4036
    fee_low: Positive = 407.8
    fee_high: Positive = 2452.2
    typed: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Prior:
        if self.projects_high < self.projects_low or self.fee_high < self.fee_low:
            raise ValueError("a range ends below its start")
        return self
