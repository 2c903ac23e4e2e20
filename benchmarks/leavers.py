"""What people leave behind: a crowd comes to one server, moves, looks at pages and leaves, three times; a table.

`python -m benchmarks.leavers [people] [seconds]`; by default 100 people, and the memory and the open descriptors of the
server this many seconds after the last of them left (60). Loopback only; Linux.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.person import Person
from tests.browser.server import Server

ROUNDS: Final = 3
MOVES: Final = 3
AT_ONCE: Final = 10
"""People who arrive together."""

PAGES: Final = ("retainers", "rate", "past_projects", "")


async def crowd(port: int, people: int) -> list[Person]:
    """Everybody there at once, each with figures of their own, on four pages."""
    everybody = [Person(port) for _ in range(people)]
    for first in range(0, people, AT_ONCE):
        await asyncio.gather(*(person.arrive() for person in everybody[first : first + AT_ONCE]))
    for move in range(MOVES):
        await asyncio.gather(
            *(person.move(500.0 + 50 * move + 200 * (number % 20)) for number, person in enumerate(everybody))
        )
    for page in PAGES:
        await asyncio.gather(*(person.turn_to(page) for person in everybody))
    return everybody


async def leave(everybody: list[Person]) -> None:
    """Close all windows."""
    await asyncio.gather(*(person.leave() for person in everybody))


def line(when: str, server: Server) -> None:
    """Print what the server holds now."""
    print(f"{when:<28} {server.memory():8.0f} {server.descriptors():12}", flush=True)


def visit(server: Server, people: int) -> None:
    """One round, with what the server holds while everybody is there."""
    port = int(server.url.rpartition(":")[2])

    async def whole() -> None:
        everybody = await crowd(port, people)
        line("  everybody there", server)
        await leave(everybody)

    asyncio.run(whole())


def main() -> None:
    """Three rounds on one server."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log.txt")
        server.start()
        try:
            print(f"{people} people\n{'':<28} {'MB':>8} {'descriptors':>12}")
            line("idle", server)
            for number in range(ROUNDS):
                visit(server, people)
                line(f"round {number + 1}, all left", server)
                time.sleep(seconds)
                line(f"  {seconds:.0f} s later", server)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
