"""What the same fee is by the piece, and what it is for access, where no hours are promised.

Source: docs/method/rates.md, "By pieces and for access".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from scipy.special import ndtri

from model.projection.offer import Offer

LONGER: Final = (0.8, 1.0, 1.25, 1.5, 2.0)
"""How long a piece may take, as a share of what is expected."""

BUSY: Final = 0.9
"""The level of a busy month's hours: one month in ten asks for more."""


@dataclass(frozen=True)
class Pieces:
    """An offer whose hours are those that so many pieces a month take.

    Raises:
        ValueError: when there are no pieces.
    """

    offer: Offer
    pieces: float

    def __post_init__(self) -> None:
        if not 0 < self.pieces < math.inf:
            raise ValueError("a price by the piece needs pieces")

    @property
    def price(self) -> float:
        """Money for one, the discount taken off."""
        return self.offer.fee / self.pieces

    @property
    def further(self) -> float:
        """Money for one beyond the agreed ones: without the discount."""
        return self.offer.list_price / self.pieces

    @property
    def hours(self) -> float:
        """Hours that one is expected to take."""
        return self.offer.hours / self.pieces

    @property
    def break_even(self) -> float:
        """Pieces a month below which the client would pay less by the piece: P (1 - d)."""
        return self.pieces * (1 - self.offer.discount)

    def rate_at(self, longer: float) -> float | None:
        """Money an hour where a piece takes `longer` times what is expected; None where it takes no time."""
        hours = self.offer.hours * longer
        return self.offer.fee / hours if hours else None


@dataclass(frozen=True)
class Access:
    """A fee for being there.

    Attributes:
        fee: money a month.
        hours: expected a month.
        spread: their coefficient of variation from month to month; they are lognormal as in the simulation.
    """

    fee: float
    hours: float
    spread: float

    @property
    def rate(self) -> float | None:
        """Money an hour over many months; None where no hours are expected."""
        return self.fee / self.hours if self.hours else None

    @property
    def busy_hours(self) -> float:
        """Hours that one month in ten exceeds."""
        sigma = math.sqrt(math.log1p(self.spread**2))
        return self.hours * math.exp(sigma * float(ndtri(BUSY)) - sigma**2 / 2)

    @property
    def busy_rate(self) -> float | None:
        """Money an hour in such a month."""
        return self.fee / self.busy_hours if self.hours else None
