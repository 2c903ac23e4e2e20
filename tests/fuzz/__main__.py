"""Many cases that nobody thought of, for a bounded time: `python -m tests.fuzz [seconds] [seed] [kind:number]`.

    python -m tests.fuzz                  ten minutes, a seed of its own
    python -m tests.fuzz 60 7             a minute of the cases of seed 7
    python -m tests.fuzz 60 7 links:123   that one case, as a debugger wants it

Each kind has its share of the time of two processes, and ends sooner when it has had all its cases. What a case may
take is bounded too.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

from tests.fuzz.backups import kept_thing_is_taken_up
from tests.fuzz.boxes import box_is_understood, cell_is_understood
from tests.fuzz.files import any_table_is_read, damaged_file_is_read
from tests.fuzz.links import tampered_link_is_opened
from tests.fuzz.tables import truth_is_told

SECONDS: Final = 600
JOBS: Final = 2
LONGEST: Final = 5.0
"""Seconds of the processor that one case may take."""

LARGEST: Final = 400 * 1024
"""Kilobytes by which one case may raise what the process holds."""


class Kind(NamedTuple):
    """A kind of case: how it is tried, how many there are at most, and its share of the time."""

    case: Callable[[random.Random], None]
    cases: int
    share: float


KINDS: Final = {
    "tables": Kind(truth_is_told, 15_000, 0.25),
    "damaged": Kind(damaged_file_is_read, 10_000, 0.20),
    "any": Kind(any_table_is_read, 5_000, 0.15),
    "links": Kind(tampered_link_is_opened, 200_000, 0.15),
    "kept": Kind(kept_thing_is_taken_up, 50_000, 0.10),
    "boxes": Kind(box_is_understood, 200_000, 0.05),
    "cells": Kind(cell_is_understood, 30_000, 0.10),
}


def attempt(kind: str, seed: int, number: int) -> str:
    """Try one case; "" where all laws hold, else what broke them."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        KINDS[kind].case(random.Random(f"{seed}:{kind}:{number}"))  # noqa: S311  # no secret
    except Exception:  # noqa: BLE001  # whatever it raises is a find
        return traceback.format_exc()
    seconds = time.process_time() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if seconds > LONGEST:
        return f"it took {seconds:.1f} s"
    return f"it took {grown / 1024:.0f} MB" if grown > LARGEST else ""


def run(kind: str, seed: int, seconds: float, cases: int) -> tuple[int, list[tuple[int, str]]]:
    """The cases of a kind, until there are so many or the time is over: how many there were, and the finds."""
    finds: list[tuple[int, str]] = []
    end, number = time.monotonic() + seconds, 0
    while number < cases and time.monotonic() < end:
        if broken := attempt(kind, seed, number):
            finds.append((number, broken))
        number += 1
    return number, finds


def main(arguments: list[str]) -> int:
    """Try all kinds; the exit code is 1 where there was a find."""
    seconds = float(arguments[0]) if arguments else SECONDS
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(2**32)
    if len(arguments) > 2:
        chosen, _, number = arguments[2].partition(":")
        KINDS[chosen].case(random.Random(f"{seed}:{chosen}:{number}"))  # noqa: S311  # no secret
        return 0
    sys.stdout.write(f"seed {seed}\n")
    found = 0
    with ProcessPoolExecutor(JOBS) as pool:
        runs = {
            name: pool.submit(run, name, seed, JOBS * seconds * kind.share, kind.cases) for name, kind in KINDS.items()
        }
    for name, ended in runs.items():
        count, finds = ended.result()
        sys.stdout.write(f"{name}: {count} cases, {len(finds)} finds\n")
        for place, broken in finds[:5]:
            sys.stdout.write(f"  python -m tests.fuzz 0 {seed} {name}:{place}\n{broken}\n")
        sys.stdout.flush()
        found += len(finds)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
