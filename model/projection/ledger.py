"""What each retainer pays and asks for on each path: months alive, fees received, hours used and owed.

Source: docs/method/projection.md, "Retainers" and "Hours are a debt".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws, Stream
from model.projection.lives import Life, alive
from model.projection.retainer import Payment, Retainer, Unused
from model.types import Booleans, Floats

Number = TypeVar("Number", bound=np.generic)

LOOK_BACK = 2
"""Months before the projection whose fees may still arrive: one in arrears, one more for lateness."""


@dataclass(frozen=True)
class Account:
    """One retainer on every path.

    Attributes:
        retainer: its terms.
        lives: the occupants of its slot.
        alive: [month, path] whether the slot is held.
        served: [month, path] whether it is held and the month is not off.
        received: [month, path] monthly fees that arrive in the month, in today's: 0, 1, 2 or 3 where none rises and
            months are paid one by one; below 0 where what was paid ahead is paid back.
        worth: [LOOK_BACK + month, path or 1] a month's fee in today's; None where it never rises.
        overage: [month, path] hours billed beyond the agreed ones; None where there are none.
        dearer: [month, path or 1] the price of a further piece in that of the first term; None where it never rises.
    """

    retainer: Retainer
    lives: tuple[Life, ...]
    alive: Booleans
    served: Booleans
    received: NDArray[np.int8] | NDArray[np.float32]
    worth: Floats | None
    overage: NDArray[np.float32] | None
    dearer: NDArray[np.float32] | None = None

    @property
    def earned(self) -> Floats | Booleans:
        """[month, path] today's fees by the month of service."""
        return self.served if self.worth is None else self.served * self.worth[LOOK_BACK:].astype(np.float32)


@dataclass(frozen=True)
class Demand:
    """What the retainers take from the month.

    Attributes:
        hours: asked for.
        converted: hours of project work replaced, of nobody known.
        taken: of clients of the past, by place: the share of their work that is replaced.
    """

    hours: NDArray[np.float32]
    converted: NDArray[np.float32]
    taken: dict[int, NDArray[np.float32]]


def months_alive(occupants: tuple[Life, ...], months: int, *, running: bool) -> Booleans:
    """[LOOK_BACK + month, path] whether the slot is held, a running contract also in the months before the first."""
    held = alive(occupants, range(-LOOK_BACK, months))
    if running:
        # Alive in month 0 or cancelled in it, it was alive before: month 1 of a contract is always paid.
        held[:LOOK_BACK] = True
    return held


def late_ones(slot: int, late: float, months: int, draws: Draws) -> Booleans:
    """[month, path] whether what is due for the month comes a month later."""
    slips: Booleans = draws.uniform(Stream.LATE, slot, shape=(months, draws.n_paths)) < late
    return slips


def fees_received(
    held: Booleans, slips: Booleans, paid: Payment, worth: Floats | None = None
) -> NDArray[np.int8] | NDArray[np.float32]:
    """[month, path] monthly fees arriving: in the month of service, or a month later in arrears; a late one a month on.

    Args:
        held: from `months_alive`.
        slips: from `late_ones`.
        paid: in advance or in arrears.
        worth: [month, path or 1] each month's fee in today's; None where all are 1.
    """
    arrives: NDArray[np.int8] | NDArray[np.float32] = (held & ~slips).view(np.int8)
    if worth is not None:
        due: NDArray[np.float32] = np.multiply(held, worth.astype(np.float32))
        slipped: NDArray[np.float32] = np.multiply(due, slips)
        due -= slipped
        due[1:] += slipped[:-1]
        arrives = due
    else:
        arrives[1:] += held[:-1] & slips[:-1]
    shift = paid is Payment.ARREARS
    return arrives[LOOK_BACK - shift : arrives.shape[0] - shift]


def month_later(money: NDArray[Number]) -> NDArray[Number]:
    """[month, path] what arrives when all of it comes a month later."""
    later = np.zeros_like(money)
    later[1:] = money[:-1]
    return later


def wobble(slot: int, spread: float, months: int, draws: Draws) -> NDArray[np.float32]:
    """[month, path] lognormal factor of mean 1 and coefficient of variation `spread` on the hours used."""
    sigma = np.float32(np.sqrt(np.log1p(spread**2)))
    factor = draws.normal(Stream.USE, slot, shape=(months, draws.n_paths)) * sigma
    factor -= sigma**2 / 2
    np.exp(factor, out=factor)
    return factor


def hours_used(
    held: Booleans,
    factor: NDArray[np.float32],
    agreed: float,
    use_mean: float,
    perks_hours: float = 0.0,
    size: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """[month, path] hours worked for the client: agreed x mean use x wobble, and the perks.

    `size` is [month, path or 1] the agreed hours of a month in those of the first term; None where they never change.
    """
    used = factor * np.float32(agreed * use_mean)
    if size is not None:
        used *= size
    if perks_hours:
        used += np.float32(perks_hours)
    used *= held
    return used


def hours_billed(
    held: Booleans,
    factor: NDArray[np.float32],
    agreed: float,
    use_mean: float,
    unused: Unused,
    size: NDArray[np.float32] | None = None,
) -> NDArray[np.float32] | None:
    """[month, path] hours beyond the agreed ones that are billed at the overage rate, a month later.

    Unused hours expire: a client who on average uses more than agreed pays for the surplus; the ordinary wobble about
    the agreed hours is nobody's invoice. Unused hours are carried: a balance of at most one month's hours, plus and
    minus, absorbs both; what it cannot absorb is billed. `size` is that of `hours_used`.
    """
    month_hours = np.float32(agreed)
    if not month_hours:
        return None
    if unused is Unused.EXPIRE:
        surplus = np.float32(max(use_mean - 1.0, 0.0))
        over = month_hours * surplus * factor * held if surplus else None
        return over if over is None or size is None else over * size
    billed = np.zeros(held.shape, dtype=np.float32)
    balance = np.zeros(held.shape[1], dtype=np.float32)
    for month in range(held.shape[0]):
        hours = month_hours if size is None else month_hours * size[month]
        balance += hours - hours * np.float32(use_mean) * factor[month]
        np.maximum(-hours - balance, 0, out=billed[month])
        np.clip(balance, -hours, hours, out=balance)
        balance *= held[month]
    billed *= held
    return billed if billed.any() else None


def money_from(
    accounts: tuple[Account, ...], list_rate: float | Floats, shape: tuple[int, ...], *, postponed: bool
) -> NDArray[np.float32]:
    """Money from all retainers: fees that arrive, and overage a month after the hours, two where all pay late."""
    money = np.zeros(shape, dtype=np.float32)
    part = np.empty_like(money)
    shift = 2 if postponed else 1
    for one in accounts:
        if one.retainer.fee:
            money += np.multiply(one.received, np.float32(one.retainer.fee), out=part)
        if one.overage is not None:
            money[shift:] += _overage(one, one.overage, list_rate)[: len(money) - shift]
    return money


def money_earned(
    accounts: tuple[Account, ...], list_rate: float | Floats, shape: tuple[int, ...]
) -> NDArray[np.float32]:
    """Money from all retainers by the month of service, whenever it is paid."""
    money = np.zeros(shape, dtype=np.float32)
    part = np.empty_like(money)
    for one in accounts:
        if one.retainer.fee:
            money += np.multiply(one.earned, np.float32(one.retainer.fee), out=part)
        if one.overage is not None:
            money += _overage(one, one.overage, list_rate)
    return money


def _overage(one: Account, hours: NDArray[np.float32], list_rate: float | Floats) -> NDArray[np.float32]:
    """[month, path] money for hours beyond the agreed ones; a list rate of each month is [month, 1]."""
    money = hours * np.asarray(one.retainer.extra_rate(list_rate), dtype=np.float32)
    return money if one.dearer is None else money * one.dearer
