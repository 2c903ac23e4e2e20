"""Past projects as they are kept: each with what was read of it, so that a newer file can be laid upon them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from typing import Annotated, Final, Self

import pandas as pd
from pydantic import Field, field_validator, model_validator

from model.past.arrivals import HIGHEST
from model.past.history import ProjectHistory
from model.types import Frozen

MOST: Final = 20_000
"""Projects that are kept; a browser's storage holds some megabytes."""

MOST_TEXT: Final = 10_000_000
"""Bytes of all their texts, as JSON has them."""

LARGEST: Final = 1e12
"""An amount of one project, in any money."""

Day = Annotated[dt.date, Field(ge=dt.date(1970, 1, 1), lt=dt.date(2200, 1, 1))]


class Project(Frozen):
    """One project.

    Attributes:
        client: its name, as the file has it; "" where none is known.
        project: what it was.
        reference: the number of its invoice.
        invoiced_on: day of the invoice, or of the money where that is all that is known.
        paid_on: day of the money; None where it is not known, or not there yet.
        waits: whether the money had not come.
        amount: before VAT and withholding, in `currency`.
        currency: its code; "" where none is known.
        hours: worked on it; None where that is not known.
        aside: whether the person set it aside.
    """

    client: Annotated[str, Field(max_length=400)] = ""
    project: Annotated[str, Field(max_length=400)] = ""
    reference: Annotated[str, Field(max_length=200)] = ""
    invoiced_on: Day
    paid_on: Day | None = None
    waits: bool = False
    amount: Annotated[float, Field(gt=0, le=LARGEST)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{0,4}$")] = ""
    hours: Annotated[float, Field(ge=0, le=1e6)] | None = None
    aside: bool = False


class Past(Frozen):
    """Past projects over the days in which they were observed, oldest first.

    Attributes:
        projects: all of them, those set aside too.
        start: the first observed day.
        as_of: the last one.
    """

    projects: Annotated[tuple[Project, ...], Field(min_length=1, max_length=MOST)]
    start: Day
    as_of: Day

    @field_validator("projects")
    @classmethod
    def _by_day(cls, projects: tuple[Project, ...]) -> tuple[Project, ...]:
        return tuple(sorted(projects, key=lambda project: project.invoiced_on))

    @model_validator(mode="after")
    def _observed(self) -> Self:
        if not self.start <= self.projects[0].invoiced_on <= self.projects[-1].invoiced_on <= self.as_of:
            raise ValueError("a project outside the days that were observed")
        if len({project.currency for project in self.projects} - {""}) > 1:
            raise ValueError("more than one currency")
        if len(self.projects) > HIGHEST * len(pd.period_range(self.start, self.as_of, freq="M")):
            raise ValueError("more projects a month than any past may have")
        texts = [(project.client, project.project, project.reference) for project in self.projects]
        if len(json.dumps(texts, ensure_ascii=False).encode()) > MOST_TEXT:
            raise ValueError("more text than is kept")
        return self

    @classmethod
    def of(cls, history: ProjectHistory, away: Collection[int] = ()) -> Past:
        """A history as it is kept.

        Args:
            history: with the projects that were set aside.
            away: rows of those.

        Raises:
            pydantic.ValidationError: where it has more projects, or larger ones, than are kept.
        """
        aside = set(away)
        found = []
        for row in history.all.to_dict("records"):
            waits = bool(pd.isna(row["paid_on"])) and history.delays_seen
            found.append(
                Project(
                    client=_short(row["client"], 400),
                    project=_short(row["project"], 400),
                    reference=_short(row["reference"], 200),
                    invoiced_on=row["invoiced_on"].date(),
                    paid_on=None if waits or not history.delays_seen else row["paid_on"].date(),
                    waits=waits,
                    amount=row["amount"],
                    currency=row["currency"],
                    hours=row["hours"] if row["hours"] >= 0 else None,
                    aside=not aside.isdisjoint(row["rows"]),
                )
            )
        start = history.start.start_time + pd.Timedelta(days=history.first_day - 1)
        return cls(projects=tuple(found), start=start.date(), as_of=history.as_of.date())

    @property
    def currency(self) -> str:
        """The money of its projects; "" where none is known."""
        return max(project.currency for project in self.projects)

    @property
    def away(self) -> frozenset[int]:
        """The rows of `history` that were set aside."""
        return frozenset(row for row, project in enumerate(self.projects, 1) if project.aside)

    @property
    def history(self) -> ProjectHistory:
        """The history of all its projects, each with its place in them, from 1, as its row.

        Where the day of the money is known of some only, that day is the one that counts for those, and none of the
        delays are.
        """
        seen = all(project.waits or project.paid_on for project in self.projects)
        frame = pd.DataFrame([dict(project) for project in self.projects])
        frame["rows"] = [(row,) for row in range(1, len(frame) + 1)]
        if not seen:
            came = [project.paid_on or project.invoiced_on for project in self.projects]
            frame["invoiced_on"] = [min(day, self.as_of) for day in came]
            frame["paid_on"] = frame["invoiced_on"]
        waits = frame.pop("waits").astype(bool)
        return ProjectHistory.from_frames(
            frame[~waits],
            frame[waits].assign(paid_on=None),
            start=pd.Timestamp(self.start),
            as_of=pd.Timestamp(self.as_of),
            delays_seen=seen,
        )


def _short(text: str, longest: int) -> str:
    """A text without half characters, of which a file may hold some, and not longer than is kept."""
    return str(text).encode("utf-8", "replace").decode()[:longest]
