"""A retainer's price: four numbers that are tied, fee = hours x rate x (1 - discount).

Source: docs/method/rates.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """A retainer's price: hours a month, list rate, discount. A negative discount is a surcharge.

    Raises:
        ValueError: when hours or rate are negative or not finite, or the discount is 1 or more.
    """

    hours: float
    rate: float
    discount: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.hours < math.inf and 0 <= self.rate < math.inf and -math.inf < self.discount < 1):
            raise ValueError("an offer needs hours and rate of 0 or more and a discount below 1")

    @property
    def fee(self) -> float:
        """Money a month."""
        return self.hours * self.rate * (1 - self.discount)

    @property
    def list_price(self) -> float:
        """The same hours at the list rate."""
        return self.hours * self.rate

    @property
    def discounted_rate(self) -> float:
        """Money an hour when exactly the agreed hours are used."""
        return self.rate * (1 - self.discount)

    @property
    def discount_cost(self) -> float:
        """Money a month that the discount gives away; what the client saves with every hour used."""
        return self.list_price - self.fee

    @property
    def break_even_hours(self) -> float:
        """Hours a month below which the client would pay less by the hour: H (1 - d)."""
        return self.hours * (1 - self.discount)

    @property
    def break_even_use(self) -> float:
        """The same as a share of the agreed hours: 1 - d."""
        return 1 - self.discount

    def saved_by_client(self, hours: float) -> float:
        """Money a month that the client saves against paying `hours` at the list rate; negative where they lose."""
        return hours * self.rate - self.fee

    def for_same_fee(self, rate: float) -> float | None:
        """Hours at `rate` that bring the same fee; None at a rate of 0."""
        return self.fee / rate if rate > 0 else None


def solve(
    *, hours: float | None = None, rate: float | None = None, discount: float | None = None, fee: float | None = None
) -> Offer | None:
    """The offer in which fee = hours x rate x (1 - discount), with the one number left out worked out.

    Returns:
        The offer; its discount is negative where the fee is above the list price. None where no number will do (a fee
        for no hours, a discount of the whole price).

    Raises:
        ValueError: unless exactly one of the four is left out, or when a given one is negative or not finite.
    """
    given = [value for value in (hours, rate, discount, fee) if value is not None]
    if len(given) != 3 or not all(math.isfinite(value) for value in given):
        raise ValueError("give three of hours, rate, discount and fee")
    if any(value is not None and value < 0 for value in (hours, rate, fee)) or (discount or 0) >= 1:
        raise ValueError("hours, rate and fee cannot be negative, nor the discount the whole price")
    if hours is None:
        hours = _divide(fee, _times(rate, 1 - (discount or 0)))
    elif rate is None:
        rate = _divide(fee, hours * (1 - (discount or 0)))
    elif discount is None:
        part = _divide(fee, hours * rate)
        discount = None if not part else 1 - part
    if hours is None or rate is None or discount is None:
        return None
    return Offer(hours, rate, discount)


def _times(one: float | None, other: float) -> float:
    return (one or 0.0) * other


def _divide(money: float | None, by: float) -> float | None:
    return None if money is None or by <= 0 else money / by
