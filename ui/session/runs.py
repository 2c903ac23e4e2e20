"""Runs that take a while: a bar after the first second, and a run that was left goes on where it stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from model import Draws, Memo, Scenario
from ui.session import cache
from ui.session.view import View

T = TypeVar("T")

QUIET: Final = 1.0
"""Seconds before a bar is worth looking at."""


def run(here: View, work: Callable[[Draws, Memo, Callable[[float], None]], T], scenario: Scenario | None = None) -> T:
    """The result of a computation of many parts, with a bar in the place where the page stands.

    Moving a slider or leaving the page meanwhile stops it at the next part; the finished ones are kept.

    Args:
        here: the page's view.
        work: is given the random numbers, the memo, and whom to tell the share that is done.
        scenario: whose random numbers it uses; by default the present one.
    """
    slot = st.empty()
    began = time.monotonic()

    def told(share: float) -> None:
        if time.monotonic() - began > QUIET:
            slot.progress(share, text=here.text("runs.share", share=here.language.percent(share)))

    result = cache.run(scenario or here.scenario, work, told)
    slot.empty()
    return result
