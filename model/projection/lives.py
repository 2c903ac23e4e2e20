"""The life of a retainer on each path: when it starts, and when its client is gone.

At the end of a term the client renews or not. Given the common mean churn m of a path, the client's own chance is
Beta(6 m, 6 (1 - m)); integrated out, the next renewal after j of them has chance (6 (1 - m) + j) / (6 + j): the shifted
beta-geometric of Fader and Hardie, "How to project customer retention" (2007), equation 6. So a life needs one uniform
per term end. See docs/method/projection.md, "Retainers".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

from model.draws import Draws, Stream
from model.projection.known import Known
from model.projection.retainer import Retainer
from model.types import Booleans, Floats, Integers

FOREVER = 10_000
"""An end beyond every horizon."""

HETEROGENEITY = 6.0
"""a + b of the Beta that clients' own churn chances follow, and the weight of its prior mean, in renewals."""


@dataclass(frozen=True)
class Life:
    """One occupant of a retainer's slot: alive in months start <= t < end. Both [path]."""

    start: NDArray[np.int16]
    end: NDArray[np.int16]


class ChurnTerms(NamedTuple):
    """What is believed of renewals: the usual chance, and how many were kept and lost so far."""

    renewal: float
    kept: int
    lost: int


class Contract(NamedTuple):
    """One occupant's terms.

    Attributes:
        ends: months, counted from its start, in which a term ends.
        on_trial: whether the first of them is a trial's.
        renewals: before the start.
    """

    ends: tuple[int, ...]
    on_trial: bool
    renewals: int

    @classmethod
    def of(cls, retainer: Retainer, months: int) -> Contract:
        """The contract of a retainer, within so many months of its start."""
        return cls(tuple(retainer.term_ends(months)), retainer.on_trial, retainer.renewals)


@dataclass(frozen=True)
class Chances:
    """What decides how long retainers live, the same for all that do not say otherwise."""

    trial_conversion: float
    cancellation: float
    replacement: float


class LifeTerms(NamedTuple):
    """What a retainer's life hangs on, and nothing else.

    Attributes:
        slot: whose random numbers.
        months: of the projection.
        starts_in: months until the start.
        acceptance: chance that the client signs; 1 where that is settled.
        leaves: a month by which the client is gone on every path (a stress).
        notice_months: of a cancellation.
        cancellation, trial_conversion: chances a month, and at the end of a trial.
        renewal: the client's own chance at a term's end; None where `churn` decides.
        churn: what is believed of all clients' renewals; None where the client has an own chance.
        contract: of the client.
        replacement: chance a month that an empty slot is filled.
        fresh: the contract of who fills it; None where nobody does.
        known: the client of the past that holds it first; None where it is somebody else.
    """

    slot: int
    months: int
    starts_in: int
    acceptance: float
    leaves: int
    notice_months: int
    cancellation: float
    trial_conversion: float
    renewal: float | None
    churn: ChurnTerms | None
    contract: Contract
    replacement: float
    fresh: Contract | None
    known: Known | None = None

    @classmethod
    def of(
        cls,
        retainer: Retainer,
        chances: Chances,
        churn: ChurnTerms,
        months: int,
        leaves: int = FOREVER,
        known: Known | None = None,
    ) -> LifeTerms:
        """What the life of a retainer hangs on; its own chances come before the scenario's, for replacements too.

        Raises:
            ValueError: when the retainer has no slot.
        """
        if retainer.slot is None:
            raise ValueError("a retainer without a slot has no random numbers: build it through a Scenario")
        trial, cancellation = retainer.trial_conversion, retainer.cancellation
        return cls(
            slot=retainer.slot,
            months=months,
            starts_in=retainer.starts_in,
            acceptance=1.0 if retainer.signed else retainer.acceptance,
            leaves=leaves,
            notice_months=retainer.notice_months,
            cancellation=chances.cancellation if cancellation is None else cancellation,
            trial_conversion=chances.trial_conversion if trial is None else trial,
            renewal=retainer.renewal,
            churn=churn if retainer.renewal is None else None,
            contract=Contract.of(retainer, months - retainer.starts_in),
            replacement=chances.replacement,
            fresh=Contract.of(retainer.fresh(), months) if chances.replacement else None,
            known=known,
        )


def churn_means(terms: ChurnTerms, draws: Draws) -> Floats:
    """[path] mean churn chance at a term's end, common to all clients.

    m ~ Beta(6 (1 - renewal) + lost, 6 renewal + kept), by inversion of a table: exact to 1e-4.
    """
    a = HETEROGENEITY * (1 - terms.renewal) + terms.lost
    b = HETEROGENEITY * terms.renewal + terms.kept
    if a == 0 or b == 0:
        return np.full(draws.n_paths, 0.0 if a == 0 else 1.0)
    grid = np.linspace(-6, 6, 1025)
    means: Floats = np.interp(draws.normal(Stream.CHURN), grid, special.betaincinv(a, b, special.ndtr(grid)))
    return means


def lives(
    terms: LifeTerms, churn: Floats | None, draws: Draws, until: NDArray[np.int16] | None = None
) -> tuple[Life, ...]:
    """The occupants of a retainer's slot, the client first, then replacements, each later than the one before.

    A client of the past is there as long as its own life lasts, and then for the notice: its leaving is the
    cancellation, and no other chance of one applies.

    Args:
        terms: what the life hangs on.
        churn: [path] from `churn_means`; None where the client has an own chance of renewal.
        draws: the random numbers.
        until: [path] months in which the client of the past is there; None where the retainer is somebody else's.
    """
    start = np.full(draws.n_paths, terms.starts_in, dtype=np.int16)
    own = terms if until is None else terms._replace(cancellation=0.0)
    length = _length(own, terms.contract, churn, partial(_all, draws, terms.slot, 0), terms.months - terms.starts_in)
    if until is not None:
        length = np.minimum(length, np.maximum(until + np.int16(terms.notice_months) - start, 0))
        if terms.known is None or not terms.known.running:
            length = np.where(until > terms.starts_in, length, np.int16(0))
    first = Life(start, np.maximum(np.minimum(start + length, terms.leaves), start).astype(np.int16))
    if terms.acceptance < 1:
        accepted = draws.uniform(Stream.ACCEPTANCE, terms.slot) < terms.acceptance
        first = Life(first.start, np.where(accepted, first.end, first.start))
    occupants = [first]
    if terms.fresh is None:
        return tuple(occupants)
    while (empty := np.flatnonzero(occupants[-1].end < terms.months - 1)).size:
        occupants.append(_replacement(terms, terms.fresh, churn, draws, occupants, empty))
    return tuple(occupants)


def alive(occupants: tuple[Life, ...], months: range) -> Booleans:
    """[month, path] whether anybody holds the slot in each of `months` (which may begin before 0)."""
    month = np.array(months, dtype=np.int16)[:, None]
    held = np.zeros((len(months), occupants[0].start.size), dtype=np.bool_)
    begun, there = np.empty_like(held), np.empty_like(held)
    for life in occupants:
        np.less_equal(life.start, month, out=begun)
        np.greater(life.end, month, out=there)
        there &= begun
        held |= there
    return held


def _all(draws: Draws, slot: int, generation: int, stream: Stream, *index: int) -> NDArray[np.float32]:
    """[path] uniforms of an occupant."""
    return draws.uniform(stream, slot, generation, *index)


def _some(
    paths: Integers, draws: Draws, slot: int, generation: int, stream: Stream, *index: int
) -> NDArray[np.float32]:
    """The same on some of the paths."""
    return draws.passing(stream, slot, generation, *index).take(paths)


def _replacement(
    terms: LifeTerms, contract: Contract, churn: Floats | None, draws: Draws, before: list[Life], empty: Integers
) -> Life:
    """Who comes after the last of `before`, on the paths where the slot is `empty` in time; elsewhere nobody, ever."""
    uniform = partial(_some, empty, draws, terms.slot, len(before))
    # The slot stands empty for the month in which the client is gone; from then on each month may fill it.
    wait = _geometric(terms.replacement, uniform(Stream.REPLACEMENT))
    begins = np.minimum(before[-1].end.take(empty) + 1 + wait, FOREVER).astype(np.int16)
    length = _length(
        terms, contract, None if churn is None else churn.take(empty), uniform, terms.months - int(begins.min())
    )
    start, end = np.full((2, draws.n_paths), FOREVER, dtype=np.int16)
    start[empty] = begins
    end[empty] = np.minimum(begins + length, FOREVER)
    return Life(start, end)


def _length(
    terms: LifeTerms,
    contract: Contract,
    churn: Floats | None,
    uniform: Callable[..., NDArray[np.float32]],
    seen: int,
) -> NDArray[np.int16]:
    """[path] months until the occupant is gone, by cancellation or at the end of a term.

    Args:
        terms: what the life hangs on.
        contract: of the occupant.
        churn: [path] common mean churn.
        uniform: [path] the occupant's uniforms of a stream.
        seen: months from the earliest start to the end of the projection: what happens later is not asked for.
    """
    cancelled = max(1, terms.notice_months) + _geometric(terms.cancellation, uniform(Stream.CANCELLATION))
    length = np.minimum(cancelled, FOREVER).astype(np.int16)
    renewals = contract.renewals
    on_trial = contract.on_trial
    for ordinal, end in enumerate(contract.ends):
        if end >= seen or not (length > end).any():
            break
        chance: Floats | float
        if on_trial:
            chance = terms.trial_conversion
        else:
            chance = _renewal(terms, churn, renewals)
            renewals += 1
        on_trial = False
        lost = uniform(Stream.RENEWAL, ordinal) >= chance
        length = np.where(lost, np.minimum(length, np.int16(end)), length)
    return length


def _renewal(terms: LifeTerms, churn: Floats | None, renewals: int) -> Floats | float:
    """[path] chance of the next renewal after so many: the client's own, or what loyalty makes of the common churn."""
    if terms.renewal is not None:
        return terms.renewal
    if churn is None:
        raise ValueError("a life without a chance of renewal of its own needs the common churn")
    found: Floats = (HETEROGENEITY * (1 - churn) + renewals) / (HETEROGENEITY + renewals)
    return found


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
