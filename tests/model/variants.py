"""Every way to change one field of a value of the model, read from the field's own type and bounds."""

from __future__ import annotations

import types
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

import pandas as pd
from annotated_types import Ge, Gt, Le
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from model.types import Frozen


def variants(value: Frozen) -> Iterator[tuple[str, Frozen]]:
    """(field, the same value with another one there), for every field and those of the values inside.

    Raises:
        AssertionError: when a field has no other value that is known here, so that no field to come is passed over.
    """
    for name, info in type(value).model_fields.items():
        found = 0
        for path, other in _others(info.annotation, list(info.metadata), getattr(value, name)):
            try:
                changed = value.but(**{name: other})
            except ValidationError:
                continue  # fields that go together, such as counts and exposure
            found += changed != value
            yield f"{name}{path}", changed
        assert found, f"{type(value).__name__}.{name}: no other value found; say in {__name__} how its type varies"


def _others(annotation: Any, metadata: list[Any], now: Any) -> Iterator[tuple[str, Any]]:
    annotation, metadata = _plain(annotation, metadata)
    if get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            if part is type(None):
                yield "", None
            else:
                yield from _others(part, metadata, now)
    elif get_origin(annotation) is tuple:
        yield from _tuples(get_args(annotation)[0], now)
    elif get_origin(annotation) is frozenset:
        members = list(get_args(annotation)[0])
        yield from (("", frozenset({member})) for member in members)
        yield "", frozenset(members)
    elif issubclass(annotation, Frozen):
        yield from ((f".{path}", other) for path, other in variants(now if now is not None else annotation()))
    else:
        yield from (("", other) for other in _single(annotation, metadata, now))


def _plain(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metadata = metadata + [
            inner for one in more for inner in (one.metadata if isinstance(one, FieldInfo) else [one])
        ]
    return annotation, metadata


def _tuples(item: Any, now: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    item, metadata = _plain(item, [])
    yield "", now[:-1]
    yield "", ()
    if not now and item is int:
        yield "", (3, 8)
    if not now and item is float:
        yield "", tuple(0.5 + number / 4 for number in range(12))
    if not now and issubclass(item, Frozen):
        yield from (("", (entry,)) for entry in _entries(item))
    if now:
        yield from ((f"[0]{path}", (other, *now[1:])) for path, other in _others(item, metadata, now[0]))


def _entries(item: type[Frozen]) -> Iterator[Frozen]:
    """Entries of a list that may be empty, where they need no more than a month."""
    for values in ({}, {"month": "2026-10"}):
        with suppress(ValidationError):
            yield item(**values)


def _single(kind: Any, metadata: list[Any], now: Any) -> Iterator[Any]:
    if kind is bool:
        yield not now
    elif issubclass(kind, Enum):
        yield from kind
    elif kind is pd.Period:
        month = now if now is not None else pd.Period("2026-10", freq="M")
        yield from (month + 1, month + 7)
    elif kind is str:
        yield from ("XYZ", "ZYX", "somebody")
    else:
        low, high = _bounds(metadata)
        yield kind(low)
        # A little less than now, or where now is the least, a part of the way to the most.
        yield kind(now * 0.9) if now and kind(now * 0.9) > low else kind(low + min(0.3 * (high - low), 3))


def _bounds(metadata: list[Any]) -> tuple[float, float]:
    low = [one.ge if isinstance(one, Ge) else one.gt for one in metadata if isinstance(one, Ge | Gt)]
    high = [one.le for one in metadata if isinstance(one, Le)]
    return (*low, 0.0)[0], (*high, 1e9)[0]  # type: ignore[return-value]  # every bound of the model is a number
