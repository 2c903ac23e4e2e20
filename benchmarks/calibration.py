"""Are the bands honest? Coverage, failures and scores of the model and of two rivals; printed as JSON.

`python -m benchmarks.calibration [cases]`: 400 cases of the mix of eight worlds and 400 of the model's own prior.
Rivals: the plug-in compound Poisson (rate and lognormal fees fitted, simulated as if known) and a bootstrap of months.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.worlds import HISTORY, HORIZON, MIX, START, Case, own
from model.predict import predict

Floats = NDArray[Any]
PATHS = 2_000
Forecast = Callable[[Case, np.random.Generator], Floats]

DEMANDS = {
    "year 80": (0.75, 0.90), "year 90": (0.86, 0.97), "months 80": (0.76, 0.85), "buffer 5 fails": (0.0, 0.07),
    "crps / plug-in": (0.0, 0.98), "crps / bootstrap": (0.0, 0.95), "width 80 / income": (0.0, 1.75),
}  # fmt: skip
"""On the mix: lowest and highest."""


def model(case: Case, rng: np.random.Generator) -> Floats:
    """The product's own projection."""
    seed = int(rng.integers(2**31))
    return predict(case.projects, str(START + HISTORY - 1), str(START), HORIZON, PATHS, seed).astype(np.float64)


def plug_in(case: Case, rng: np.random.Generator) -> Floats:
    """A fitted rate and fitted lognormal fees, taken for the truth."""
    past = _known(case)
    logs = np.log(past["fee"].to_numpy())
    counts = rng.poisson(len(past) / HISTORY, (PATHS, HORIZON))
    fees = np.exp(rng.normal(logs.mean(), logs.std(ddof=1) if logs.size > 1 else 0.7, counts.sum()))
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    money: Floats = np.bincount(cell, weights=fees, minlength=counts.size)
    return money.reshape(PATHS, HORIZON)


def bootstrap(case: Case, rng: np.random.Generator) -> Floats:
    """Months of the past, drawn again with replacement."""
    past = _known(case)
    index = (past["date"].dt.year - START.year) * 12 + past["date"].dt.month - 1
    months = np.bincount(index, weights=past["fee"], minlength=HISTORY)
    return rng.choice(months, (PATHS, HORIZON))


def _known(case: Case) -> pd.DataFrame:
    """What lies before the future."""
    return case.projects[case.projects["date"] < (START + HISTORY).start_time]


def pit(paths: Floats, came: Floats, rng: np.random.Generator) -> Floats:
    """Randomised probability integral transform (Czado, Gneiting and Held 2009): honest with an atom at zero."""
    below, equal = (paths < came).mean(axis=0), (paths == came).mean(axis=0)
    place: Floats = below + rng.random(below.shape) * equal
    return place


def crps(sample: Floats, came: float) -> float:
    """Continuous ranked probability score of a sample (Gneiting and Raftery 2007, equation 21)."""
    ordered = np.sort(sample)
    n = ordered.size
    spread = 2 * np.dot(2 * np.arange(1, n + 1) - n - 1, ordered) / n**2
    return float(np.abs(sample - came).mean() - spread / 2)


def needed(paths: Floats, bills: float) -> Floats:
    """[path] cash that keeps the balance at or above 0, bills due at the month's end."""
    short: Floats = np.maximum(0.0, -(paths - bills).cumsum(axis=1).min(axis=1))
    return short


def score(cases: Iterable[Case], forecast: Forecast, seed: int) -> dict[str, float]:
    """Coverage, failures and mean scores of one forecaster; scores are scaled by the case's mean income of a year."""
    rng = np.random.default_rng(seed)
    rows: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        rows.setdefault(name, []).append(value)

    for case in cases:
        paths = forecast(case, rng)
        income = _known(case)["fee"].sum() / HISTORY * 12
        total = paths.sum(axis=1)
        place = float(pit(total[:, None], np.array([case.future.sum()]), rng)[0])
        for level in (50, 80, 90):
            note(f"year {level}", abs(place - 0.5) <= level / 200)
        months = pit(paths, case.future[None, :], rng)
        note("months 80", float((np.abs(months - 0.5) <= 0.4).mean()))
        note("month under its P10", float((months < 0.1).mean()))
        bills = 0.7 * income / 12
        for risk in (5, 20):
            cash = float(np.quantile(needed(paths, bills), 1 - risk / 100, method="higher"))
            note(f"buffer {risk} fails", float(needed(case.future[None, :], bills)[0] > cash))
        note("crps", crps(total, case.future.sum()) / income)
        note("brier below bills", float((((paths < bills).mean(axis=0) - (case.future < bills)) ** 2).mean()))
        low, high = np.quantile(total, [0.1, 0.9])
        note("width 80 / income", float(high - low) / income)
    return {name: round(float(np.mean(values)), 4) for name, values in rows.items()}


def worlds(cases: int, seed: int) -> list[Case]:
    """Cases of the mix in turn, each with at least three projects of the past."""
    rng = np.random.default_rng(seed)
    found: list[Case] = []
    while len(found) < cases:
        case = MIX[len(found) % len(MIX)](rng)
        if len(_known(case)) >= 3:
            found.append(case)
    return found


def table(cases: int = 400, seed: int = 1) -> dict[str, object]:
    """Everything, with what the mix has to reach."""
    rng = np.random.default_rng(seed)
    proper = [case for case in (own(rng) for _ in range(cases)) if len(_known(case)) > 0]
    mix = worlds(cases, seed)
    scores = {one.__name__: score(mix, one, seed) for one in (model, plug_in, bootstrap)}
    reached = dict(scores["model"])
    reached["crps / plug-in"] = round(reached["crps"] / scores["plug_in"]["crps"], 3)
    reached["crps / bootstrap"] = round(reached["crps"] / scores["bootstrap"]["crps"], 3)
    by_world = {
        name: score([case for case in mix if case.world == name], model, seed)["year 80"]
        for name in dict.fromkeys(case.world for case in mix)
    }
    return {
        "own prior": score(proper, model, seed),
        "mix": scores,
        "year 80 by world": by_world,
        "reached": {
            name: {"value": reached[name], "demand": [low, high], "met": low <= reached[name] <= high}
            for name, (low, high) in DEMANDS.items()
        },
    }


if __name__ == "__main__":
    json.dump(table(int(sys.argv[1]) if len(sys.argv) > 1 else 400), sys.stdout, indent=1)
    sys.stdout.write("\n")
