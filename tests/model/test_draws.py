"""Chance as an input."""

from __future__ import annotations

import numpy as np
from scipy import stats

from model.draws import Draws, Stream


def test_a_shorter_array_is_a_prefix_of_a_longer_one() -> None:
    short, long = (
        Draws(1, 50).uniform(Stream.LATE, 3, shape=(5, 50)),
        Draws(1, 50).uniform(Stream.LATE, 3, shape=(9, 50)),
    )
    assert np.array_equal(short, long[:5])
    draws = Draws(1, 50)
    first = draws.normal(Stream.FEE, shape=(10,)).copy()
    assert np.array_equal(draws.normal(Stream.FEE, shape=(500,))[:10], first)


def test_streams_slots_and_seeds_are_independent() -> None:
    draws = Draws(1, 20_000)
    rows = [draws.uniform(Stream.LATE, 0), draws.uniform(Stream.LATE, 1), draws.uniform(Stream.USE, 0),
            Draws(2, 20_000).uniform(Stream.LATE, 0)]  # fmt: skip
    correlation = np.corrcoef(rows) - np.eye(4)
    assert np.abs(correlation).max() < 4 / np.sqrt(20_000)


def test_uniforms_are_uniform_and_open() -> None:
    values = Draws(1, 1).uniform(Stream.RENEWAL, 0, 0, 0, shape=(1_000_000,))
    assert values.min() > 0
    assert values.max() < 1
    assert stats.kstest(values[::10], "uniform").pvalue > 1e-4


def test_nobody_can_change_what_was_drawn() -> None:
    assert not Draws(1, 5).uniform(Stream.LATE, 0).flags.writeable
