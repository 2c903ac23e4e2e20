"""The calibration: its scores against sums by hand, its page against its run, and the run against its demands."""

from __future__ import annotations

import json
import math
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks import rivals, scores
from benchmarks.ablation import PARTS
from benchmarks.calibration import DEMANDS, cases, origins, reached, report, score
from benchmarks.clients import RETURNING
from benchmarks.report import tables
from benchmarks.tally import Tally
from benchmarks.worlds import AHEAD, KNOWN, MIX, START, own, steady
from model.measures import buffer

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "method" / "calibration.md"
RUN = json.loads(PAGE.with_suffix(".json").read_text(encoding="utf-8"))


def test_the_page_shows_the_run() -> None:
    assert tables(RUN) in PAGE.read_text(encoding="utf-8")


def test_the_run_is_of_this_model() -> None:
    """One supplier is scored anew."""
    name = "oxford_vendor_02"
    payments = pd.read_csv(ROOT / "benchmarks" / "payments" / f"{name}.csv", parse_dates=["date"])
    again = score(origins(payments), seed=1)["model"].table()
    assert again == pytest.approx(RUN["payments"][name]["model"], abs=0.002)


def test_the_run_meets_every_demand() -> None:
    assert RUN["cases"] >= 400
    assert {name: (row["from"], row["to"]) for name, row in RUN["demands"].items()} == DEMANDS
    for name, row in RUN["demands"].items():
        assert row["from"] <= row["attained"] <= row["to"], name


@pytest.mark.slow
def test_the_model_meets_every_demand_today() -> None:
    found = report(400, seed=1)
    assert [name for name, row in found["demands"].items() if not row["met"]] == []
    # The own family's coverages are exact but for chance: three standard errors of 400 lives.
    for level in (0.5, 0.8, 0.9):
        slack = 3 * math.sqrt(level * (1 - level) / 400)
        assert found["own family"][f"{level:.0%} band of the year"] == pytest.approx(level, abs=slack)


def test_a_demand_that_is_missed_is_said_to_be() -> None:
    """A forecaster of one future covers next to nothing."""
    tallies = {name: Tally() for name in ("model", "plug-in", "bootstrap")}
    rng = np.random.default_rng(1)
    for tally in tallies.values():
        for _ in range(5):
            tally.add(np.full((100, 12), 10.0), np.full(12, 1000.0), 12_000.0, 500.0, rng)
    found = reached(tallies)
    assert not found["80% band of the year"]["met"]
    assert not found["CRPS / plug-in's"]["met"]
    assert found["80% width / yearly income"]["met"]


def test_crps_is_its_double_sum() -> None:
    paths = np.array([1.0, 4.0, 4.0, 9.0, 20.0])
    spread = sum(abs(one - other) for one, other in product(paths, paths)) / 25
    assert scores.crps(paths, 6.0) == pytest.approx(sum(abs(one - 6) for one in paths) / 5 - spread / 2)


def test_crps_of_a_normal_has_its_closed_form() -> None:
    """sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)): Gneiting and Raftery (2007), equation 21."""
    normal = np.random.default_rng(1).standard_normal(100_000)
    z = 0.7
    phi, below = math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi), (1 + math.erf(z / math.sqrt(2))) / 2
    exact = z * (2 * below - 1) + 2 * phi - 1 / math.sqrt(math.pi)
    assert scores.crps(normal, z) == pytest.approx(exact, abs=0.005)


def test_places_among_ties_are_spread_evenly() -> None:
    """Nine months in ten are empty: a forecast that knows it is calibrated, and a closed band would not tell."""
    rng = np.random.default_rng(2)
    paths = (rng.random((500, 4000)) < 0.1) * rng.lognormal(0, 1, (500, 4000))
    came = (rng.random(4000) < 0.1) * rng.lognormal(0, 1, 4000)
    pit = scores.randomised_pit(paths, came, rng)
    for level in (0.5, 0.8, 0.9):
        assert scores.covered(pit, level) == pytest.approx(level, abs=0.025)
    never = scores.randomised_pit(np.zeros((500, 4000)), came, rng)
    assert (never > 0.99).mean() == pytest.approx(0.1, abs=0.03)


def test_the_buffer_is_the_models() -> None:
    cash = np.random.default_rng(3).lognormal(7, 1, (200, 12))
    assert scores.needed(cash, 1500) == pytest.approx(buffer.cash_needed(cash.T, 1500))
    held = scores.buffer(cash, 1500, 0.05)
    assert (buffer.cash_needed(cash.T, 1500) > held).mean() <= 0.05


def test_brier_by_hand() -> None:
    paths = np.array([[0.0, 10.0], [10.0, 10.0]])
    assert scores.brier(paths, np.array([0.0, 0.0]), 5.0) == pytest.approx((0.5**2 + 1.0**2) / 2)


@pytest.mark.parametrize("world", [own, *MIX, *RETURNING[1:]], ids=lambda world: world.__name__)
def test_a_life_shows_two_years_and_keeps_its_money(world: object) -> None:
    for case in cases(world, 3, seed=4):  # type: ignore[arg-type]  # the worlds of the parametrisation
        assert case.came.size == AHEAD
        assert case.known["date"].between(START.start_time, case.as_of).all()
        assert (case.known["fee"] > 0).all()
        assert case.months == KNOWN
        paid = case.known["paid_date"].dropna()
        assert (paid >= case.known.loc[paid.index, "date"].dt.to_period("M").dt.start_time).all()


def test_what_comes_later_is_not_known() -> None:
    """Payments of real files: each origin sees the rows up to it, and is told the months after it."""
    payments = pd.read_csv(next((ROOT / "benchmarks" / "payments").glob("*.csv")), parse_dates=["date"])
    looks = list(origins(payments))
    assert len(looks) > 5
    for look in looks:
        assert look.known["date"].max() <= look.as_of
        first = look.as_of + pd.Timedelta(days=1)
        ahead = payments[(payments["date"] >= first) & (payments["date"] < first + pd.DateOffset(months=AHEAD))]
        assert look.came.sum() == pytest.approx(ahead["amount"].sum())


def test_no_forecaster_is_biased_on_a_steady_life() -> None:
    """Over sixteen lives the mean years they foresee are near those that came: what scores is how sure they are."""
    looks = list(cases(steady, 16, seed=6))
    said = [look.forecasts(1) for look in looks]
    came = np.mean([look.came.sum() / look.yearly for look in looks])
    for name in ("model", "plug-in", "bootstrap"):
        years = [each[name].sum(axis=1).mean() / look.yearly for each, look in zip(said, looks, strict=True)]
        assert np.mean(years) == pytest.approx(came, rel=0.2), name
    assert rivals.WITHIN[-1] == pytest.approx(0.98)


def test_the_same_seed_scores_the_same() -> None:
    one, other = (score(cases(steady, 2, seed=9), 9)["model"].table() for _ in range(2))
    assert one == other
    assert one["cases"] == 2


def test_every_part_can_be_left_out() -> None:
    for part in PARTS.values():
        with part():
            assert MIX
