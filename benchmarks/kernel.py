"""The kernel against its floor and the textbook, in one interleaved run; printed as JSON.

Run with `make bench`. Times are medians; every demand is a ratio within the run, because machines drift.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.floor import floor
from benchmarks.textbook import textbook
from model import Arm, Draws, Memo, Planned, ProjectHistory, Retainer, Scenario, fit, project
from model.enquiries import simulate_projects
from model.income import Prior
from model.parameters import draw_parameters

PATHS, MONTHS, RETAINERS, ROUNDS = 10_000, 36, 10, 7

DEMANDS = {
    "whole, draws and fit kept": 12.0,
    "whole, draws kept, with the fit's stages": 25.0,
    "slider: fee": 1.2,
    "slider: discount": 1.2,
    "slider: bills": 1.2,
    "slider: cash": 1.2,
    "slider: horizon": 1.2,
    "slider: late payers": 1.5,
    "slider: number of retainers": 7.0,
    "slider: hours": 7.0,
    "slider: term": 7.0,
    "slider: renewal": 7.0,
    "slider: cancellation": 7.0,
    "slider: capacity": 10.0,
    "slider: enquiries": 10.0,
    "slider: typed prior": 22.0,
}
"""Times the floor of the same run."""


def history() -> ProjectHistory:
    """60 made-up projects in 36 months."""
    rng = np.random.default_rng(7)
    dates = pd.Timestamp("2023-01-10") + pd.to_timedelta(np.sort(rng.integers(0, 1080, 60)), unit="D")
    amount = np.exp(rng.normal(np.log(1000), 0.7, 60)).round(2)
    frame = pd.DataFrame(
        {
            "client": rng.choice(list("ABCDEFGH"), 60),
            "project": "work",
            "invoiced_on": dates,
            "paid_on": dates + pd.to_timedelta(rng.integers(3, 60, 60), unit="D"),
            "amount": amount,
            "currency": "EUR",
            "hours": (amount / rng.normal(80, 12, 60)).round(1),
            "rows": [(row + 2,) for row in range(60)],
        }
    )
    return ProjectHistory.from_frames(frame)


def scenario(past: ProjectHistory) -> Scenario:
    """Ten retainers in the table, 10,000 paths, 36 months."""
    retainers = tuple(
        Retainer(slot=slot, monthly_fee=300 + 50 * slot, hours_per_month=3 + slot % 4, term_months=(2, 6, 12)[slot % 3])
        for slot in range(RETAINERS)
    )
    return Scenario(
        income=fit(past), planned=Planned(count=0), retainers=retainers, n_paths=PATHS, horizon_months=MONTHS
    )


def changes(base: Scenario, turn: int) -> dict[str, Scenario]:
    """One slider moved, to a value no earlier round used."""
    step = turn + 1

    def rows(**fields: float) -> tuple[Retainer, ...]:
        return tuple(Retainer(**{**row.model_dump(), **fields}) for row in base.retainers)

    return {
        "slider: fee": base.but(retainers=rows(monthly_fee=400 + step)),
        "slider: discount": base.but(retainers=rows(discount=0.01 * step)),
        "slider: bills": base.but(monthly_bills=1500 + step),
        "slider: cash": base.but(opening_cash=3000 + step),
        "slider: horizon": base.but(horizon_months=35 - step),
        "slider: late payers": base.but(late=0.1 + 0.01 * step),
        "slider: number of retainers": base.but(retainers=base.retainers[: RETAINERS - 1 - turn]),
        "slider: hours": base.but(retainers=rows(hours_per_month=5 + 0.1 * step)),
        "slider: term": base.but(retainers=rows(term_months=6 + step)),
        "slider: renewal": base.but(renewal=0.75 + 0.01 * step),
        "slider: cancellation": base.but(cancellation=0.01 + 0.001 * step),
        "slider: capacity": base.but(capacity_hours=120 + step),
        "slider: enquiries": base.but(enquiries=1 - 0.01 * step),
        "slider: typed prior": base.but(income=fit(None, prior=prior(turn))),
    }


def prior(turn: int) -> Prior:
    """Typed ranges, none used before."""
    return Prior(projects_low=0.8, projects_high=3.0 + 0.1 * turn, fee_low=400, fee_high=2500)


def answer(chosen: Scenario, draws: Draws, memo: Memo) -> float:
    """A projection and every measure the Overview shows."""
    projection = project(chosen, draws, memo)
    total = 0.0
    for arm in Arm:
        measured = projection.stability[arm]
        total += measured.reliable_income.value + measured.months_below_bills.value
        total += measured.ruin.value + measured.cash_needed.value
    return total + float(projection.quantiles((0.1, 0.25, 0.5, 0.75, 0.9)).to_numpy().sum())


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Run everything interleaved and print the table."""
    past = history()
    base = scenario(past)
    draws, memo = Draws(base.seed, base.n_paths), Memo(2**30)
    answer(base, draws, memo)
    projects = _project_count(base, draws)
    times: dict[str, list[float]] = {}

    def record(name: str, call: Callable[[], object]) -> None:
        times.setdefault(name, []).append(timed(call))

    for turn in range(ROUNDS):
        record("floor", partial(floor, PATHS, MONTHS, RETAINERS, projects, turn))
        fitted = Memo(2**30)
        _keep_fit(base, draws, fitted)
        record("whole, draws and fit kept", partial(answer, base, draws, fitted))
        record("whole, draws kept, with the fit's stages", partial(answer, base, draws, Memo(2**30)))
        record("whole, nothing kept", partial(answer, base, Draws(base.seed, base.n_paths), Memo(2**30)))
        record("fit of 60 projects in 36 months", lambda: fit(past).expected_arrivals)
        for name, moved in changes(base, turn).items():
            record(name, partial(answer, moved, draws, memo))
        if turn < 3:
            record("textbook", partial(textbook, base, MONTHS, turn))
    medians = {name: statistics.median(values) for name, values in times.items()}
    ground = medians["floor"]
    table = {
        name: {
            "ms": round(value, 1),
            "x floor": round(value / ground, 2),
            **({"demand": DEMANDS[name], "met": value / ground <= DEMANDS[name]} if name in DEMANDS else {}),
        }
        for name, value in medians.items()
    }
    kept = medians["whole, draws and fit kept"]
    json.dump(
        {
            "work": f"{PATHS} paths x {MONTHS} months, {RETAINERS} retainers, {projects} projects",
            "table": table,
            "textbook / whole": round(medians["textbook"] / kept, 2),
            "bytes": {"draws": draws.nbytes, "stages": memo.nbytes},
        },
        sys.stdout,
        indent=1,
    )
    sys.stdout.write("\n")


def _project_count(base: Scenario, draws: Draws) -> int:
    return int(simulate_projects(draw_parameters(base.income, draws), draws, MONTHS).counts.sum())


def _keep_fit(base: Scenario, draws: Draws, memo: Memo) -> None:
    """Keep the stages of the fit alone: parameters and projects."""
    project(base.without_retainers().but(capacity_hours=399, horizon_months=base.horizon_months), draws, memo)


if __name__ == "__main__":
    main()
