"""The certainty equivalent: the steady income that is worth as much as an unsteady one.

Constant relative risk aversion (Pratt 1964; Arrow 1965): u(y) = y^(1 - g) / (1 - g), log y where g = 1. It is applied
to the mean of three months, because a small cushion smooths that much anyway, with a floor of a quarter of the bills,
because below it people borrow or sell: without the floor one empty quarter would make the whole worth nothing.

Source: docs/method/measures.md, "Certainty equivalent".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from model.measures.estimate import Estimate, standard_error
from model.types import Floats

FLOOR = 0.25
"""The least a month counts for, as a share of the bills."""

SMOOTHING_MONTHS = 3
"""Months over which income is averaged before it is valued."""


class RiskAversion(IntEnum):
    """How much a person minds an unsteady income: the coefficient of relative risk aversion."""

    RELAXED = 1
    USUAL = 2
    CAUTIOUS = 4


def trailing_means(income: Floats, months: int = SMOOTHING_MONTHS) -> NDArray[np.float64]:
    """[month, path] means of `months` successive months of `income` [month, path]; only whole windows.

    Fewer months than a window are averaged into one.
    """
    width = min(months, len(income))
    windows = np.zeros((len(income) - width + 1, income.shape[1]))
    for offset in range(width):
        windows += income[offset : offset + len(windows)]
    windows /= width
    return windows


@dataclass(frozen=True, eq=False)
class Worth:
    """A certainty equivalent with each path's part in it.

    Attributes:
        value: money a month.
        influence: [path] how far each path pulls the value up or down, mean 0: value + mean(influence) is what another
            set of paths would give, to first order (Hampel 1974). Differences of two worths on common paths have the
            standard error of the difference of their influences.
    """

    value: float
    influence: NDArray[np.float64]

    @property
    def estimate(self) -> Estimate:
        """The value with its simulation error."""
        return Estimate(self.value, standard_error(self.influence))

    def over(self, other: Worth) -> Estimate:
        """How much more this is worth than `other` on the same paths."""
        return Estimate(self.value - other.value, standard_error(self.influence - other.influence))


def certainty_equivalent(income: Floats, bills: float, aversion: float = RiskAversion.USUAL) -> Worth:
    """The steady monthly income worth as much as `income` [month, path], utility averaged over months and paths.

    Args:
        income: [month, path].
        bills: they set the floor. With bills of 0 a quarter without income makes the whole worth 0.
        aversion: the coefficient g >= 0 of relative risk aversion; 0 is the mean.
    """
    smoothed = np.maximum(trailing_means(income), FLOOR * bills)
    # Utilities of amounts about 1 keep powers and their inverse within float64 whatever the currency.
    unit = float(smoothed.mean())
    worthless = Worth(0.0, np.zeros(income.shape[1]))
    if unit <= 0:
        return worthless
    smoothed /= unit
    with np.errstate(divide="ignore"):
        utility = np.log(smoothed) if aversion == 1 else smoothed ** (1 - aversion)
    by_path = utility.mean(axis=0)
    mean = float(by_path.mean())
    if not np.isfinite(mean):
        return worthless
    if aversion == 1:
        value = float(np.exp(mean))
        slope = value
    else:
        value = mean ** (1 / (1 - aversion))
        slope = value / (mean * (1 - aversion))
    return Worth(value * unit, slope * unit * (by_path - mean))
