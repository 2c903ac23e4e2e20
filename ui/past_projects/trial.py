"""A file read otherwise, for a look: what was pointed at and does not count yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exchange import Reading
from ui.session import state

_TRIED: Final = "upload_tried"


def present(found: Reading) -> Reading:
    """What is looked at: the reading as tried last, else the one that counts."""
    base, tried = state.recalled(_TRIED, (None, found))
    return tried if base is found else found


def attempt(found: Reading, answers: Mapping[str, str]) -> None:
    """Read the file with other answers; those that it was read with already need no other reading."""
    if answers == found.answers:
        end()
    else:
        state.remember(_TRIED, (found, found.tried(answers)))


def is_open(found: Reading) -> bool:
    """Is there something to look at that does not count yet?"""
    return present(found) is not found


def end() -> None:
    """Go back to what counts."""
    state.forget(_TRIED)
