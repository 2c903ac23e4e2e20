"""The kernel against its floor and the textbook, in one interleaved run; printed as JSON.

Run with `make bench`; `python -m benchmarks.kernel quick` has fewer rounds and no table of growth. Times are the best
of the rounds, because a shared machine only ever adds time; every demand is a ratio within the run, because machines
drift.
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

from benchmarks import bad_past
from benchmarks.floor import floor
from benchmarks.textbook import textbook
from model import Arm, Draws, Memo, Planned, ProjectHistory, Retainer, Scenario, fit, project
from model.past.clients.posterior import Outlook
from model.past.summary import Prior
from model.projection.costs import Costs, OneOff, Steady
from model.projection.enquiries import simulate_projects
from model.projection.parameters import draw_parameters
from model.projection.retainer import Basis
from model.projection.season import Season
from model.projection.tax import Due, Tax
from model.sweeps.grid import grid

BAD = bad_past.BY_CLIENT | bad_past.BY_PROJECTS

PATHS, MONTHS, RETAINERS, ROUNDS, SLOW_ROUNDS = 10_000, 36, 10, 7, 3

BY_CLIENT = ", by client"
"""Ends the name of what is run a second time on a past whose clients are told apart."""

WARM = 3
"""Runs of the floor in a round: the first after other work finds no memory of its own."""

DEMANDS = {
    "whole, draws and fit kept": 7.0,
    "whole, draws kept, with the fit's stages": 13.0,
    "slider: fee": 1.2,
    "slider: discount": 1.2,
    "slider: bills": 1.2,
    "slider: cash": 1.2,
    "slider: horizon": 1.2,
    "slider: late payers": 1.5,
    "slider: number of retainers": 3.5,
    "slider: hours": 3.5,
    "slider: term": 3.5,
    "slider: renewal": 3.5,
    "slider: cancellation": 3.5,
    "slider: capacity": 5.0,
    "slider: enquiries": 5.0,
    "slider: typed prior": 22.0,
}
"""Times the floor of the same run. `spread` is the middle round over the best one: how much others disturbed it."""


def history(projects: int = 60, clients: int = 20) -> ProjectHistory:
    """So many made-up projects of so many clients in 36 months."""
    rng = np.random.default_rng(7)
    dates = pd.Timestamp("2023-01-10") + pd.to_timedelta(np.sort(rng.integers(0, 1080, projects)), unit="D")
    amount = np.exp(rng.normal(np.log(1000), 0.7, projects)).round(2)
    frame = pd.DataFrame(
        {
            "client": rng.choice([f"Client {number}" for number in range(clients)], projects),
            "project": "work",
            "invoiced_on": dates,
            "paid_on": dates + pd.to_timedelta(rng.integers(3, 60, projects), unit="D"),
            "amount": amount,
            "currency": "EUR",
            "hours": (amount / rng.normal(80, 12, projects)).round(1),
            "rows": [(row + 2,) for row in range(projects)],
        }
    )
    return ProjectHistory.from_frames(frame)


def scenario(past: ProjectHistory) -> Scenario:
    """Ten retainers in the table, 10,000 paths, 36 months."""
    return Scenario(
        income=fit(past), planned=Planned(count=0), retainers=rows(RETAINERS), n_paths=PATHS, horizon_months=MONTHS
    )


def rows(count: int) -> tuple[Retainer, ...]:
    """So many retainers, no two alike."""
    return tuple(
        Retainer(slot=slot, monthly_fee=300 + 50 * slot, hours_per_month=3 + slot % 4, term_months=(2, 6, 12)[slot % 3])
        for slot in range(count)
    )


def changes(base: Scenario, turn: int) -> dict[str, Scenario]:
    """One slider moved, to a value no earlier round used."""
    step = turn + 1

    def all_with(**fields: float) -> tuple[Retainer, ...]:
        return tuple(row.but(**fields) for row in base.retainers)

    return {
        "slider: fee": base.but(retainers=all_with(monthly_fee=400 + step)),
        "slider: discount": base.but(retainers=all_with(discount=0.01 * step)),
        "slider: bills": base.but(monthly_bills=1500 + step),
        "slider: cash": base.but(opening_cash=3000 + step),
        "slider: horizon": base.but(horizon_months=35 - step),
        "slider: late payers": base.but(late=0.1 + 0.01 * step),
        "slider: number of retainers": base.but(retainers=base.retainers[: RETAINERS - 1 - turn]),
        "slider: hours": base.but(retainers=all_with(hours_per_month=5 + 0.1 * step)),
        "slider: term": base.but(retainers=all_with(term_months=6 + step)),
        "slider: renewal": base.but(renewal=0.75 + 0.01 * step),
        "slider: cancellation": base.but(cancellation=0.01 + 0.001 * step),
        "slider: capacity": base.but(capacity_hours=120 + step),
        "slider: enquiries": base.but(enquiries=1 - 0.01 * step),
        "slider: typed prior": base.but(income=fit(None, prior=prior(turn))),
    }


def lived(base: Scenario) -> Scenario:
    """The same with all that most people leave off: by date, by season, and in contracts."""
    contract = {"months_off": (8,), "rise": 0.05, "billing": "quarter", "prepay_discount": 0.05, "expansion": 0.05}
    return base.but(
        costs=Costs(
            by_month=(0, 0, 600, *[0] * 9),
            one_offs=(OneOff(month=base.start_month + 5, amount=900),),
            growth=0.03,
        ),
        other_income=(Steady(amount=300),),
        rate_growth=0.03,
        tax=Tax(due=Due.SPAIN, owed=500),
        tax_rate=0.2,
        season=Season(enquiries=(*[1] * 7, 0.3, *[1] * 4), weeks_off=(*[0] * 7, 3, *[0] * 4)),
        retainers=tuple(
            row.but(**contract, basis=tuple(Basis)[place % len(Basis)], pieces=3)
            for place, row in enumerate(base.retainers)
        ),
    )


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


def main(*, quick: bool = False) -> None:
    """Run everything interleaved and print the table."""
    rounds, slow_rounds = (2, 1) if quick else (ROUNDS, SLOW_ROUNDS)
    past = history()
    by_client = scenario(past)
    base = by_client.without_clients()
    draws, memo, of_clients = Draws(base.seed, base.n_paths), Memo(2**30), Memo(2**30)
    answer(base, draws, memo)
    kept_bytes = memo.nbytes
    projects = _project_count(base, draws)
    times: dict[str, list[float]] = {}
    bad = {name: bad_past.history(rows, bad_past.observed(rows)) for name, rows in BAD.items()}

    def record(name: str, call: Callable[[], object]) -> None:
        times.setdefault(name, []).append(timed(call))

    answer(by_client, draws, of_clients)
    for turn in range(rounds):
        for _ in range(WARM):
            record("floor", partial(floor, PATHS, MONTHS, RETAINERS, projects, turn))
        fitted = Memo(2**30)
        _keep_fit(base, draws, fitted)
        record("whole, draws and fit kept", partial(answer, base, draws, fitted))
        whole = lived(base)
        fitted = Memo(2**30)
        _keep_fit(whole, draws, fitted)
        record("whole, all of the household", partial(answer, whole, draws, fitted))
        record("whole, draws kept, with the fit's stages", partial(answer, base, draws, Memo(2**30)))
        record("whole, nothing kept", partial(answer, base, Draws(base.seed, base.n_paths), Memo(2**30)))
        record(
            f"whole, nothing kept{BY_CLIENT}", partial(answer, by_client, Draws(base.seed, base.n_paths), Memo(2**30))
        )
        record(f"whole, draws kept, with the fit's stages{BY_CLIENT}", partial(answer, by_client, draws, Memo(2**30)))
        fitted = Memo(2**30)
        _keep_fit(by_client, draws, fitted)
        record(f"whole, draws and fit kept{BY_CLIENT}", partial(answer, by_client, draws, fitted))
        record("fit of 60 projects in 36 months", lambda: fit(past).expected_arrivals)
        record("fit of their 20 clients", partial(_outlook, past))
        for name, each in bad.items():
            record(f"fit: {name}", partial(_outlook, each))
        for name, moved in changes(base, turn).items():
            record(name, partial(answer, moved, draws, memo))
        for name, moved in changes(by_client, turn).items():
            record(name + BY_CLIENT, partial(answer, moved, draws, of_clients))
        if turn < slow_rounds:
            record("textbook", partial(textbook, base, MONTHS, turn))
            fitted = Memo(2**30)
            _keep_fit(base, draws, fitted)
            record("grid of 91 scenarios", partial(grid, base, draws, fitted))
    best = {name: min(values) for name, values in times.items()}
    ground, kept = best["floor"], best["whole, draws and fit kept"]
    table = {
        name: {
            "ms": round(value, 1),
            "x floor": round(value / ground, 2),
            **({"by client": round(best[name + BY_CLIENT] / ground, 2)} if name + BY_CLIENT in best else {}),
            **({"demand": DEMANDS[name], "met": value / ground <= DEMANDS[name]} if name in DEMANDS else {}),
            "spread": round(statistics.median(times[name]) / value, 2),
        }
        for name, value in best.items()
        if not name.endswith(BY_CLIENT)
    }
    report = {
        "work": f"{PATHS} paths x {MONTHS} months, {RETAINERS} retainers, {projects} projects",
        "table": table,
        "textbook / whole": _at_least(best["textbook"] / kept, 6.0),
        "all of the household / whole": _at_most(best["whole, all of the household"] / kept, 1.3),
        "grid of 91 / whole": _at_most(best["grid of 91 scenarios"] / kept, 5.0),
        "fit, ms": _at_most(best["fit of 60 projects in 36 months"], 60.0),
        "clients, ms": _at_most(best["fit of their 20 clients"], 100.0),
        "slowest fit of a bad past / of 20 clients": _at_most(
            max(best[f"fit: {name}"] for name in bad) / best["fit of their 20 clients"], 5.0
        ),
        "whole by client / by projects": _at_most(
            best[f"whole, nothing kept{BY_CLIENT}"] / best["whole, nothing kept"], 1.5
        ),
        "slider of hours by client / by projects": _at_most(
            best[f"slider: hours{BY_CLIENT}"] / best["slider: hours"], 1.5
        ),
        **({} if quick else {"growth, ms of the whole": growth(base)}),
        "bytes": {"draws": draws.nbytes, "stages": kept_bytes},
    }
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


def growth(base: Scenario) -> dict[str, dict[int, float]]:
    """The whole projection at other sizes, each varied alone; horizons up to 36 months simulate 36."""
    sizes: dict[str, dict[int, Scenario]] = {
        "paths": {paths: base.but(n_paths=paths) for paths in (2_500, 5_000, 10_000, 20_000, 40_000)},
        "months": {months: base.but(horizon_months=months) for months in (12, 36, 60)},
        "retainers": {count: base.but(retainers=rows(count)) for count in (0, 5, 10, 20, 40)},
        "clients": {count: scenario(history(120, count)) for count in (5, 20, 60)},
        "projects in 36 months": {count: scenario(history(count)).without_clients() for count in (20, 60, 180, 540)},
    }
    return {name: {size: round(_whole(each), 1) for size, each in chosen.items()} for name, chosen in sizes.items()}


def _whole(chosen: Scenario) -> float:
    """Milliseconds of a projection and its measures, draws and fit kept: the best of three."""
    draws = Draws(chosen.seed, chosen.n_paths)
    answer(chosen, draws, Memo(0))
    times = []
    for _ in range(3):
        fitted = Memo(2**30)
        _keep_fit(chosen, draws, fitted)
        times.append(timed(partial(answer, chosen, draws, fitted)))
    return min(times)


def _at_least(value: float, demand: float) -> dict[str, float | bool]:
    return {"ratio": round(value, 2), "at least": demand, "met": value >= demand}


def _at_most(value: float, demand: float) -> dict[str, float | bool]:
    return {"ratio": round(value, 2), "at most": demand, "met": value <= demand}


def _project_count(base: Scenario, draws: Draws) -> int:
    return int(simulate_projects(draw_parameters(base.income, draws), draws, MONTHS).counts.sum())


def _outlook(past: ProjectHistory) -> Outlook | None:
    return fit(past).outlook


def _keep_fit(base: Scenario, draws: Draws, memo: Memo) -> None:
    """Keep the stages of the fit alone: parameters and projects."""
    project(base.without_retainers().but(capacity_hours=399, horizon_months=base.horizon_months), draws, memo)


if __name__ == "__main__":
    main(quick="quick" in sys.argv[1:])
