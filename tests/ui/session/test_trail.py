"""Undo and redo: laws over any sequence of changes, against a plain list of what was there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Planned, ProjectHistory, Retainer, Scenario
from ui.session.past import Past
from ui.session.trail import HELD, MOST, MOST_ROWS, Cause, Moment, Step, Trail

ROW = Retainer(monthly_fee=700, hours_per_month=6, term_months=6)
BEGINNING = Moment(Scenario())


def past_of(projects: int) -> Past:
    dates = pd.to_datetime(["2026-01-10"] * projects)
    return Past(ProjectHistory.from_frames(pd.DataFrame({"amount": 100.0, "invoiced_on": dates})), sample=False)


PASTS = [None, past_of(1), past_of(2)]
CHANGES = st.one_of(
    st.integers(0, 12).map(lambda count: lambda moment: scenario(moment, planned=Planned(count=count))),
    st.floats(0, 9000).map(lambda bills: lambda moment: scenario(moment, monthly_bills=bills)),
    st.integers(0, 3).map(lambda rows: lambda moment: scenario(moment, retainers=(ROW,) * rows)),
    st.sampled_from(PASTS).map(lambda past: lambda moment: replace(moment, past=past)),
    st.booleans().map(lambda sent: lambda moment: replace(moment, sent=sent)),
)
ACTS = st.lists(st.one_of(CHANGES, st.sampled_from(["undo", "redo"])), max_size=40)


def scenario(moment: Moment, **changes: object) -> Moment:
    return replace(moment, scenario=moment.scenario.but(**changes))


@settings(max_examples=60)
@given(ACTS)
def test_any_sequence_is_what_a_list_with_a_finger_says(acts: list[object]) -> None:
    moments, finger = [BEGINNING], 0
    now, trail = BEGINNING, Trail()
    for act in acts:
        if act == "undo":
            now, trail = trail.back(now)
            finger = max(finger - 1, 0)
        elif act == "redo":
            now, trail = trail.forth(now)
            finger = min(finger + 1, len(moments) - 1)
        else:
            assert callable(act)
            trail = trail.taken(Step(now))
            now = act(now)
            moments, finger = [*moments[: finger + 1], now], finger + 1
        assert now == moments[finger]
        assert (len(trail.done), len(trail.undone)) == (finger, len(moments) - 1 - finger)
        assert [(before, after) for _, before, after in trail.pairs(now)] == list(pairwise(moments))
    whole = len(moments) - 1
    first, rest = trail.back(now, whole)
    assert first == BEGINNING
    last, _ = rest.forth(first, whole)
    assert last == moments[-1]


def test_a_new_change_drops_what_was_undone() -> None:
    trail = Trail().taken(Step(BEGINNING)).taken(Step(scenario(BEGINNING, monthly_bills=1)))
    now, trail = trail.back(scenario(BEGINNING, monthly_bills=2))
    assert len(trail.undone) == 1
    assert trail.taken(Step(now)).undone == ()


def dragged(*moves: tuple[str, float]) -> Trail:
    trail = Trail()
    for number, (field, at) in enumerate(moves):
        trail = trail.taken(Step(scenario(BEGINNING, monthly_bills=number), Cause.DRAG, field, at))
    return trail


def test_a_dragged_slider_is_one_step() -> None:
    one = dragged(*(("monthly_bills", number * (HELD - 0.1)) for number in range(30)))
    assert [step.moment.scenario.monthly_bills for step in one.done] == [0], "from where the hand began"
    assert len(dragged(("monthly_bills", 0), ("monthly_bills", HELD + 0.1)).done) == 2
    assert len(dragged(("monthly_bills", 0), ("planned.fee", 0.1), ("monthly_bills", 0.2)).done) == 3
    now, undone = one.back(scenario(BEGINNING, monthly_bills=30))
    moved = undone.taken(Step(now, Cause.DRAG, "monthly_bills", 30 * HELD))
    assert (len(moved.done), moved.undone) == (1, ()), "a drag after an undo is a step of its own"


def test_steps_and_their_memory_are_bounded() -> None:
    trail = Trail()
    for number in range(MOST + 20):
        trail = trail.taken(Step(scenario(BEGINNING, monthly_bills=number)))
    assert len(trail.done) == MOST
    assert trail.done[0].moment.scenario.monthly_bills == 20, "the oldest go"


def test_great_pasts_push_the_oldest_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Past, "rows", MOST_ROWS // 2)
    trail, pasts = Trail(), [past_of(1) for _ in range(4)]
    for past in pasts:
        for bills in (1, 2):
            trail = trail.taken(Step(scenario(replace(BEGINNING, past=past), monthly_bills=bills)))
    assert [step.moment.past for step in trail.done] == [pasts[2], pasts[2], pasts[3], pasts[3]]
    monkeypatch.setattr(Past, "rows", MOST_ROWS * 2)
    assert len(trail.taken(Step(replace(BEGINNING, past=pasts[0]))).done) == 1, "the last step can always be undone"


def test_more_steps_than_there_are_go_to_the_end() -> None:
    trail = Trail().taken(Step(BEGINNING))
    now = scenario(BEGINNING, monthly_bills=1)
    first, rest = trail.back(now, 9)
    assert first == BEGINNING
    assert rest.forth(first, 9)[0] == now
