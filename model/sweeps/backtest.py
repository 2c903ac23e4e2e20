"""Had you looked a year ago: what the model would have said of months that have passed since, and what came.

At each origin the model is fitted on what was known then, and asked for the months after. Origins are a month apart, so
their windows overlap and their hits are not independent: coverage is a check, not a test.

Source: rolling-origin evaluation, Tashman, "Out-of-sample tests of forecasting accuracy" (2000), section 3;
docs/method/sweeps.md, "The backtest".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import pandas as pd

from model.measures.foresight import Foresight, running_band
from model.memo import Memo
from model.past.fit import fit
from model.past.history import ProjectHistory
from model.past.income import Level
from model.projection.predict import predict
from model.sweeps.sweep import Progress
from model.types import Floats

LEARNED: Final = 12
"""Fewest months of history behind a look."""

HORIZONS: Final = (12, 6)
"""Months looked ahead: the first that leaves `ENOUGH` looks, else the last."""

ENOUGH: Final = 6
"""Looks from which on a coverage says something."""

MOST_LOOKS: Final = 24
"""The latest origins; older ones say little about the business of today."""

PATHS: Final = 2_000


@dataclass(frozen=True, eq=False)
class Look(Foresight):
    """One origin.

    Attributes:
        as_of: the last month that was known.
        months: the months looked at.
        said: [month, level] P10, P50 and P90 of the money received up to each month's end.
        came: [month] money that was received in it.
    """

    as_of: pd.Period
    months: pd.PeriodIndex
    said: Floats
    came: Floats

    @property
    def together(self) -> Floats:
        """[level] what was said of the money of all months together."""
        last: Floats = self.said[-1]
        return last


@dataclass(frozen=True)
class Backtest:
    """Every look.

    Attributes:
        horizon: months looked ahead.
        looks: oldest first.
    """

    horizon: int
    looks: tuple[Look, ...]

    @property
    def held(self) -> int:
        """Looks whose 80 % band held what came."""
        return sum(look.held for look in self.looks)

    @property
    def below(self) -> int:
        """Looks after which less came than the band's lower end."""
        return sum(look.total < look.low for look in self.looks)

    @property
    def enough(self) -> bool:
        """Whether there are looks enough for a coverage."""
        return len(self.looks) >= ENOUGH


@dataclass(frozen=True)
class TooShort:
    """The history cannot be looked at from its own past.

    Attributes:
        months: whole months observed.
        needed: months it takes.
        projects: projects known; below the fewest, even a long history is too thin.
    """

    months: int
    needed: int
    projects: int


def backtest(
    history: ProjectHistory,
    memo: Memo | None = None,
    progress: Progress | None = None,
    *,
    n_paths: int = PATHS,
    seed: int = 1,
) -> Backtest | TooShort:
    """Look ahead from every month of the past that leaves enough before and behind it.

    Payments after an origin are unknown there: their invoices are open. An origin with fewer projects than allow more
    than a guess is passed over.

    Args:
        history: the person's own.
        memo: keeps finished looks.
        progress: is told after each look.
        n_paths: simulated futures of a look.
        seed: of the random numbers.
    """
    months = history.months if history.as_of.is_month_end else history.months[:-1]
    horizon = next((each for each in HORIZONS if len(months) - LEARNED - each + 1 >= ENOUGH), HORIZONS[-1])
    origins = months[LEARNED - 1 : len(months) - horizon][-MOST_LOOKS:]
    known = {origin: fit(_known(history, origin)) for origin in origins}
    usable = [origin for origin, income in known.items() if income.evidence.level is not Level.GUESS]
    if not usable:
        return TooShort(len(months), LEARNED + HORIZONS[-1], len(history.all))
    kept, frame = memo or Memo(0), _frame(history)
    received = history.monthly["received"]
    looks = []
    for done, origin in enumerate(usable, 1):
        # What a look says depends on the summary of what was known, and on nothing else of the history.
        key = ("look", known[origin], horizon, n_paths, seed)
        said = kept(key, partial(_foreseen, frame, origin, history.start, horizon, n_paths, seed))
        ahead = pd.period_range(origin + 1, periods=horizon, freq="M")
        looks.append(Look(origin, ahead, said, received.reindex(ahead).to_numpy(dtype=np.float64)))
        if progress is not None:
            progress(done / len(usable))
    return Backtest(horizon, tuple(looks))


def _known(history: ProjectHistory, origin: pd.Period) -> ProjectHistory:
    """The history as it stood at the end of a month."""
    return ProjectHistory.from_frames(history.all, start=history.start, as_of=origin, delays_seen=history.delays_seen)


def _foreseen(
    frame: pd.DataFrame, origin: pd.Period, start: pd.Period, horizon: int, n_paths: int, seed: int
) -> Floats:
    """[month, level] what was said at an origin of the money up to each month's end."""
    return running_band(predict(frame, origin, start, horizon, n_paths, seed))


def _frame(history: ProjectHistory) -> pd.DataFrame:
    """The history as `predict` reads it."""
    names = {"invoiced_on": "date", "amount": "fee"}
    if history.delays_seen:
        names["paid_on"] = "paid_date"
    return history.all.rename(columns=names)[[*names.values(), "hours", "client"]]
