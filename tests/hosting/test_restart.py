"""A server that has just started takes over people of another one: their scenario comes with the browser."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from benchmarks.person import Person
from exchange.link import from_link
from tests.browser.server import Server
from tests.hosting.loop import finish


async def through_a_restart(server: Server, page: str) -> tuple[Person, tuple[str, ...]]:
    """Move a slider, go to another page, lose the server there, and come back to the first page."""
    person = Person(int(server.url.rpartition(":")[2]))
    await person.arrive()
    await person.move(935.0)
    shown = person.figures
    await person.turn_to(page)
    await asyncio.to_thread(server.restart)
    await person.think(10)
    await person.turn_to("")
    await person.leave()
    return person, shown


@pytest.mark.parametrize("page", ["rate", "how_it_works"])
def test_a_restart_while_another_page_is_open(tmp_path: Path, page: str) -> None:
    """No widget of that page holds what was moved: the address alone brings it back, to a process without visitors."""
    server = Server(tmp_path / "log.txt")
    server.start()
    try:
        person, shown = finish(through_a_restart(server, page))
    finally:
        server.stop()
    assert len(person.absences) == 1
    assert person.figures == shown
    opened = from_link(person.token).scenario
    assert opened is not None
    assert opened.planned.fee == 935
