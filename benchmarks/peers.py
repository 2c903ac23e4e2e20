"""The forecast beside what a user would take instead, on the same made-up lives: seconds, CRPS, what each leaves out.

    python -m benchmarks.peers [lives of each world]

Two years of projects are known, the third year's money is to be foreseen. The other packages are installed into an
environment of their own below `build/`, never among the requirements; one that does not install is said so. A peer
that gives no distribution is scored by its distance, which is the CRPS of a point.
Source: docs/performance.md; Gneiting and Raftery, "Strictly proper scoring rules" (2007).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from benchmarks.calibration import Case, cases
from benchmarks.scores import Vector, crps
from benchmarks.worlds import MIX
from model import predict

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "build" / "peers"
PATHS: Final = 5_000
LOOP: Final = 200
"""Futures that the notebook's loop takes; its time is that of as many as ours, in proportion."""

LEAVES_OUT: Final = {
    "Iguala": "",
    "pandas loop": "what a short past cannot tell, drift, payment delays, hours, retainers",
    "squigglepy": "what a short past cannot tell unless typed, drift, payment delays, hours, retainers",
    "statsforecast": "projects, payment delays, hours, retainers; months are added up as if each stood alone",
    "lifetimes": "a distribution, the month, new clients, hours, retainers",
}
WAIT: Final = 900.0
"""Seconds that the others may take."""


def ours(case: Case, seed: int) -> Vector:
    """[path] money of the year."""
    paths = predict(case.known, case.as_of, case.start, case.came.size, PATHS, seed, by_client=False)
    return np.asarray(paths.sum(axis=1), dtype=np.float64)


def pandas_loop(case: Case, seed: int) -> Vector:
    """[future] a notebook's loop: each month so many of the past's projects, drawn anew, summed by a groupby."""
    rng = np.random.default_rng(seed)
    rate, months = len(case.known) / case.months, case.came.size
    totals = []
    for _ in range(LOOP):
        counts = rng.poisson(rate, months)
        drawn = case.known["fee"].sample(int(counts.sum()), replace=True, random_state=rng).to_numpy()
        future = pd.DataFrame({"month": np.repeat(np.arange(months), counts), "fee": drawn})
        by_month = future.groupby("month")["fee"].sum().reindex(range(months), fill_value=0.0)
        totals.append(float(by_month.sum()))
    return np.array(totals)


def told(case: Case) -> dict[str, Any]:
    """What the others are given: the money invoiced by month, fees, and client, day and fee of each project."""
    months = pd.period_range(case.start, periods=case.months, freq="M")
    by_month = case.known.groupby(case.known["date"].dt.to_period("M"))["fee"].sum().reindex(months, fill_value=0.0)
    return {
        "months": by_month.to_list(),
        "fees": case.known["fee"].to_list(),
        "days": [str(day.date()) for day in case.known["date"]],
        "clients": [str(client) for client in case.known["client"]],
        "as_of": str(case.as_of.date()),
        "ahead": case.came.size,
        "paths": PATHS,
    }


def elsewhere(asked: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """What another package says of all lives, in an environment of its own; why not, where it does not install."""
    folder = FOLDER / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", name]
    try:
        subprocess.run(pip, check=True, capture_output=True, timeout=WAIT)
        answered = subprocess.run(
            [str(python), str(Path(__file__).with_name("elsewhere.py")), name],
            input=json.dumps(asked),
            check=True,
            capture_output=True,
            text=True,
            timeout=WAIT,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr if isinstance(error.stderr, str) else error.stderr.decode(errors="replace")
        return {"none": (said.strip().splitlines() or ["no word"])[-1]}
    except subprocess.TimeoutExpired:
        return {"none": f"not within {WAIT:.0f} s"}
    found: dict[str, Any] = json.loads(answered.stdout.splitlines()[-1])
    return found


def main(lives: int) -> dict[str, Any]:
    """All peers on all lives."""
    chosen = list(chain.from_iterable(cases(world, lives, 11) for world in MIX))
    table: dict[str, dict[str, Any]] = {}

    def note(name: str, seconds: float, totals: list[Any]) -> None:
        scores = [
            crps(np.array(total, dtype=np.float64), float(case.came.sum())) / case.yearly
            for total, case in zip(totals, chosen, strict=True)
        ]
        table[name] = {
            "seconds a forecast": round(seconds, 3),
            "CRPS, in yearly incomes": round(float(np.mean(scores)), 3),
            "leaves out": LEAVES_OUT.get(name, ""),
        }

    here: dict[str, tuple[Callable[[Case, int], Vector], float]] = {
        "Iguala": (ours, 1.0),
        "pandas loop": (pandas_loop, PATHS / LOOP),
    }
    ours(chosen[0], 0)
    for name, (forecast, times) in here.items():
        start = time.perf_counter()
        totals = [forecast(case, number) for number, case in enumerate(chosen)]
        note(name, times * (time.perf_counter() - start) / len(chosen), list(totals))
    asked = [told(case) for case in chosen]
    for name in ("squigglepy", "statsforecast", "lifetimes"):
        said = elsewhere(asked, name)
        if "none" in said:
            table[name] = {"none": said["none"]}
        else:
            note(name, said["seconds"], said["totals"])
    return {"lives": len(chosen), "paths": PATHS, "table": table}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3), sys.stdout, indent=1)
    sys.stdout.write("\n")
