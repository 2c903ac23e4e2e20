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


NUMBERS = {
    "ARRIVAL_STATE": 1, "ARRIVAL_DRIFT": 2, "ARRIVAL_COUNT": 3, "PROJECT_MARK": 4, "FEE_SPREAD": 5, "FEE_LEVEL": 6,
    "FEE": 7, "RATE_SPREAD": 8, "RATE_LEVEL": 9, "RATE": 10, "DELAY_HAZARD": 11, "DELAY": 12, "OPEN_INVOICE": 13,
    "BACKLOG": 14, "CHURN": 20, "ACCEPTANCE": 21, "RENEWAL": 22, "CANCELLATION": 23, "REPLACEMENT": 24, "LATE": 25,
    "USE": 26,
}  # fmt: skip
"""The number of every source of chance that a link was ever sent with."""


def test_every_source_of_chance_has_a_number_of_its_own_for_ever() -> None:
    numbers = {name: int(stream) for name, stream in Stream.__members__.items()}  # other names of one source included
    assert len(set(numbers.values())) == len(numbers)
    assert {name: numbers[name] for name in NUMBERS} == NUMBERS


def test_no_two_sources_share_their_luck() -> None:
    draws = Draws(1, 4_000)
    rows = np.array([draws.uniform(stream) for stream in Stream.__members__.values()])
    assert np.abs(np.corrcoef(rows) - np.eye(len(rows))).max() < 5 / np.sqrt(4_000)
