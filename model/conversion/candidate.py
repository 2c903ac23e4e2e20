"""Candidates: past clients, ranked by how well they would suit a retainer, and what to suggest to each.

The score is the plain mean of four parts between 0 and 1, each shown with the facts behind it: how often a client came,
how regularly, how recently, and how much they brought. It ranks; it is not a probability. The parts are the recency,
frequency, monetary value and clumpiness of Zhang, Bradlow & Small (Marketing Science 34, 2015, "Predicting customer
value using clumpiness"), where regularity is one less the clumpiness.

Source: docs/method/conversion.md, "Candidates".
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from model.past.clients.life import Life, lives
from model.past.fit import fit
from model.past.history import ProjectHistory
from model.types import Integers

WINDOW_MONTHS = 24
"""Months back from the last observed one that count; who was last seen earlier is no candidate."""

SHORTEST_SPAN = 6
"""Months over which a newcomer's projects are spread at least: two in the first month are no two a month."""

FORGOTTEN = 12
"""Months after the last project at which recency is 0."""

KNOWN_HOURS = 0.5
"""Share of a client's money whose hours are known from which their own rate is taken."""


class HoursSource(StrEnum):
    """Where a client's past hours come from."""

    OWN_HOURS = "own_hours"
    """The hours recorded on their own projects."""
    PAST_RATE = "past_rate"
    """Their money at the rate of all past projects with hours."""
    LIST_RATE = "list_rate"
    """Their money at the list rate, for want of any hours."""


@dataclass(frozen=True)
class Score:
    """The parts of a score, each in [0, 1].

    Attributes:
        frequency: share of the months with a project, since the client's first one.
        regularity: 1 where the projects come evenly, towards 0 where they come in one lump; 0 below three months with
            a project, where nothing can be said.
        recency: chance that the client is still there; where the past says nothing of lives, it falls from 1 this month
            to 0 a year after the last project.
        amount: money a month, as a share of the largest client's.
    """

    frequency: float
    regularity: float
    recency: float
    amount: float

    @property
    def total(self) -> float:
        """The plain mean of the parts."""
        return (self.frequency + self.regularity + self.recency + self.amount) / 4

    @property
    def of_who_is_there(self) -> float:
        """The score if the client is there: who has left cannot be asked, and counts elsewhere."""
        return replace(self, recency=1.0).total


@dataclass(frozen=True)
class Candidate:
    """A past client, with the facts behind the score and the suggestion.

    Attributes:
        client: the name, a label.
        score: its parts.
        projects: projects in the window.
        active_months: months of the window with a project.
        span_months: months since the first one in the window, at least `SHORTEST_SPAN` where there are so many.
        months_since_last: months since the last one; 0 in the last observed month.
        monthly_amount: money a month over the span: what they really bought.
        monthly_hours: hours a month over the span.
        hours_source: where the hours come from.
        share: share of all money in the window.
        life: what is believed of the coming year; None where the past says nothing of lives.
    """

    client: str
    score: Score
    projects: int
    active_months: int
    span_months: int
    months_since_last: int
    monthly_amount: float
    monthly_hours: float
    hours_source: HoursSource
    share: float
    life: Life | None = None

    @property
    def there(self) -> float:
        """Chance that the client is still there; 1 where the past says nothing of it."""
        return self.life.there if self.life else 1.0

    @property
    def warmth(self) -> float:
        """The score that speaks for signing, of a client who is there."""
        return self.score.of_who_is_there if self.life else self.score.total

    @property
    def suggested_fee(self) -> float:
        """What they bought a month: a sum one can say."""
        return sayable(self.monthly_amount)

    @property
    def suggested_hours(self) -> float:
        """The hours they bought a month, to the half hour: at least one half, at most 300."""
        return min(max(round(self.monthly_hours * 2) / 2, 0.5), 300.0)

    def converts(self, hours_per_month: float) -> float:
        """Share of a retainer's hours that replaces work they buy already: min(1, own hours / hours_per_month)."""
        return min(1.0, self.monthly_hours / hours_per_month) if hours_per_month > 0 else 1.0


def sayable(amount: float) -> float:
    """An amount to two significant digits: a sum one can say."""
    if amount <= 0:
        return 0.0
    digits = 1 - math.floor(math.log10(amount))
    return round(amount, digits)


def candidates(history: ProjectHistory, list_rate: float = 100.0) -> tuple[Candidate, ...]:
    """The named clients of the last two observed years, best first.

    Args:
        history: past projects, paid and open: both were bought.
        list_rate: money an hour where the past has no hours at all.

    Returns:
        One candidate per client, by score, then by money; empty where no client has a name.
    """
    window = history.whole_months[-WINDOW_MONTHS:]
    months, first = len(window), window[0]
    bought = history.all
    bought = bought[(bought["invoiced_on"] >= first.start_time) & (bought["invoiced_on"] <= window[-1].end_time)]
    if bought.empty:
        return ()
    offset = (bought["invoiced_on"].dt.year - first.year) * 12 + bought["invoiced_on"].dt.month - first.month
    bought = bought.assign(month=offset.astype(np.int64))
    rate, source = _usual_rate(history, list_rate)
    total = float(bought["amount"].sum())
    facts = [
        _facts(str(client), projects, months, rate, source, total)
        for client, projects in bought[bought["client"] != ""].groupby("client", sort=True)
    ]
    most = max((candidate.monthly_amount for candidate in facts), default=0.0)
    known = lives(history)
    ranked = [_lived(candidate, candidate.monthly_amount / most, known.get(candidate.client)) for candidate in facts]
    return tuple(sorted(ranked, key=lambda candidate: (-candidate.score.total, -candidate.monthly_amount)))


def regularity(active: Integers, end: int) -> float:
    """How evenly `active` months, ascending, lie up to `end`, the month after the last observed one.

    The entropy of the gaps between them, the open one included, as a share of the most it can be: one less the
    clumpiness of Zhang, Bradlow & Small (2015), from the first active month on. 0 below three active months.
    """
    if active.size < 3:
        return 0.0
    gaps = np.diff(np.append(active, end)) / (end - active[0])
    return float(-(gaps * np.log(gaps)).sum() / math.log(gaps.size))


def _facts(
    client: str, projects: pd.DataFrame, months: int, rate: float, source: HoursSource, total: float
) -> Candidate:
    active = np.unique(projects["month"].to_numpy())
    span = max(months - int(active[0]), min(SHORTEST_SPAN, months))
    amount = float(projects["amount"].sum())
    timed = projects[projects["hours"] > 0]
    known = float(timed["amount"].sum())
    if known >= KNOWN_HOURS * amount:
        rate, source = known / float(timed["hours"].sum()), HoursSource.OWN_HOURS
    since = months - 1 - int(active[-1])
    score = Score(
        frequency=active.size / span,
        regularity=regularity(active, months),
        recency=max(1 - since / FORGOTTEN, 0.0),
        amount=0.0,
    )
    return Candidate(
        client=client,
        score=score,
        projects=len(projects),
        active_months=int(active.size),
        span_months=span,
        months_since_last=since,
        monthly_amount=amount / span,
        monthly_hours=amount / rate / span,
        hours_source=source,
        share=amount / total,
    )


def _lived(candidate: Candidate, amount: float, life: Life | None) -> Candidate:
    """The candidate with the parts of the score that hang on the others and on its life."""
    recency = life.there if life else candidate.score.recency
    return replace(candidate, score=replace(candidate.score, amount=amount, recency=recency), life=life)


def _usual_rate(history: ProjectHistory, list_rate: float) -> tuple[float, HoursSource]:
    """What an hour of the past brought, as everywhere else; where it has no hours the list rate."""
    rate = fit(history).hourly_rate
    return (list_rate, HoursSource.LIST_RATE) if rate is None else (rate, HoursSource.PAST_RATE)
