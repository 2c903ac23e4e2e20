"""The months before the start that no file shows: work is always under way.

Who has been at work has projects on the desk and invoices out on the day a projection starts. What the file knows of
them are its open invoices; the months between its end and the start, the rest of a month that it ends in, and all
months of a past without any file are lived like the months to come, and what is finished and paid of them after the
start falls into the projection. The warm-up of a simulation: Law, "Simulation Modeling and Analysis", section 9.5.1.

Source: docs/method/projection.md, "Work under way".
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from model.past.income import ProjectIncome

LIVED = 12
"""Most months that are lived before the start: more than the slowest payment (4) and a full desk together take."""


class WarmUp(NamedTuple):
    """The months before the first projected one.

    Attributes:
        unseen: share of each that no file shows, oldest first; empty where nothing is under way.
        steps: months by which the rate drifts before each of them, and before the first projected month.
    """

    unseen: tuple[float, ...] = ()
    steps: tuple[int, ...] = (1,)

    @property
    def months(self) -> int:
        """How many there are."""
        return len(self.unseen)

    @property
    def gap(self) -> int:
        """Whole months between the past's last month and the first projected one."""
        return sum(self.steps) - 1

    @classmethod
    def of(cls, income: ProjectIncome, start: pd.Period, *, beginning: bool = False) -> WarmUp:
        """The months between a past and the start.

        Args:
            income: the past. Typed ranges speak of the present: their rate does not drift before the start.
            start: the first projected month.
            beginning: whether nothing is under way but the invoices known to be open.
        """
        if not income.counts:
            return cls() if beginning else cls((1.0,) * LIVED, (0,) * LIVED + (1,))
        gap = max((start - income.as_of).n - 1, 0)
        if beginning:
            return cls((), (gap + 1,))
        rest = 1 - income.exposure[-1]
        unseen, steps = (1.0,) * gap, (1,) * (gap + 1)
        if rest > 0:
            unseen, steps = (rest, *unseen), (0, *steps)
        skipped = max(len(unseen) - LIVED, 0)
        return cls(unseen[skipped:], (sum(steps[: skipped + 1]), *steps[skipped + 1 :]))


class ProjectTerms(NamedTuple):
    """What the projects that may come are made from: the fitted past, months to project, months lived before, shape."""

    income: ProjectIncome
    months: int
    warmup: WarmUp
    shape: tuple[float, ...] = ()
