"""A year has a shape: more enquiries in some calendar months than in others, and weeks off.

Source: docs/method/household.md, "The shape of a year".
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import AfterValidator, Field

from model.projection.year import MONTHS, unrolled, whole
from model.types import Frozen

WEEKS = 52 / MONTHS
"""Weeks of a month."""

LARGEST_FACTOR, MOST_WEEKS = 10.0, 4.5
"""Most that a calendar month may have: ten times a usual one's enquiries; all its weeks off."""


def _shaped(factors: tuple[float, ...]) -> tuple[float, ...]:
    """Twelve factors; none where all are alike, for then they say nothing.

    Raises:
        ValueError: when there are neither twelve nor none, or nobody ever asks.
    """
    if factors and not any(factors):
        raise ValueError("a year without enquiries has no shape")
    whole(factors)
    return factors if len(set(factors)) > 1 else ()


class Season(Frozen):
    """What differs between the calendar months.

    Attributes:
        enquiries: by how many times a usual month's each calendar month has; none, or twelve, not all 0. They say how
            the enquiries of a year are spread, not how many there are: their mean is made 1.
        weeks_off: in each calendar month; none, or twelve. A whole month at most.
    """

    enquiries: Annotated[
        tuple[Annotated[float, Field(ge=0, le=LARGEST_FACTOR)], ...], Field(max_length=MONTHS), AfterValidator(_shaped)
    ] = ()
    weeks_off: Annotated[
        tuple[Annotated[float, Field(ge=0, le=MOST_WEEKS)], ...], Field(max_length=MONTHS), AfterValidator(whole)
    ] = ()


def shape(season: Season, start: pd.Period, months: int) -> tuple[float, ...]:
    """[month] the factor on the expected enquiries of each month from `start` on, 1 on average of a year; or none."""
    if not season.enquiries:
        return ()
    factors = np.asarray(season.enquiries)
    return tuple(unrolled(factors / factors.mean(), start, months).tolist())


def away(season: Season, start: pd.Period, months: int) -> tuple[float, ...]:
    """[month] the share of each month that is off, from `start` on; or none."""
    if not season.weeks_off:
        return ()
    return tuple(np.minimum(unrolled(season.weeks_off, start, months) / WEEKS, 1.0).tolist())


def hours_off(shares: tuple[float, ...], capacity_hours: float) -> NDArray[np.float32] | float:
    """[month, 1] hours that weeks off take from each month; 0 where there are none."""
    return np.asarray(shares, dtype=np.float32)[:, None] * np.float32(capacity_hours) if shares else 0.0


def put_off(hours: NDArray[np.float32], shares: tuple[float, ...], *, owed: bool) -> NDArray[np.float32]:
    """[month, path] hours that a client takes when a share of each month is off.

    Args:
        hours: [month, path] that would be taken.
        shares: [month] of each month that is off.
        owed: whether what falls into the time off is worked in the next month, or never.
    """
    missed = hours * np.asarray(shares, dtype=np.float32)[:, None]
    left: NDArray[np.float32] = hours - missed
    if owed:
        left[1:] += missed[:-1]
    return left
