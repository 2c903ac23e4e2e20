"""A client of the past as the model sees it: the months with work, and how much they brought.

The unit is the client-month: all that a client was invoiced in one month. Its indicator carries regularity by itself
(a fixed monthly bill is a month with work each month), so no parameter of regularity is needed.

Source: docs/method/clients.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import numpy as np
import pandas as pd
from pydantic import Field, model_validator

from model.past.history import ProjectHistory
from model.past.summary import LARGEST_LOG, Count, shifted
from model.types import Frozen

SEEN = 240
"""Months that are looked at, up to the last: who did not come back in twenty years is nobody's client."""

MOST_CLIENTS = 60
"""Clients that a summary tells apart."""

MOST_COUNTED = 2000
"""Clients of a summary, those who are counted as one among them."""

MOST_INVOICES = 20.0
"""In a month with work: of more, the delays of so many are told apart."""

DECIMALS = 3
"""Of the logarithms: as many as a link carries."""


class Client(Frozen):
    """One client, without a name.

    Attributes:
        months: with an invoice, from 0 for the first that is looked at, in their order.
        projects: invoices in them.
        mean, squares: of the logarithms of the amounts of these months, and the sum of their squared deviations.
        count: clients that it stands for: of very many, those who came once, in the same month, are counted as one.
    """

    months: Annotated[tuple[Annotated[int, Field(ge=0, lt=SEEN)], ...], Field(min_length=1)]
    projects: Count
    mean: Annotated[float, Field(ge=-LARGEST_LOG, le=LARGEST_LOG)]
    squares: Annotated[float, Field(ge=0, le=1e8)]
    count: Annotated[int, Field(ge=1, le=MOST_COUNTED)] = 1

    @model_validator(mode="after")
    def _ordered(self) -> Client:
        if any(later <= earlier for earlier, later in zip(self.months, self.months[1:], strict=False)):
            raise ValueError("the months of a client are not in their order")
        if self.count > 1 and self.returned:
            raise ValueError("clients who returned are not counted as one")
        return self

    @property
    def invoices(self) -> float:
        """In how many a month with work is billed."""
        return min(max(self.projects / (self.count * len(self.months)), 1.0), MOST_INVOICES)

    @property
    def returned(self) -> bool:
        """Whether there was work in a second month."""
        return len(self.months) > 1

    def times(self, factor: float) -> Client:
        """The same client, had each amount been so many times as large."""
        return self if factor == 1 else self.but(mean=shifted(self.mean, factor))


def clients_of(history: ProjectHistory) -> tuple[Client, ...]:
    """The summary of the clients of a past, in an order that hangs on what they bought alone."""
    return tuple(client for client, _ in told_apart(history))


def named_clients(history: ProjectHistory) -> list[tuple[Client, str]]:
    """Each client of a past with its name, "" for a project without one.

    The order hangs on the content, most money first, and not on rows or names: who is renamed or stands elsewhere in
    the file keeps a place. Clients of the same content are alike in whatever is drawn for them.
    """
    window = history.months[-SEEN:]
    projects = history.all
    projects = projects[projects["invoiced_on"] >= window[0].start_time]
    alone = [f"\0{number}" for number in range(len(projects))]
    keys = projects["client"].where(projects["client"] != "", pd.Series(alone, index=projects.index))
    months = projects["invoiced_on"].dt.year * 12 + projects["invoiced_on"].dt.month
    first = window[0].year * 12 + window[0].month
    billed = projects.groupby([keys.rename("key"), months.rename("month")])["amount"].agg(["sum", "size"])
    who, when = (billed.index.get_level_values(level).to_numpy() for level in ("key", "month"))
    sums, sizes = billed["sum"].to_numpy(dtype=np.float64), billed["size"].to_numpy()
    begins = np.flatnonzero(np.r_[len(who) > 0, who[1:] != who[:-1]])
    found = []
    for begin, end in pairwise((*begins, len(who))):
        key, amounts = who[begin], sums[begin:end]
        logs = np.log(np.sort(amounts))
        mean = float(logs.mean())
        client = Client(
            months=tuple(int(month) - first for month in when[begin:end]),
            projects=int(sizes[begin:end].sum()),
            mean=round(mean, DECIMALS),
            squares=round(float(((logs - mean) ** 2).sum()), DECIMALS),
        )
        found.append((client, "" if str(key).startswith("\0") else str(key), float(np.sort(amounts).sum())))
    found.sort(key=lambda each: (-round(each[2], 6), each[0].months, each[0].projects, each[0].mean, each[1]))
    return [(client, name) for client, name, _ in found]


def told_apart(history: ProjectHistory) -> list[tuple[Client, str]]:
    """The clients of a past as its summary has them, each with its name; their places are what retainers name.

    Of more than `MOST_CLIENTS` those who came once are counted as one for each month, without a name; a past that has
    more who returned is a shop's, and none of them is told apart.
    """
    everyone = named_clients(history)
    if len(everyone) > MOST_CLIENTS:
        alone: dict[int, list[Client]] = {}
        for client, _ in everyone:
            if not client.returned:
                alone.setdefault(client.months[0], []).append(client)
        everyone = [pair for pair in everyone if pair[0].returned] + [
            (_pooled(alone[key]), "") for key in sorted(alone)
        ]
    few = len(everyone) <= MOST_CLIENTS and sum(client.count for client, _ in everyone) <= MOST_COUNTED
    return everyone if few else []


def _pooled(clients: Sequence[Client]) -> Client:
    """Those who came once, in one month, as one."""
    logs = np.sort([client.mean for client in clients])
    mean = float(logs.mean())
    return Client(
        months=clients[0].months,
        projects=sum(client.projects for client in clients),
        mean=round(mean, DECIMALS),
        squares=round(float(((logs - mean) ** 2).sum()), DECIMALS),
        count=len(clients),
    )


def returning(clients: Sequence[Client]) -> bool:
    """Whether any client came back in a later month: without one the past says nothing of clients."""
    return any(client.returned for client in clients)
