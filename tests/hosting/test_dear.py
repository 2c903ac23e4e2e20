"""What was made to hold a server up holds nobody up: the dearest link, four at once, a workbook's far corner."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from benchmarks.cluster import Cluster
from benchmarks.person import Person
from exchange.link import from_link, to_link
from tests.hosting import nginx
from tests.hosting.loop import finish

ROOT: Final = Path(__file__).parents[1]
DEAREST: Final = (ROOT / "exchange" / "dearest.txt").read_text("ascii")
CORNER: Final = ROOT / "corpus" / "field" / "attack_far_corner.xlsx"

FIRST: Final = {"iguala_server": "1"}
"""The cookie with which the balancer sends everybody of a test to one server."""

LONG: Final = 6.0
"""Seconds that nobody waits for a moved slider, on a machine that is busy with other tests: a stranger's scenario as a
whole took 25, a dead server takes as long."""

THINK: Final = 0.3
"""Seconds between two moves."""

MOST: Final = 900.0
"""Megabytes of a server whatever it is sent: one such link left 3,800, four of them 17,800."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    nginx.needed()
    with Cluster(tmp_path_factory.mktemp("dear")) as running:
        yield running


async def beside(cluster: Cluster, *others: Coroutine[Any, Any, object]) -> Person:
    """Somebody who moves a slider on the first server until the others there are done."""
    person, fee = Person(cluster.port, cookies=dict(FIRST)), 500.0
    await person.arrive()
    busy = [asyncio.create_task(other) for other in others]
    while not all(task.done() for task in busy):
        fee = 500.0 + (fee + 50) % 1500
        await person.move(fee)
        await person.think(THINK)
    for task in busy:
        task.result()
    await person.leave()
    return person


async def open_link(cluster: Cluster, seed: int) -> Person:
    scenario = from_link(DEAREST).scenario
    assert scenario is not None
    person = Person(cluster.port, query=f"s={to_link(scenario.but(seed=seed))}", cookies=dict(FIRST))
    await person.arrive()
    await person.leave()
    return person


async def give_workbook(cluster: Cluster) -> Person:
    person = Person(cluster.port, cookies=dict(FIRST))
    await person.arrive()
    await person.turn_to("past_projects")
    await person.upload(CORNER.name, CORNER.read_bytes())
    await person.leave()
    return person


@pytest.mark.parametrize("people", [1, 4])
def test_nobody_waits_for_the_dearest_link(cluster: Cluster, people: int) -> None:
    opened: list[Person] = []

    async def everybody() -> Person:
        async def one(seed: int) -> None:
            opened.append(await open_link(cluster, seed))

        return await beside(cluster, *(one(10 * people + number) for number in range(people)))

    person = finish(everybody())
    assert all(len(other.figures) == len(person.figures) for other in opened), "the link opens"
    assert not person.absences
    assert max(person.waits) < LONG
    assert cluster.servers[0].memory() < MOST


def test_nobody_notices_a_cell_in_the_last_corner(cluster: Cluster) -> None:
    person = finish(beside(cluster, give_workbook(cluster)))
    assert not person.absences, "the server is the one that it was"
    assert max(person.waits) < LONG
    assert cluster.servers[0].memory() < MOST
