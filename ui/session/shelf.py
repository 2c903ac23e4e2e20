"""The shelf: scenarios that a person named and kept, in the memory of the session."""

from __future__ import annotations

from dataclasses import dataclass

from model import Scenario
from ui.session import state


@dataclass(frozen=True)
class Kept:
    """A scenario with the name it was given."""

    name: str
    scenario: Scenario


def kept() -> tuple[Kept, ...]:
    """All kept scenarios, oldest first."""
    found: tuple[Kept, ...] = state.recalled("shelf", ())
    return found


def put(shelf: tuple[Kept, ...]) -> None:
    """Keep these scenarios, and no others."""
    state.remember("shelf", shelf)
