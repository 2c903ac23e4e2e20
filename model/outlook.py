"""What the retainers bring month by month: what is committed, what is expected, what is possible.

Fees of the month of service, before any of them comes late.
Source: docs/method/retainers.md, "Committed, expected, possible".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .projection import Projection
from .retainer import Retainer

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Outlook:
    """Fees by retainer, in the order of the portfolio, and month.

    Attributes:
        months: the projected months.
        retainers: whose fees they are.
        committed: [retainer, month] fees of terms that are signed: owed, not hoped for.
        expected: [retainer, month] mean over the paths: cancellations, renewals and replacements at their chances.
        possible: [retainer, month] if everyone signs, nobody cancels and every term is renewed.
    """

    months: pd.PeriodIndex
    retainers: tuple[Retainer, ...]
    committed: Matrix
    expected: Matrix
    possible: Matrix

    @cached_property
    def total(self) -> pd.DataFrame:
        """By month: committed, expected and possible fees of all retainers."""
        parts = {"committed": self.committed, "expected": self.expected, "possible": self.possible}
        return pd.DataFrame({name: fees.sum(axis=0) for name, fees in parts.items()}, index=self.months)


def outlook(projection: Projection) -> Outlook:
    """The outlook of a projection's retainers."""
    scenario = projection.scenario
    months = scenario.horizon_months
    retainers = tuple(scenario.portfolio)
    shape = (len(retainers), months)
    committed, expected, possible = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for row, (retainer, account) in enumerate(zip(retainers, projection.accounts, strict=True)):
        start = retainer.starts_in
        possible[row, start:] = retainer.fee
        if retainer.acceptance == 1:
            committed[row, start : start + retainer.first_term] = retainer.fee
        expected[row] = retainer.fee * account.alive[:months].mean(axis=1, dtype=np.float64)
    return Outlook(scenario.months, retainers, committed, expected, possible)
