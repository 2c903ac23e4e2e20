"""The life of a retainer on each path: when it starts, and when its client is gone.

At the end of a term the client renews or not. Given the common mean churn m of a path, the client's own chance is
Beta(6 m, 6 (1 - m)); integrated out, the next renewal after j of them has chance (6 (1 - m) + j) / (6 + j): the shifted
beta-geometric of Fader and Hardie, "How to project customer retention" (2007), equation 6. So a life needs one uniform
per term end. See docs/method/projection.md, "Retainers".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from model.draws import Draws, Stream
from model.projection.retainer import Retainer
from model.types import Booleans, Floats

FOREVER = 10_000
"""An end beyond every horizon."""

HETEROGENEITY = 6.0
"""a + b of the Beta that clients' own churn chances follow, and the weight of its prior mean, in renewals."""


@dataclass(frozen=True)
class Life:
    """One occupant of a retainer's slot: alive in months start <= t < end. Both [path]."""

    start: NDArray[np.int16]
    end: NDArray[np.int16]


@dataclass(frozen=True)
class Chances:
    """What decides how long retainers live, the same for all that do not say otherwise."""

    trial_conversion: float
    cancellation: float
    replacement: float

    def of(self, retainer: Retainer) -> Chances:
        """The chances that hold for one retainer: its own where it has any."""
        trial, cancellation = retainer.trial_conversion, retainer.cancellation
        return replace(
            self,
            trial_conversion=self.trial_conversion if trial is None else trial,
            cancellation=self.cancellation if cancellation is None else cancellation,
        )


def churn_means(renewal: float, kept: int, lost: int, draws: Draws) -> Floats:
    """[path] mean churn chance at a term's end, common to all clients.

    m ~ Beta(6 (1 - renewal) + lost, 6 renewal + kept), by inversion of a table: exact to 1e-4.
    """
    a = HETEROGENEITY * (1 - renewal) + lost
    b = HETEROGENEITY * renewal + kept
    if a == 0 or b == 0:
        return np.full(draws.n_paths, 0.0 if a == 0 else 1.0)
    grid = np.linspace(-6, 6, 1025)
    means: Floats = np.interp(draws.normal(Stream.CHURN), grid, special.betaincinv(a, b, special.ndtr(grid)))
    return means


def lives(
    retainer: Retainer, churn: Floats, chances: Chances, draws: Draws, months: int, leaves: int = FOREVER
) -> tuple[Life, ...]:
    """The occupants of a retainer's slot, the client first, then replacements, each later than the one before.

    Args:
        retainer: with its slot given.
        churn: [path] from `churn_means`.
        chances: the scenario's; the retainer's own come before them, for replacements too.
        draws: the random numbers.
        months: months of the projection.
        leaves: a month by which the first occupant is gone on every path (a stress).
    """
    slot, chances = _slot(retainer), chances.of(retainer)
    start = np.full(draws.n_paths, retainer.starts_in, dtype=np.int16)
    length = _length(retainer, churn, chances, draws, months - retainer.starts_in, 0)
    first = Life(start, np.maximum(np.minimum(start + length, leaves), start).astype(np.int16))
    if not retainer.signed:
        accepted = draws.uniform(Stream.ACCEPTANCE, slot) < retainer.acceptance
        first = Life(first.start, np.where(accepted, first.end, first.start))
    occupants = [first]
    if chances.replacement == 0:
        return tuple(occupants)
    trial = Retainer(
        slot=slot,
        monthly_fee=retainer.monthly_fee,
        hours_per_month=retainer.hours_per_month,
        term_months=retainer.ladder[0],
        ladder=retainer.ladder,
        notice_months=retainer.notice_months,
        renewal=retainer.renewal,
    )
    while (occupants[-1].end < months - 1).any():
        generation = len(occupants)
        # The slot stands empty for the month in which the client is gone; from then on each month may fill it.
        wait = _geometric(chances.replacement, draws.uniform(Stream.REPLACEMENT, slot, generation))
        start = np.minimum(occupants[-1].end + 1 + wait, FOREVER).astype(np.int16)
        length = _length(trial, churn, chances, draws, months, generation)
        occupants.append(Life(start, np.minimum(start + length, FOREVER).astype(np.int16)))
    return tuple(occupants)


def alive(occupants: tuple[Life, ...], months: range) -> Booleans:
    """[month, path] whether anybody holds the slot in each of `months` (which may begin before 0)."""
    held = np.zeros((len(months), occupants[0].start.size), dtype=np.bool_)
    for life in occupants:
        for row, month in enumerate(months):
            held[row] |= (life.start <= month) & (month < life.end)
    return held


def _length(
    retainer: Retainer, churn: Floats, chances: Chances, draws: Draws, months: int, generation: int
) -> NDArray[np.int16]:
    """[path] months until the client is gone, by cancellation or at the end of a term."""
    slot = _slot(retainer)
    cancelled = max(1, retainer.notice_months) + _geometric(
        chances.cancellation, draws.uniform(Stream.CANCELLATION, slot, generation)
    )
    length = np.minimum(cancelled, FOREVER).astype(np.int16)
    renewals = retainer.renewals
    on_trial = retainer.on_trial
    for ordinal, end in enumerate(retainer.term_ends(months)):
        chance: Floats | float
        if on_trial:
            chance = chances.trial_conversion
        else:
            if retainer.renewal is not None:
                chance = retainer.renewal
            else:
                chance = (HETEROGENEITY * (1 - churn) + renewals) / (HETEROGENEITY + renewals)
            renewals += 1
        on_trial = False
        lost = draws.uniform(Stream.RENEWAL, slot, generation, ordinal) >= chance
        length = np.where(lost, np.minimum(length, np.int16(end)), length)
    return length


def _geometric(chance: float, uniform: NDArray[np.float32]) -> NDArray[np.int32]:
    """Failures before the first success, by inversion: monotone in the chance."""
    if chance == 0:
        return np.full(uniform.size, FOREVER, dtype=np.int32)
    if chance == 1:
        return np.zeros(uniform.size, dtype=np.int32)
    with np.errstate(over="ignore"):  # a chance of 1e-300 waits for ever
        wait = np.log(uniform.astype(np.float64)) / np.log1p(-chance)
    whole: NDArray[np.int32] = np.minimum(wait, FOREVER).astype(np.int32)
    return whole


def _slot(retainer: Retainer) -> int:
    if retainer.slot is None:
        raise ValueError("a retainer without a slot has no random numbers: build it through a Scenario")
    return retainer.slot
