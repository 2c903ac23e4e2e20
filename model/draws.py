"""All chance, drawn once.

A projection is a deterministic function of a scenario and its draws. Each source of chance has a stream of its own,
keyed by (seed, stream, index), so that adding a retainer reshuffles nobody else's numbers, and both arms and every
position of a slider live through the same months. Arrays are filled months first, so a shorter horizon is a prefix of
a longer one.

Source: docs/method/projection.md, "Chance"; common random numbers, Law, "Simulation Modeling and Analysis",
section 11.2.
"""

from __future__ import annotations

import math
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from model.memo import Memo

OWN_BYTES = 2**30
"""Of random numbers that are nobody else's."""


class Stream(IntEnum):
    """The sources of chance. The numbers are part of a link's promise of equal figures: never renumber them."""

    ARRIVAL_STATE = 1
    ARRIVAL_DRIFT = 2
    ARRIVAL_COUNT = 3
    PROJECT_MARK = 4
    FEE_SPREAD = 5
    FEE_LEVEL = 6
    FEE = 7
    RATE_SPREAD = 8
    RATE_LEVEL = 9
    RATE = 10
    DELAY_HAZARD = 11
    DELAY = 12
    OPEN_INVOICE = 13
    BACKLOG = 14
    CHURN = 20
    ACCEPTANCE = 21
    RENEWAL = 22
    CANCELLATION = 23
    REPLACEMENT = 24
    LATE = 25
    USE = 26
    POPULATION = 30
    MARKET = 31
    KNOWN_CLIENT = 32
    NEW_CLIENT = 33
    CLIENT_MONTH = 34


class Draws:
    """Every random number of a projection, made on first use and kept while there is room.

    Args:
        seed: the scenario's seed.
        n_paths: paths simulated.
        memo: keeps the numbers, for all draws of one seed together; a memo of its own when none is given.
    """

    def __init__(self, seed: int, n_paths: int, memo: Memo | None = None) -> None:
        self.seed = seed
        self.n_paths = n_paths
        self._memo = memo or Memo(OWN_BYTES)

    def uniform(self, stream: Stream, *index: int, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Uniforms in (0, 1) of `shape`, by default one per path, of the stream's `index` (slot, ordinal, ...)."""
        return self._draw("uniform", stream, index, shape or (self.n_paths,))

    def normal(self, stream: Stream, *index: int, shape: tuple[int, ...] = ()) -> NDArray[np.float32]:
        """Standard normals of `shape`, by default one per path, of the stream's `index`."""
        return self._draw("normal", stream, index, shape or (self.n_paths,))

    def passing(self, stream: Stream, *index: int) -> NDArray[np.float32]:
        """The uniforms, one per path, drawn anew each time: for what is so much that it would push all else out."""
        return self._made("uniform", stream, index, self.n_paths)

    def generator(self, stream: Stream, *index: int) -> np.random.Generator:
        """The stream's numbers, drawn anew: for lists whose length hangs on what was drawn before."""
        return np.random.Generator(np.random.SFC64(np.random.SeedSequence((self.seed, int(stream), *index))))

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self._memo.nbytes

    def _draw(self, kind: str, stream: Stream, index: tuple[int, ...], shape: tuple[int, ...]) -> NDArray[np.float32]:
        size = math.prod(shape)
        # A longer row begins with the shorter one: the longest that was asked for serves all.
        kept = self._memo.value(
            ("draw", kind, self.seed, stream, index),
            lambda: self._made(kind, stream, index, size),
            lambda row: row.size >= size,
        )
        return kept[:size].reshape(shape)

    def _made(self, kind: str, stream: Stream, index: tuple[int, ...], size: int) -> NDArray[np.float32]:
        rng = self.generator(stream, *index)
        made = open_uniform(rng, size) if kind == "uniform" else rng.standard_normal(size, dtype=np.float32)
        made.setflags(write=False)
        return made


def open_uniform(rng: np.random.Generator, size: int | tuple[int, ...]) -> NDArray[np.float32]:
    """Uniforms in (0, 1)."""
    # float32 uniforms are multiples of 2^-24 from 0 on; half a step above 0 keeps logarithms and quantiles finite.
    return np.maximum(rng.random(size, dtype=np.float32), np.float32(2.0**-25))
