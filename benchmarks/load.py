"""Many people at once: three servers behind the balancer, one of them killed under load; printed as JSON.

`python -m benchmarks.load [people] [seconds]`; 100 people who think 4 s and move a slider. Loopback only, bounded in
count and time. Needs nginx.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.cluster import Cluster, nginx
from benchmarks.person import Person

THINK = 4.0
MOST_PEOPLE, MOST_SECONDS = 200, 300


async def live(person: Person, seconds: float, rng: random.Random) -> bool:
    """One person's session; returns whether the scenario was ever lost."""
    fee = 500.0 + 50 * rng.randrange(1, 40)
    lost = False
    await asyncio.sleep(rng.uniform(0, THINK * 2))
    await person.arrive()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        await asyncio.sleep(rng.expovariate(1 / THINK))
        before, reconnects = person.query, person.reconnects
        fee = 500.0 + 50 * rng.randrange(1, 40)
        await person.move(fee)
        # After a reconnection the page was built from the address alone: it must hold what was there before.
        if person.reconnects > reconnects and before and not person.query:
            lost = True
    return lost


async def run(people: int, seconds: float, cluster: Cluster) -> dict[str, object]:
    """Everybody at once; a third into the run one server is killed, two thirds in it comes back."""
    crowd = [Person(cluster.port) for _ in range(people)]
    sessions = [
        asyncio.create_task(live(person, seconds, random.Random(number)))  # noqa: S311  # whom to simulate, no secret
        for number, person in enumerate(crowd)
    ]
    await asyncio.sleep(2 * THINK + seconds / 3)
    before = [wait for person in crowd for wait in person.waits]
    await asyncio.to_thread(cluster.servers[0].stop)
    await asyncio.sleep(seconds / 3)
    await asyncio.to_thread(cluster.servers[0].start)
    ended = await asyncio.gather(*sessions, return_exceptions=True)
    waits = [wait for person in crowd for wait in person.waits]
    agree = await same_figures(crowd, cluster)
    for person in crowd:
        await person.leave()
    return {
        "people": people,
        "sessions held": sum(not isinstance(end, BaseException) for end in ended),
        "sessions disturbed": sum(person.reconnects > 0 for person in crowd),
        "scenarios lost": sum(end is True for end in ended),
        "figures that differ on another server": agree,
        "moves": len(waits),
        "p50 ms": round(1000 * statistics.median(waits)),
        "p95 ms": round(1000 * statistics.quantiles(waits, n=20)[18]),
        "p50 ms before the kill": round(1000 * statistics.median(before)) if before else None,
        "p95 ms before the kill": round(1000 * statistics.quantiles(before, n=20)[18]) if len(before) > 20 else None,
        "errors": sorted({repr(end) for end in ended if isinstance(end, BaseException)}),
    }


async def same_figures(crowd: list[Person], cluster: Cluster) -> int:
    """Open the addresses of ten people on other servers, and count the figures that differ."""
    differ = 0
    for number, person in enumerate(crowd[:10]):
        for server in cluster.servers[: 1 + number % 2]:
            other = Person(int(server.url.rpartition(":")[2]), cookie="none=1", query=person.query)
            await other.arrive()
            differ += other.figures != person.figures
            await other.leave()
    return differ


def main() -> None:
    """Start the servers, run, print."""
    people = min(int(sys.argv[1]) if len(sys.argv) > 1 else 100, MOST_PEOPLE)
    seconds = min(float(sys.argv[2]) if len(sys.argv) > 2 else 60.0, MOST_SECONDS)
    if nginx() is None:
        sys.exit("nginx is needed (Debian, Ubuntu: apt install nginx)")
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder)) as cluster:
        found = asyncio.run(run(people, seconds, cluster))
    json.dump(found, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
