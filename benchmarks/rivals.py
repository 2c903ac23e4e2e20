"""What the forecast is measured against: the two calculators that anyone would write first.

Both see what the model sees. The plug-in knows the true law of the payment delays of most worlds, and projects open
invoices by it; the bootstrap takes months of invoices for months of money.
Source: docs/method/calibration.md.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.past.delays import PRESETS

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]

WITHIN: Vector = np.cumsum(PRESETS["default"])
"""Chance to be paid within d = 0..4 months."""


def plug_in(
    known: pd.DataFrame, as_of: pd.Timestamp, months: int, horizon: int, n_paths: int, rng: np.random.Generator
) -> Vector:
    """[path, month] a compound Poisson whose rate and fees are estimated once and then believed.

    Args:
        known: date, fee and paid_date of the projects invoiced in the observed months; at least one.
        as_of: the last day known.
        months: months observed.
        horizon: months to project.
        n_paths: paths.
        rng: random numbers.
    """
    logs = np.log(known["fee"].to_numpy(dtype=np.float64))
    spread = float(logs.std(ddof=1)) if logs.size > 1 else 0.7
    cell = np.repeat(np.arange(n_paths * horizon), rng.poisson(len(known) / months, n_paths * horizon))
    fees = np.exp(logs.mean() + spread * rng.standard_normal(cell.size))
    cash = np.zeros((n_paths, horizon))
    _pay(cash, cell // horizon, cell % horizon, fees, rng.random(cell.size))
    for date, fee in zip(*_open(known, as_of), strict=True):
        age = (as_of.to_period("M") - date.to_period("M")).n
        if age < len(WITHIN) - 1:
            # Unpaid so far: the uniform lies beyond what would have been paid by now.
            later = WITHIN[age] + (1 - WITHIN[age]) * rng.random(n_paths)
            _pay(cash, np.arange(n_paths), np.full(n_paths, -1 - age), np.full(n_paths, fee), later)
    return cash


def bootstrap(
    known: pd.DataFrame, start: pd.Period, months: int, horizon: int, n_paths: int, rng: np.random.Generator
) -> Vector:
    """[path, month] past months of invoices, drawn with replacement.

    Args:
        known: date and fee of the projects invoiced in the observed months.
        start: the first month observed.
        months: months observed.
        horizon: months to project.
        n_paths: paths.
        rng: random numbers.
    """
    by_month = known.groupby(known["date"].dt.to_period("M"))["fee"].sum()
    observed = pd.period_range(start, periods=months, freq="M")
    totals = by_month.reindex(observed, fill_value=0.0).to_numpy(dtype=np.float64)
    return rng.choice(totals, (n_paths, horizon))


def _open(known: pd.DataFrame, as_of: pd.Timestamp) -> tuple[pd.Series, pd.Series]:
    waiting = known[known["paid_date"].isna() | (known["paid_date"] > as_of)]
    return waiting["date"], waiting["fee"]


def _pay(cash: Vector, path: Indices, invoiced: Indices, fee: Vector, uniform: Vector) -> None:
    """Add fees to `cash` [path, month], each after its delay; what is never paid or out of sight is left out."""
    delay = (uniform[:, None] > WITHIN).sum(axis=1)
    paid = invoiced + delay
    inside = (delay < len(WITHIN)) & (paid >= 0) & (paid < cash.shape[1])
    np.add.at(cash, (path[inside], paid[inside]), fee[inside])
