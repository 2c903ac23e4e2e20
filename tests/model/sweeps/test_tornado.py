"""The tornado varies one input at a time, within the fields' bounds, and ranks what moves."""

from __future__ import annotations

import pytest

from model import Arm, Draws, Memo, Planned, Retainer, Scenario, fit, project
from model.projection.costs import Costs, Steady
from model.projection.season import Season
from model.projection.tax import Tax
from model.sweeps.sweep import Measure, outcome
from model.sweeps.tornado import Form, Input, ranges, tornado
from tests.model.pasts import past

DRAWS = Draws(1, 300)
BASE = Scenario(income=fit(past()), planned=Planned(count=3, fee=500, hours=5), n_paths=300)
ALL = BASE.but(
    costs=Costs(growth=0.1),
    other_income=(Steady(amount=200),),
    rate_growth=0.05,
    tax=Tax(due="spain"),
    tax_rate=0.2,
    season=Season(weeks_off=(*[0] * 7, 4, 0, 0, 0, 0)),
    retainers=(
        Retainer(
            monthly_fee=800,
            hours_per_month=20,
            term_months=12,
            billing="quarter",
            expansion=0.1,
            months_off=(8,),
            rise=0.05,
        ),
    ),
)
"""With what most people leave off."""
ROWS = BASE.but(retainers=(Retainer(monthly_fee=800, hours_per_month=200, term_months=12),))


def test_it_varies_at_least_eight_inputs() -> None:
    found = {chosen.input for chosen in ranges(BASE)}
    assert len(found) >= 8
    assert found == set(Input) - {
        Input.DATES,
        Input.DATED,
        Input.OTHER,
        Input.PRICES,
        Input.SEASON,
        Input.BILLING,
        Input.EXPANSION,
        Input.OFF,
        Input.RISE,
    }
    assert {chosen.input for chosen in ranges(ALL)} == set(Input)


@pytest.mark.parametrize("scenario", [BASE, ROWS, ALL], ids=["block", "rows", "all"])
def test_each_end_changes_its_own_field_and_no_other(scenario: Scenario) -> None:
    fields = {
        Input.ENQUIRIES: {"enquiries"},
        Input.COUNT: {"planned"},
        Input.FEE: {"planned", "retainers"},
        Input.HOURS: {"planned", "retainers"},
        Input.DISCOUNT: {"discount"},
        Input.RENEWAL: {"renewal"},
        Input.TRIAL: {"trial_conversion"},
        Input.CANCELLATION: {"cancellation"},
        Input.LATE: {"late"},
        Input.CONVERTED: {"converted"},
        Input.CAPACITY: {"capacity_hours"},
        Input.SELLING: {"selling_hours"},
        Input.BILLS: {"monthly_bills"},
        Input.CASH: {"opening_cash"},
        Input.TAX: {"tax_rate"},
        Input.DATES: {"tax"},
        Input.DATED: {"costs"},
        Input.OTHER: {"other_income"},
        Input.PRICES: {"rate_growth"},
        Input.SEASON: {"season"},
        Input.BILLING: {"retainers"},
        Input.EXPANSION: {"retainers"},
        Input.OFF: {"retainers"},
        Input.RISE: {"retainers"},
    }
    for chosen in ranges(scenario):
        for end in chosen.scenarios:
            changed = {name for name in type(scenario).model_fields if getattr(end, name) != getattr(scenario, name)}
            assert changed <= fields[chosen.input]


def test_ends_are_said_as_they_are() -> None:
    by_input = {chosen.input: chosen for chosen in ranges(ROWS)}
    fee = by_input[Input.FEE]
    assert (fee.form, fee.low, fee.high) == (Form.FACTOR, 0.8, 1.2)
    assert [end.planned.fee for end in fee.scenarios] == [400, 600]
    assert [end.retainers[0].monthly_fee for end in fee.scenarios] == pytest.approx([640, 960])
    count = by_input[Input.COUNT]
    assert (count.low, count.high) == (2, 4)
    renewal = by_input[Input.RENEWAL]
    assert (renewal.low, renewal.high) == (0.6, 0.9)
    assert by_input[Input.HOURS].scenarios[1].retainers[0].hours_per_month == pytest.approx(240)


def test_ends_stay_within_the_bounds() -> None:
    edge = BASE.but(
        planned=Planned(count=12, fee=1e9, hours=300),
        enquiries=1.5,
        capacity_hours=400,
        selling_hours=80,
        monthly_bills=1e9,
        opening_cash=1e9,
        renewal=1.0,
        trial_conversion=0.0,
        discount=0.5,
        tax_rate=0.6,
    )
    found = {chosen.input: chosen for chosen in ranges(edge)}
    assert (found[Input.COUNT].low, found[Input.COUNT].high) == (11, 12)
    assert (found[Input.DISCOUNT].low, found[Input.DISCOUNT].high) == (0.0, 0.5)
    assert (found[Input.CASH].low, found[Input.CASH].high) == (0.5, 1.0)
    empty = BASE.but(planned=Planned(count=0), opening_cash=0, monthly_bills=0)
    left = {chosen.input for chosen in ranges(empty)}
    assert not left & {Input.FEE, Input.HOURS, Input.CASH, Input.BILLS}


def test_bars_are_the_outcomes_of_their_ends() -> None:
    found = tornado(BASE, DRAWS)
    arm = Arm.WITH_RETAINERS
    base = outcome(project(BASE, DRAWS), arm)
    for bar in found.bars:
        low, high = (outcome(project(end, DRAWS), arm) for end in bar.range.scenarios)
        for measure in Measure:
            moved_low, moved_high = bar.moves(measure)
            assert moved_low.value == pytest.approx(low[measure].value - base[measure].value)
            assert moved_high.value == pytest.approx(high[measure].value - base[measure].value)


def test_bars_are_ranked_and_what_moves_nothing_is_left_out() -> None:
    found = tornado(BASE, DRAWS)
    for measure in Measure:
        swings = [bar.swing(measure) for bar in found.ranked(measure)]
        assert swings == sorted(swings, reverse=True)
        assert all(swing > 0 for swing in swings)
    moving = {bar.range.input for bar in found.ranked(Measure.RELIABLE_INCOME)}
    # Neither cash nor bills are income, and nobody is on trial with a term of six months.
    assert not moving & {Input.CASH, Input.BILLS, Input.TRIAL}
    tight = tornado(BASE.but(monthly_bills=3500), DRAWS)
    assert Input.CASH in {bar.range.input for bar in tight.ranked(Measure.RUIN)}
    assert Input.CASH not in {bar.range.input for bar in tight.ranked(Measure.SHORTFALL)}
    assert Input.BILLS in {bar.range.input for bar in tight.ranked(Measure.SHORTFALL)}


def test_it_is_kept_and_tells_its_progress() -> None:
    memo = Memo()
    shares: list[float] = []
    tornado(BASE, DRAWS, memo, shares.append)
    parts = 1 + 2 * len(ranges(BASE))
    assert shares == pytest.approx([(number + 1) / parts for number in range(parts)])


def test_months_off_and_a_rise_move_what_they_take_and_bring() -> None:
    """Without the month off there is a fee more a year, and without the rise less money after a renewal."""
    row = Retainer(monthly_fee=800, hours_per_month=1, term_months=3, months_off=(8,), rise=0.2)
    found = tornado(BASE.but(retainers=(row,), renewal=1.0, cancellation=0.0, trial_conversion=1.0), DRAWS)
    bars = {bar.range.input: bar for bar in found.bars}
    assert bars[Input.OFF].moves(Measure.MEAN_INCOME)[0].value > 0
    assert bars[Input.RISE].moves(Measure.MEAN_INCOME)[0].value < 0
    assert (
        bars[Input.OFF].moves(Measure.MEAN_INCOME)[1].value == bars[Input.RISE].moves(Measure.MEAN_INCOME)[1].value == 0
    )
