"""Twelve values, one for each calendar month from January on; or none, which leaves every month as it is.

Source: docs/method/household.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import AfterValidator, Field

from model.types import Money

MONTHS = 12


def whole(values: tuple[float, ...]) -> tuple[float, ...]:
    """Twelve values as they are; none where all are 0.

    Raises:
        ValueError: when there are neither twelve values nor none.
    """
    if len(values) not in (0, MONTHS):
        raise ValueError("a year has twelve months")
    return values if any(values) else ()


Amounts = Annotated[tuple[Money, ...], Field(max_length=MONTHS), AfterValidator(whole)]
"""An amount for each calendar month, or none."""


def unrolled(values: Sequence[float], start: pd.Period, months: int) -> NDArray[np.float64]:
    """[month] the value of each month from `start` on.

    Args:
        values: of the twelve calendar months.
        start: the first month.
        months: how many.
    """
    calendar = (start.month - 1 + np.arange(months)) % MONTHS
    return np.asarray(values, dtype=np.float64)[calendar]
