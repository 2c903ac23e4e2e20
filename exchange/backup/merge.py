"""A newer file laid upon the projects that are kept: what is in both counts once, and what differs is named."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from exchange.backup.past import Past, Project
from exchange.upload.words.folding import same_name

OVERLAPPING: Final = 3
"""Projects of both in the months that both know, from which on it means something that none of them is the same."""


Key: TypeAlias = Callable[[Project], Hashable]


@dataclass(frozen=True)
class Change:
    """One project that both have, and not with the same values.

    Attributes:
        before: as the one says it that knows less.
        after: as it counts.
    """

    before: Project
    after: Project


@dataclass(frozen=True)
class Merged:
    """What came of two pasts. Every project of either stands in exactly one of same, changed, added and only_kept.

    Attributes:
        past: both together.
        same: projects that both have.
        changed: projects that both have with other values, as they count now.
        added: projects that the second alone has.
        only_kept: projects that the first alone has.
        missing: those of them that lie in the days that the second covers.
        gap: months between the two that neither covers; they count as months without work.
        strangers: whether both cover the same days without one project in common: the same money may be told twice.
    """

    past: Past
    same: int
    changed: tuple[Change, ...]
    added: int
    only_kept: int
    missing: int
    gap: int
    strangers: bool


def merge(first: Past, second: Past) -> Merged:
    """Lay one past upon another.

    Projects are the same when client, work, number, day and amount are; as often as the past has them that has them
    more often. Where one of two has no number, the rest decides. Of the others, two are the same one changed when they
    share what names one project and no other in either past: the number of the invoice and the client, else client,
    work and day. Of two that differ, that one counts which knows of the payment; else that of the past which reaches
    further; else the second's.

    Raises:
        ValueError: where they are in different money, or more together than are kept.
    """
    if first.currency and second.currency and first.currency != second.currency:
        raise ValueError("different money")
    pairs, left, right = _paired(first.projects, second.projects)
    together = [_newer(one, other, first_reaches_further=first.as_of > second.as_of) for one, other in pairs]
    changed = [Change(before, after) for before, after in together if _differ(before, after)]
    past = Past(
        projects=tuple(after for _, after in together) + tuple(left + right),
        start=min(first.start, second.start),
        as_of=max(first.as_of, second.as_of),
    )
    return Merged(
        past=past,
        same=len(pairs) - len(changed),
        changed=tuple(sorted(changed, key=lambda change: change.after.invoiced_on)),
        added=len(right),
        only_kept=len(left),
        missing=_within(left, second),
        gap=max(_months_between(first.as_of, second.start), _months_between(second.as_of, first.start), 0),
        strangers=not pairs and min(_within(left, second), _within(right, first)) >= OVERLAPPING,
    )


def _paired(
    first: Sequence[Project], second: Sequence[Project]
) -> tuple[list[tuple[Project, Project]], list[Project], list[Project]]:
    """Projects that both have, the clearest cases first; and what is left of the first and of the second."""
    numbers, works = (_of_one(name, first) & _of_one(name, second) for name in (_number, _work))
    stages: tuple[tuple[Key, Key], ...] = (
        (lambda one: (_what(one), one.reference),) * 2,
        (lambda one: _number(one) if _number(one) in numbers else None,) * 2,
        (lambda one: None if one.reference else _what(one), _what),
        (_what, lambda one: None if one.reference else _what(one)),
        (lambda one: _work(one) if _work(one) in works else None,) * 2,
    )
    pairs: list[tuple[Project, Project]] = []
    left, right = list(first), list(second)
    for key, other_key in stages:
        more, left, right = _matched(left, right, key, other_key)
        pairs += more
    return pairs, left, right


def _matched(
    first: list[Project], second: list[Project], key: Key, other_key: Key
) -> tuple[list[tuple[Project, Project]], list[Project], list[Project]]:
    """One of the first for one of the second with the same key, in their order; a key of None is like no other."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, project in enumerate(second):
        waiting[other_key(project)].append(place)
    waiting[None].clear()
    pairs, left, taken = [], [], set()
    for project in first:
        places = waiting[key(project)]
        if places:
            taken.add(places[0])
            pairs.append((project, second[places.popleft()]))
        else:
            left.append(project)
    return pairs, left, [project for place, project in enumerate(second) if place not in taken]


def _what(project: Project) -> Hashable:
    """What was done for whom, when, for how much."""
    return same_name(project.client), same_name(project.project), project.invoiced_on, round(project.amount, 2)


def _number(project: Project) -> Hashable:
    """The invoice's number and the client; None without a number."""
    return (project.reference, same_name(project.client)) if project.reference else None


def _work(project: Project) -> Hashable:
    """Client, work and day; None where neither client nor work is known, and where a number names it better."""
    named = same_name(project.client), same_name(project.project)
    return (*named, project.invoiced_on) if any(named) and not project.reference else None


def _of_one(key: Key, projects: Sequence[Project]) -> set[Hashable]:
    """The keys that one project alone has."""
    return {name for name, count in Counter(map(key, projects)).items() if count == 1}


def _newer(one: Project, other: Project, *, first_reaches_further: bool) -> tuple[Project, Project]:
    """Two of the same: the one that knows less, and what counts; set aside once, it stays aside."""
    if one.waits != other.waits:
        before, after = (one, other) if one.waits else (other, one)
    else:
        before, after = (other, one) if first_reaches_further else (one, other)
    return before, after.but(
        hours=before.hours if after.hours is None else after.hours,
        reference=after.reference or before.reference,
        paid_on=after.paid_on or (None if after.waits else before.paid_on),
        aside=before.aside or after.aside,
    )


def _differ(before: Project, after: Project) -> bool:
    """Whether two of the same tell another amount, day or payment, or other hours."""
    told = [
        (round(one.amount, 2), one.invoiced_on, one.waits, one.paid_on or after.paid_on, one.hours or after.hours)
        for one in (before, after)
    ]
    return told[0] != told[1]


def _within(projects: Sequence[Project], past: Past) -> int:
    """How many projects lie in the days that a past covers."""
    return sum(past.start <= project.invoiced_on <= past.as_of for project in projects)


def _months_between(end: dt.date, start: dt.date) -> int:
    """Whole months between two days; none or less where the second does not lie after the first."""
    return (start.year - end.year) * 12 + start.month - end.month - 1
