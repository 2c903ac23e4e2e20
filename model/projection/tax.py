"""Tax on its dates: what is set aside stays in the account until it is due.

Source: docs/method/household.md, "Tax on its dates".
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import pandas as pd

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


def pot_moves(tax: Tax, rate: float, received: Floats, start: pd.Period) -> Floats | None:
    """[month, path] what joins the tax office's money in the account in each month, less what is paid, or None.

    Tax that is due in a month is paid by its end.

    Args:
        tax: when it is paid.
        rate: share of income that is set aside.
        received: [month, path] income.
        start: the first month.
    """
    if not tax.dated or not (rate or tax.owed):
        return None
    months = len(received)
    aside: Floats = received * received.dtype.type(rate)
    moves = aside.copy()
    for month, wait in enumerate(unrolled(WAITS[tax.due], start, months)):
        if (paid := month + int(wait)) < months:
            moves[paid] -= aside[month]
    if tax.owed and (first := first_date(tax.due, start)) < months:
        moves[first] -= tax.owed
    return moves
