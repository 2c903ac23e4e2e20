"""When terms end, when to talk about them, and how likely several clients are gone at once.

Chances are read from the joint paths: clients share the uncertainty about renewals, so losses come together more often
than a product of single chances says.
Source: docs/method/retainers.md, "Renewals and cliffs".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.measures.estimate import Estimate, chance
from model.projection.projection import Projection
from model.projection.retainer import Retainer

QUARTER = 3
"""Months in which losses count as one blow."""


@dataclass(frozen=True)
class Renewal:
    """The end of one term.

    Attributes:
        retainer: whose term it is.
        position: of the retainer in the portfolio.
        month: the first month of the next term, counted from the projection's start.
        talks: the month in which to begin talking, the notice before it.
        next_term: months of the term that is offered next.
        reached: chance that the client is still there when the term ends.
        renewed: chance that the client goes on, given that; None where no path gets so far.
    """

    retainer: Retainer
    position: int
    month: int
    talks: int
    next_term: int
    reached: float
    renewed: float | None


@dataclass(frozen=True, eq=False)
class Cliffs:
    """Clients lost within a quarter.

    Attributes:
        by_quarter: [window, k] chance that at least k clients are gone in the quarter that begins in month `window`,
            k = 0, 1, ...
        ever: [k] chance that at least k are gone within some quarter of the horizon, with its simulation error.
    """

    by_quarter: NDArray[np.float64]
    ever: tuple[Estimate, ...]

    def worst(self, clients: int) -> int:
        """The month in which the quarter begins that is likeliest to lose at least so many clients."""
        return int(self.by_quarter[:, clients].argmax())


def renewals(projection: Projection) -> tuple[Renewal, ...]:
    """Every end of a term within the horizon if all terms are renewed up to it, by month, then by position."""
    months = projection.scenario.horizon_months
    found = []
    for position, account in enumerate(projection.accounts):
        retainer, life = account.retainer, account.lives[0]
        term = retainer.term_months
        for end in retainer.term_ends(months - retainer.starts_in):
            term = retainer.term_after(term)
            month = retainer.starts_in + end
            # A client whose life ends with the term was there until then.
            there = (life.end >= month) & (life.end > life.start)
            reached = float(there.mean())
            on = float((life.end > month).sum() / there.sum()) if reached else None
            talks = max(month - max(retainer.notice_months, 1), retainer.starts_in)
            found.append(Renewal(retainer, position, month, talks, term, reached, on))
    return tuple(sorted(found, key=lambda renewal: (renewal.month, renewal.position)))


def cliffs(projection: Projection) -> Cliffs:
    """How many clients are lost within three months, over the joint paths; replacements left aside."""
    months = projection.scenario.horizon_months
    accounts = projection.accounts
    paths = projection.paths
    gone = np.zeros((months, paths), dtype=np.int16)
    for account in accounts:
        life = account.lives[0]
        left = np.flatnonzero((life.end > life.start) & (life.end < months))
        gone[life.end[left], left] += 1
    windows = max(months - QUARTER + 1, 1)
    together = np.stack([gone[first : first + QUARTER].sum(axis=0) for first in range(windows)])
    counts = range(len(accounts) + 1)
    most = together.max(axis=0)
    return Cliffs(
        by_quarter=np.stack([(together >= count).mean(axis=1) for count in counts], axis=1),
        ever=tuple(chance(int((most >= count).sum()), paths) for count in counts),
    )
