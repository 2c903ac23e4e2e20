"""A rise at renewal: by hand, and what it may not change."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from model import Arm, Draws, Planned, Retainer, Scenario, fit, project
from model.retainers.movements import movements
from model.retainers.outlook import outlook
from tests.model.pasts import past

DRAWS = Draws(1, 400)
ROW = Retainer(monthly_fee=100, hours_per_month=3, term_months=6, ladder=(6,), renewal=1.0, cancellation=0, late=0)
BASE = Scenario(income=fit(past()), planned=Planned(count=0), n_paths=400, retainers=(ROW,))
LIVELY = BASE.but(
    replacement=0.4, retainers=(ROW.but(renewal=0.5, cancellation=0.1, late=0.3, months_left=2, rise=0.25),)
)


def rising(rise: float) -> Scenario:
    return BASE.but(retainers=(ROW.but(rise=rise),))


def test_each_term_has_its_fee() -> None:
    found = project(rising(0.1), DRAWS)
    by_hand = [100] * 6 + [110] * 6 + [121] * 6 + [133.1] * 6
    assert found.retainer_income == pytest.approx(np.tile(by_hand, (400, 1)), rel=1e-6)
    expected = outlook(found)
    assert expected.expected[0] == pytest.approx(by_hand)
    assert expected.possible[0] == pytest.approx(by_hand)
    assert expected.committed[0].tolist() == [100.0] * 6 + [0.0] * 18


def test_no_rise_is_todays_figures_to_the_digit() -> None:
    plain, none = project(BASE, DRAWS), project(rising(0.0), DRAWS)
    for arm in Arm:
        assert np.array_equal(plain.received(arm), none.received(arm))


def test_a_rise_moves_no_hour_and_no_life() -> None:
    plain, more = project(LIVELY.but(retainers=(LIVELY.retainers[0].but(rise=0.0),)), DRAWS), project(LIVELY, DRAWS)
    assert np.array_equal(plain.retainer_hours, more.retainer_hours)
    assert np.array_equal(plain.accounts[0].alive, more.accounts[0].alive)
    assert (more.retainer_income >= plain.retainer_income).all()


def test_recurring_income_adds_up() -> None:
    found = movements(project(LIVELY, DRAWS))
    assert found["grown"].sum() > 0
    closing = found["opening"] + found["new"] + found["grown"] - found["lost"] - found["ended"]
    assert closing.to_numpy() == pytest.approx(found["closing"].to_numpy(), abs=1e-3)
    assert found["opening"].to_numpy()[1:] == pytest.approx(found["closing"].to_numpy()[:-1])


def test_it_is_bounded() -> None:
    with pytest.raises(ValidationError):
        ROW.but(rise=5.0)
