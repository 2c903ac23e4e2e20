"""ProjectHistory: what happened, empty months included.

Source: docs/method/past.md, "What was observed".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from model.types import Integers

COLUMNS = ("client", "project", "invoiced_on", "paid_on", "amount", "currency", "hours", "rows", "reference")


@dataclass(frozen=True, eq=False)
class ProjectHistory:
    """Past projects, paid and open, over the months in which they were observed.

    Attributes:
        projects: paid projects; columns client, project, invoiced_on, paid_on, amount, currency, hours, rows,
            reference.
        open: issued but unpaid at `as_of`; the same columns.
        start: the first observed month.
        as_of: the day up to which everything is known; normally the end of the last month with data.
        delays_seen: whether the dates of payment are known; else the date is the day the money came.
        first_day: day of the first month from which on it was observed.
    """

    projects: pd.DataFrame
    open: pd.DataFrame
    start: pd.Period
    as_of: pd.Timestamp
    delays_seen: bool
    first_day: int = 1

    @classmethod
    def from_frames(
        cls,
        projects: pd.DataFrame,
        open: pd.DataFrame | None = None,  # noqa: A002  # the name of the column of facts across the border
        *,
        start: pd.Timestamp | pd.Period | str | None = None,
        as_of: pd.Timestamp | pd.Period | str | None = None,
        delays_seen: bool | None = None,
    ) -> ProjectHistory:
        """Build a history from frames with the columns above; missing ones may be left out, except date and amount.

        A project paid after `as_of`, or with a missing payment date where payments are known, is open. Projects dated
        after `as_of`, and amounts that are not positive, do not enter.

        Args:
            projects: paid projects, or paid and open ones together.
            open: open invoices, where they come apart.
            start: first observed day (a month means its first); of the month of the first project when not given.
            as_of: last observed day (a month means its end); the end of the last month with data when not given.
            delays_seen: whether `paid_on` says when the money came; by default, whether any payment date differs.

        Raises:
            ValueError: without any project, or when start lies after as_of.
        """
        given = [_tidy(projects).assign(waits=False), _tidy(open).assign(waits=True)]
        both = pd.concat(given, ignore_index=True)
        both = both[(both["amount"] > 0) & both["invoiced_on"].notna()]
        if both.empty and (start is None or as_of is None):
            raise ValueError("a history needs a project, or the months that were empty")
        if delays_seen is None:
            delays_seen = bool(both["paid_on"].notna().any())
        last = both["invoiced_on"].max() if as_of is None else _end(as_of)
        until = last.to_period("M").end_time.normalize() if as_of is None else last
        both = both[both["invoiced_on"] <= until].sort_values("invoiced_on", kind="stable", ignore_index=True)
        first = both["invoiced_on"].min().to_period("M").start_time if start is None else _beginning(start)
        if first > until:
            raise ValueError("the history starts after it ends")
        both = both[both["invoiced_on"] >= first]
        unpaid = both.pop("waits").astype(bool)
        if delays_seen:
            unpaid |= both["paid_on"].isna() | (both["paid_on"] > until)
        paid, waiting = both[~unpaid], both[unpaid].assign(paid_on=np.datetime64("NaT", "ns"))
        frames = paid.reset_index(drop=True), waiting.reset_index(drop=True)
        return cls(*frames, first.to_period("M"), until, delays_seen, first.day)

    @property
    def as_of_month(self) -> pd.Period:
        """The last observed month."""
        return self.as_of.to_period("M")

    @property
    def months(self) -> pd.PeriodIndex:
        """Every observed month, empty ones included."""
        return pd.period_range(self.start, self.as_of_month, freq="M")

    @cached_property
    def whole_months(self) -> pd.PeriodIndex:
        """The months that were observed from their first day to their last: what figures by the month speak of.

        A list of the third of the month knows three days of it, and three days without money are no dry month. Where
        no month is whole, all of them.
        """
        whole = np.array(self.exposure) == 1
        return self.months[whole] if whole.any() else self.months

    @property
    def part_months(self) -> pd.PeriodIndex:
        """The months that were observed in part, and are in no figure by the month."""
        return self.months.difference(self.whole_months)

    @property
    def received(self) -> pd.Series:
        """Money received in each whole month."""
        return self.monthly["received"].loc[self.whole_months]

    @cached_property
    def all(self) -> pd.DataFrame:
        """Paid and open projects together, by date."""
        frames = [frame for frame in (self.projects, self.open) if len(frame)]
        if not frames:
            return self.projects
        return pd.concat(frames, ignore_index=True).sort_values("invoiced_on", kind="stable", ignore_index=True)

    @cached_property
    def monthly(self) -> pd.DataFrame:
        """By month: projects, invoiced and received money, hours; empty months are zeros."""
        everything, months = self.all, self.months
        by_invoice = everything.groupby(everything["invoiced_on"].dt.to_period("M"))
        money_day = self.projects["paid_on"] if self.delays_seen else self.projects["invoiced_on"]
        received = self.projects.groupby(money_day.dt.to_period("M"))["amount"].sum()
        return pd.DataFrame(
            {
                "projects": by_invoice.size().reindex(months, fill_value=0).astype(int),
                "invoiced": by_invoice["amount"].sum().reindex(months, fill_value=0.0),
                "received": received.reindex(months, fill_value=0.0),
                "hours": by_invoice["hours"].sum().reindex(months, fill_value=0.0),
            },
            index=months,
        )

    @property
    def exposure(self) -> tuple[float, ...]:
        """Part of each month that was observed: the first one from `first_day`, the last one up to `as_of`."""
        parts = [1.0] * len(self.months)
        parts[0] -= (self.first_day - 1) / self.start.days_in_month
        parts[-1] -= 1 - self.as_of.day / self.as_of.days_in_month
        return tuple(parts)

    @cached_property
    def dry_spells(self) -> tuple[tuple[pd.Period, pd.Period], ...]:
        """Runs of whole months in which no money came, first and last month of each, in their order."""
        received = self.received
        dry, months = (received == 0).to_numpy(), self.whole_months
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dry.astype(int), [0]))))
        return tuple((months[first], months[last - 1]) for first, last in edges.reshape(-1, 2))

    @cached_property
    def clients(self) -> pd.DataFrame:
        """By client, largest first: projects, amount, hours, first and last month of an invoice, share of the money."""
        everything = self.all
        grouped = everything[everything["client"] != ""].groupby("client")
        table = pd.DataFrame(
            {
                "projects": grouped.size(),
                "amount": grouped["amount"].sum(),
                "hours": grouped["hours"].sum(min_count=1),
                "first": grouped["invoiced_on"].min().dt.to_period("M"),
                "last": grouped["invoiced_on"].max().dt.to_period("M"),
            }
        )
        table["share"] = table["amount"] / everything["amount"].sum()
        return table.sort_values("amount", ascending=False)

    @property
    def open_ages(self) -> Integers:
        """[open] months from the invoice's month to the as-of month."""
        return _months_between(self.open["invoiced_on"], pd.Series(self.as_of, index=self.open.index))

    @property
    def delays(self) -> Integers:
        """[paid] months from invoice to payment; 0 where the payment came before the invoice."""
        return np.maximum(_months_between(self.projects["invoiced_on"], self.projects["paid_on"]), 0)

    def without(self, rows: Collection[int]) -> ProjectHistory:
        """The same history less the projects that came from these spreadsheet rows: windfalls set aside.

        The months stay observed.
        """

        def kept(frame: pd.DataFrame) -> pd.DataFrame:
            stays = [not set(source) & set(rows) for source in frame["rows"]]
            return frame[np.array(stays, dtype=bool)].reset_index(drop=True)

        return replace(self, projects=kept(self.projects), open=kept(self.open))

    def exchanged(self, rate: float, currency: str) -> ProjectHistory:
        """The same history in another money, of which one unit of its own is worth `rate`."""

        def told(frame: pd.DataFrame) -> pd.DataFrame:
            return frame.assign(amount=frame["amount"] * rate, currency=currency)

        return replace(self, projects=told(self.projects), open=told(self.open))

    def paid_after(self, days: int) -> ProjectHistory:
        """The same history, were its dates those of invoices that are paid so many days later.

        What would have been paid after `as_of` is open.
        """
        paid_on = self.projects["invoiced_on"] + pd.Timedelta(days=days)
        in_time = paid_on <= self.as_of
        dated = self.projects.assign(paid_on=paid_on.where(in_time))
        waiting = [frame for frame in (self.open, dated[~in_time]) if len(frame)]
        return replace(
            self,
            projects=dated[in_time].reset_index(drop=True),
            open=pd.concat(waiting, ignore_index=True) if waiting else self.open,
            delays_seen=True,
        )


def _tidy(frame: pd.DataFrame | None) -> pd.DataFrame:
    """The frame with every column and its type."""
    frame = pd.DataFrame(columns=list(COLUMNS)) if frame is None else frame
    count = len(frame)
    given = {name: frame[name] if name in frame else pd.Series([None] * count, index=frame.index) for name in COLUMNS}
    tidy = pd.DataFrame(given)
    for name in ("client", "project", "currency", "reference"):
        tidy[name] = tidy[name].fillna("").astype(str)
    for name in ("invoiced_on", "paid_on"):
        tidy[name] = pd.to_datetime(tidy[name]).astype("datetime64[ns]").dt.normalize()
    for name in ("amount", "hours"):
        tidy[name] = pd.to_numeric(tidy[name]).astype("float64")
    tidy["rows"] = [tuple(source) if isinstance(source, tuple | list) else () for source in tidy["rows"]]
    return tidy


def _beginning(moment: pd.Timestamp | pd.Period | str) -> pd.Timestamp:
    """The day from which on: of a month, its first."""
    moment = _moment(moment)
    return moment.start_time if isinstance(moment, pd.Period) else moment


def _end(moment: pd.Timestamp | pd.Period | str) -> pd.Timestamp:
    """The day up to which: of a month, its last."""
    moment = _moment(moment)
    return moment.end_time.normalize() if isinstance(moment, pd.Period) else moment


def _moment(moment: pd.Timestamp | pd.Period | str) -> pd.Timestamp | pd.Period:
    """A day, or a month where only that was said."""
    if isinstance(moment, str) and len(moment) <= len("2026-01"):
        moment = pd.Period(moment, freq="M")
    return moment.asfreq("M") if isinstance(moment, pd.Period) else pd.Timestamp(moment).normalize()


def _months_between(first: pd.Series, last: pd.Series) -> Integers:
    months: Integers = ((last.dt.year - first.dt.year) * 12 + last.dt.month - first.dt.month).to_numpy(dtype=np.int64)
    return months
