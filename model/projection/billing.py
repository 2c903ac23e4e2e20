"""Fees that are paid several months at once: what arrives, and what is paid back for months that are not served.

Source: docs/method/projection.md, "Several months at once".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.projection.ledger import LOOK_BACK
from model.projection.lives import Life
from model.projection.retainer import LENGTHS, Billing, Payment, Retainer
from model.projection.year import MONTHS
from model.types import Booleans, Integers


class Period(NamedTuple):
    """Months first <= age < end of a contract that are paid at once, after so many renewals; below 0 before it."""

    first: int
    end: int
    renewals: int


class Billed(NamedTuple):
    """The periods of the client, and of whoever takes its place."""

    own: tuple[Period, ...]
    fresh: tuple[Period, ...]

    @classmethod
    def of(cls, retainer: Retainer, months: int, *, replaced: bool) -> Billed | None:
        """The periods of a retainer that begin within the months; None where each month is paid for itself."""
        if retainer.billing is Billing.MONTH:
            return None
        own = periods(retainer, months - retainer.starts_in)
        return cls(own, periods(retainer.fresh(), months) if replaced else ())


def periods(retainer: Retainer, months: int) -> tuple[Period, ...]:
    """The periods that begin within so many months of the start, counted from the first month of each term.

    None goes beyond the end of its term: nobody pays for what is not agreed. Of a contract that runs the present period
    began before the start, and one of the term before may still be unpaid: that term is taken to be as long.
    """
    length, term, end = LENGTHS[retainer.billing], retainer.term_months, retainer.first_term
    first = min(end - term, 0) if retainer.running else 0
    found, renewals = [], 0
    if retainer.renewals and retainer.running:
        found.append(Period(first - ((term - 1) % length + 1), first, 0))
    while first < months:
        found += [Period(age, min(age + length, end), renewals) for age in range(first, end, length)]
        term = retainer.term_after(term)
        first, end, renewals = end, end + term, renewals + 1
    return tuple(period for period in found if period.first < months)


def fees_billed(
    occupants: tuple[Life, ...],
    billed: Billed,
    off: tuple[bool, ...],
    slips: Booleans,
    paid: Payment,
    step: float,
) -> NDArray[np.float32]:
    """[month, path] monthly fees that arrive: a period's in its first month, or in arrears in the month after its last.

    Who is gone within a period gets back, in that month, what was paid for the rest of it; in arrears the months that
    were served are paid then. A late period comes a month on.

    Args:
        occupants: of the slot.
        billed: their periods.
        off: from LOOK_BACK months before the start, months without a fee; empty where there are none.
        slips: [LOOK_BACK + month, path] whether what is due for the month slips.
        paid: before or after the period.
        step: share by which the fee changes at each renewal.
    """
    money = np.zeros((len(slips) - LOOK_BACK, slips.shape[1]), dtype=np.float32)
    served = _served(off)

    def add(month: Integers, path: Integers, fees: Integers, worth: float) -> None:
        there = np.flatnonzero((month >= 0) & (month < len(money)))
        money[month[there], path[there]] += np.float32(worth) * fees[there]

    for number, life in enumerate(occupants):
        for period in billed.fresh if number else billed.own:
            path = np.flatnonzero(life.end - life.start > period.first)
            if not path.size:
                break
            worth = (1 + step) ** period.renewals
            start, gone = life.start.take(path).astype(np.int32), life.end.take(path)
            first, last = start + period.first, start + period.end
            if paid is Payment.ARREARS:
                until = np.minimum(gone, last)
                add(until + _late(slips, until - 1, path), path, served(first, until), worth)
                continue
            if number:
                add(first + _late(slips, first, path), path, served(first, last), worth)
            else:
                _at_start(money, slips, int(first[0]), path, worth * int(served(first[:1], last[:1])[0]))
            early = np.flatnonzero(gone < last)
            add(gone[early], path[early], -served(gone[early], last[early]), worth)
    return money


def _at_start(money: NDArray[np.float32], slips: Booleans, month: int, path: Integers, fees: float) -> None:
    """Add what the client itself pays ahead on some paths: on all of them it is due in the same month."""
    there = np.zeros(money.shape[1], dtype=np.float32)
    there[path] = fees
    late = there * slips[month + LOOK_BACK] if month >= -LOOK_BACK else 0 * there
    for arrives, amount in ((month, there - late), (month + 1, late)):
        if 0 <= arrives < len(money):
            money[arrives] += amount


def _late(slips: Booleans, month: Integers, path: Integers) -> Integers:
    """[path] months by which what is due in a month comes late; what was due long before the start is no matter."""
    seen = (month >= -LOOK_BACK) & (month < len(slips) - LOOK_BACK)
    found: Booleans = seen & slips[np.where(seen, month + LOOK_BACK, 0), path]
    return found.astype(np.int32)


def _served(off: tuple[bool, ...]) -> Callable[[Integers, Integers], Integers]:
    """How many of the months from one to before another have a fee."""
    if not off:
        return lambda first, last: last - first
    year = np.array([not off[(month + LOOK_BACK) % MONTHS] for month in range(MONTHS)])
    before = np.concatenate(([0], np.cumsum(year)))

    def until(month: Integers) -> Integers:
        years, rest = np.divmod(month, MONTHS)
        found: Integers = years * before[-1] + before[rest]
        return found

    return lambda first, last: until(last) - until(first)
