"""What the settings of the allocator cost and save: memory of one server with many sessions, and its speed; a table.

`python -m benchmarks.memory [people] [moves]`; by default 25 people who move a slider 20 times each, in step. The
settings take turns, twice. Loopback only; Linux with glibc.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.person import Person
from tests.browser.server import Server

SETTINGS: Final[tuple[dict[str, str], ...]] = (
    {},
    {"MALLOC_ARENA_MAX": "2"},
    {"MALLOC_ARENA_MAX": "1"},
    {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072", "MALLOC_MMAP_THRESHOLD_": "131072"},
)
ROUNDS: Final = 2


async def crowd(port: int, people: int, moves: int) -> list[float]:
    """Seconds of every move of a crowd in which everybody sees figures of their own."""
    everybody = [Person(port) for _ in range(people)]
    await asyncio.gather(*(person.arrive() for person in everybody))
    for move in range(moves):
        await asyncio.gather(
            *(person.move(500.0 + 10 * move + 300 * (number % 20)) for number, person in enumerate(everybody))
        )
    for person in everybody:
        await person.leave()
    return [wait for person in everybody for wait in person.waits]


def measure(setting: dict[str, str], people: int, moves: int) -> tuple[float, float, float]:
    """Megabytes before the first visitor and with everybody there, and the median move in milliseconds."""
    for name in {name for each in SETTINGS for name in each}:
        os.environ.pop(name, None)
    os.environ.update(setting)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log.txt")
        server.start()
        try:
            idle = server.memory()
            waits = asyncio.run(crowd(int(server.url.rpartition(":")[2]), people, moves))
            return idle, server.memory(), 1000 * statistics.median(waits)
        finally:
            server.stop()


def main() -> None:
    """Measure every setting in turn, and print a line each time."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    moves = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    print(f"{people} people, {moves} moves each\n{'idle MB':>8} {'MB':>6} {'ms':>6}  setting")
    for _ in range(ROUNDS):
        for setting in SETTINGS:
            idle, held, middle = measure(setting, people, moves)
            words = " ".join(f"{name}={value}" for name, value in setting.items()) or "none"
            print(f"{idle:8.0f} {held:6.0f} {middle:6.0f}  {words}", flush=True)


if __name__ == "__main__":
    main()
