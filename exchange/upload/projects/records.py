"""Rows into projects: lines of one invoice together, refunds taken off, payments laid to their invoices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from exchange.upload.rows.lines import Lines
from exchange.upload.words.folding import same_name

_CENT = 0.005


@dataclass(frozen=True)
class Members:
    """The rows of every record: `flat` holds them one record after the other, `sizes` [record] how many each has."""

    flat: np.ndarray
    sizes: np.ndarray

    @classmethod
    def alone(cls, rows: np.ndarray) -> Members:
        """A record for every row."""
        return cls(rows, np.ones(len(rows), dtype=int))

    def __len__(self) -> int:
        return len(self.sizes)

    @cached_property
    def _ends(self) -> np.ndarray:
        ends: np.ndarray = np.cumsum(self.sizes)
        return ends

    def __getitem__(self, record: int) -> tuple[int, ...]:
        end = int(self._ends[record])
        return tuple(self.flat[end - int(self.sizes[record]) : end].tolist())

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        if len(self.flat) == len(self.sizes):
            return zip(self.flat.tolist(), strict=True)
        return (self[record] for record in range(len(self)))

    def rows_of(self, records: np.ndarray) -> np.ndarray:
        """The rows of the records of a mask [record]."""
        return np.asarray(self.flat[np.repeat(records, self.sizes)])

    def only(self, records: np.ndarray) -> Members:
        """The members of the records of a mask [record]."""
        return Members(self.rows_of(records), self.sizes[records])

    def with_further(self, wraps: np.ndarray) -> Members:
        """With the rows that are further lines of theirs: `wraps` [row] names the row that a row goes on, else -1."""
        further = np.flatnonzero(wraps >= 0)
        if not len(further) or not len(self.flat):
            return self
        owner = np.full(len(wraps), -1)
        owner[self.flat] = np.repeat(np.arange(len(self)), self.sizes)
        further = further[owner[wraps[further]] >= 0]
        rows, records = np.concatenate([self.flat, further]), np.concatenate([owner[self.flat], owner[wraps[further]]])
        return Members(rows[np.argsort(records, kind="stable")], np.bincount(records, minlength=len(self)))

    def below(self, first: int) -> Members:
        """The same rows counted from another one: as the spreadsheet does."""
        return Members(self.flat + first, self.sizes)


@dataclass(frozen=True)
class Records:
    """Projects before the currency is settled: a frame of records, and the body rows of each."""

    frame: pd.DataFrame
    members: Members


def group(lines: Lines, rows: np.ndarray, keys: list[np.ndarray] | None, *, repeats: bool) -> Records:
    """Records from the body rows `rows`; rows alike in all `keys` [row] are one. Without keys each row is one.

    The amount of a group is the sum of its rows, or the first where each row `repeats` the whole. The date is that
    of the last row of a group, client, project and the rest those of the first row.
    """
    frame = pd.DataFrame(
        {
            "client": pd.Series(lines.client[rows], dtype=object),
            "project": pd.Series(lines.project[rows], dtype=object),
            "ref": pd.Series(lines.ref[rows], dtype=object),
            "currency": pd.Series(lines.currency[rows], dtype=object),
            "date": lines.date[rows].astype("datetime64[s]"),
            "paid": lines.paid[rows].astype("datetime64[s]"),
            "amount": lines.amount[rows],
            "hours": lines.hours[rows],
            "waiting": lines.waiting[rows],
        }
    )
    if keys is None or not len(rows):
        return Records(frame, Members.alone(rows))
    numbers, _ = pd.factorize(pd.MultiIndex.from_arrays([key[rows] for key in keys]))
    if len(np.unique(numbers)) == len(rows):
        return Records(frame, Members.alone(rows))
    grouped = frame.groupby(numbers, sort=False)
    merged = grouped.agg(
        client=("client", "first"),
        project=("project", "first"),
        ref=("ref", "first"),
        currency=("currency", "first"),
        date=("date", "max"),
        paid=("paid", "max"),
        hours=("hours", lambda hours: hours.sum(min_count=1)),
        waiting=("waiting", "any"),
    )
    merged["amount"] = grouped["amount"].first() if repeats else grouped["amount"].sum(min_count=1)
    # `factorize` counts records as they come, and so does the frame.
    members = Members(rows[np.argsort(numbers, kind="stable")], np.bincount(numbers))
    return Records(merged.sort_index().reset_index(drop=True)[list(frame.columns)], members)


def duplicates(cells: list[np.ndarray], ref: np.ndarray, rows: np.ndarray, *, newest_first: bool) -> np.ndarray:
    """`[row]` bool: rows that repeat one of `rows` earlier in time in every cell, their number included."""
    out = np.zeros(len(ref), dtype=bool)
    numbered = rows[ref[rows] != ""]
    if not len(numbered):
        return out
    again = pd.Series(ref[numbered]).duplicated(keep=False).to_numpy()
    suspects = numbered[again]
    if len(suspects):
        frame = pd.DataFrame({i: cell[suspects] for i, cell in enumerate(cells)})
        out[suspects[frame.duplicated(keep="last" if newest_first else "first").to_numpy()]] = True
    return out


def lay_payments(records: Records, lines: Lines, payments: np.ndarray, at_once: np.ndarray) -> Records:
    """Invoices with the day on which a payment of their client covered them; the others wait for their money.

    Rows `at_once` are sales paid on the spot. A payment of just an invoice's amount pays that one, the one whose number
    it bears before others; the rest of the money pays the oldest invoices first.
    """
    frame = records.frame
    paid = frame["paid"].to_numpy(copy=True)
    days, amounts = frame["date"].to_numpy(), frame["amount"].to_numpy(dtype=float)
    names = [same_name(str(name)) for name in frame["client"]]
    numbers = frame["ref"].tolist()
    waiting: dict[str, list[int]] = defaultdict(list)
    for number in np.argsort(days, kind="stable"):
        if at_once[records.members[int(number)][0]]:
            paid[number] = days[number]
            continue
        waiting[names[int(number)]].append(int(number))
    purse: dict[str, float] = defaultdict(float)
    for row in payments[np.argsort(lines.date[payments], kind="stable")]:
        client, money = same_name(str(lines.client[row])), abs(float(lines.amount[row]))
        queue = waiting[client]
        fitting = [n for n in queue if abs(amounts[n] - money) < _CENT]
        named = (n for n in fitting if lines.ref[row] and numbers[n] == lines.ref[row])
        exact = next(named, None)
        if exact is None:
            exact = next((n for n in fitting if not days[n] > lines.date[row]), None)
        if exact is not None:
            queue.remove(exact)
            paid[exact] = lines.date[row]
            continue
        purse[client] += money
        while queue and purse[client] >= amounts[queue[0]] - _CENT:
            number = queue.pop(0)
            purse[client] -= amounts[number]
            paid[number] = lines.date[row]
    waits = frame["waiting"].to_numpy(dtype=bool) | np.isnat(paid)
    return replace(records, frame=frame.assign(paid=paid, waiting=waits))
