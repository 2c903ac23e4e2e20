"""Tax on its dates: what is set aside stays in the account until it is due.

Source: docs/method/household.md, "Tax on its dates".
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.projection.year import unrolled
from model.types import Floats, Frozen, Money


class Due(StrEnum):
    """When the tax on a month's income is due."""

    AT_ONCE = "at_once"
    """It is set aside for good, and the account does not show it."""
    SPAIN = "spain"
    """Each quarter's in the month after it: April, July, October, January."""
    MEXICO = "mexico"
    """Each month's in the month after it."""
    UNITED_STATES = "united_states"
    """January to March in April, April and May in June, June to August in September, the rest in January."""
    UNITED_KINGDOM = "united_kingdom"
    """Half a tax year's in January, half in July: April to September and October to March."""
    YEARLY = "yearly"
    """A calendar year's in the April after it."""


WAITS: Final[dict[Due, tuple[int, ...]]] = {
    Due.SPAIN: (3, 2, 1) * 4,
    Due.MEXICO: (1,) * 12,
    Due.UNITED_STATES: (3, 2, 1, 2, 1, 3, 2, 1, 4, 3, 2, 1),
    Due.UNITED_KINGDOM: (6, 5, 4, 9, 8, 7, 6, 5, 4, 9, 8, 7),
    Due.YEARLY: (15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4),
}
"""Months from each calendar month, January first, to the one in which its tax is paid."""


class Tax(Frozen):
    """When what is set aside is paid.

    Attributes:
        due: the dates.
        owed: what of the cash at the start is tax of earlier months; due at the first date.
        counted: whether the money that waits for its date counts as cash in hand.
    """

    due: Due = Due.AT_ONCE
    owed: Money = 0.0
    counted: bool = True

    @property
    def dated(self) -> bool:
        """Whether there are dates."""
        return self.due is not Due.AT_ONCE


def first_date(due: Due, start: pd.Period) -> int:
    """Months from `start` to the first month in which tax is due."""
    waits = WAITS[due]
    before = range(-max(waits), 1)
    return min(place for month in before if (place := month + waits[(start.month - 1 + month) % 12]) >= 0)


def waiting(due: Due, start: pd.Period, months: int) -> NDArray[np.float32]:
    """[month + 1, month] whether the tax of a month (column) is in the account at the end of another, or at the start.

    The first row is the start. Tax that is due in a month is paid by its end.
    """
    earned = np.arange(months)
    paid = earned + unrolled(WAITS[due], start, months)
    end = np.arange(-1, months)[:, None]
    return ((earned <= end) & (end < paid)).astype(np.float32)


def pot(tax: Tax, rate: float, received: Floats, start: pd.Period) -> Floats | None:
    """[month + 1, path] the tax office's money in the account, at the start and at each month's end, or None.

    Args:
        tax: when it is paid.
        rate: share of income that is set aside.
        received: [month, path] income.
        start: the first month.
    """
    if not tax.dated or not (rate or tax.owed):
        return None
    held: Floats = waiting(tax.due, start, len(received)) @ (received * received.dtype.type(rate))
    if tax.owed:
        held[: first_date(tax.due, start) + 1] += tax.owed
    return held
