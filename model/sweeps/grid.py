"""The grid of planned retainers and discounts: what the months below the bills lack.

A discount changes neither lives nor hours, so each count is projected once and every discount is a sum: 13 projections
instead of 91. Source: docs/method/sweeps.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws
from model.measures.buffer import lacking
from model.measures.stability import YEAR
from model.memo import Memo
from model.projection.projection import Arm, spendable
from model.projection.retainer import Retainer
from model.projection.scenario import PLANNED_SLOT, Scenario
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
    people: Sequence[Retainer] = (),
) -> Grid:
    """What the months below the bills lack, by number of planned retainers and by discount.

    Args:
        scenario: the present choice; its table of retainers stays as it is.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages and finished rows.
        progress: is told after each row.
        counts: planned retainers.
        discounts: discounts on their fee.
        people: who would be signed beside the table, in their order, in place of planned ones; as many rows as they
            are, and one for nobody.
    """
    if people:
        counts = tuple(range(len(people) + 1))
    sweep = Sweep(scenario, len(counts), draws, memo, progress)
    rows = []
    for count in counts:
        # Neither the scenario's own discount nor its count matters here: rows are shared between positions of both.
        choice = scenario.but(discount=0.0, planned=scenario.planned.but(count=0 if people else count))
        new = tuple(row.but(discount=0.0) for row in people[:count])
        choice = choice.but(retainers=(*choice.retainers, *new))
        rows.append(
            sweep.part(("grid", choice, discounts, len(new)), partial(_row, sweep, choice, discounts, len(new)))
        )
    return Grid(counts, discounts, np.stack(rows))


def _row(sweep: Sweep, choice: Scenario, discounts: tuple[float, ...], new: int) -> Floats:
    """[discount] the shortfall of the year; the discount is on the planned block and the last `new` rows."""
    arm = Arm.WITH_RETAINERS
    if choice.stresses & RANKED_BY_FEE:
        return np.array([_shortfall(choice, sweep.project(_cut(choice, cut, new)).received(arm)) for cut in discounts])
    projection = sweep.project(choice)
    year = slice(0, min(YEAR, choice.horizon_months))
    cheaper = {row.slot for row in choice.retainers[len(choice.retainers) - new :]}
    accounts = [
        account
        for account in projection.accounts
        if (account.retainer.slot or 0) >= PLANNED_SLOT or account.retainer.slot in cheaper
    ]
    received = [(account.received[year], account.retainer) for account in accounts]
    # Inner arrays are [month, path]; summed in the projection's own order, a discount gives its very figures.
    others = projection.received(arm).T[year] - _fees(received, 0.0)
    return np.array([_shortfall(choice, (others + _fees(received, cut)).T) for cut in discounts])


def _cut(choice: Scenario, cut: float, new: int) -> Scenario:
    """The choice with a discount on the planned block and on the last `new` rows."""
    kept = len(choice.retainers) - new
    rows = (*choice.retainers[:kept], *(row.but(discount=cut) for row in choice.retainers[kept:]))
    return choice.but(discount=cut, retainers=rows)


def _fees(received: list[tuple[NDArray[np.int8] | NDArray[np.float32], Retainer]], cut: float) -> NDArray[np.float32]:
    """[month, path] money of these retainers at a discount; 0 where there are none."""
    fees = np.zeros((1, 1) if not received else received[0][0].shape, dtype=np.float32)
    for arrived, retainer in received:
        fees += arrived * np.float32(retainer.but(discount=cut).fee)
    return fees


def _shortfall(choice: Scenario, received: Floats) -> float:
    """The shortfall of the first year's months of money received [path, month]."""
    year = spendable(choice, received[:, :YEAR])
    return float(lacking(year.T, choice.bills_due[: year.shape[1]]).mean())
