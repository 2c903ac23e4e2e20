"""The walk: the retainers one would sign one after the other, first with clients of the past, then with new ones.

Source: docs/method/conversion.md, "The walk".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from model.bounds import bounds
from model.conversion.conversion import LATEST_START, acceptance
from model.past.clients.posterior import YEAR
from model.projection.retainer import Retainer
from model.projection.scenario import MOST_RETAINERS, Planned, Scenario

MIDDLING: Final = 0.5
"""Score of somebody of whom nothing is known."""

SEARCH: Final = 2
"""Months from one new client to the next: an informed guess, as no figure was found for how long one looks."""


@dataclass(frozen=True)
class Walk:
    """Retainers in the order in which one would sign them.

    Attributes:
        retainers: of clients of the past, best first, then of new ones.
        known: how many of them are clients of the past.
    """

    retainers: tuple[Retainer, ...]
    known: int


def walk(scenario: Scenario, offers: Sequence[Retainer], most: int | None = None) -> Walk:
    """From the first client of the past who is not in the table yet to the last, and on to new clients.

    Clients of the past come with their chance to sign and the work that the retainer replaces. A new client
    is one like the sliders' block, surely signed in the end, at the price of winning: `SEARCH` months after the one
    before, and with the unpaid hours of all who had to be asked, spread over the first year.

    Args:
        scenario: its planned block gives start, term, fee and hours of new ones.
        offers: what clients of the past would be offered, the best candidate first.
        most: retainers at the end of the walk, beside the table; by default as many as can be planned, as far as there
            is room for them.
    """
    block = scenario.planned
    there = {row.client for row in scenario.retainers}, {row.known for row in scenario.retainers} - {None}
    most = min(int(bounds(Planned, "count")[1]) if most is None else most, MOST_RETAINERS - len(scenario.retainers))
    known = [row for row in offers if row.client not in there[0] and row.known not in there[1]][:most]
    chance = acceptance(MIDDLING, block.term)
    new = [
        Retainer(
            monthly_fee=block.fee,
            hours_per_month=block.hours,
            term_months=block.term,
            starts_in=min(block.start + SEARCH * (number + 1), LATEST_START),
            discount=scenario.discount,
            perks_hours=scenario.selling_hours / chance / YEAR,
        )
        for number in range(most - len(known))
    ]
    return Walk((*known, *new), len(known))
