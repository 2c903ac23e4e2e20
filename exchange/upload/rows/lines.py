"""Every row of a sheet as what it is: whose, of what day, how much, and whether it is income, a refund or a payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exchange.upload.rows.classes import Classes


@dataclass(frozen=True)
class Lines:
    """What is known of every row, all [row].

    `client`, `project`, `ref`, `currency`: objects ("" or None unknown); `date` and `paid`: datetime64[D]; `amount`
    and `hours`: float64; `waiting`: issued but not paid; `identity`: the cells that name a row; `pointing`: those that
    may name another one.
    """

    client: np.ndarray
    project: np.ndarray
    ref: np.ndarray
    currency: np.ndarray
    date: np.ndarray
    paid: np.ndarray
    amount: np.ndarray
    hours: np.ndarray
    waiting: np.ndarray
    identity: Sequence[np.ndarray]
    pointing: Sequence[np.ndarray]


@dataclass(frozen=True)
class Placed:
    """The rows that count, as body rows: `income`, `refunds` of it, and `payments` of invoices; `classes` of all."""

    lines: Lines
    classes: Classes
    income: np.ndarray
    refunds: np.ndarray
    payments: np.ndarray
