"""The steps of a session, so that each can be undone and done again: frozen values, and a bounded number of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from model import Scenario
from ui.session.past import Past

MOST: Final = 50
"""Steps that can be undone."""

MOST_ROWS: Final = 100_000
"""Rows of all the files and projects that steps keep; the oldest steps go first. The last one is always kept."""

HELD: Final = 3.0
"""Seconds between two moves of one slider that are one step: a hand that drags it sends many."""


class Cause(StrEnum):
    """What a step was, where the two scenarios do not say it."""

    CHANGE = "change"
    """Whatever differs says it."""
    DRAG = "drag"
    """A slider on its way; said as a change."""
    LINK = "link"
    FILE = "file"
    UPLOAD = "upload"
    ASIDE = "aside"
    RANGES = "ranges"
    EXAMPLE = "example"
    SAMPLE = "sample"
    KEPT = "kept"
    MOVED = "moved"


@dataclass(frozen=True)
class Moment:
    """All that a step changes.

    Attributes:
        scenario: the session's scenario.
        past: the projects behind it.
        sent: whether somebody else sent it, so that the reader is a guest.
    """

    scenario: Scenario
    past: Past | None = None
    sent: bool = False


@dataclass(frozen=True)
class Step:
    """A moment that was left, or undone, and by what.

    Attributes:
        moment: how it was before the step; of one that was undone, how it was after it.
        cause: what the step was.
        field: the field that it changed, where it was one ("planned.fee").
        at: seconds of a steady clock.
    """

    moment: Moment
    cause: Cause = Cause.CHANGE
    field: str = ""
    at: float = 0.0

    def goes_on(self, last: Step) -> bool:
        """Whether this is one movement of a hand with the step before it."""
        return self.cause == last.cause == Cause.DRAG and self.field == last.field and self.at - last.at <= HELD


@dataclass(frozen=True)
class Trail:
    """What can be undone, oldest first, and what can be done again, next first."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def taken(self, step: Step) -> Trail:
        """A new step: what was undone before it is dropped, and of too many the oldest."""
        if self.done and not self.undone and step.goes_on(self.done[-1]):
            return Trail((*self.done[:-1], replace(self.done[-1], at=step.at)))
        return Trail(_bounded((*self.done, step)))

    def back(self, now: Moment, steps: int = 1) -> tuple[Moment, Trail]:
        """The moment so many steps ago, and the trail from there; as it is where there are fewer steps."""
        moment, trail = now, self
        for _ in range(min(steps, len(self.done))):
            step = trail.done[-1]
            trail = Trail(trail.done[:-1], (replace(step, moment=moment), *trail.undone))
            moment = step.moment
        return moment, trail

    def forth(self, now: Moment, steps: int = 1) -> tuple[Moment, Trail]:
        """The moment so many undone steps on, and the trail from there; as it is where there are fewer."""
        moment, trail = now, self
        for _ in range(min(steps, len(self.undone))):
            step = trail.undone[0]
            trail = Trail((*trail.done, replace(step, moment=moment)), trail.undone[1:])
            moment = step.moment
        return moment, trail

    def pairs(self, now: Moment) -> tuple[tuple[Step, Moment, Moment], ...]:
        """Each step with the moments before and after it, oldest first; those that were undone come last."""
        after = [*(step.moment for step in self.done[1:]), now][: len(self.done)]
        before = [now, *(step.moment for step in self.undone)][: len(self.undone)]
        return tuple(
            [(step, step.moment, later) for step, later in zip(self.done, after, strict=True)]
            + [(step, earlier, step.moment) for step, earlier in zip(self.undone, before, strict=True)]
        )


def _bounded(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The newest steps that are few enough, and whose pasts are small enough together; each past counts once."""
    kept: list[Step] = []
    known: dict[int, Past] = {}
    for step in reversed(steps[-MOST:]):
        if step.moment.past is not None:
            known[id(step.moment.past)] = step.moment.past
        if kept and sum(past.rows for past in known.values()) > MOST_ROWS:
            break
        kept.append(step)
    return tuple(reversed(kept))
