"""The table of retainers: whatever is typed, what comes back is what the model accepts, and what stands is kept."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Retainer, Scenario
from model.projection.retainer import Payment, Unused
from ui.retainers import cells
from ui.session.fields import COLUMNS

FIRST = pd.Period("2026-11", freq="M")
USUAL = Retainer(monthly_fee=500, hours_per_month=5, term_months=6)
NEW = {"slot": None, "client": None, "monthly_fee": None, "hours_per_month": None, "term_months": None}


def read(*rows: dict[str, Any], before: tuple[Retainer, ...] = ()) -> tuple[tuple[Retainer, ...], list[cells.Note]]:
    return cells.retainers(rows, before, FIRST, USUAL)


def edited(retainer: Retainer, **cell: Any) -> tuple[Retainer, list[cells.Note]]:
    found, notes = read({**cells.written(retainer, FIRST), **cell}, before=(retainer,))
    return found[0], notes


@st.composite
def contracts(draw: st.DrawFn) -> Retainer:
    term = draw(st.integers(1, 36))
    start = draw(st.integers(0, 24))
    share = st.integers(0, 100).map(lambda whole: whole / 100)
    return Retainer(
        slot=draw(st.integers(0, 99)),
        client=draw(st.text("ab <&*é", max_size=9)).strip().replace("  ", " "),
        monthly_fee=draw(st.integers(0, 10**6)) / 100,
        hours_per_month=draw(st.integers(0, 600)) / 2,
        term_months=term,
        starts_in=start,
        months_left=None if start else draw(st.none() | st.integers(1, term)),
        renewals=draw(st.integers(0, 60)),
        ladder=tuple(sorted(draw(st.sets(st.integers(1, 36), min_size=1, max_size=6)))),
        renewal=draw(st.none() | share),
        trial_conversion=draw(st.none() | share),
        cancellation=draw(st.none() | share),
        late=draw(st.none() | share),
        acceptance=draw(share),
        discount=draw(share) * 0.9,
        perks_hours=draw(st.integers(0, 40)) / 4,
        converts=draw(st.none() | share),
        notice_months=draw(st.integers(0, 12)),
        paid=draw(st.sampled_from(Payment)),
        use_mean=draw(share) * 3,
        use_cv=draw(share) * 2,
        unused=draw(st.sampled_from(Unused)),
        overage_rate=draw(st.none() | st.integers(1, 500).map(float)),
    )


@given(st.lists(contracts(), max_size=6, unique_by=lambda row: row.slot))
def test_a_table_that_nobody_touched_gives_the_same_retainers(rows: list[Retainer]) -> None:
    frame = cells.table(rows, FIRST)
    assert list(frame.columns) == ["slot", "status", *(field.name.removeprefix("retainer.") for field in COLUMNS)]
    found, notes = cells.retainers(frame.to_dict("records"), rows, FIRST, USUAL)
    assert not notes
    again = cells.table(found, FIRST)
    assert [row.slot for row in found] == [row.slot for row in rows]
    pd.testing.assert_frame_equal(again, frame)
    for one, other in zip(found, rows, strict=True):
        assert one.first_term == other.first_term
        assert one.fee == pytest.approx(other.fee)


JUNK = (
    st.none()
    | st.floats()
    | st.integers(-(10**12), 10**12)
    | st.text(max_size=200)
    | st.sampled_from(["2031-05", "1990-01", "advance", "signed", "6, 2", "<img src=x>"])
)


@given(st.lists(st.fixed_dictionaries({"slot": JUNK, "status": JUNK, **dict.fromkeys(cells.KINDS, JUNK)}), max_size=4))
def test_no_cell_reaches_a_value_that_the_model_refuses(rows: list[dict[str, Any]]) -> None:
    before = (USUAL.but(slot=0),)
    found, _ = cells.retainers(rows, before, FIRST, USUAL)
    scenario = Scenario(retainers=found)
    assert len(scenario.retainers) == len(rows)
    again, notes = cells.retainers(cells.table(found, FIRST).to_dict("records"), found, FIRST, USUAL)
    assert again == found, "what was made of it stands when it is shown again"
    assert not notes


def test_a_new_row_is_a_whole_retainer_from_its_first_moment() -> None:
    (row,), notes = read(NEW)
    assert row == USUAL.but(slot=0)
    assert not notes


def test_deleting_a_row_moves_no_other_identity() -> None:
    rows = tuple(USUAL.but(slot=slot, client=name) for slot, name in enumerate("ABC"))
    left, _ = read(*(cells.written(row, FIRST) for row in (rows[0], rows[2])), NEW, before=rows)
    assert [(row.client, row.slot) for row in left[:2]] == [("A", 0), ("C", 2)]
    assert left[2].slot not in (0, 1, 2), "a new row takes no place of one that the table still knows"


def test_values_out_of_bounds_are_bounded_and_said() -> None:
    row = USUAL.but(slot=4)
    hours, notes = edited(row, hours_per_month=1000)
    assert hours.hours_per_month == 300
    assert notes == [cells.Note("bounded", 0, "hours_per_month")]
    assert edited(row, monthly_fee=-5)[0].monthly_fee == 0
    assert edited(row, discount=250)[0].discount == 0.9
    assert edited(row, renewal=50)[0].renewal == 0.5
    assert edited(row, renewal=math.nan)[0].renewal is None
    assert edited(row, overage_rate=0)[0].overage_rate == 0.01
    assert edited(row, monthly_fee=math.nan)[0].monthly_fee == 500


def test_a_start_in_the_past_is_a_contract_that_runs() -> None:
    row = USUAL.but(slot=0)
    running, notes = edited(row, starts_in="2026-07")
    assert (running.starts_in, running.term_months, running.months_left, running.renewals) == (0, 6, 2, 0)
    assert running.running
    assert notes == [cells.Note("started", 0)]
    # Eight months ago: six, then the next rung of twelve, two months into it.
    renewed, _ = edited(row, starts_in="2026-03")
    assert (renewed.term_months, renewed.months_left, renewed.renewals) == (12, 10, 1)
    assert cells.written(renewed, FIRST)["starts_in"] == "2026-09"
    ahead, notes = edited(running, starts_in="2027-02")
    assert (ahead.starts_in, ahead.months_left) == (3, None)
    assert not notes


def test_months_left_say_when_the_term_began() -> None:
    row = USUAL.but(slot=0)
    running, notes = edited(row, months_left=2)
    assert (running.starts_in, running.months_left, running.running) == (0, 2, True)
    assert cells.written(running, FIRST)["starts_in"] == "2026-07"
    assert not notes
    later = row.but(starts_in=4)
    assert edited(later, months_left=2)[0].months_left is None


def test_signed_or_planned() -> None:
    row = USUAL.but(slot=0)
    assert edited(row, status="planned")[0].acceptance == 0.5
    offered = row.but(acceptance=0.3)
    assert edited(offered, status="signed")[0].acceptance == 1
    assert edited(offered, status="planned")[0].acceptance == 0.3
    assert edited(offered, acceptance=80)[0].acceptance == 0.8


def test_a_ladder_is_read_from_any_text() -> None:
    row = USUAL.but(slot=0)
    assert edited(row, ladder="3, 6, 12")[0].ladder == (3, 6, 12)
    assert edited(row, ladder="12; then 99")[0].ladder == (12, 36)
    ladder, notes = edited(row, ladder="none")
    assert ladder.ladder == (2, 6, 12)
    assert notes == [cells.Note("bounded", 0, "ladder")]


def test_forty_rows_and_no_more() -> None:
    found, notes = read(*([NEW] * 45))
    assert len(found) == 40
    assert len({row.slot for row in found}) == 40
    assert cells.Note("rows", 40) in notes
