"""Do the bands hold what they say? The forecast against what came, on made-up lives and on real payments.

    python -m benchmarks.calibration [--cases 400] [--seed 1] [--tables] [payments.csv ...]

JSON, or with `--tables` the tables of docs/method/calibration.md.

The model's own family (simulation-based calibration), the mix of eight worlds that are not the model, beside two
rivals, and rolling origins on the named files of payments (columns client, date, amount: the days the money came).
Source: docs/method/calibration.md; Talts et al., "Validating Bayesian inference algorithms with simulation-based
calibration" (2018).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from benchmarks import rivals
from benchmarks.report import Report, tables
from benchmarks.scores import Vector
from benchmarks.tally import Tally
from benchmarks.worlds import AHEAD, KNOWN, MIX, START, Life, own
from model import predict

PATHS: Final = 2_000

BILLS: Final = 0.75
"""Bills of a month, as a share of the past's mean income."""

DEMANDS: Final[dict[str, tuple[float, float]]] = {
    "80% band of the year": (0.75, 0.90),
    "90% band of the year": (0.86, 0.97),
    "80% band of a month": (0.76, 0.85),
    "5% buffer failed": (0.0, 0.07),
    "80% width / yearly income": (0.0, 1.75),
    "CRPS / plug-in's": (0.0, 0.98),
    "CRPS / bootstrap's": (0.0, 0.95),
}
"""What the mix has to show, from and to."""

Tallies = dict[str, Tally]


@dataclass(frozen=True, eq=False)
class Case:
    """One look ahead.

    Attributes:
        known: the projects invoiced up to `as_of`: date, fee, client, paid_date.
        start: the first month observed.
        as_of: the last day known.
        came: [month] money received in the months after.
        yearly: the unit of money.
    """

    known: pd.DataFrame
    start: pd.Period
    as_of: pd.Timestamp
    came: Vector
    yearly: float

    @property
    def months(self) -> int:
        """Months observed."""
        return int((self.as_of.to_period("M") - self.start).n) + 1

    @property
    def bills(self) -> float:
        """Bills of a month."""
        return BILLS * float(self.known["fee"].sum()) / self.months

    def forecasts(self, seed: int) -> dict[str, Vector]:
        """[path, month] of the model and of its rivals."""
        rng, horizon = np.random.default_rng((seed, 1)), self.came.size
        paths = predict(self.known, self.as_of, self.start, horizon, PATHS, seed, by_client=False)
        return {
            "model": paths.astype(np.float64),
            "plug-in": rivals.plug_in(self.known, self.as_of, self.months, horizon, PATHS, rng),
            "bootstrap": rivals.bootstrap(self.known, self.start, self.months, horizon, PATHS, rng),
        }


def cases(world: Callable[[np.random.Generator], Life], count: int, seed: int) -> Iterator[Case]:
    """Lives of one world, two years known and one to come; one that has no project in two years is passed over."""
    as_of = (START + KNOWN - 1).end_time.normalize()
    for number in range(count):
        life = world(np.random.default_rng((seed, number)))
        if not life.known.empty:
            yield Case(life.known, START, as_of, life.came, life.yearly)


def origins(payments: pd.DataFrame) -> Iterator[Case]:
    """Every month of a file of payments that has two years behind it and one year before it."""
    when = payments["date"].dt.to_period("M")
    frame = pd.DataFrame(
        {
            "date": payments["date"],
            "fee": payments["amount"],
            "client": payments["client"],
            "paid_date": payments["date"],
        }
    )
    months = pd.period_range(when.min(), when.max(), freq="M")
    received = payments.groupby(when)["amount"].sum().reindex(months, fill_value=0.0)
    yearly = float(received.mean()) * 12
    for origin in months[KNOWN - 1 : len(months) - AHEAD]:
        came = received[origin + 1 : origin + AHEAD].to_numpy(dtype=np.float64)
        yield Case(frame[when <= origin], months[0], origin.end_time.normalize(), came, yearly)


def score(looks: Iterable[Case], seed: int) -> Tallies:
    """What every forecaster scores."""
    tallies: Tallies = {}
    for number, case in enumerate(looks):
        for name, paths in case.forecasts(seed + number).items():
            # Ties are broken alike for all: the same random numbers for every forecaster.
            rng = np.random.default_rng((seed, number, 2))
            tallies.setdefault(name, Tally()).add(paths, case.came, case.yearly, case.bills, rng)
    return tallies


def mixed(parts: Iterable[Tallies]) -> Tallies:
    """The tallies of several worlds as one."""
    whole: Tallies = {}
    for part in parts:
        for name, tally in part.items():
            whole[name] = whole.get(name, Tally()) + tally
    return whole


def summary(tallies: Tallies) -> dict[str, dict[str, float]]:
    """The tables of a world's forecasters."""
    return {name: tally.table() for name, tally in tallies.items()}


def reached(mix: Tallies) -> dict[str, dict[str, float | bool]]:
    """Each demand with what the model attained on the mix."""
    scored = summary(mix)
    attained = dict(scored["model"])
    for rival in ("plug-in", "bootstrap"):
        attained[f"CRPS / {rival}'s"] = scored["model"]["CRPS of the year"] / scored[rival]["CRPS of the year"]
    return {
        name: {"from": low, "to": high, "attained": round(attained[name], 4), "met": low <= attained[name] <= high}
        for name, (low, high) in DEMANDS.items()
    }


def main() -> None:
    """Score everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("payments", nargs="*", type=Path, help="CSV files: client, date, amount")
    parser.add_argument("--cases", type=int, default=400, help="lives of the own family, and of the mix")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", action="store_true", help="Markdown instead of JSON")
    chosen = parser.parse_args()
    found = report(chosen.cases, chosen.seed, chosen.payments)
    if chosen.tables:
        sys.stdout.write(tables(found))
    else:
        json.dump(found, sys.stdout, indent=1)
        sys.stdout.write("\n")


def report(count: int, seed: int, payments: Iterable[Path] = ()) -> Report:
    """Every score.

    Args:
        count: lives of the own family, and of the mix.
        seed: of the lives and of the forecasts.
        payments: CSV files of real payments.
    """
    worlds = {world.__name__: score(cases(world, count // len(MIX), seed), seed) for world in MIX}
    mix = mixed(worlds.values())
    real = {path.stem: score(origins(pd.read_csv(path, parse_dates=["date"])), seed) for path in payments}
    found: Report = {
        "cases": count,
        "demands": reached(mix),
        "own family": score(cases(own, count, seed), seed)["model"].table(),
        "mix": summary(mix),
        "worlds": {name: tallies["model"].table() for name, tallies in worlds.items()},
        "payments": {name: summary(tallies) for name, tallies in real.items()},
    }
    if real:
        found["all payments"] = summary(mixed(real.values()))
    return found


if __name__ == "__main__":
    main()
