"""Is a year foreseen better client by client? Both models on made-up lives of clients who return.

    python -m benchmarks.returning [--cases 250] [--seed 1] [--json] [world or payments.csv ...]

A Markdown table, as in docs/method/calibration.md, or JSON: of each world (benchmarks/clients.py), or of rolling
origins on the named files of payments, both models' 80 % band of the year and failures of the 5 % buffer, and by how
much the CRPS of the model of clients differs, with two standard errors over the same cases; what was asked, and what
is short.
Source: docs/decisions/clients.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from benchmarks.calibration import PATHS, Case, cases, origins
from benchmarks.clients import RETURNING
from benchmarks.tally import Tally
from model import predict

HEADER: Final = (
    "| world | lives | projects: band, buffer | clients: band, buffer | a month's band | CRPS of clients "
    "| asked | short |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n"
)

BAND, BUFFER, MONTH = "80% band of the year", "5% buffer failed", "80% band of a month"


class Demand(NamedTuple):
    """What a world asks of the model of clients.

    Attributes:
        band: coverage of the 80 % band of the year, from and to.
        buffer: the most in which the 5 % buffer may fail.
        crps: the most by which the CRPS may differ from that of the model of projects, in %.
    """

    band: tuple[float, float] = (0.72, 0.92)
    buffer: float | None = None
    crps: float | None = None


DEMANDS: Final[dict[str, Demand]] = {
    "repeat": Demand((0.70, 1.0), 0.07, 3.5),
    "regular": Demand((0.69, 1.0), 0.07, -15.0),
    "few": Demand((0.74, 1.0), 0.08, -1.0),
    "market": Demand((0.70, 1.0), 0.09, -0.5),
    "fading": Demand(crps=8.0),
    "payments": Demand((0.0, 1.0), 0.07),
}
"""Of a world that is not named here the default is asked."""

MONTHS: Final = (0.74, 0.88)
"""Coverage of the 80 % band of a month, from and to, in every world."""

Found = dict[str, Any]
"""Cases, both models' tables, and how far apart their CRPS is: mean and two standard errors, in %."""


def compared(looks: Iterable[Case], seed: int) -> tuple[Tally, Tally]:
    """What the model of projects, and that of clients, score on the same cases."""
    found = Tally(), Tally()
    for number, case in enumerate(looks):
        for by_client, tally in enumerate(found):
            paths = predict(
                case.known, case.as_of, case.start, case.came.size, PATHS, seed + number, by_client=bool(by_client)
            ).astype(np.float64)
            # Ties are broken alike for both.
            tally.add(paths, case.came, case.yearly, case.bills, np.random.default_rng((seed, number, 2)))
    return found


def scored(projects: Tally, clients: Tally) -> Found:
    """Both models' scores of the same cases."""
    apart = np.array(clients.crps) - np.array(projects.crps)
    unit = 100 / float(np.mean(projects.crps))
    error = 2 * float(apart.std()) / np.sqrt(apart.size)
    return {
        "lives": apart.size,
        "projects": projects.table(),
        "clients": clients.table(),
        "first widths": [round(width, 4) for width in clients.width[:2]],
        "crps": round(unit * float(apart.mean()), 1),
        "error": round(unit * error, 1),
    }


def row(name: str, found: Found) -> str:
    """A world's line of the table."""
    asked, ours = DEMANDS.get(name, Demand()), found["clients"]
    low, high = asked.band
    wanted, short = [], []
    if low > 0:
        wanted.append(f"band {low:.2f} {f'to {high:.2f}' if high < 1 else 'or more'}")
        short += [] if low <= ours[BAND] <= high else ["band"]
    if asked.buffer is not None:
        wanted.append(f"buffer {asked.buffer:.0%} or less")
        short += [] if ours[BUFFER] <= asked.buffer else ["buffer"]
    if asked.crps is not None:
        wanted.append(f"CRPS {asked.crps:+g} % or less")
        short += [] if found["crps"] <= asked.crps else ["CRPS"]
    short += [] if MONTHS[0] <= ours[MONTH] <= MONTHS[1] else ["a month's band"]
    cells = [
        name,
        f"{found['lives']}",
        *(f"{table[BAND]:.2f}, {table[BUFFER]:.1%}" for table in (found["projects"], ours)),
        f"{ours[MONTH]:.2f}",
        f"{found['crps']:+.1f} ± {found['error']:.1f} %",
        "; ".join(wanted),
        ", ".join(short) or "nothing",
    ]
    return f"| {' | '.join(cells)} |\n"


def table(run: Mapping[str, Found]) -> str:
    """The whole table."""
    return HEADER + "".join(row(name, found) for name, found in run.items())


def main() -> None:
    """Print the table, or all figures of the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("worlds", nargs="*", help="some of the worlds, or CSV files of payments; else all worlds")
    parser.add_argument("--cases", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="all figures instead of Markdown")
    chosen = parser.parse_args()
    files = [Path(name) for name in chosen.worlds if name.endswith(".csv")]
    named = [name for name in chosen.worlds if not name.endswith(".csv")]
    looks = {
        world.__name__: cases(world, chosen.cases, chosen.seed)
        for world in RETURNING
        if world.__name__ in named or not named
    }
    if files:
        looks["payments"] = (case for file in files for case in origins(pd.read_csv(file, parse_dates=["date"])))
    run = {name: scored(*compared(each, chosen.seed)) for name, each in looks.items()}
    sys.stdout.write(json.dumps(run, indent=1) + "\n" if chosen.json else table(run))


if __name__ == "__main__":
    main()
