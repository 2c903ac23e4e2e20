"""The replay: the last two years as they were, and as they would have been with some clients on retainer.

No assumption but the fee: from the chosen month on the client's own projects and their money go, and the monthly fee
comes instead. Nothing is simulated and nobody else's projects move.

Source: docs/method/conversion.md, "The replay".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.measures.buffer import cash_needed, clearly_short, falls_short
from model.measures.volatility import Volatility, volatility
from model.past.history import ProjectHistory
from model.types import Floats

REPLAY_MONTHS = 24
"""Months that are replayed, or all whole ones where they are fewer."""


@dataclass(frozen=True)
class Chosen:
    """A past client put on retainer.

    Attributes:
        client: the name as it stands in the history.
        monthly_fee: money a month, paid in advance.
        start: the first month of the retainer; None for the month of their first project among those replayed: nobody
            was on retainer before being a client.
    """

    client: str
    monthly_fee: float
    start: pd.Period | None = None


@dataclass(frozen=True, eq=False)
class Replay:
    """Both pasts.

    Attributes:
        monthly: by month, money received: `as_it_was`, `with_retainers`, `fees` of the retainers, and `replaced`, the
            money of the projects that they stand for; with_retainers = as_it_was - replaced + fees. By the month of the
            invoice, paid or still open: `invoiced`, all that was earned as it was, `bought`, the part of it that the
            retainers stand for, and `replaced_hours`, the hours of that part.
        before: the volatility of what was.
        after: the volatility of what would have been.
    """

    monthly: pd.DataFrame
    before: Volatility
    after: Volatility

    def months_below(self, bills: float) -> tuple[int, int]:
        """Months that did not, and would not, pay the bills."""
        was, would = (int(falls_short(series, bills).sum()) for series in self._both)
        return was, would

    def cash_needed(self, bills: float) -> tuple[float, float]:
        """Opening cash that was, and would have been, needed to pay the bills of every month."""
        was, would = (float(cash_needed(series[:, None], bills)[0]) for series in self._both)
        return was, would

    def months_clearly_short(self, bills: float) -> tuple[int, int]:
        """Months that brought, and would have brought, less than nine tenths of the bills."""
        was, would = (int(clearly_short(series, bills).sum()) for series in self._both)
        return was, would

    @property
    def gain(self) -> float:
        """Money earned over all months that the retainers would have brought more; negative where less.

        Fees against invoices, open ones included: what is owed for work that was done is money too, and holding fees
        against payments alone would count an invoice that is still open as a loss of the past and a gain of the fee.
        """
        return float(self.monthly["fees"].sum() - self.monthly["bought"].sum())

    @property
    def earned(self) -> tuple[float, float]:
        """Money earned a month, as it was and as it would have been."""
        was = float(self.monthly["invoiced"].mean())
        return was, was + self.gain / len(self.monthly)

    @property
    def _both(self) -> tuple[Floats, Floats]:
        return self.monthly["as_it_was"].to_numpy(), self.monthly["with_retainers"].to_numpy()


def replay(history: ProjectHistory, chosen: Sequence[Chosen], months: int = REPLAY_MONTHS) -> Replay:
    """The last `months` whole months with the chosen clients on retainer; a month that is only begun owes no fee yet.

    A project is replaced when its invoice falls in or after the client's first month on retainer, whenever it was paid;
    what was invoiced before is still paid. A start before the replayed months counts as their first; one after them, or
    none where the client bought nothing in them, changes nothing.

    Args:
        history: past projects; money counts in the month it came.
        chosen: clients, fees and starts.
        months: how far back, >= 1.

    Raises:
        ValueError: when a client is not in the history or is chosen twice, a fee is negative or not finite, or no month
            is asked for.
    """
    if months < 1:
        raise ValueError("a replay needs a month")
    _check(history, chosen)
    shown = history.whole_months[-months:]
    fees = pd.Series(0.0, index=shown)
    gone, bought, worked = fees.copy(), fees.copy(), fees.copy()
    paid, everything = history.projects, history.all
    came = paid["paid_on"] if history.delays_seen else paid["invoiced_on"]
    for row in chosen:
        start = row.start or _first_month(everything, row.client, shown)
        if start is None:
            continue
        start = max(start, shown[0])
        fees[shown >= start] += row.monthly_fee
        theirs = (paid["client"] == row.client) & (paid["invoiced_on"] >= start.start_time)
        gone += _by_month(came[theirs], paid.loc[theirs, "amount"], shown)
        ordered = everything[(everything["client"] == row.client) & (everything["invoiced_on"] >= start.start_time)]
        bought += _by_month(ordered["invoiced_on"], ordered["amount"], shown)
        worked += _by_month(ordered["invoiced_on"], ordered["hours"], shown)
    was = history.monthly["received"].reindex(shown, fill_value=0.0)
    # Amounts are sums of cents: what is left after taking all of them away again is 0, not the dust of a float.
    would = (was - gone).where(lambda left: left.abs() > 1e-6, 0.0) + fees
    monthly = pd.DataFrame(
        {
            "as_it_was": was,
            "with_retainers": would,
            "fees": fees,
            "replaced": gone,
            "invoiced": history.monthly["invoiced"].reindex(shown, fill_value=0.0),
            "bought": bought,
            "replaced_hours": worked,
        }
    )
    return Replay(monthly, volatility(was.to_numpy()), volatility(would.to_numpy()))


def _check(history: ProjectHistory, chosen: Sequence[Chosen]) -> None:
    names = [row.client for row in chosen]
    if len(set(names)) != len(names):
        raise ValueError("a client is chosen twice")
    if not set(names) <= set(history.clients.index):
        raise ValueError("a client is not in the history")
    if not all(0 <= row.monthly_fee < np.inf for row in chosen):
        raise ValueError("a fee must be finite and not negative")


def _first_month(projects: pd.DataFrame, client: str, months: pd.PeriodIndex) -> pd.Period | None:
    """The month of the client's first project within `months`."""
    theirs = projects.loc[projects["client"] == client, "invoiced_on"].dt.to_period("M")
    theirs = theirs[(theirs >= months[0]) & (theirs <= months[-1])]
    return theirs.min() if len(theirs) else None


def _by_month(dates: pd.Series, values: pd.Series, months: pd.PeriodIndex) -> pd.Series:
    return values.groupby(dates.dt.to_period("M")).sum().reindex(months, fill_value=0.0)
