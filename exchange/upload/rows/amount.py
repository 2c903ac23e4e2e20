"""The amount of every row as a value, and the one that is made by multiplication."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exchange.upload.file.grid import Column
from exchange.upload.rows.figures import Figures


@dataclass(frozen=True)
class Money:
    """What every row earned.

    `values` [row] float64 (nan where blank or unreadable); `bad` [row] cells that are no number; `column` the
    column read; `basis` a code for what it is ("base", "amount", "total", "total_less_tax", "credit_debit",
    "quantity_price", "net_plus_fee", "line", "paid_and_due"); `taxed`: it may hold VAT; `used`: the
    headers of all columns that went into it; `codes` [row] currencies, where each has a column of its own.
    """

    values: np.ndarray
    bad: np.ndarray
    column: Column
    basis: str
    taxed: bool = False
    used: tuple[str, ...] = ()
    codes: np.ndarray | None = None


def product(figures: Figures, price: Column) -> Money:
    """A unit price by its quantity, less a discount given as a rate."""
    quantity, discount = figures.chosen.get("quantity"), figures.chosen.get("discount_rate")
    values, used = figures.values(price), [price.label]
    if quantity is not None:
        count = figures.values(quantity)
        values, used = values * np.where(np.isnan(count), 1.0, count), [*used, quantity.label]
    if discount is not None:
        off = np.nan_to_num(figures.values(discount))
        values, used = values * (1 - np.where(np.abs(off) > 1, off / 100, off)), [*used, discount.label]
    return Money(np.round(values, 2), figures.bad(price), price, "quantity_price", used=tuple(used))
