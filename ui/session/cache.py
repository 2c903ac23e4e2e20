"""What sessions share: random numbers, stages, projections and parts of sweeps, in one memo under one bound.

Keys are scenarios told apart by equality, so sessions that ask the same share the answer, and nobody's data is
reachable without asking the same question.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import local
from typing import TypeVar

import streamlit as st

from model import Draws, Memo, Projection, Scenario, project
from model.projection.band import short_history_share
from model.projection.cost import paths
from ui.session.turns import Turns

T = TypeVar("T")

MOST_BYTES = 256 * 2**20
"""Of all that is kept, over all sessions, least recently used out first."""


LOOKED_AT = 3
"""Projections that a page looks at in turn: its own, and a stress with and without the retainers."""


@dataclass(frozen=True)
class Kernel:
    """The model's work on this server.

    Attributes:
        turns: one computes at a time.
        memo: what was computed, for all sessions.
        looked_at: what the present run of a page looks at; it ends with the run's thread.
    """

    turns: Turns
    memo: Memo
    looked_at: LookedAt


class LookedAt(local):
    """The last projections of a run: however much others compute meanwhile, a page works each of them out once."""

    def __init__(self) -> None:
        self.projections: deque[Projection] = deque(maxlen=LOOKED_AT)


def projection(scenario: Scenario) -> Projection:
    """The projection of a scenario, computed when nobody asked for it lately."""

    def computed() -> Projection:
        with kernel().turns.turn():
            return project(scenario, draws(scenario), kernel().memo)

    held = kernel().looked_at.projections
    for found in held:
        if found.scenario == scenario:
            return found
    # Measures are worked out when a page asks for them, and stay with the projection.
    found = kernel().memo.value(("projection", scenario), computed, grows=True)
    held.append(found)
    return found


def run(
    scenario: Scenario, work: Callable[[Draws, Memo, Callable[[float], None]], T], told: Callable[[float], None]
) -> T:
    """A computation of many parts, in turns with other sessions.

    Args:
        scenario: whose random numbers it uses.
        work: is given the random numbers, the memo, and whom to tell the share that is done.
        told: is told; it may stop the run by an exception, and what was finished stays in the memo.
    """
    turns, memo = kernel().turns, kernel().memo

    def between(share: float) -> None:
        with turns.aside():
            told(share)

    with turns.turn():
        return work(draws(scenario), memo, between)


def band_share(scenario: Scenario) -> float | None:
    """Share of the band's width that is due to the short history; None where there is no telling."""
    drawn, income = draws(scenario), scenario.income

    def computed() -> float | None:
        with kernel().turns.turn():
            return short_history_share(income, drawn)

    return kernel().memo(("band share", income, drawn.seed, drawn.n_paths), computed)


def draws(scenario: Scenario) -> Draws:
    """The random numbers of a scenario's seed."""
    return Draws(scenario.seed, paths(scenario), kernel().memo)


@st.cache_resource(show_spinner=False)
def kernel() -> Kernel:
    """The one of this server."""
    turns = Turns()
    return Kernel(turns, Memo(MOST_BYTES, turns), LookedAt())
