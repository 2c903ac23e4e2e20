"""A short run of `make fuzz`: the same cases in continuous integration, others everywhere else."""

from __future__ import annotations

import os
import random
from typing import Final

import pytest

from tests.fuzz import __main__ as fuzz

CASES: Final = {"tables": 40, "damaged": 25, "any": 40, "links": 1000, "kept": 40, "boxes": 2000, "cells": 100}
SEED: Final = 1 if os.environ.get("CI") == "true" else random.SystemRandom().randrange(2**32)


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_no_case_breaks_a_law(kind: str) -> None:
    count, finds = fuzz.run(kind, SEED, float("inf"), CASES[kind])
    assert count == CASES[kind]
    assert not finds, f"python -m tests.fuzz 0 {SEED} {kind}:{finds[0][0]}\n{finds[0][1]}"


def test_a_case_that_raises_or_dawdles_is_a_find(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(rng: random.Random) -> None:
        if rng.random() < 0.5:
            raise RecursionError

    monkeypatch.setitem(fuzz.KINDS, "any", fuzz.Kind(raises, 20, 1))
    count, finds = fuzz.run("any", 1, float("inf"), 20)
    assert count == 20
    assert 2 < len(finds) < 18
    assert all("RecursionError" in broken for _, broken in finds)
    monkeypatch.setattr(fuzz, "LONGEST", -1.0)
    assert all(finds_ for _, finds_ in fuzz.run("boxes", 1, float("inf"), 3)[1])
