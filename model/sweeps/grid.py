"""The grid of planned retainers and discounts: what the months below the bills lack.

A discount changes neither lives nor hours, so each count is projected once and every discount is a sum: 13 projections
instead of 91. Source: docs/method/sweeps.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws
from model.measures.buffer import lacking
from model.measures.stability import YEAR
from model.memo import Memo
from model.projection.projection import Arm
from model.projection.scenario import PLANNED_SLOT, Planned, Scenario
from model.projection.stress import Stress
from model.sweeps.sweep import Progress, Sweep
from model.types import Floats

COUNTS: Final = tuple(range(13))
DISCOUNTS: Final = (0.0, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30)

RANKED_BY_FEE: Final = frozenset({Stress.LOSE_LARGEST, Stress.TWO_LEAVE})
"""Stresses under which a discount may decide who leaves, so that it is more than a sum."""


@dataclass(frozen=True)
class Grid:
    """The shortfall of the first twelve months: it moves with every step, where a count of months stands on a cliff.

    Attributes:
        counts: [row] planned retainers.
        discounts: [column] discounts on their fee.
        shortfall: [row, column] money that the months below the bills lack.
    """

    counts: tuple[int, ...]
    discounts: tuple[float, ...]
    shortfall: Floats


def grid(
    scenario: Scenario,
    draws: Draws | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
    *,
    counts: tuple[int, ...] = COUNTS,
    discounts: tuple[float, ...] = DISCOUNTS,
) -> Grid:
    """What the months below the bills lack, by number of planned retainers and by discount.

    Args:
        scenario: the present choice; its table of retainers stays as it is.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages and finished rows.
        progress: is told after each row.
        counts: planned retainers.
        discounts: discounts on their fee.
    """
    sweep = Sweep(scenario, len(counts), draws, memo, progress)
    rows = []
    for count in counts:
        # Neither the scenario's own discount nor its count matters here: rows are shared between positions of both.
        choice = scenario.but(discount=0.0, planned=scenario.planned.but(count=count))
        rows.append(sweep.part(("grid", choice, discounts), partial(_row, sweep, choice, discounts)))
    return Grid(counts, discounts, np.stack(rows))


def _row(sweep: Sweep, choice: Scenario, discounts: tuple[float, ...]) -> Floats:
    """[discount] the shortfall of the year."""
    arm = Arm.WITH_RETAINERS
    if choice.stresses & RANKED_BY_FEE:
        return np.array(
            [_shortfall(choice, sweep.project(choice.but(discount=cut)).received(arm)) for cut in discounts]
        )
    projection = sweep.project(choice)
    year = slice(0, min(YEAR, choice.horizon_months))
    planned = [account for account in projection.accounts if (account.retainer.slot or 0) >= PLANNED_SLOT]
    received = [account.received[year] for account in planned]
    # Inner arrays are [month, path]; summed in the projection's own order, a discount gives its very figures.
    others = projection.received(arm).T[year] - _fees(received, choice.planned, 0.0)
    return np.array([_shortfall(choice, (others + _fees(received, choice.planned, cut)).T) for cut in discounts])


def _fees(received: list[NDArray[np.int8]], planned: Planned, cut: float) -> NDArray[np.float32]:
    """[month, path] money of the planned retainers at a discount; 0 where there are none."""
    fees = np.zeros((1, 1) if not received else received[0].shape, dtype=np.float32)
    for retainer, arrived in zip(planned.retainers(cut), received, strict=True):
        fees += arrived * np.float32(retainer.fee)
    return fees


def _shortfall(choice: Scenario, received: Floats) -> float:
    """The shortfall of the first year's months of money received [path, month]."""
    spendable = received[:, :YEAR] * np.float32(1 - choice.tax_rate)
    return float(lacking(spendable.T, choice.monthly_bills).mean())
