"""Several sheets of one shape laid below each other, to be read as one table."""

from __future__ import annotations

from collections.abc import Sequence

from exchange.upload.file.grid import Grid, Part


def lay_below(grids: Sequence[Grid], data: Sequence[int], orders: Sequence[Sequence[int]]) -> Grid:
    """One grid of all rows. `data`: index of each sheet's first row of data; `orders`: its columns in common order."""
    rows: list[list[str]] = []
    parts: list[Part] = []
    for grid, first, order in zip(grids, data, orders, strict=True):
        parts.append(Part(grid.sheet or "", len(rows), len(rows) + first))
        rows += [[row[column] for column in order] for row in grid.rows]
    return Grid(rows, sheet=", ".join(grid.sheet or "" for grid in grids), parts=tuple(parts))
