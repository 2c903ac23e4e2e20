"""What was off: the way from what was foretold to what came, one part replaced at a time.

The money of the months foretold (their mean) is projects x fee, less what is paid later than it is invoiced, and the
retainers' fees. The number is replaced first (clients who are gone apart), then the fee, then the days of payment,
then the retainers; after the last one stands what came. What two parts do together falls to the later of them: a
sequential decomposition, which depends on its order.

Source: Fortin, Lemieux and Firpo, "Decomposition methods in economics" (2011); docs/method/hindsight.md.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from model.hindsight.verdict import Verdict
from model.past.history import ProjectHistory
from model.projection.ledger import money_earned
from model.projection.projection import Arm, Projection
from model.types import Floats

YEAR: Final = 12
"""Months before the forecast in which a client's orders are counted."""


class Part(StrEnum):
    """What can be off."""

    GONE = "gone"
    """Clients of the year before who have not ordered since."""
    PROJECTS = "projects"
    """More or fewer projects, apart from those clients'."""
    FEES = "fees"
    PAYMENT = "payment"
    """Paid sooner or later, and what was open at the start."""
    RETAINERS = "retainers"


@dataclass(frozen=True)
class Cause:
    """One part replaced by what came.

    Attributes:
        part: which.
        money: by how much it moves the sum of the months.
        foretold, came: the part's own figures: projects, money a project, share of what was invoiced that was paid,
            money of retainers; of clients who are gone, the projects that their year before let expect, and 0.
    """

    part: Part
    money: float
    foretold: float
    came: float


@dataclass(frozen=True)
class Causes:
    """The way from the mean foretold to what came.

    Attributes:
        foretold: mean money of the months.
        came: money of the months.
        causes: in the order of replacement; they add up to the difference.
        gone: names of the clients who have not ordered since, largest first.
    """

    foretold: float
    came: float
    causes: tuple[Cause, ...]
    gone: tuple[str, ...]

    @property
    def remainder(self) -> float:
        """What the parts leave unexplained: nothing but rounding."""
        return self.came - self.foretold - sum(cause.money for cause in self.causes)


def causes(found: Verdict, foretold: Projection, history: ProjectHistory) -> Causes:
    """What was off in a forecast.

    Args:
        found: the verdict, for its months and arm.
        foretold: the projection that it was found with.
        history: the newer past. Where the arm is the one with retainers, the money of clients whom the table of
            retainers names is retainers' money; that of clients without a name is projects'.
    """
    count, beside = len(found.months), found.arm is Arm.WITH_RETAINERS
    fees = _mean(foretold.retainer_income, count) if beside else 0.0
    received = _mean(foretold.received(found.arm), count) - fees
    scenario, earned = found.forecast.scenario, _mean(foretold.earned[found.arm], count)
    if beside and foretold.accounts:
        shape = foretold.accounts[0].alive.shape
        earned -= _mean(money_earned(foretold.accounts, scenario.list_rate, shape).T, count)
    fee = scenario.income.expected_fee
    number = earned / fee

    bound = {row.client for row in scenario.retainers if row.client} if beside else set()
    everything = history.all
    of_retainers = everything["client"].isin(bound)
    month = everything["invoiced_on"].dt.to_period("M")
    inside = month.isin(found.months)
    projects = everything[inside & ~of_retainers]
    invoiced, came = float(projects["amount"].sum()), len(projects)
    mean = invoiced / came if came else fee
    from_retainers = _paid(history, found.months, bound)
    paid = found.total - from_retainers

    gone = _gone(everything[~of_retainers], found.months)
    observed = int(((history.months < found.months[0]) & (history.months >= found.months[0] - YEAR)).sum())
    lost = min(float(gone.sum()) * count / max(observed, 1), number)
    parts = [
        Cause(Part.GONE, -lost * fee, lost, 0.0),
        Cause(Part.PROJECTS, (came - (number - lost)) * fee, number - lost, came),
        Cause(Part.FEES, came * (mean - fee), fee, mean),
        Cause(
            Part.PAYMENT,
            (paid - invoiced) - (received - earned),
            received / earned if earned else 0.0,
            paid / invoiced if invoiced else 0.0,
        ),
    ]
    if beside:
        parts.append(Cause(Part.RETAINERS, from_retainers - fees, fees, from_retainers))
    return Causes(received + fees, found.total, tuple(parts), tuple(gone.index))


def _paid(history: ProjectHistory, months: pd.PeriodIndex, clients: Collection[str]) -> float:
    """Money that came from these clients in the months."""
    paid = history.projects
    day = paid["paid_on"] if history.delays_seen else paid["invoiced_on"]
    return float(paid["amount"][day.dt.to_period("M").isin(months) & paid["client"].isin(clients)].sum())


def _mean(money: Floats, months: int) -> float:
    """Mean over the paths of the sum of the first months."""
    return float(money[:, :months].sum(axis=1, dtype=np.float64).mean())


def _gone(everything: pd.DataFrame, months: pd.PeriodIndex) -> pd.Series:
    """Projects in the year before, by client, of named clients who have none in the months since."""
    month, named = everything["invoiced_on"].dt.to_period("M"), everything["client"] != ""
    before = everything[named & (month < months[0]) & (month >= months[0] - YEAR)]
    since = set(everything["client"][month >= months[0]])
    counted = before.groupby("client").agg(projects=("amount", "size"), money=("amount", "sum"))
    left = counted[[client not in since for client in counted.index]]
    projects: pd.Series = left.sort_values(["money"], ascending=False, kind="stable")["projects"]
    return projects
