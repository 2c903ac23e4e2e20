"""The walk goes through clients of the past first, and new ones cost what it takes to win them."""

from __future__ import annotations

import pytest

from model import Planned, Retainer, Scenario
from model.conversion.conversion import LATEST_START, acceptance
from model.conversion.walk import SEARCH, walk
from model.projection.scenario import MOST_RETAINERS

BASE = Scenario(planned=Planned(count=3, fee=400, hours=4, term=6), selling_hours=3, discount=0.1)
OFFERS = tuple(
    Retainer(client=name, monthly_fee=900, hours_per_month=9, term_months=6, acceptance=0.4) for name in "ABC"
)


def test_clients_of_the_past_come_first_and_in_their_order() -> None:
    found = walk(BASE, OFFERS, 5)
    assert found.retainers[: found.known] == OFFERS
    assert found.known == 3
    first, second = found.retainers[3:]
    assert (first.client, first.fee, first.hours_per_month, first.acceptance) == ("", 360, 4, 1)
    assert (first.starts_in, second.starts_in) == (SEARCH, 2 * SEARCH)


def test_a_new_client_takes_the_hours_of_all_who_were_asked() -> None:
    """A middling client signs for six months with chance .35, so 1 / .35 are asked for 3 hours each."""
    new = walk(BASE, (), 1).retainers[0]
    assert new.perks_hours * 12 == pytest.approx(3 / acceptance(0.5, 6))
    assert new.perks_hours * 12 == pytest.approx(3 / 0.35, rel=0.01)


def test_who_stands_in_the_table_is_not_asked_again() -> None:
    assert [row.client for row in walk(BASE.but(retainers=OFFERS[:1]), OFFERS, 2).retainers] == ["B", "C"]


def test_it_goes_as_far_as_a_scenario_has_room() -> None:
    assert len(walk(BASE, OFFERS).retainers) == 12
    full = BASE.but(retainers=tuple(OFFERS[0].but(client=str(number)) for number in range(MOST_RETAINERS - 1)))
    found = walk(full, OFFERS)
    assert full.but(retainers=(*full.retainers, *found.retainers)).retainers[-1].client == "A"
    late = walk(BASE.but(planned=Planned(start=LATEST_START)), ()).retainers
    assert {row.starts_in for row in late} == {LATEST_START}
