"""Dots of twenty years: where they stand, and how they pile up."""

from __future__ import annotations

import numpy as np
import pytest

from locales import language
from model import Arm, Scenario
from ui.overview.dots import HIGHEST, NARROW, WIDE, content, stacked, tick

SCENARIO = Scenario(monthly_bills=1000, currency="USD")
SAID = {arm: [f"{arm} {number}" for number in range(20)] for arm in Arm}


def test_a_dot_stands_on_what_it_would_cover() -> None:
    assert stacked(np.array([0.0, 0.01, 0.02, 0.03, 0.5]), 0.025) == [0, 1, 2, 0, 0]


@pytest.mark.parametrize("diameter", [WIDE, NARROW])
def test_no_dot_covers_another(diameter: float) -> None:
    places = np.sort(np.random.default_rng(1).lognormal(-1.5, 0.4, 20))
    piled = list(zip(places, stacked(places, diameter), strict=True))
    for number, (place, level) in enumerate(piled):
        assert all(abs(place - other) >= diameter for other, row in piled[:number] if row == level)


def test_years_short_of_the_bills_are_hollow_and_the_axis_holds_all() -> None:
    years = np.linspace(550, 1500, 20)
    others = dict.fromkeys(Arm, years * 2)
    shown = content(dict.fromkeys(Arm, years), others, SAID, SCENARIO, language("en"), (Arm.PROJECTS_ONLY, 3))
    for row in shown["rows"]:
        assert sum(dot["short"] for dot in row["dots"]) == 9
        assert all(0 <= dot["x"] <= dot["other"] <= 1 for dot in row["dots"])
        assert [dot["said"] for dot in row["dots"]] == SAID[Arm(row["arm"])]
    assert [dot["chosen"] for row in shown["rows"] for dot in row["dots"]].count(True) == 1
    assert [mark["name"] for mark in shown["ticks"]] == ["$0", "$1,000", "$2,000", "$3,000"]


def test_twenty_equal_years_pile_up_no_higher_than_the_drawing() -> None:
    shown = content({Arm.PROJECTS_ONLY: np.zeros(20)}, {}, SAID, SCENARIO, language("en"), None)
    (row,) = shown["rows"]
    assert max(level for dot in row["dots"] for level in dot["levels"]) == max(shown["levels"]) == HIGHEST
    assert {dot["other"] for dot in row["dots"]} == {None}


@pytest.mark.parametrize(("highest", "step"), [(1.0, 0.25), (4000, 1000), (4100, 2000), (9.9e8, 2.5e8)])
def test_marks_of_the_axis_are_round(highest: float, step: float) -> None:
    assert tick(highest) == step
