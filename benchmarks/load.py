"""Many people at once: three servers behind the balancer, one killed under load, then all restarted in turn.

`python -m benchmarks.load [people] [seconds]`; by default 100 people for 60 seconds, who think 4 s on average, move a
slider, and now and then look at another page. Prints JSON. Loopback only, bounded in count and time. Needs nginx.

What is counted: a scenario is lost when the address of a person does not hold what they last chose; a figure has
changed when a page shows other figures than any other page of the run, on any server, has shown for the same choice.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.cluster import Cluster
from benchmarks.person import Person
from exchange.link import from_link
from tests.hosting import nginx

THINK: Final = 4.0
WANDER: Final = 0.15
"""Share of the steps that go to another page and back, where nothing but the address holds the scenario."""

PAGES: Final = ("rate", "how_it_works")
MOST_PEOPLE, MOST_SECONDS = 200, 300
CALM, KILLED, ROLLING = "calm", "one server killed", "rolling restart"


@dataclass
class Tally:
    """What was seen of everybody.

    Attributes:
        phase: the present one.
        waits: seconds of each move, by phase.
        shown: the figures that were ever shown for a fee; one set of figures each, or something is wrong.
        lost: scenarios that were not what their owner had chosen.
    """

    phase: str = CALM
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    shown: dict[float, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    lost: int = 0

    def note(self, person: Person, fee: float) -> None:
        """Compare what a person sees with what they chose."""
        self.shown[fee].add(person.figures)
        opened = from_link(person.token).scenario
        self.lost += opened is None or opened.planned.fee != fee


async def live(person: Person, over: asyncio.Event, rng: random.Random, tally: Tally) -> None:
    """One person's session, until it is over."""
    await asyncio.sleep(rng.uniform(0, 2 * THINK))
    await person.arrive()
    fee = 0.0
    while not over.is_set():
        await person.think(rng.expovariate(1 / THINK))
        if fee and rng.random() < WANDER:
            await person.turn_to(rng.choice(PAGES))
            await person.think(rng.expovariate(1 / THINK))
            await person.turn_to("")
        else:
            fee = 500.0 + 50 * rng.randrange(1, 40)
            phase = tally.phase
            await person.move(fee)
            tally.waits[phase].append(person.waits[-1])
        tally.note(person, fee)


async def run(people: int, seconds: float, cluster: Cluster) -> dict[str, object]:
    """Everybody at once: a third of the time in peace, a third without one server, a third restarting all in turn."""
    tally, over = Tally(), asyncio.Event()
    crowd = [Person(cluster.port) for _ in range(people)]
    sessions = [
        asyncio.create_task(live(person, over, random.Random(number), tally))  # noqa: S311  # whom to simulate, no secret
        for number, person in enumerate(crowd)
    ]
    await asyncio.sleep(2 * THINK + seconds / 3)
    memory = sum(server.memory() for server in cluster.servers)
    killed = [person for person in crowd if person.cookies.get("iguala_server") == "1"]
    tally.phase = KILLED
    await asyncio.to_thread(cluster.servers[0].kill)
    await asyncio.sleep(seconds / 3)
    disturbed = [person for person in crowd if person.absences]
    await asyncio.to_thread(cluster.servers[0].start)
    tally.phase = ROLLING
    for server in cluster.servers:
        await asyncio.to_thread(server.restart)
        await asyncio.sleep(seconds / 9)
    over.set()
    ended = await asyncio.gather(*sessions, return_exceptions=True)
    for person in crowd:
        await person.leave()
    absences = [absence for person in crowd for absence in person.absences]
    return {
        "people": people,
        "cores": os.cpu_count(),
        "load average": round(os.getloadavg()[0], 1),
        "sessions held": sum(not isinstance(end, BaseException) for end in ended),
        "on the killed server": len(killed),
        "disturbed by the kill": len(disturbed),
        "of them on another server": sum(person not in killed for person in disturbed),
        "disturbed in all": sum(bool(person.absences) for person in crowd),
        "reconnections": len(absences),
        "ms away": summary(absences),
        "scenarios lost": tally.lost,
        "choices shown": len(tally.shown),
        "figures changed": sum(len(figures) > 1 for figures in tally.shown.values()),
        "moves": sum(map(len, tally.waits.values())),
        "ms a move": {phase: summary(waits) for phase, waits in tally.waits.items()},
        "MB a server": round(memory / len(cluster.servers)),
        "errors": sorted({repr(end) for end in ended if isinstance(end, BaseException)}),
    }


def summary(seconds: list[float]) -> dict[str, int]:
    """Median and 95th percentile in milliseconds."""
    if len(seconds) < 2:
        return {}
    cuts = statistics.quantiles(seconds, n=20)
    return {"p50": round(1000 * cuts[9]), "p95": round(1000 * cuts[18])}


def main() -> None:
    """Start the servers, run, print; the exit code is 1 where something was lost or changed."""
    people = min(int(sys.argv[1]) if len(sys.argv) > 1 else 100, MOST_PEOPLE)
    seconds = min(float(sys.argv[2]) if len(sys.argv) > 2 else 60.0, MOST_SECONDS)
    if nginx.find() is None:
        sys.exit("nginx is needed (Debian, Ubuntu: apt install nginx)")
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder)) as cluster:
        found = asyncio.run(run(people, seconds, cluster))
    json.dump(found, sys.stdout, indent=1)
    sys.stdout.write("\n")
    sys.exit(bool(found["scenarios lost"] or found["figures changed"] or found["errors"]))


if __name__ == "__main__":
    main()
