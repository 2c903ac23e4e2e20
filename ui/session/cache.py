"""What sessions share: the random numbers and the stages of projections, server-wide and under one bound.

Keys are scenarios, so sessions that ask the same share the answer, and nobody's data is reachable without asking the
same question.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

import streamlit as st

from model import Draws, Memo, Projection, Scenario, project
from model.past.income import ProjectIncome
from model.projection.band import short_history_share

T = TypeVar("T")

MOST_BYTES = 256 * 2**20
"""Of stages, over all sessions, least recently used out first."""

PROJECTIONS_KEPT = 24
"""Whole projections, some 4 MB each: a session looks at one again and again while its person opens things."""

DRAWS_KEPT = 4
"""Sets of random numbers; nearly everybody uses the first seed."""


@st.cache_resource(show_spinner=False, max_entries=PROJECTIONS_KEPT, hash_funcs={Scenario: hash})
def projection(scenario: Scenario) -> Projection:
    """The projection of a scenario, computed when nobody asked for it lately."""
    # One kernel at a time: numpy's many short calls fight for the interpreter's lock, and waiting in turn doubles the
    # throughput of a busy server.
    with _kernel():
        return project(scenario, draws(scenario), memo())


def run(
    scenario: Scenario, work: Callable[[Draws, Memo, Callable[[float], None]], T], told: Callable[[float], None]
) -> T:
    """A computation of many parts, in turns: whenever it tells its progress, other sessions may use the kernel.

    Args:
        scenario: whose random numbers it uses.
        work: is given the random numbers, the memo, and whom to tell the share that is done.
        told: is told; it may stop the run by an exception, and what was finished stays in the memo.
    """
    kernel = _kernel()

    def between(share: float) -> None:
        kernel.release()
        try:
            told(share)
        finally:
            kernel.acquire()

    with kernel:
        return work(draws(scenario), memo(), between)


def band_share(scenario: Scenario) -> float | None:
    """Share of the band's width that is due to the short history; None where there is no telling."""
    return _band_share(scenario.income, draws(scenario))


@st.cache_resource(show_spinner=False)
def memo() -> Memo:
    """The stages of all sessions."""
    return Memo(MOST_BYTES)


def draws(scenario: Scenario) -> Draws:
    """The random numbers of a scenario's seed."""
    return _draws(scenario.seed, scenario.n_paths)


@st.cache_resource(
    show_spinner=False, max_entries=64, hash_funcs={ProjectIncome: hash, Draws: lambda draws: draws.seed}
)
def _band_share(income: ProjectIncome, draws: Draws) -> float | None:
    return short_history_share(income, draws)


@st.cache_resource(show_spinner=False)
def _kernel() -> Lock:
    return Lock()


@st.cache_resource(show_spinner=False, max_entries=DRAWS_KEPT)
def _draws(seed: int, n_paths: int) -> Draws:
    return Draws(seed, n_paths)
