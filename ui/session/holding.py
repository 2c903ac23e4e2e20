"""What a session knows of its device: whether anything is kept there, and what.

The server holds it as long as the session lasts, as it holds an upload, and no longer.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from exchange.backup.backup import Backup
from model.hindsight.forecast import Forecast
from ui.session import forecasts, state
from ui.session.clock import today
from ui.session.past import Past

SHAPES: Final = "answers_of_shapes"
"""Where the session has what was answered, by the headers of files."""

_KEY: Final = "keeping"


@dataclass(frozen=True)
class Holding:
    """What a session knows of its device.

    Attributes:
        session: an own name of the session.
        on: whether the person chose to keep.
        kept: what is kept there, as far as it is known.
        tokens: the same, as it is written: rest and past.
        behind: the session's past of which `kept` has the projects.
        theme: that the person chose; "" where none is known.
        back: whether the session was taken up from the device as it began.
        trouble: why something cannot be kept or read; a code of the texts.
        lost: scenarios that were kept and cannot be read.
        erased: changes when all is to be erased.
        turn: how often the browser was answered.
    """

    session: str
    on: bool = False
    kept: Backup | None = None
    tokens: tuple[str, str] = ("", "")
    behind: Past | None = None
    theme: str = ""
    back: bool = False
    trouble: str = ""
    lost: int = 0
    erased: str = ""
    turn: int = 0


def holding() -> Holding:
    """What the session knows of its device."""
    held: Holding = st.session_state.setdefault(_KEY, Holding(session=secrets.token_hex(4)))
    return held


def hold(**changes: Any) -> None:
    """Change some of it."""
    st.session_state[_KEY] = replace(holding(), **changes)


def keep() -> None:
    """Keep from now on."""
    hold(on=True, trouble="", back=False)


def erase() -> None:
    """Erase all that is on the device, and keep nothing more."""
    hold(on=False, kept=None, tokens=("", ""), behind=None, back=False, trouble="", erased=secrets.token_hex(4))


def restore(*, and_erase: bool) -> None:
    """Go back to the example; with what is kept on the device erased, everything of the person goes from here too."""
    answers = state.recalled(SHAPES, {})
    state.restore()
    if and_erase:
        erase()
        state.forget()
        state.forget_steps()
        forecasts.let_all_go()
        return
    state.remember(SHAPES, answers)
    hold(back=False)


def snapshot() -> None:
    """Keep the present forecast with today's date."""
    forecasts.hold(Forecast(scenario=state.scenario(), made_on=today(st.context.timezone)))
