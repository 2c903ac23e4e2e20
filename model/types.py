"""Units and bounds, written once.

Every number a person can choose is annotated with one of these types; the levers, the link and the editable
table read their limits from here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Annotated, Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

Floats = NDArray[np.floating[Any]]
Integers = NDArray[np.integer[Any]]
Booleans = NDArray[np.bool_]

LARGEST_AMOUNT = 1e9
"""No freelancer's figure passes this; it keeps float32 sums and links within reason."""

MOST_MONTHS = 60
"""The longest horizon; arrays never hold more months than this."""


class Frozen(BaseModel):
    """An immutable, hashable value that refuses unknown fields, NaN and infinities; it is hashed once."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, arbitrary_types_allowed=True, validate_default=True
    )

    def but(self, **changes: Any) -> Self:
        """The same value with fields changed, validated anew and with nothing cached.

        Raises:
            pydantic.ValidationError: when a change breaks a bound.
        """
        return type(self)(**{**{name: getattr(self, name) for name in type(self).model_fields}, **changes})

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(getattr(self, name) for name in type(self).model_fields))


def _month(value: object) -> pd.Period:
    """Read a month from a Period, a date or text such as "2026-12".

    Raises:
        ValueError: when the value names no month between 1970 and 2199.
    """
    if isinstance(value, pd.Period):
        month = value.asfreq("M")
    elif isinstance(value, str):
        month = pd.Period(value[:7], freq="M")
    else:
        day = pd.Timestamp(value) if isinstance(value, dt.date | np.datetime64) else pd.NaT
        month = pd.Period(day, freq="M")  # type: ignore[arg-type]  # a Period of NaT is NaT
    if not 1970 <= month.year < 2200:  # NaT has the year NaN and fails too, and stands for whatever names no month
        raise ValueError("not a month")
    return month


Money = Annotated[float, Field(ge=0, le=LARGEST_AMOUNT)]
"""An amount in the scenario's currency, received, before VAT and withholding."""

SMALLEST_RATE, LARGEST_RATE = 0.01, 1e6
"""Bounds of a rate that is worked out; a smaller one may be typed."""

Rate = Annotated[float, Field(gt=0, le=LARGEST_RATE)]
"""Money per hour."""

Probability = Annotated[float, Field(ge=0, le=1)]

Hours = Annotated[float, Field(ge=0, le=300)]
"""Hours in one month."""

Months = Annotated[int, Field(ge=0, le=MOST_MONTHS)]

Month = Annotated[
    pd.Period,
    BeforeValidator(_month),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}$"}),
]
"""A calendar month."""
