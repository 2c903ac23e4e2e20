"""Twenty possible years: one for each twentieth of the simulated ones, so that a year in twenty is seen as one dot.

The dots of a quantile dot plot stand at the quantiles (i - 1/2) / 20 of what it shows. Each is here the simulated year
whose rank is nearest to that quantile, so that it is a year with months, and not a figure between two of them.

Source: Kay, Kola, Hullman & Munson, "When (ish) is My Bus?" (CHI 2016); Fernandes, Walls, Munson, Hullman & Kay,
"Uncertainty Displays Using Quantile Dotplots or CDFs Improve Transit Decision-Making" (CHI 2018);
docs/method/measures.md, "Twenty possible years".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.types import Floats

DOTS = 20
"""Years that are shown."""


def possible_paths(totals: Floats) -> NDArray[np.intp]:
    """[20] the paths at the quantiles (i - 1/2) / 20 of the year's `totals` [path], the poorest first.

    With fewer than twenty paths some stand for several of the years. Of equal totals the first paths come first, so the
    choice does not hang on the machine.
    """
    levels = (np.arange(DOTS) + 0.5) / DOTS
    ranks = np.floor((totals.size - 1) * levels + 0.5).astype(np.intp)
    return np.argsort(totals, kind="stable")[ranks]
