"""What was said of the money of several months, and what came: whether the 80 % band held it.

Source: docs/method/sweeps.md, "The backtest"; docs/method/hindsight.md.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final

import numpy as np

from model.types import Floats

BAND: Final = (0.1, 0.5, 0.9)
"""Levels of what is said: the ends of the 80 % band and its middle."""


class Foresight(ABC):
    """Money of several months together.

    Attributes:
        came: [month] money that was received in it.
    """

    came: Floats

    @property
    @abstractmethod
    def together(self) -> Floats:
        """[level] what was said of the money of all months together."""

    @property
    def low(self) -> float:
        """Lower end of the 80 % band of the money of all months together."""
        return float(self.together[0])

    @property
    def middle(self) -> float:
        """Median of the money of all months together."""
        return float(self.together[1])

    @property
    def high(self) -> float:
        """Upper end of the 80 % band of the money of all months together."""
        return float(self.together[2])

    @property
    def total(self) -> float:
        """Money that came in all the months together."""
        return float(self.came.sum())

    @property
    def held(self) -> bool:
        """Whether the 80 % band held what came."""
        return self.low <= self.total <= self.high


def running_band(money: Floats) -> Floats:
    """[month, level] band of the money received up to each month's end, of [path, month] money."""
    band: Floats = np.quantile(np.cumsum(money, axis=1, dtype=np.float64), BAND, axis=0).T
    return band
