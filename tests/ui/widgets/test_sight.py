"""What is out of sight waits, and is there when it is looked at, asked for, or of another kind."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from ui.widgets import sight


class Place:
    """A place on the page, and what its browser says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session: dict[str, Any] = {}
        self.told: dict[str, Any] = {}
        self.draws = 0
        monkeypatch.setattr(st, "session_state", self.session)
        monkeypatch.setattr(sight, "_component", lambda **given: self.told.update(given["data"]))

    def says(self, **states: object) -> None:
        self.session["sight:months"] = {**self.session.get("sight:months", {}), **states}

    def drawn(self, newest: int, kind: str = "fan") -> str:
        def draw() -> str:
            self.draws += 1
            return f"{kind} {newest}"

        return sight.drawn("months", kind, newest, draw)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(monkeypatch)


def test_what_is_in_sight_is_always_the_newest_and_drawn_once(place: Place) -> None:
    assert [place.drawn(newest) for newest in (1, 2, 2, 3)] == ["fan 1", "fan 2", "fan 2", "fan 3"]
    assert place.draws == 3
    assert place.told["drawn"] == place.told["newest"]


def test_what_is_out_of_sight_stands_until_it_comes_into_sight(place: Place) -> None:
    place.drawn(1)
    place.says(sight=False)
    assert [place.drawn(newest) for newest in (1, 2, 3)] == ["fan 1"] * 3
    assert place.told["drawn"] != place.told["newest"], "the browser knows that it is to ask"
    place.says(sight=True)
    assert place.drawn(3) == "fan 3"
    assert place.told["drawn"] == place.told["newest"]


def test_at_rest_it_is_asked_for_and_an_older_question_draws_nothing(place: Place) -> None:
    place.drawn(1)
    place.says(sight=False)
    place.drawn(2)
    first = place.told["newest"]
    place.drawn(3)
    assert place.told["newest"] != first, "the rest begins anew with each change"
    place.says(asked=first)
    assert place.drawn(3) == "fan 1"
    place.says(asked=place.told["newest"])
    assert place.drawn(3) == "fan 3"


def test_another_kind_is_drawn_at_once(place: Place) -> None:
    place.drawn(1)
    place.says(sight=False)
    assert place.drawn(2, "cash") == "cash 2"
    assert place.drawn(2, "fan") == "fan 2"
