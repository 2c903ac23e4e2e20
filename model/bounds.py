"""The bounds of a field, read from where they are written: the field itself."""

from __future__ import annotations

import math
from typing import Annotated, Any, get_args, get_origin

import annotated_types
from pydantic import BaseModel


def bounds(owner: type[BaseModel], attribute: str) -> tuple[float, float]:
    """Smallest and largest value that a model's field accepts; infinite where it has no bound on that side."""
    low, high = -math.inf, math.inf
    info = owner.model_fields[attribute]
    for limit in (*info.metadata, *_limits(info.annotation)):
        if isinstance(limit, annotated_types.Ge):
            low = max(low, float(limit.ge))  # type: ignore[arg-type]  # every bound of the model is a number
        elif isinstance(limit, annotated_types.Gt):
            low = max(low, math.nextafter(float(limit.gt), math.inf))  # type: ignore[arg-type]
        elif isinstance(limit, annotated_types.Le):
            high = min(high, float(limit.le))  # type: ignore[arg-type]
    return low, high


def _limits(annotation: Any) -> list[object]:
    """Limits inside an annotation such as `Probability | None`."""
    if get_origin(annotation) is Annotated:
        _, *extras = get_args(annotation)
        found: list[object] = []
        for extra in extras:
            found += getattr(extra, "metadata", [extra])
        return found
    return [limit for part in get_args(annotation) for limit in _limits(part)]
