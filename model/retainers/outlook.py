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

from model.projection.projection import Projection
from model.projection.retainer import Retainer

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
        received: [retainer, month] mean over the paths of the fees that arrive, late ones a month later.
        extra: [month] mean of what is billed for hours beyond the agreed ones.
        projects: [month] mean money from projects beside the retainers.
    """

    months: pd.PeriodIndex
    retainers: tuple[Retainer, ...]
    committed: Matrix
    expected: Matrix
    possible: Matrix
    received: Matrix
    extra: NDArray[np.float64]
    projects: NDArray[np.float64]

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
    committed, expected, possible, received = np.zeros((4, len(retainers), months))
    for row, (retainer, account) in enumerate(zip(retainers, projection.accounts, strict=True)):
        start = retainer.starts_in
        possible[row, start:] = retainer.fee
        for end in retainer.term_ends(months - start):
            possible[row, start + end :] *= 1 + retainer.step
        if retainer.signed:
            committed[row, start : start + retainer.first_term] = retainer.fee
        if off := retainer.off(scenario.start_month, range(months)):
            possible[row, np.array(off)] = committed[row, np.array(off)] = 0.0
        expected[row] = retainer.fee * account.earned[:months].mean(axis=1, dtype=np.float64)
        received[row] = retainer.fee * account.received[:months].mean(axis=1, dtype=np.float64)
    monthly = projection.monthly()
    extra = np.maximum(monthly["retainers"].to_numpy() - received.sum(axis=0), 0.0)
    # Amounts are summed in seven digits: what is less than a millionth of them is no overtime.
    extra[extra < 1e-6 * np.maximum(possible.sum(axis=0), np.abs(received).sum(axis=0))] = 0.0
    projects = monthly["projects"].to_numpy()
    return Outlook(scenario.months, retainers, committed, expected, possible, received, extra, projects)
