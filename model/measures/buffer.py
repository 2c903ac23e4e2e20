"""The cash buffer: what bills at month end ask of the cash at the start, path by path.

A balance is the opening cash plus income received less bills due, at each month end; the cash has run out when it is
below zero. Sums are float64, so that a steady fee equal to the bills never seems to fall short.

Source: docs/method/measures.md, "Cash".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.types import Booleans, Floats, Integers

SLACK = 1e-6
"""Amounts closer than this share of the money involved are equal: float32 incomes carry 7 digits."""


CLEARLY = 0.9
"""Share of the bills below which a month is clearly short: a few per cent are no emergency, and fees that add up to the
bills do not stand on an edge."""


def falls_short(income: Floats, bills: float | Floats) -> Booleans:
    """Where `income` (any shape that goes with the bills') lies below them; a month that just pays them does not."""
    return income < bills * (1 - SLACK)


def clearly_short(income: Floats, bills: float | Floats) -> Booleans:
    """Where `income` (any shape) lies below nine tenths of the bills."""
    return falls_short(income, CLEARLY * bills)


def by_month(bills: float | Floats, months: int) -> list[float]:
    """Bills of each month, where one amount stands for all of them."""
    due: list[float] = np.broadcast_to(np.asarray(bills, dtype=np.float64), months).tolist()
    return due


def lacking(income: Floats, bills: float | Floats) -> NDArray[np.float64]:
    """[path] what the months of `income` [month, path] lack of the bills: sum of max(b - x, 0)."""
    total = np.zeros(income.shape[1])
    for month, due in zip(income, by_month(bills, len(income)), strict=True):
        total += np.maximum(due - month.astype(np.float64), 0.0)
    return total


def cash_needed(income: Floats, bills: float) -> NDArray[np.float64]:
    """[path] the smallest opening cash that no month end exhausts: max(0, -min over t of sum to t of (x - b)).

    Args:
        income: [month, path].
        bills: money due at each month's end.
    """
    balance = np.zeros(income.shape[1])
    lowest = np.zeros(income.shape[1])
    for month in income:
        balance += month
        balance -= bills
        np.minimum(lowest, balance, out=lowest)
    return -lowest + 0.0


def runs_out(needed: Floats, opening_cash: float, bills: float, months: int) -> Booleans:
    """[path] whether `opening_cash` is less than the cash needed over `months`."""
    return needed > opening_cash + SLACK * (opening_cash + bills * months)


def drawdown(income: Floats, bills: float) -> NDArray[np.float64]:
    """[path] the deepest fall of the balance from an earlier height (the start included), in money.

    Args:
        income: [month, path].
        bills: money due at each month's end.
    """
    balance = np.zeros(income.shape[1])
    height = np.zeros(income.shape[1])
    deepest = np.zeros(income.shape[1])
    for month in income:
        balance += month
        balance -= bills
        np.maximum(height, balance, out=height)
        np.maximum(deepest, height - balance, out=deepest)
    return deepest


def runway(income: Floats, bills: float, opening_cash: float) -> Integers:
    """[path] months whose bills are paid before the cash first runs out; all months where it never does.

    Args:
        income: [month, path].
        bills: money due at each month's end.
        opening_cash: money at the start.
    """
    months, paths = income.shape
    balance = np.zeros(paths)
    paid = np.zeros(paths, dtype=np.int16)
    solvent = np.ones(paths, dtype=np.bool_)
    for month in income:
        balance += month
        balance -= bills
        solvent &= ~runs_out(-balance, opening_cash, bills, months)
        paid += solvent
    return paid
