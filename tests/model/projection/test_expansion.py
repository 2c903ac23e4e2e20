"""Fee and hours that grow or shrink at renewals: by hand, and what they may not change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from exchange.paper.offer import offer_sheet
from locales import language
from model import Arm, Draws, Planned, Retainer, Scenario, fit, project
from model.hindsight.advance import advance
from model.projection.ledger import hours_billed
from model.projection.retainer import Unused
from model.retainers.load import load
from model.retainers.movements import movements
from model.retainers.outlook import outlook
from tests.model.pasts import past
from ui.retainers.cell import Writing, taken
from ui.retainers.portfolio import overbooked

DRAWS = Draws(1, 300)
ROW = Retainer(
    monthly_fee=100, hours_per_month=4, perks_hours=1, term_months=6, ladder=(6,), renewal=1.0, cancellation=0, late=0,
    use_cv=0,
)  # fmt: skip
BASE = Scenario(income=fit(past()), planned=Planned(count=0), n_paths=300, horizon_months=18, retainers=(ROW,))


def of(**changes: Any) -> Scenario:
    return BASE.but(retainers=(ROW.but(**changes),))


def test_each_term_has_its_fee_and_its_hours() -> None:
    found = project(of(expansion=0.5), DRAWS)
    fees, hours = [100] * 6 + [150] * 6 + [225] * 6, [5] * 6 + [7] * 6 + [10] * 6
    assert found.retainer_income == pytest.approx(np.tile(fees, (300, 1)))
    assert found.retainer_hours == pytest.approx(np.tile(hours, (300, 1)))
    assert outlook(found).possible[0] == pytest.approx(fees)
    assert outlook(found).committed[0].tolist() == [100] * 6 + [0] * 12
    assert load(found).agreed == pytest.approx(hours)
    assert overbooked([ROW.but(expansion=0.5)], 6.5, 18) == (6, 10)


def test_it_shrinks_and_a_rise_is_on_top() -> None:
    found = project(of(expansion=-0.5, rise=0.1), DRAWS)
    assert found.retainer_income[0, ::6] == pytest.approx([100, 55, 30.25])
    assert found.retainer_hours[0, ::6] == pytest.approx([5, 3, 2])


def test_overage_and_carried_hours_grow_with_it() -> None:
    """A fifth more than agreed is used: of 4 hours 0.8 are billed, of 6 hours 1.2, a month later, at 100."""
    found = project(of(expansion=0.5, use_mean=1.2, overage_rate=100), DRAWS)
    assert found.retainer_income[0, 5:8] == pytest.approx([180, 230, 270])
    held, factor = np.ones((4, 1), bool), np.array([[0.0], [1.0], [2.0], [3.0]], np.float32)
    size = np.array([[1.0], [1.0], [2.0], [2.0]], np.float32)
    # Balance of 10 hours, at most a month's: 10, 10, then 20 agreed and 40 used: -10; 60 used: -50, 30 beyond the 20.
    assert hours_billed(held, factor, 10.0, 1.0, Unused.CARRY, size) == pytest.approx(np.array([[0], [0], [0], [30]]))


def test_replaced_project_work_grows_with_it() -> None:
    plain, more = (project(of(hours_per_month=20, expansion=each, converts=1.0), DRAWS) for each in (0.0, 0.5))
    before, after = (found.earned[Arm.WITH_RETAINERS] - found.retainer_income for found in (plain, more))
    assert before[:, :6] == pytest.approx(after[:, :6], rel=1e-4)
    assert after[:, 6:].mean() < before[:, 6:].mean()


def test_recurring_income_tells_expansion_from_contraction() -> None:
    lively = {"renewal": 0.5, "cancellation": 0.1, "months_left": 2}
    both = BASE.but(replacement=0.4, retainers=(ROW.but(expansion=0.25, **lively), ROW.but(expansion=-0.25, **lively)))
    found = movements(project(both, DRAWS))
    assert found["grown"].sum() > found["shrunk"].sum() > 0
    closing = found["opening"] + found["new"] + found["grown"] - found["shrunk"] - found["lost"] - found["ended"]
    assert closing.to_numpy() == pytest.approx(found["closing"].to_numpy(), abs=1e-3)


def test_none_is_todays_figures_to_the_digit() -> None:
    plain, none = project(BASE, DRAWS), project(of(expansion=0.0), DRAWS)
    for arm in Arm:
        assert np.array_equal(plain.received(arm), none.received(arm))


def test_some_months_later_the_row_has_grown() -> None:
    (row,) = advance(of(expansion=0.5), 13).retainers
    assert (row.monthly_fee, row.hours_per_month) == (225, 9)


def test_it_is_bounded_and_typed_below_nothing() -> None:
    for refused in (-0.6, 0.6):
        with pytest.raises(ValidationError):
            ROW.but(expansion=refused)
    assert taken("-20 %", "expansion", Writing(language("es"), "EUR")) == (-0.2, True)
    assert taken("80%", "expansion", Writing(language("en"), "USD")) == (0.5, False)


def test_the_offer_says_it() -> None:
    speaker = language("es")
    for expansion, way in ((0.2, "more"), (-0.2, "less")):
        page = offer_sheet(ROW.but(expansion=expansion), speaker, "EUR", dt.date(2026, 11, 29)).decode()
        assert speaker.text(f"offer.expansion.{way}", share=speaker.percent(0.2, None)) in page
