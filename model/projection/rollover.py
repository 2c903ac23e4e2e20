"""Hours month by month: used, carried, expired, billed; and what an hour brings at any use of the agreed hours.

The balance is the simulation's own (model/projection/ledger.py): carried hours are at most one month's, plus and minus;
what the balance cannot absorb is billed, what it cannot hold expires. Without carrying, each month stands alone.

Source: docs/method/rates.md, "Use of hours".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.projection.offer import Offer
from model.projection.retainer import Unused

USES = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2)
"""Shares of the agreed hours that are really used, from too few to too many."""


@dataclass(frozen=True)
class HoursMonth:
    """One month of a retainer's hours.

    `opening + agreed + billed = used + expired + closing` always holds.

    Attributes:
        opening: hours carried in; negative where the client is ahead.
        agreed: hours the fee covers.
        used: hours worked.
        billed: hours beyond what fee and balance cover.
        expired: unused hours that are not carried.
        closing: hours carried out.
    """

    opening: float
    agreed: float
    used: float
    billed: float
    expired: float
    closing: float


def hours_report(
    agreed: float, used: Sequence[float], unused: Unused = Unused.EXPIRE, opening: float = 0.0
) -> tuple[HoursMonth, ...]:
    """The hours of successive months.

    Args:
        agreed: hours a month, >= 0.
        used: hours worked in each month, >= 0.
        unused: what becomes of unused hours.
        opening: hours carried into the first month; negative where the client is ahead.
    """
    carried = agreed if unused is Unused.CARRY else 0.0
    balance = opening
    months: list[HoursMonth] = []
    for worked in used:
        open_hours = balance + agreed - worked
        balance = min(max(open_hours, -carried), carried)
        months.append(
            HoursMonth(
                opening=months[-1].closing if months else opening,
                agreed=agreed,
                used=worked,
                billed=max(-carried - open_hours, 0.0),
                expired=max(open_hours - carried, 0.0),
                closing=balance,
            )
        )
    return tuple(months)


def hour_brought(month: HoursMonth, fee: float, overage_rate: float) -> float | None:
    """Money that an hour of a month brought; None where no hour was worked.

    Args:
        month: the hours.
        fee: money for the agreed ones.
        overage_rate: money an hour beyond them.
    """
    return (fee + month.billed * overage_rate) / month.used if month.used else None


@dataclass(frozen=True)
class Use:
    """A term at a constant use of the agreed hours.

    Attributes:
        use: share of the agreed hours used.
        hours: hours worked a month, extras included.
        billed: hours billed a month beyond the fee.
        money: money a month, overage included.
        owed: hours still owed to the client at the end of the term; negative where the client is ahead.
        effective_rate: money per hour worked; None where no hour is worked.
        client_rate: money per hour the client asked for, extras left out; None where they asked for none.
        saved_by_client: money a month against paying the same hours at the list rate.
    """

    use: float
    hours: float
    billed: float
    money: float
    owed: float
    effective_rate: float | None
    client_rate: float | None
    saved_by_client: float


def at_use(
    offer: Offer,
    use: float,
    *,
    months: int = 12,
    perks_hours: float = 0.0,
    overage_rate: float | None = None,
    unused: Unused = Unused.EXPIRE,
) -> Use:
    """What a term of `months` brings at a constant `use` of the agreed hours.

    Args:
        offer: hours, rate, discount.
        use: share of the agreed hours, >= 0.
        months: of the term, >= 1.
        perks_hours: extras a month.
        overage_rate: money per hour beyond the agreed ones; the list rate when none is given.
        unused: what becomes of unused hours.

    Raises:
        ValueError: when the use is negative or the term has no month.
    """
    if use < 0 or months < 1:
        raise ValueError("a use of 0 or more and a term of one month or more are needed")
    asked = offer.hours * use
    report = hours_report(offer.hours, [asked] * months, unused)
    billed = sum(month.billed for month in report) / months
    money = offer.fee + billed * (offer.rate if overage_rate is None else overage_rate)
    hours = asked + perks_hours
    return Use(
        use=use,
        hours=hours,
        billed=billed,
        money=money,
        owed=report[-1].closing,
        effective_rate=money / hours if hours else None,
        client_rate=money / asked if asked else None,
        saved_by_client=asked * offer.rate - money,
    )
