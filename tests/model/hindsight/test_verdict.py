"""A forecast held against what came, with every figure worked out by hand, and the parts of what was off."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from model import Arm, Planned, ProjectHistory, Projection, Retainer, Scenario, fit, project
from model.hindsight.causes import Part, causes
from model.hindsight.forecast import Forecast
from model.hindsight.verdict import Score, Verdict, score, seen, verdict
from tests.model.pasts import past

OLD = ProjectHistory.from_frames(past().all, as_of="2025-12")
START = pd.Period("2026-01", "M")
ROW = Retainer(client="R", monthly_fee=500, hours_per_month=5, term_months=12, months_left=11)
SCENARIO = Scenario(income=fit(OLD), planned=Planned(count=0), retainers=(ROW,), n_paths=400)
FORECAST = Forecast.undated(SCENARIO)
FORETOLD = project(SCENARIO)


def newer(months: int, amount: float, client: str = "client 1", wait: int = 0) -> ProjectHistory:
    """The old past, and since then one project a month on the 10th, paid so many months later."""
    days = pd.DatetimeIndex([pd.Timestamp(2026, month, 10) for month in range(1, months + 1)])
    since = pd.DataFrame({"client": client, "invoiced_on": days, "amount": amount, "currency": "EUR"})
    since["paid_on"] = days + pd.DateOffset(months=wait)
    return ProjectHistory.from_frames(
        pd.concat([OLD.all, since]), start=OLD.start, as_of=START + months - 1, delays_seen=True
    )


def found(history: ProjectHistory, arm: Arm = Arm.PROJECTS_ONLY, foretold: Projection = FORETOLD) -> Verdict:
    held = verdict(Forecast.undated(foretold.scenario), foretold, history, arm)
    assert held is not None
    return held


def test_a_link_is_dated_by_its_start() -> None:
    assert FORECAST.made_on == dt.date(2026, 1, 1)


def test_months_are_those_that_were_seen_whole_from_the_first_on() -> None:
    assert list(seen(FORECAST, newer(3, 900))) == [START, START + 1, START + 2]
    assert not len(seen(FORECAST, OLD))
    part = ProjectHistory.from_frames(newer(3, 900).all, start=OLD.start, as_of="2026-03-20", delays_seen=True)
    assert list(seen(FORECAST, part)) == [START, START + 1], "a month that is not over says nothing yet"
    late = ProjectHistory.from_frames(newer(3, 900).all, start="2026-02", as_of="2026-03", delays_seen=True)
    assert not len(seen(FORECAST, late)), "the sum has no beginning"
    long = Forecast.undated(SCENARIO.but(horizon_months=6))
    assert len(seen(long, newer(9, 900))) == 6
    assert verdict(FORECAST, FORETOLD, OLD, Arm.PROJECTS_ONLY) is None


def test_bands_are_the_paths_own_and_what_came_is_the_months_money() -> None:
    history = newer(3, 900)
    held = found(history)
    money = FORETOLD.projects_only.astype(float)
    by_hand = np.sort(money[:, 1])
    rank = 0.1 * (len(by_hand) - 1)
    low = by_hand[int(rank)] + (rank % 1) * (by_hand[int(rank) + 1] - by_hand[int(rank)])
    assert held.said[1, 0] == pytest.approx(low)
    assert held.middle == pytest.approx(np.median(money[:, :3].sum(axis=1)))
    assert held.said.shape == held.summed.shape == (24, 3), "the months to come are shown too"
    owed = [OLD.projects["amount"][OLD.projects["paid_on"].dt.to_period("M") == month].sum() for month in held.months]
    assert held.came == pytest.approx(900 + np.array(owed))


@pytest.mark.parametrize(("amount", "held"), [(1, False), (1900, True), (90_000, False)])
def test_inside_and_outside(amount: float, held: bool) -> None:
    judged = found(newer(6, amount))
    assert judged.held is held
    assert judged.held == (judged.low <= judged.total <= judged.high)
    assert list(judged.inside) == [
        low <= came <= high for (low, _, high), came in zip(judged.said, judged.came, strict=False)
    ]


def test_the_score_counts_months_over_forecasts() -> None:
    inside, outside = found(newer(6, 1900)), found(newer(4, 90_000))
    assert score([]) == Score(0, 0, 0)
    assert score([inside, outside]) == Score(2, 10, int(inside.inside.sum()))


@pytest.mark.parametrize("arm", Arm)
@pytest.mark.parametrize(("client", "wait"), [("client 1", 0), ("client 1", 2), ("new", 0), ("R", 0)])
def test_the_parts_add_up_to_the_whole(arm: Arm, client: str, wait: int) -> None:
    history = newer(6, 700, client, wait)
    judged = found(history, arm)
    parts = causes(judged, FORETOLD, history)
    assert parts.came == judged.total
    assert parts.foretold == pytest.approx(FORETOLD.received(arm)[:, :6].sum(axis=1, dtype=float).mean())
    assert parts.remainder == pytest.approx(0, abs=1e-6)
    assert [cause.part for cause in parts.causes] == [*Part][: 5 if arm is Arm.WITH_RETAINERS else 4]


def test_each_part_by_hand() -> None:
    """Six projects of 700 to client 1, paid two months later, beside what six other clients no longer order."""
    history = newer(6, 700, "client 1", 2)
    # Of the projects' model, whose number of projects is larger than what those clients ordered.
    foretold = project(SCENARIO.without_clients())
    judged = found(history, foretold=foretold)
    parts = {cause.part: cause for cause in causes(judged, foretold, history).causes}
    fee = SCENARIO.income.expected_fee
    earned = foretold.earned[Arm.PROJECTS_ONLY][:, :6].sum(axis=1, dtype=float).mean()
    year = OLD.all[OLD.all["invoiced_on"] >= "2025-01-01"]
    lost = (year["client"] != "client 1").sum() * 6 / 12
    assert lost < earned / fee
    assert parts[Part.GONE].money == pytest.approx(-lost * fee)
    assert parts[Part.PROJECTS].money == pytest.approx((6 - (earned / fee - lost)) * fee)
    assert parts[Part.FEES].money == pytest.approx(6 * (700 - fee))
    # Of 4,200 invoiced since, 2,800 were paid by the end of June; the rest of what came was open in December.
    owed = judged.total - 2800
    cash = foretold.projects_only[:, :6].sum(axis=1, dtype=float).mean()
    assert parts[Part.PAYMENT].money == pytest.approx((2800 + owed - 4200) - (cash - earned))
    assert causes(judged, foretold, history).gone[0] in set(year["client"]) - {"client 1"}


def test_retainers_are_told_apart_by_their_clients_names() -> None:
    history = newer(6, 500, "R")
    parts = {cause.part: cause for cause in causes(found(history, Arm.WITH_RETAINERS), FORETOLD, history).causes}
    fees = FORETOLD.retainer_income[:, :6].sum(axis=1, dtype=float).mean()
    assert parts[Part.RETAINERS].money == pytest.approx(6 * 500 - fees)
    assert parts[Part.PROJECTS].came == 0
    assert parts[Part.FEES].money == 0


def test_nothing_came_at_all() -> None:
    none = ProjectHistory.from_frames(OLD.projects, start=OLD.start, as_of="2026-06", delays_seen=True)
    parts = causes(found(none), FORETOLD, none)
    assert parts.came == found(none).total
    assert parts.remainder == pytest.approx(0, abs=1e-6)
