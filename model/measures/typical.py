"""Which simulated year to show: a usual one and a bad one.

A year is told by two numbers, its total and its months below the bills; the year shown is the path nearest to both
medians, or, for the bad one, to the P10 of the total and the P90 of the months below. Distances are in standard
deviations; of several nearest the first is taken, so the choice does not hang on the machine.

Source: docs/method/measures.md, "A typical year".
"""

from __future__ import annotations

import numpy as np

from model.measures.estimate import Numbers
from model.types import Floats

BAD = 0.1
"""One year in ten is as bad as the bad year."""


def typical_path(totals: Floats, below: Numbers) -> int:
    """The path nearest to the medians of the year's `totals` [path] and of the months `below` the bills [path]."""
    return _nearest(totals, below, 0.5)


def bad_path(totals: Floats, below: Numbers) -> int:
    """The path nearest to the P10 of the year's `totals` [path] and the P90 of the months `below` the bills [path]."""
    return _nearest(totals, below, BAD)


def _nearest(totals: Floats, below: Numbers, level: float) -> int:
    distance = np.zeros(totals.size)
    measures: tuple[tuple[Numbers, float], ...] = ((totals, level), (below, 1 - level))
    for values, wanted in measures:
        spread = float(values.std(dtype=np.float64))
        if spread > 0:
            distance += ((values - np.quantile(values, wanted)) / spread) ** 2
    return int(distance.argmin())
