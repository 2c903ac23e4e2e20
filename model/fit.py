"""From a history to its sufficient summary.

Source: docs/method.md, "The past" and "Thin history".
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from .history import ProjectHistory
from .income import LONGEST_DELAY, DelayCounts, DelayPreset, LogSummary, OpenInvoice, Prior, ProjectIncome
from .types import Floats

ALIKE = 0.3
"""Correlation of the log fees of one client (docs/method.md, "Fees")."""

MANY = 1 / 3
"""Share of the projects from which on one client's fees count as fewer."""

FEWEST_HOURS = 3
"""Projects with hours that it takes to fit a rate."""


def fit(
    history: ProjectHistory | None = None,
    prior: Prior | None = None,
    preset: DelayPreset = DelayPreset.DEFAULT,
    paid_after_days: int = 0,
) -> ProjectIncome:
    """Summarise a past; without one, what a person typed.

    Args:
        history: past projects.
        prior: typed ranges; the usual ones when not given.
        preset: what is believed about payment delays.
        paid_after_days: where only one date is known and it is the invoice's: days until the money came.
    """
    prior = prior or Prior()
    if history is None:
        return ProjectIncome(prior=prior, delays=DelayCounts(preset=preset))
    everything = history.all
    monthly = history.monthly
    timed = everything[(everything["hours"] > 0) & everything["hours"].notna()]
    shares = history.clients["share"]
    return ProjectIncome(
        as_of=history.as_of_month,
        counts=tuple(int(count) for count in monthly["projects"]),
        exposure=history.exposure,
        fees=summary(np.log(everything["amount"].to_numpy()), _design_effect(everything["client"])),
        rates=summary(np.log((timed["amount"] / timed["hours"]).to_numpy())) if len(timed) >= FEWEST_HOURS else None,
        delays=_delay_counts(history, preset, paid_after_days),
        open_invoices=tuple(
            OpenInvoice(amount=amount, age_months=int(age))
            for amount, age in zip(history.open["amount"], history.open_ages, strict=True)
            if age < LONGEST_DELAY
        ),
        prior=prior,
        largest_client_share=min(float(shares.max()), 1.0) if len(shares) else None,
        currency=_currency(everything["currency"]),
    )


def summary(logs: Floats, design_effect: float = 1.0) -> LogSummary:
    """Count, mean and squared deviations of logarithms."""
    if not logs.size:
        return LogSummary()
    mean = float(logs.mean())
    return LogSummary(
        n=logs.size, mean=mean, squares=float(((logs - mean) ** 2).sum()), design_effect=max(design_effect, 1.0)
    )


def _design_effect(clients: pd.Series) -> float:
    """1 + (sum n_c^2 / n - 1) x 0.3 where one client brings more than a third of the projects (Kish 1965), else 1."""
    sizes = clients[clients != ""].value_counts()
    if sizes.empty or sizes.iloc[0] <= MANY * len(clients) or len(clients) < FEWEST_HOURS:
        return 1.0
    return 1 + (float((sizes**2).sum()) / float(sizes.sum()) - 1) * ALIKE


def _delay_counts(history: ProjectHistory, preset: DelayPreset, paid_after_days: int) -> DelayCounts:
    if not history.delays_seen:
        return DelayCounts(preset=preset, fixed_days=paid_after_days)
    delays = history.delays
    # An invoice of age a has survived the months before the running one; at a month's end that month is over too.
    watched = history.open_ages + (1 if history.as_of.is_month_end else 0)
    grid = range(LONGEST_DELAY + 1)
    return DelayCounts(
        preset=preset,
        paid=tuple(int((delays == delay).sum()) for delay in grid),
        survived=tuple(int((delays > delay).sum() + (watched > delay).sum()) for delay in grid),
    )


def _currency(column: pd.Series) -> str | None:
    codes = column[column.str.fullmatch(r"[A-Z]{3}")]
    return str(codes.mode().iloc[0]) if len(codes) else None
