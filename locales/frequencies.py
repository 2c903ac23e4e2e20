"""Chances as whole small numbers: people read "1 month in 5" more truly than "20 %".

Gigerenzer, G. and Hoffrage, U. (1995), How to improve Bayesian reasoning without instruction: frequency
formats. Psychological Review 102, 684-704.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, NamedTuple

Unit = Literal["month", "year", "case"]

_LOW: Final = [Fraction(1, n) for n in (100, 50, 30, 20, 15, 12, 10, 8, 6, 5, 4, 3, 2)] + [
    Fraction(3, 10),
    Fraction(2, 5),
    Fraction(9, 20),
]

SPOKEN: Final = tuple(sorted({*_LOW, *(1 - share for share in _LOW)}))
"""The shares that are said: never over 3.4 percentage points from a chance between the first and the last."""

CLOSE: Final = 0.005
"""Up to this far from the chance a share needs no "about"."""

COARSE: Final = tuple(
    Fraction(part, total) for part, total in ((1, 10), (1, 5), (1, 3), (1, 2), (2, 3), (4, 5), (9, 10))
)
"""The shares that are said of chances which are not known better (docs/decisions/clients.md)."""


class Frequency(NamedTuple):
    """`part` out of `total`; `close` where that is the chance to the percentage point."""

    part: int
    total: int
    close: bool


def nearest(probability: float) -> Frequency | None:
    """The spoken share nearest to a chance; None below half of the first share, and likewise above the last.

    Never decreasing in the chance, and for q = 1 - p the complement of what it is for p.

    Raises:
        ValueError: when the chance is not between 0 and 1.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"not a chance: {probability}")
    edge = float(SPOKEN[0]) / 2
    if probability < edge or probability > 1 - edge:
        return None
    share = min(SPOKEN, key=lambda spoken: (abs(float(spoken) - probability), abs(spoken - Fraction(1, 2))))
    return Frequency(share.numerator, share.denominator, close=abs(float(share) - probability) <= CLOSE + 1e-12)


def coarse(probability: float) -> tuple[Fraction, int]:
    """The coarse share nearest to a chance, and -1 where that is clearly below the first, 1 above the last, else 0.

    Never decreasing in the chance.
    """
    margin = float(COARSE[0]) * 3 / 4
    if probability < margin:
        return COARSE[0], -1
    if probability > 1 - margin:
        return COARSE[-1], 1
    return min(COARSE, key=lambda said: abs(float(said) - probability)), 0
