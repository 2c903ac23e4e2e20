"""A retainer: a monthly fee for a number of hours, for a term; and the portfolio of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

import pandas as pd
from pydantic import AfterValidator, Field

from model.past.clients.client import MOST_CLIENTS
from model.types import Floats, Frozen, Hours, Money, Months, Probability, Rate

LONGEST_TERM = 36
"""Months."""

Term = Annotated[int, Field(ge=1, le=LONGEST_TERM)]
"""Months of one term."""

Slot = Annotated[int, Field(ge=0, le=9999)]


class Payment(StrEnum):
    """When a month's fee is paid: at its start, or a month later."""

    ADVANCE = "advance"
    ARREARS = "arrears"


class Basis(StrEnum):
    """What the fee is for: hours, pieces of work, or access, where no hours are promised and some are expected."""

    HOURS = "hours"
    PIECES = "pieces"
    ACCESS = "access"


class Billing(StrEnum):
    """How many months are paid at once: one, three, the whole term, or twelve; none beyond the end of its term."""

    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"


LENGTHS: Final = {Billing.MONTH: 1, Billing.QUARTER: 3, Billing.TERM: LONGEST_TERM, Billing.YEAR: 12}
"""Months that are paid at once, where the term has as many."""


class Unused(StrEnum):
    """What becomes of unused hours: they expire, or a balance of at most one month's hours is carried."""

    EXPIRE = "expire"
    CARRY = "carry"


def _in_order(months: tuple[int, ...]) -> tuple[int, ...]:
    """Each calendar month once, January first."""
    return tuple(sorted(set(months)))


class Retainer(Frozen):
    """One client's retainer (docs/method/projection.md, "Retainers").

    `slot` is its stable identity: it keys the random stream, so deleting another row moves none of its numbers.
    A scenario gives the next free slot to a retainer that has none. `renewal`, `trial_conversion`, `cancellation` and
    `late` are this client's own chances; None stands for the scenario's. `known` is the client of the past that the row
    is, by its place among `ProjectIncome.clients`; None: somebody else. At each renewal the fee rises by `rise`, a
    share of it. In `months_off`, calendar months, the contract runs and there are neither fee nor hours. `billing`
    says how many months are paid at once; where they are paid in advance the fee is less by `prepay_discount`. At
    each renewal fee and hours both grow by `expansion`, a share of them, or shrink where it is below 0.
    By `basis` the fee is for the hours, for `pieces` a month that take them, or for access, which is expected to.
    """

    slot: Slot | None = None
    client: Annotated[str, Field(max_length=120)] = ""
    monthly_fee: Money
    hours_per_month: Hours
    term_months: Term
    starts_in: Annotated[Months, Field(le=24)] = 0
    months_left: Term | None = None
    renewals: Annotated[int, Field(ge=0, le=60)] = 0
    ladder: Annotated[tuple[Term, ...], Field(min_length=1, max_length=6)] = (2, 6, 12)
    renewal: Probability | None = None
    trial_conversion: Probability | None = None
    cancellation: Probability | None = None
    late: Probability | None = None
    acceptance: Probability = 1.0
    discount: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    perks_hours: Hours = 0.0
    converts: Probability | None = None
    notice_months: Annotated[int, Field(ge=0, le=12)] = 1
    paid: Payment = Payment.ADVANCE
    use_mean: Annotated[float, Field(ge=0, le=3)] = 1.0
    use_cv: Annotated[float, Field(ge=0, le=2)] = 0.15
    unused: Unused = Unused.EXPIRE
    overage_rate: Rate | None = None
    rise: Probability = 0.0
    months_off: Annotated[
        tuple[Annotated[int, Field(ge=1, le=12)], ...], Field(max_length=11), AfterValidator(_in_order)
    ] = ()
    billing: Billing = Billing.MONTH
    prepay_discount: Annotated[float, Field(ge=0, le=0.9)] = 0.0
    expansion: Annotated[float, Field(ge=-0.5, le=0.5)] = 0.0
    basis: Basis = Basis.HOURS
    pieces: Annotated[float, Field(ge=0.1, le=1000)] = 1.0
    known: Annotated[int, Field(ge=0, lt=MOST_CLIENTS)] | None = None

    @property
    def piece(self) -> float:
        """Price of a further piece: its hours at the rate of extra ones, else its share of the fee before discounts."""
        own = self.monthly_fee if self.overage_rate is None else self.overage_rate * self.hours_per_month
        return own / self.pieces

    def extra_rate(self, usual: float | Floats) -> float | Floats:
        """Money an hour beyond the agreed ones, given the `usual` rate; by pieces, that of the fee before discounts."""
        if self.overage_rate is not None:
            return self.overage_rate
        if self.basis is Basis.PIECES and self.hours_per_month:
            return self.monthly_fee / self.hours_per_month
        return usual

    @property
    def step(self) -> float:
        """By which share the fee changes at each renewal."""
        return (1 + self.rise) * (1 + self.expansion) - 1 if self.expansion else self.rise

    @property
    def months_at_once(self) -> int:
        """Months that are paid at once in the present term."""
        return min(LENGTHS[self.billing], self.term_months)

    @property
    def prepaid(self) -> bool:
        """Whether several months are paid ahead."""
        return self.billing is not Billing.MONTH and self.paid is Payment.ADVANCE

    @property
    def fee(self) -> float:
        """Money a month after the discounts."""
        price = self.monthly_fee * (1 - self.discount)
        return price * (1 - self.prepay_discount) if self.prepaid else price

    @property
    def running(self) -> bool:
        """Whether the contract was already alive in the month before the projection."""
        return self.starts_in == 0 and (self.renewals > 0 or (self.months_left or self.term_months) < self.term_months)

    @property
    def signed(self) -> bool:
        """Whether the client has agreed, so that no coin decides at the start; who runs a contract has."""
        return self.acceptance == 1 or self.running

    @property
    def first_term(self) -> int:
        """Months of the present term that lie in the projection, from its start."""
        return self.months_left or self.term_months

    @property
    def on_trial(self) -> bool:
        """Whether the present term is a trial: never renewed, and on the first of several rungs."""
        return self.renewals == 0 and len(self.ladder) > 1 and self.term_months == self.ladder[0]

    def fresh(self) -> Retainer:
        """Who takes the slot when the client is gone: on a trial, with no history."""
        return self.but(term_months=self.ladder[0], starts_in=0, months_left=None, renewals=0)

    def term_after(self, term: int) -> int:
        """The next rung of the ladder above `term`, else the same term again."""
        return next((rung for rung in self.ladder if rung > term), term)

    def term_ends(self, months: int) -> list[int]:
        """Months, counted from the start, in which a new term would begin, below `months`."""
        ends, term, end = [], self.term_months, self.first_term
        while end < months:
            ends.append(end)
            term = self.term_after(term)
            end += term
        return ends

    def off(self, start: pd.Period, months: range) -> tuple[bool, ...]:
        """Whether each of `months`, counted from `start`, is one without fee and hours; empty where none ever is."""
        if not self.months_off:
            return ()
        return tuple((start.month - 1 + month) % 12 + 1 in self.months_off for month in months)

    def chance_late(self, usual: float) -> float:
        """Chance that a month's fee slips by a month, given the scenario's `usual` one."""
        return usual if self.late is None else self.late

    def hours_converted(self, converted: float) -> float:
        """Hours a month that replace project work, given the scenario's own share `converted`."""
        return self.hours_per_month * (converted if self.converts is None else self.converts)


class Portfolio(Frozen):
    """The retainers of a scenario, in the order of its table, each with its slot."""

    retainers: tuple[Retainer, ...] = ()

    def __iter__(self) -> Iterator[Retainer]:  # type: ignore[override]  # a portfolio is read as its retainers
        return iter(self.retainers)

    def __len__(self) -> int:
        return len(self.retainers)

    @property
    def monthly_fees(self) -> float:
        """Money a month when every retainer runs."""
        return sum(retainer.fee for retainer in self.retainers)

    @property
    def monthly_hours(self) -> float:
        """Hours a month, perks included, when every retainer runs."""
        return sum(retainer.hours_per_month + retainer.perks_hours for retainer in self.retainers)

    @property
    def effective_rate(self) -> float | None:
        """Money per hour over the portfolio; None where it asks for no hours."""
        return self.monthly_fees / self.monthly_hours if self.monthly_hours else None

    @property
    def shares(self) -> tuple[float, ...]:
        """Each retainer's share of the monthly fees; empty when there are none."""
        total = self.monthly_fees
        return tuple(retainer.fee / total for retainer in self.retainers) if total else ()

    @property
    def concentration(self) -> float | None:
        """Herfindahl-Hirschman index of the fees (Hirschman 1945): sum of squared shares, in (0, 1]."""
        return sum(share**2 for share in self.shares) or None

    @property
    def effective_clients(self) -> float | None:
        """1 / HHI: as many equal clients would be as concentrated."""
        return 1 / self.concentration if self.concentration else None
