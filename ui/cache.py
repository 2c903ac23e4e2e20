"""What sessions share: the random numbers and the stages of projections, server-wide and under one bound.

Keys are scenarios, so sessions that ask the same share the answer, and nobody's data is reachable without asking the
same question.
"""

from __future__ import annotations

from threading import Lock

import streamlit as st

from model import Draws, Memo, Projection, Scenario, project

MOST_BYTES = 384 * 2**20
"""Of stages and projections, over all sessions, least recently used out first."""

DRAWS_KEPT = 4
"""Sets of random numbers; nearly everybody uses the first seed."""


def projection(scenario: Scenario) -> Projection:
    """The projection of a scenario, computed when nobody asked for it lately."""
    # One kernel at a time: numpy's many short calls fight for the interpreter's lock, and waiting in turn doubles the
    # throughput of a busy server.
    with _kernel():
        memo = _memo()
        return memo(
            ("projection", scenario),
            lambda: project(scenario, _draws(scenario.seed, scenario.n_paths), memo),
        )


@st.cache_resource(show_spinner=False)
def _memo() -> Memo:
    return Memo(MOST_BYTES)


@st.cache_resource(show_spinner=False)
def _kernel() -> Lock:
    return Lock()


@st.cache_resource(show_spinner=False, max_entries=DRAWS_KEPT)
def _draws(seed: int, n_paths: int) -> Draws:
    return Draws(seed, n_paths)
