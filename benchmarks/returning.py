"""Is a year foreseen better client by client? Both models on made-up lives of clients who return.

    python -m benchmarks.returning [--cases 250] [--seed 1] [world or payments.csv ...]

A Markdown table: of each world (benchmarks/clients.py), or of rolling origins on the named files of payments, both
models' 80 % band of the year and failures of the 5 % buffer, and by how much the CRPS of the model of clients differs,
with two standard errors over the same cases.
Source: docs/decisions/clients.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from benchmarks.calibration import PATHS, Case, cases, origins
from benchmarks.clients import RETURNING
from benchmarks.tally import Tally
from model import predict

HEADER: Final = (
    "| world | lives | projects: band, buffer | clients: band, buffer | a month's band | CRPS of clients |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: |\n"
)


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


def row(name: str, projects: Tally, clients: Tally) -> str:
    """A world's line of the table."""
    old, new = projects.table(), clients.table()
    apart = np.array(clients.crps) - np.array(projects.crps)
    unit = 100 / float(np.mean(projects.crps))
    error = 2 * float(apart.std()) / np.sqrt(apart.size)
    cells = [
        name,
        f"{apart.size}",
        *(f"{table['80% band of the year']:.2f}, {table['5% buffer failed']:.1%}" for table in (old, new)),
        f"{new['80% band of a month']:.2f}",
        f"{unit * float(apart.mean()):+.1f} ± {unit * error:.1f} %",
    ]
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("worlds", nargs="*", help="some of the worlds, or CSV files of payments; else all worlds")
    parser.add_argument("--cases", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    sys.stdout.write(HEADER)
    for world in RETURNING:
        if not chosen.worlds or world.__name__ in chosen.worlds:
            _tell(world.__name__, cases(world, chosen.cases, chosen.seed), chosen.seed)
    files = [Path(name) for name in chosen.worlds if name.endswith(".csv")]
    if files:
        looks = (case for file in files for case in origins(pd.read_csv(file, parse_dates=["date"])))
        _tell("payments", looks, chosen.seed)


def _tell(name: str, looks: Iterable[Case], seed: int) -> None:
    sys.stdout.write(row(name, *compared(looks, seed)))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
