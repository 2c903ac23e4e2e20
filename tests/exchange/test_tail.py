"""What travels only where it differs from its default: a field of the scenario and one of its retainers."""

from __future__ import annotations

import pytest

from exchange.tail import OPTIONAL, Optional, UnknownPlaceError, tail, untailed
from model import Planned, Retainer, Scenario

LISTED = (*OPTIONAL, Optional(Scenario, "enquiries"), Optional(Planned, "count"), Optional(Retainer, "perks_hours"))
"""As the list looks when a field of the scenario, of its block and of its retainers joined it, each by one line."""

ENQUIRIES, PERKS = len(OPTIONAL), len(OPTIONAL) + 2
"""Their places."""

ROW = Retainer(monthly_fee=800, hours_per_month=8, term_months=6)


def test_what_differs_comes_back_and_nothing_else_is_written() -> None:
    plain = Scenario(retainers=(ROW, ROW, ROW))
    assert tail(plain, LISTED) == []
    moved = plain.but(enquiries=0.5, retainers=(ROW, ROW.but(perks_hours=2), ROW))
    found = tail(moved, LISTED)
    assert found == [ENQUIRIES, 0.5, PERKS, [0, 2, 0]]
    told = {owner: fields for owner, fields in untailed(found, 3, LISTED).items() if fields}
    assert told == {Scenario: {"enquiries": 0.5}, Retainer: {"perks_hours": [0, 2, 0]}}


def test_a_column_that_is_the_same_in_every_row_is_written_once() -> None:
    alike = Scenario(retainers=(ROW.but(perks_hours=2),) * 3)
    assert tail(alike, LISTED) == [PERKS, [2]]
    assert untailed([PERKS, [2]], 3, LISTED)[Retainer] == {"perks_hours": [2, 2, 2]}


def test_an_earlier_list_knows_that_it_is_too_short() -> None:
    with pytest.raises(UnknownPlaceError):
        untailed([ENQUIRIES, 0.5], 3)
