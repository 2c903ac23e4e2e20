"""The pay: the largest steady amount a month that the cash bears, path by path.

It takes the place of the bills: whoever takes it pays their bills out of it. On a path the most that month t leaves for
each of the months up to it is what was there and what came, divided by t; the least of these is what the path bears,
exactly and without a search. The cash needed (model/measures/buffer.py) is the same question turned round, so the pay
with the cash in hand that some bills need is those bills.

Source: docs/method/measures.md, "Pay".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.types import Floats


def bearable(income: Floats, opening_cash: float, other_costs: float = 0.0) -> NDArray[np.float64]:
    """[path] the largest monthly amount that no month end finds missing: min over t of (cash + sum to t of x) / t - c.

    Args:
        income: [month, path].
        opening_cash: money at the start.
        other_costs: c, money due at each month's end beside the pay. Where they alone are more than the money, the
            pay is negative.
    """
    balance = np.full(income.shape[1], float(opening_cash))
    least = np.full(income.shape[1], np.inf)
    for number, month in enumerate(income, start=1):
        balance += month
        np.minimum(least, balance / number, out=least)
    return least - other_costs
