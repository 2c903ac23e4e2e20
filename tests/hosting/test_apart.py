"""Twenty people at once on one server, each with a past and clients of their own: nobody gets anything of another."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest

from benchmarks.person import Person
from exchange import read_projects
from exchange.link import from_link, to_link
from locales import language
from model import Arm, Planned, Retainer, fit, project
from tests.browser.server import Server
from tests.hosting.loop import finish
from ui.session.example import example

PEOPLE = 20


def client_of(number: int) -> str:
    """A name that only this person's file holds."""
    return f"Zq{number:02d}qZ Ltd"


def retainer_of(number: int) -> str:
    """A name that only this person's link holds."""
    return f"Kx{number:02d}xK Inc"


def file_of(number: int) -> bytes:
    """Thirty projects of two years, of amounts that nobody else has."""
    lines = ["date,client,amount,currency"]
    for place in range(30):
        month, day = place % 12 + 1, (3 * place + number) % 27 + 1
        amount = 400 + 37.5 * number + 13 * (place * (number + 3) % 29)
        lines.append(f"{2024 + place // 15}-{month:02d}-{day:02d},{client_of(number)},{amount:.2f},USD")
    return "\n".join(lines).encode()


def link_of(number: int) -> str:
    row = Retainer(client=retainer_of(number), monthly_fee=300 + 11 * number, hours_per_month=4, term_months=6)
    start = example("USD", "Europe/Madrid").scenario
    shared = start.but(retainers=(row,), planned=Planned(count=2), monthly_bills=1000 + 10 * number, n_paths=500)
    return to_link(shared, names=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("apart") / "log.txt")
    running.start()
    yield running
    running.stop()


async def visit(port: int, number: int, heard: list[bytes]) -> Person:
    """Everything a person does: open a link, give a file, look at the pages that show names, move a slider."""
    person = Person(port, query=f"s={link_of(number)}", hears=heard.append)
    await person.arrive()
    await person.turn_to("past_projects")
    await person.upload(f"past-{client_of(number)}.csv", file_of(number))
    for page in ("convert", "retainers", "rate", ""):
        await person.turn_to(page)
    await person.move(500.0 + 10 * number)
    await person.leave()
    return person


async def everybody(port: int, heard: list[list[bytes]]) -> list[Person]:
    return list(await asyncio.gather(*(visit(port, number, heard[number]) for number in range(PEOPLE))))


def test_twenty_sessions_never_see_each_other(server: Server) -> None:
    heard: list[list[bytes]] = [[] for _ in range(PEOPLE)]
    people = finish(everybody(int(server.url.rpartition(":")[2]), heard))
    speaker = language("en-US")
    for number, person in enumerate(people):
        words = b"".join(heard[number])
        for kind, name in (("Z", client_of), ("K", retainer_of)):
            seen = {
                found.decode() for found in re.findall(rb"Zq\d\dqZ|Kx\d\dxK", words) if found.startswith(kind.encode())
            }
            assert seen == {name(number).split()[0]}
        opened = from_link(person.token).scenario
        assert opened is not None
        assert (opened.monthly_bills, opened.planned.fee) == (1000 + 10 * number, 500 + 10 * number)
        assert opened.income == fit(read_projects(file_of(number)).history)
        alone = project(opened).stability[Arm.WITH_RETAINERS]
        assert re.sub(r"\\(.)", r"\1", person.figures[0]) == speaker.money(alone.pay.value, "USD")
    assert len({person.figures for person in people}) > PEOPLE // 2, "the twenty do differ"
    for number in range(PEOPLE):
        assert client_of(number)[:6] not in server.printed()
        assert retainer_of(number)[:6] not in server.printed()
