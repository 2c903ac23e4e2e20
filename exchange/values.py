"""The model's values as JSON's own, and back: what links are made of.

A row of values loses its names, which the version of a link knows; rows are written by column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, TypeVar

from model.types import Frozen

MOST_ROWS: Final = 200
"""Rows of anything that a link may bring."""

Row = TypeVar("Row", bound=Frozen)


def plain(value: Any) -> Any:
    """JSON's own values: whole floats as integers, months as text, sets sorted."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, frozenset):
        return sorted(str(member) for member in value)
    if isinstance(value, tuple):
        return [plain(member) for member in value]
    return str(value)


def values(value: Frozen, names: Sequence[str]) -> list[Any]:
    """The fields of a value, in the order of their names."""
    return [plain(getattr(value, name)) for name in names]


def named(given: Any, names: Sequence[str]) -> dict[str, Any]:
    """The fields of a value by their names.

    Raises:
        ValueError: when there are not as many.
    """
    return dict(zip(names, given, strict=True))


def columns(rows: Sequence[Sequence[Any]], width: int) -> list[Any]:
    """The number of rows, then their values by column; a column that is the same in every row is written once."""
    wide = ([row[number] for row in rows] for number in range(width))
    return [len(rows), *(narrow(column) for column in wide)]


def narrow(column: list[Any]) -> list[Any]:
    """A column, written once where it is the same in every row."""
    return column[:1] if all(value == column[0] for value in column) else column


def wide(column: Any, count: Any) -> list[Any]:
    """A column of so many rows, as it was before it was written once.

    Raises:
        ValueError: when it is none.
    """
    if not isinstance(column, list):
        raise ValueError("column")  # noqa: TRY004  # what a link brings is refused by its value
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= MOST_ROWS:
        raise ValueError("rows")
    found = column * count if len(column) == 1 else column
    if len(found) != count:
        raise ValueError("columns")
    return found


def uncolumned(content: Any, width: int) -> tuple[int, list[list[Any]]]:
    """The number of rows, and their values by column.

    Raises:
        ValueError: when they are no rows, or too many.
    """
    count, *found = content
    if len(found) != width:
        raise ValueError("columns")
    return count, [wide(column, count) for column in found]


def rows(
    kind: type[Row], content: Any, names: Sequence[str], more: Mapping[str, list[Any]] | None = None
) -> Iterator[Row]:
    """The rows of a kind.

    Args:
        kind: of each.
        content: as `columns` writes it.
        names: of the columns.
        more: further columns by their names, each written as in `narrow`.

    Raises:
        ValueError: when they are no rows of this kind.
    """
    count, found = uncolumned(content, len(names))
    by_name = dict(zip(names, found, strict=True)) | {
        name: wide(column, count) for name, column in (more or {}).items()
    }
    for number in range(count):
        yield kind(**{name: column[number] for name, column in by_name.items()})
