"""The corners of what a scenario may be: no figure is ever a NaN or an infinity but the two that say so."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from model import Arm, Draws, Planned, ProjectHistory, ProjectIncome, Retainer, Scenario, Stress, fit, predict, project
from model.measures.estimate import Band, Curve
from model.measures.stability import Stability
from model.projection.band import short_history_share
from model.projection.costs import Costs, OneOff, Steady
from model.projection.season import Season
from model.projection.tax import Due, Tax
from model.rates.affordable import affordable_discount
from model.retainers.load import load
from model.retainers.movements import movements
from model.retainers.outlook import outlook
from model.retainers.renewals import cliffs, renewals
from model.types import Floats

YEAR = [f"2025-{month:02}-05" for month in range(1, 13)]
NOBODY = Planned(count=0)

MEASURES = [name for name in vars(Stability) if not name.startswith("_")]
"""Every figure of an arm; plain fields and methods are skipped where they are read."""


def history(dates: list[str], amount: float, **columns: Any) -> ProjectIncome:
    return fit(ProjectHistory.from_frames(pd.DataFrame({"invoiced_on": dates, "amount": amount, **columns})))


def empty(start: str) -> ProjectIncome:
    """Watched from `start` on, and nothing came."""
    nothing = pd.DataFrame({"invoiced_on": [], "amount": []})
    return fit(ProjectHistory.from_frames(nothing, start=start, as_of="2025-12"))


def row(**changes: Any) -> Retainer:
    return Retainer(**{"monthly_fee": 500, "hours_per_month": 5, "term_months": 6, **changes})


WORLDS: dict[str, dict[str, Any]] = {
    "no retainers": {"planned": NOBODY},
    "forty in the table, twelve planned": {"planned": Planned(count=12), "retainers": [row()] * 40},
    "six months": {"horizon_months": 6},
    "sixty months": {"horizon_months": 60},
    "a fee with cents, a quarter of an hour": {"retainers": [row(monthly_fee=333.33, hours_per_month=0.25)]},
    "fee and hours of nothing": {"retainers": [row(monthly_fee=0, hours_per_month=0)]},
    "an hour a month": {"capacity_hours": 1},
    "more hours than there are": {"planned": Planned(count=12, hours=300)},
    "no patience": {"patience": 0},
    "nobody asks": {"enquiries": 0, "planned": NOBODY},
    "one project": {"income": history(["2025-05-05"], 1234.56)},
    "one project, paid, with hours": {"income": history(["2025-05-05"], 1234.56, paid_on="2025-05-20", hours=10.0)},
    "all in one month": {"income": history(["2025-05-05"] * 24, 800.0, paid_on="2025-05-20", hours=8.0)},
    "paid on the day": {"income": history(YEAR, 900.0, paid_on=YEAR)},
    "never paid": {"income": history(YEAR, 900.0, paid_on=["2025-01-05"] + [None] * 11)},
    "equal fees": {"income": history(YEAR, 900.0)},
    "fees of a cent": {"income": history(YEAR, 0.01)},
    "fees of a thousand million": {"income": history(YEAR, 1e9), "monthly_bills": 1e9, "opening_cash": 1e9},
    "nothing in two years": {"income": empty("2024-01")},
    "nothing in sixteen years, no retainers": {"income": empty("2010-01"), "planned": NOBODY},
    "no bills, no cash": {"monthly_bills": 0, "opening_cash": 0},
    "the most tax": {"tax_rate": 0.6},
    "nobody renews but one": {"renewal": 0, "retainers": [row(renewal=1.0)]},
    "everyone renews": {"renewal": 1, "cancellation": 0, "late": 0},
    "a rate of a tenth of a cent": {"list_rate": 1e-3},
    "a rate of a million": {"list_rate": 1e6},
    "every stress, a year's backlog": {"stresses": frozenset(Stress), "opening_backlog_hours": 2000},
    "an August without work, a laptop, a partner, quarterly tax": {
        "season": Season(enquiries=(*[1] * 7, 0, 1, 1, 1, 5), weeks_off=(*[0] * 7, 4.5, 0, 0, 0, 2)),
        "costs": Costs(by_month=(0, 0, 1e9, *[0] * 9), one_offs=(OneOff(month="2199-12", amount=1e9),), growth=0.5),
        "other_income": (Steady(amount=1e9), Steady(amount=1, first="1999-01", last="1999-02")),
        "tax": Tax(due=Due.YEARLY, owed=1e9),
        "tax_rate": 0.6,
        "rate_growth": 0.5,
    },
    "tax that is no cash": {"tax": Tax(due=Due.SPAIN, owed=1e9, counted=False), "tax_rate": 0.3},
    "a year without a day of work": {"season": Season(weeks_off=(4.5,) * 12)},
    "a start beyond memory": {"start_month": "2199-12"},
}


def numbers(found: object) -> Floats:
    """Every number in a figure: values and errors."""
    if isinstance(found, Band):
        return np.array([*found.low, *found.median, *found.high])
    if isinstance(found, Curve):
        return np.concatenate((found.values, found.errors))
    return np.asarray(found, dtype=np.float64).ravel()


@pytest.mark.parametrize("name", WORLDS)
def test_every_figure_is_a_number(name: str) -> None:
    scenario = Scenario(**{"n_paths": 100, **WORLDS[name]})
    projection = project(scenario)
    for arm in Arm:
        income, measured = projection.received(arm), projection.stability[arm]
        assert income.shape == (100, scenario.horizon_months)
        assert np.isfinite(income).all()
        assert (income >= 0).all()
        for measure in MEASURES:
            figure = getattr(measured, measure)
            if callable(figure) or np.isfinite(numbers(figure)).all():
                continue
            # A path without any income has no coefficient of variation; without bills nothing ever runs out.
            assert measure == "variation" or (measure == "runway_without_income" and not scenario.monthly_bills)
            assert measure != "variation" or (measured.year_totals <= 0).any()
        for aversion in (1, 2, 4):
            assert np.isfinite(measured.certainty_equivalent(aversion)).all()
    for frame in (projection.quantiles(), projection.monthly(), projection.annual(), movements(projection)):
        assert np.isfinite(frame.to_numpy()).all()
    assert np.isfinite(outlook(projection).total.to_numpy()).all()
    assert np.isfinite(load(projection).tight).all()
    assert all(0 <= each.value <= 1 for each in cliffs(projection).ever)
    assert all(0 <= each.reached <= 1 for each in renewals(projection))


@pytest.mark.parametrize("name", ["no retainers", "nobody asks", "fees of a thousand million", "no bills, no cash"])
def test_the_affordable_discount_is_a_number_or_says_why_not(name: str) -> None:
    found = affordable_discount(Scenario(**{"n_paths": 100, **WORLDS[name]}))
    assert np.isfinite([*found.projects_only, *found.at_full_price, *found.at_most]).all()
    assert found.discount is None or 0 <= found.discount.value <= found.most


@pytest.mark.parametrize("name", WORLDS)
def test_the_share_of_the_short_history_is_a_share_or_none(name: str) -> None:
    share = short_history_share(Scenario(**WORLDS[name]).income, Draws(1, 200))
    assert share is None or 0 <= share <= 1


@pytest.mark.parametrize(("horizon", "paths"), [(1, 1), (60, 1), (1, 300)])
def test_a_forecast_of_one_month_or_one_path(horizon: int, paths: int) -> None:
    frame = pd.DataFrame({"date": ["2025-05-05"], "fee": [100.0]})
    found = predict(frame, as_of="2025-12-31", start="2025-01", horizon=horizon, n_sims=paths)
    assert found.shape == (paths, horizon)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
