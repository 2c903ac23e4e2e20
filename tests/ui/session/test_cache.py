"""What sessions share: equality alone tells questions apart, and all of it lies under one bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exchange.link import from_link
from model import Arm, Planned, ProjectIncome, Scenario, fit
from model.past.summary import LogSummary
from model.rates.affordable import worth_by_discount
from model.sweeps.comparison import compare
from model.sweeps.frontier import frontier
from model.sweeps.grid import grid
from model.sweeps.sweep import Measure
from model.types import Frozen
from tests.model.pasts import past
from ui.session import cache
from ui.session.example import example

BASE = Scenario(income=fit(past()), planned=Planned(count=2), n_paths=100)
DEARER = BASE.but(income=fit(past(scale=1.2)))


def fees(mean: float) -> Scenario:
    law = LogSummary(n=5, mean=mean, squares=1.0)
    return Scenario(income=ProjectIncome(fees=law), n_paths=100)


def told(_: float) -> None:
    """Progress that nobody looks at."""


QUESTIONS: dict[str, Callable[[Scenario], Any]] = {
    "projection": lambda asked: cache.projection(asked).received(Arm.PROJECTS_ONLY).tolist(),
    "band": cache.band_share,
    "comparison": lambda asked: [
        one[Measure.MEAN_INCOME] for one in cache.run(asked, lambda *of: compare([asked], *of), told).outcomes
    ],
    "grid": lambda asked: repr(cache.run(asked, lambda *of: grid(asked, *of), told)),
    "frontier": lambda asked: repr(cache.run(asked, lambda *of: frontier(asked, *of), told)),
    "worth": lambda asked: cache.run(
        asked, lambda drawn, memo, _: worth_by_discount(asked, [0.1], 2.0, drawn, memo), told
    ),
}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """A server of its own for each test."""
    cache.kernel.clear()
    yield
    cache.kernel.clear()


@pytest.mark.parametrize("kind", QUESTIONS)
def test_equal_hashes_share_nothing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes two scenarios of one hash, which takes no skill, changes nobody's figures."""
    ask, right = QUESTIONS[kind], []
    for asked in (BASE, DEARER):
        right.append(ask(asked))
        cache.kernel.clear()
    assert right[0] != right[1], "the question tells them apart"
    monkeypatch.setattr(Frozen, "__hash__", lambda _: 1)
    assert [ask(BASE), ask(DEARER), ask(BASE)] == [*right, right[0]]


def test_numbers_of_equal_hashes_are_two() -> None:
    """Python's own: -1.0 and -2.0."""
    one, other = fees(-1.0), fees(-2.0)
    assert hash(one) == hash(other), "what the attack builds on"
    assert QUESTIONS["projection"](one) != QUESTIONS["projection"](other)


def test_equal_questions_are_answered_once() -> None:
    twin = BASE.but()
    assert twin is not BASE
    assert cache.projection(BASE) is cache.projection(twin)


def test_nothing_of_a_session_is_kept_beside_the_memo() -> None:
    """The random numbers, the measures that a page asked for, everything weighs, and the oldest goes."""
    memo = cache.kernel().memo
    before = memo.nbytes
    shown = cache.projection(BASE)
    whole = memo.nbytes
    assert whole > before + shown.with_retainers.nbytes
    assert shown.stability[Arm.WITH_RETAINERS].quantiles([0.5]).size
    cache.kernel().looked_at.projections.clear()
    assert cache.projection(BASE) is shown
    assert memo.nbytes > whole, "sorted months are weighed too"


def test_a_page_works_a_projection_out_once_however_much_others_compute() -> None:
    shown = cache.projection(BASE)
    for number in range(60):
        cache.kernel().memo(number, lambda: np.zeros(2**20))
    assert cache.projection(BASE.but()) is shown


def test_the_link_that_changed_what_everybody_saw_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made to have the hash of the example of its day; whatever the hash is made of since, here both have one."""
    made = from_link((Path(__file__).parents[2] / "exchange" / "same_hash.txt").read_text("ascii")).scenario
    assert made is not None
    made, bare = made.but(n_paths=100), example("USD", None).scenario.but(n_paths=100)
    ask = QUESTIONS["projection"]
    right = ask(bare)
    cache.kernel.clear()
    monkeypatch.setattr(Frozen, "__hash__", lambda _: 1)
    assert ask(made) != right
    assert ask(bare) == right
