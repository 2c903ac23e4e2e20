"""The hours report: what one client was promised in one month, what was done, and what is left. Safe to send.

It holds the terms that the client knows and the entries of that client alone; nothing of a rate that is not agreed, of
other clients or of what is assumed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd

from locales import Language
from model.projection.rollover import HoursMonth

MOST_LINES: Final = 24
"""Lines of what was done that a page holds; more are added up by what they say."""


class Line(NamedTuple):
    """A line of what was done: when, what, and how long, where that is known."""

    day: dt.date | None
    what: str
    hours: float | None


@dataclass(frozen=True)
class HoursReport:
    """One client and one month.

    Attributes:
        client: whom it is for; "" leaves the name out.
        month: of the work.
        hours: agreed, carried in, used, beyond, expired and carried on.
        promised: whether hours are agreed at all; where the fee is for access they are not.
        carries: whether unused hours go into the next month.
        overage_rate: money an hour beyond the agreed ones; None where the contract names none.
        currency: of it.
        lines: what was done.
    """

    client: str
    month: pd.Period
    hours: HoursMonth
    promised: bool
    carries: bool
    overage_rate: float | None
    currency: str
    lines: tuple[Line, ...]

    def title(self, language: Language) -> str:
        """What it is, for whom and of which month."""
        month = language.month(self.month, "long")
        if not self.client.strip():
            return language.text("hours.title", month=month)
        return language.text("hours.title.for", client=self.client, month=month)

    def sums(self, language: Language) -> Iterator[tuple[str, float]]:
        """The account of the hours, line by line; hours that came over and that go on where the contract carries."""
        text, hours = language.text, self.hours
        if not self.promised:
            yield text("hours.used"), hours.used
            return
        yield text("hours.agreed"), hours.agreed
        if hours.opening:
            yield text("hours.carried" if hours.opening > 0 else "hours.ahead"), abs(hours.opening)
        yield text("hours.used"), hours.used
        if hours.billed:
            yield text("hours.beyond"), hours.billed
        if self.carries:
            yield text("hours.left" if hours.closing >= 0 else "hours.owed"), abs(hours.closing)
        if hours.expired or not self.carries:
            yield text("hours.expired"), hours.expired

    def beyond(self, language: Language) -> str:
        """What the hours beyond cost, where there are some and the contract says it; else ""."""
        if not self.hours.billed or self.overage_rate is None:
            return ""
        rate, cost = self.overage_rate, self.hours.billed * self.overage_rate
        return language.text(
            "hours.beyond.cost",
            rate=language.money(rate, self.currency, 2),
            cost=language.money(cost, self.currency, 2),
        )


def fitted(lines: Sequence[Line], others: str) -> tuple[Line, ...]:
    """As many lines as a page holds: of more, those that say the same are one, and the smallest stand together.

    Args:
        lines: every one.
        others: what the last one is called, where the smallest stand together.
    """
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    sums: dict[str, float] = {}
    for line in lines:
        sums[line.what] = sums.get(line.what, 0.0) + (line.hours or 0.0)
    ranked = sorted(sums.items(), key=lambda each: -each[1])
    kept = ranked if len(ranked) <= MOST_LINES else ranked[: MOST_LINES - 1]
    rest = sum(hours for _, hours in ranked[len(kept) :])
    joined = [Line(None, what, hours) for what, hours in kept]
    return (*joined, Line(None, others, rest)) if len(kept) < len(ranked) else tuple(joined)
