"""From a history to its sufficient summary.

Source: docs/method/past.md.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.past.clients.client import clients_of
from model.past.design_effect import design_effect
from model.past.history import ProjectHistory
from model.past.income import MOST_OBSERVED_MONTHS, ProjectIncome
from model.past.summary import LONGEST_DELAY, DelayCounts, DelayPreset, LogSummary, OpenInvoice, Prior
from model.types import LARGEST_AMOUNT, Floats

FEWEST = 3
"""Projects with hours that it takes to fit a rate."""

MOST_COUNTED = 100_000
MOST_OPEN = 200
"""The bounds on the fields of the summary."""


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
    if paid_after_days and not history.delays_seen:
        history = history.paid_after(paid_after_days)
    everything = history.all
    monthly = history.monthly
    logs = np.log(everything["amount"].to_numpy())
    timed = everything[(everything["hours"] > 0) & everything["hours"].notna()]
    shares = history.clients["share"]
    return ProjectIncome(
        as_of=history.as_of_month,
        counts=tuple(min(int(count), MOST_COUNTED) for count in monthly["projects"])[-MOST_OBSERVED_MONTHS:],
        exposure=history.exposure[-MOST_OBSERVED_MONTHS:],
        fees=summary(logs, design_effect(everything["client"], logs)),
        rates=summary(np.log((timed["amount"] / timed["hours"]).to_numpy())) if len(timed) >= FEWEST else None,
        delays=_delay_counts(history, preset),
        open_invoices=_open_invoices(history),
        prior=prior,
        largest_client_share=min(float(shares.max()), 1.0) if len(shares) else None,
        currency=_currency(everything["currency"]),
        clients=clients_of(history),
    )


def summary(logs: Floats, design_effect: float = 1.0) -> LogSummary:
    """Count, mean and squared deviations of logarithms."""
    if not logs.size:
        return LogSummary()
    mean = float(logs.mean())
    return LogSummary(
        n=logs.size, mean=mean, squares=float(((logs - mean) ** 2).sum()), design_effect=max(design_effect, 1.0)
    )


def _open_invoices(history: ProjectHistory) -> tuple[OpenInvoice, ...]:
    """What may still be paid; of very many, the smallest of the same age count as one."""
    owed = pd.DataFrame({"amount": history.open["amount"], "age": history.open_ages})
    owed = owed[owed["age"] < LONGEST_DELAY]
    if len(owed) > MOST_OPEN:
        owed = owed.sort_values("amount", ascending=False, kind="stable", ignore_index=True)
        small = owed[MOST_OPEN - LONGEST_DELAY :].groupby("age", as_index=False)["amount"].sum()
        owed = pd.concat([owed[: MOST_OPEN - LONGEST_DELAY], small])
    return tuple(
        OpenInvoice(amount=min(amount, LARGEST_AMOUNT), age_months=int(age))
        for amount, age in zip(owed["amount"], owed["age"], strict=True)
    )


def _delay_counts(history: ProjectHistory, preset: DelayPreset) -> DelayCounts:
    if not history.delays_seen:
        return DelayCounts(preset=preset, fixed_days=0)
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
