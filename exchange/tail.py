"""What a link carries only where it differs from its default: pairs of a place in a list and a value, last in the link.

Whoever leaves these things as they are has no longer link for them. A field joins by a line at the end of `OPTIONAL`;
nothing in it ever moves or goes. A field of the retainers travels as a column, one value a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import hexdigits
from typing import Any, Final, NamedTuple

from exchange.values import columns, narrow, plain, uncolumned, wide
from model.past.clients.client import DECIMALS, SEEN, Client
from model.past.income import ProjectIncome
from model.projection.costs import Costs, OneOff, Steady
from model.projection.retainer import Retainer
from model.projection.scenario import Scenario
from model.projection.season import Season
from model.projection.tax import Tax
from model.types import Frozen


def _as_it_is(value: Any) -> Any:
    return value


class Optional(NamedTuple):
    """A field that travels where it is not at its default.

    Attributes:
        owner: whose field: the scenario's, its past's, its planned block's, its groups' or its retainers'.
        name: of the field.
        write: makes JSON's own values of it.
        read: makes of them what the owner takes; raises ValueError or TypeError at anything else.
    """

    owner: type[Frozen]
    name: str
    write: Callable[[Any], Any] = plain
    read: Callable[[Any], Any] = _as_it_is


class UnknownPlaceError(ValueError):
    """A later list had something at this place."""


_UNITS: Final = 10**DECIMALS


def _write_clients(clients: Sequence[Client]) -> list[Any]:
    """The months with work as the bits of a number, in hex; invoices beyond one a month; logs without their point."""
    return columns(
        [
            (
                f"{sum(1 << month for month in client.months):x}",
                client.projects - len(client.months),
                round(client.mean * _UNITS),
                round(client.squares * _UNITS),
                client.count,
            )
            for client in clients
        ],
        5,
    )


def _read_clients(content: Any) -> tuple[Client, ...]:
    count, (months, projects, means, squares, counts) = uncolumned(content, 5)
    came = [_bits(text) for text in months]
    if not all(type(units) is int for units in (*means, *squares)):
        raise ValueError("logs travel as whole units: others would not come back from a link of their own")
    return tuple(
        Client(
            months=came[row],
            projects=len(came[row]) + projects[row],
            mean=means[row] / _UNITS,
            squares=squares[row] / _UNITS,
            count=counts[row],
        )
        for row in range(count)
    )


def _bits(text: Any) -> tuple[int, ...]:
    """The places of the bits of a number in hex."""
    if not isinstance(text, str) or 4 * len(text) > SEEN or not set(text) <= set(hexdigits):
        raise ValueError("not the months that are looked at")
    return tuple(place for place, bit in enumerate(reversed(f"{int(text, 16):b}")) if bit == "1")


def _write_bills(bills: Sequence[OneOff]) -> list[Any]:
    return [[plain(bill.month), plain(bill.amount)] for bill in bills]


def _read_bills(content: Any) -> tuple[OneOff, ...]:
    return tuple(OneOff(month=month, amount=amount) for month, amount in content)


def _write_sources(sources: Sequence[Steady]) -> list[Any]:
    return [[plain(source.amount), plain(source.first), plain(source.last)] for source in sources]


def _read_sources(content: Any) -> tuple[Steady, ...]:
    return tuple(Steady(amount=amount, first=first, last=last) for amount, first, last in content)


GROUPS: Final[dict[str, type[Frozen]]] = {"costs": Costs, "tax": Tax, "season": Season}
"""Fields of the scenario that hold fields of their own, all of which travel here."""

OPTIONAL: Final = (
    Optional(ProjectIncome, "clients", _write_clients, _read_clients),
    Optional(Retainer, "known"),
    Optional(Costs, "by_month"),
    Optional(Costs, "one_offs", _write_bills, _read_bills),
    Optional(Costs, "growth"),
    Optional(Scenario, "rate_growth"),
    Optional(Scenario, "other_income", _write_sources, _read_sources),
    Optional(Tax, "due"),
    Optional(Tax, "owed"),
    Optional(Tax, "counted"),
    Optional(Season, "enquiries"),
    Optional(Season, "weeks_off"),
    Optional(Retainer, "months_off"),
    Optional(Retainer, "rise"),
    Optional(ProjectIncome, "exchange_rate"),
    Optional(Retainer, "billing"),
    Optional(Retainer, "prepay_discount"),
    Optional(Retainer, "expansion"),
    Optional(Retainer, "basis"),
    Optional(Retainer, "pieces"),
)
"""Only ever made longer, at its end: links hold places in it."""


def optional_names(owner: type[Frozen]) -> tuple[str, ...]:
    """The fields of an owner that travel here."""
    return tuple(each.name for each in OPTIONAL if each.owner is owner)


def tail(scenario: Scenario, listed: Sequence[Optional] = OPTIONAL) -> list[Any]:
    """The pairs of everything that is not at its default, one after the other; empty where nothing is."""
    found: list[Any] = []
    for place, each in enumerate(listed):
        default = each.owner.model_fields[each.name].get_default(call_default_factory=True)
        if each.owner is Retainer:
            column = [getattr(row, each.name) for row in scenario.retainers]
            if any(value != default for value in column):
                found += [place, narrow([each.write(value) for value in column])]
        elif (value := getattr(_owner(scenario, each.owner), each.name)) != default:
            found += [place, each.write(value)]
    return found


def untailed(content: Any, rows: Any, listed: Sequence[Optional] = OPTIONAL) -> dict[type[Frozen], dict[str, Any]]:
    """The fields of each owner; those of the retainers as columns of so many rows.

    Raises:
        UnknownPlaceError: when a later list wrote it.
        ValueError: when it is no tail, or a value is none of its field's.
    """
    found: dict[type[Frozen], dict[str, Any]] = {each.owner: {} for each in listed}
    before = -1
    for place, value in zip(content[::2], content[1::2], strict=True):
        if isinstance(place, bool) or not isinstance(place, int) or place <= before:
            raise ValueError("place")
        if place >= len(listed):
            raise UnknownPlaceError
        each, before = listed[place], place
        column = each.owner is Retainer
        found[each.owner][each.name] = [each.read(one) for one in wide(value, rows)] if column else each.read(value)
    return found


def _owner(scenario: Scenario, kind: type[Frozen]) -> Frozen:
    """The part of the scenario that is of this kind."""
    parts: tuple[Frozen, ...] = (
        scenario,
        scenario.income,
        scenario.planned,
        *(getattr(scenario, name) for name in GROUPS),
    )
    return next(part for part in parts if type(part) is kind)
