"""Rates: what an hour brings, what a discount costs, and what else one could give instead.

Four numbers are tied, fee = hours x rate x (1 - discount). All else follows from them by arithmetic that a person can
redo on paper; the worked examples are in tests/model/rates/test_rates.py.

Source: docs/method/rates.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.projection.offer import Offer


@dataclass(frozen=True)
class Perks:
    """Hours of extras given instead of a discount: advice, a monthly report, an answer the same day.

    Attributes:
        offer: the hours and rate, and the discount the extras stand against.
        hours: hours of extras a month; the fee stays the list price.
    """

    offer: Offer
    hours: float

    @property
    def cost(self) -> float:
        """What the extras cost at the list rate."""
        return self.hours * self.offer.rate

    @property
    def cheaper_than_discount_by(self) -> float:
        """Money a month kept by giving the extras and not the discount; negative where they cost more."""
        return self.offer.discount_cost - self.cost

    @property
    def effective_rate(self) -> float:
        """Money an hour with the extras: H R / (H + v); the list rate where there are no hours at all."""
        total = self.offer.hours + self.hours
        return self.offer.list_price / total if total else self.offer.rate

    @property
    def same_cost_hours(self) -> float:
        """Extras that cost as much as the discount, at the list rate: H d."""
        return self.offer.hours * self.offer.discount

    @property
    def same_rate_hours(self) -> float:
        """Extras that bring an hour down to the discounted rate: H d / (1 - d).

        More than `same_cost_hours`: the extras' own hours are paid at the fee too.
        """
        return self.offer.hours * self.offer.discount / (1 - self.offer.discount)


@dataclass(frozen=True)
class Cap:
    """The most a month can bring when every hour is sold on retainers, with and without the discount for all."""

    capacity_hours: float
    rate: float
    discount: float

    @property
    def full(self) -> float:
        """Money a month at the list rate."""
        return self.capacity_hours * self.rate

    @property
    def discounted(self) -> float:
        """Money a month when every client has the discount."""
        return self.full * (1 - self.discount)

    @property
    def lost(self) -> float:
        """Money a month that no further client can bring back."""
        return self.full - self.discounted


@dataclass(frozen=True)
class Case:
    """The three arguments against a discount, in a person's own numbers.

    Attributes:
        rate: money an hour before.
        discounted_rate: money an hour after: the effective rate.
        anchor_loss: money a month lost when the client expects the discounted rate for their other work as well.
        cap: what a full house brings.
    """

    rate: float
    discounted_rate: float
    anchor_loss: float
    cap: Cap


def case_against(offer: Offer, capacity_hours: float, other_hours: float = 0.0) -> Case:
    """The arguments against the discount of `offer`.

    Args:
        offer: hours, rate, discount.
        capacity_hours: hours a month one can work.
        other_hours: hours a month the same client buys outside the retainer.
    """
    return Case(
        rate=offer.rate,
        discounted_rate=offer.discounted_rate,
        anchor_loss=other_hours * (offer.rate - offer.discounted_rate),
        cap=Cap(capacity_hours, offer.rate, offer.discount),
    )


def discount_pays(chance_sold: float, discount: float) -> bool:
    """Whether the discounted hours bring more than the chance of selling them otherwise: chance < 1 - discount."""
    return chance_sold < 1 - discount


def worth_of_selling(offer: Offer, chance_sold: float) -> float:
    """Money a month that the discounted, certain hours bring over the same hours sold at the list rate by chance."""
    return offer.fee - chance_sold * offer.list_price
