"""The year that is shown: usual or bad by its total and by its months below the bills."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.measures.stability import stability
from model.measures.typical import bad_path, typical_path


def test_both_medians_decide() -> None:
    # Medians 300 and 4. Path 2 has the median total but no month below; path 3 is near to both.
    totals = np.array([100.0, 200.0, 300.0, 310.0, 500.0])
    below = np.array([8, 4, 0, 4, 2])
    assert typical_path(totals, below) == 3


def test_a_bad_year_is_poor_and_short() -> None:
    totals = np.arange(11.0) * 1000
    below = np.arange(10, -1, -1)
    assert typical_path(totals, below) == 5
    assert bad_path(totals, below) == 1


def test_of_equals_the_first() -> None:
    assert typical_path(np.full(4, 7.0), np.zeros(4, dtype=np.int16)) == 0


@given(st.integers(1, 200), st.integers(0, 2**16), st.sampled_from([0.5, 0.1]))
def test_no_path_is_nearer(paths: int, seed: int, level: float) -> None:
    rng = np.random.default_rng(seed)
    measured = stability(rng.lognormal(7, 1, (paths, 12)), bills=1000, opening_cash=0)
    chosen = measured.typical if level == 0.5 else measured.bad
    totals, below = measured.year_totals, measured.short_months
    targets = [np.quantile(totals, level), np.quantile(below, 1 - level)]
    spreads = [totals.std() or 1.0, below.std() or 1.0]

    def distance(path: int) -> float:
        return float(((totals[path] - targets[0]) / spreads[0]) ** 2 + ((below[path] - targets[1]) / spreads[1]) ** 2)

    assert distance(chosen) == pytest.approx(min(map(distance, range(paths))))
