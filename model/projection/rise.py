"""What changes each time the contract is renewed: the fee, or fee and hours.

Source: docs/method/projection.md, "A rise at renewal", "A rung at renewal".
"""

from __future__ import annotations

import numpy as np

from model.projection.ledger import LOOK_BACK
from model.projection.lives import Life, LifeTerms
from model.types import Floats, Integers


def worth(occupants: tuple[Life, ...], terms: LifeTerms, rise: float) -> Floats | None:
    """[LOOK_BACK + month, path] a month's fee in today's; None where it never rises, one column where all paths agree.

    Who takes an empty slot begins with today's fee, and rises at renewals of its own.

    Args:
        occupants: of the slot, the client first.
        terms: of their lives.
        rise: at each renewal; a fall where it is below 0.
    """
    if rise == 0:
        return None
    month = np.arange(-LOOK_BACK, terms.months)[:, None]
    grown = _level(month - terms.starts_in, terms.contract.ends, rise)
    for life in occupants[1:]:
        age = month - life.start
        ends = terms.fresh.ends if terms.fresh is not None else ()
        grown = np.where(age >= 0, _level(age, ends, rise), grown)
    return grown


def levels(months: Integers, ends: tuple[int, ...], rise: float) -> Floats:
    """The fee of so many months after a start in today's, a month in which a term ends still at the old one."""
    found: Floats = (1 + rise) ** np.searchsorted(np.asarray(ends), months, side="left")
    return found


def _level(age: Integers, ends: tuple[int, ...], rise: float) -> Floats:
    """The fee in each month of an age from 0 on; the month after a term's end has the new one."""
    found: Floats = ((1 + rise) ** np.searchsorted(np.asarray(ends), age, side="right")).astype(np.float32)
    return found
