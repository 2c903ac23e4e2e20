"""How long: the hours of every row, in whichever unit the file counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from exchange.upload.cells import durations
from exchange.upload.file.grid import Column
from exchange.upload.rows.figures import Figures

_UNITS: tuple[Literal["hours", "minutes", "seconds"], ...] = ("hours", "minutes", "seconds")


@dataclass(frozen=True)
class Worked:
    """`hours` [row] float64, `bad` [row] bool cells that are no duration, the `column` read."""

    hours: np.ndarray
    bad: np.ndarray
    column: Column


def worked(figures: Figures) -> Worked | None:
    """The hours of every row; None for a file without hours."""
    for unit in _UNITS:
        column = figures.chosen.get(unit)
        if column is not None:
            hours, bad = durations.read(column.distinct, unit)
            return Worked(column.spread(hours, float), column.spread(bad, bool), column)
    return None
