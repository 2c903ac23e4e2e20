"""What a person says of columns and rows, as answers: nothing is said twice, and nothing is said that was unsaid."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from exchange import read_projects
from exchange.upload.columns.pointing import POINTABLE
from exchange.upload.words.vocabulary import Meaning
from locales import LANGUAGES, language
from ui.past_projects import pointing

TODAY = dt.date(2026, 11, 23)


def test_a_meaning_that_one_column_has_moves_to_the_one_pointed_at() -> None:
    answers = pointing.point(pointing.point({}, 1, "date"), 4, "date")
    assert answers == {"column:4": "date"}
    # Money can stand in several columns: in and out.
    assert pointing.point({"column:2": "credit"}, 3, "credit") == {"column:2": "credit", "column:3": "credit"}


def test_a_meaning_that_nobody_can_point_at_takes_back_what_was_pointed_at() -> None:
    assert "unit_price" not in POINTABLE
    assert pointing.point({"column:2": "amount", "decimal": ","}, 2, "unit_price") == {"decimal": ","}


def test_rows_go_out_and_come_back_without_a_trace() -> None:
    aside = pointing.set_aside({"decimal": ","}, {12, 3})
    assert aside == {"decimal": ",", "set_aside": "3|12"}
    assert pointing.give_back(aside, {3, 12}) == {"decimal": ","}
    back = pointing.give_back({}, {7})
    assert back == {"take_back": "7"}
    assert pointing.set_aside(back, {7}) == {}


def test_a_row_that_came_back_with_its_like_can_be_set_aside_alone() -> None:
    alike = pointing.give_back({}, {4, 9}, "expense")
    assert alike == {"take_back": "reason:expense"}
    assert pointing.set_aside(alike, {9}) == {"take_back": "reason:expense", "set_aside": "9"}


def test_only_what_is_about_columns_lasts_for_other_files() -> None:
    answers = {
        "column:2": "amount",
        "header_row": "3",
        "sheet": "2025",
        "take_back": "7|reason:expense",
        "set_aside": "9",
        "which_credits": "acme",
        "currency": "EUR USD=0.9",
    }
    kept = pointing.lasting(answers)
    assert kept == {"column:2": "amount", "header_row": "3", "sheet": "2025", "take_back": "reason:expense"}
    assert pointing.fitting(kept, ("2025", "2026")) == kept
    assert "sheet" not in pointing.fitting(kept, ("2026",))
    assert pointing.by_itself(answers) == {"which_credits": "acme", "currency": "EUR USD=0.9"}
    assert not pointing.is_pointed(pointing.by_itself(answers))


def test_files_are_alike_by_their_headers_or_by_what_their_columns_hold() -> None:
    first, other, longer = (
        pointing.shape(read_projects(content, today=TODAY))
        for content in (
            b"Day,Who,Worth\n2026-01-02,Acme,100\n2026-02-02,Bolt,300\n",
            b"Day,Who,Worth\n2025-03-02,Cedar,7\n2025-05-02,Bolt,8\n2025-06-02,Bolt,9\n",
            b"Day,Who,Worth,More\n2025-03-02,Cedar,7,x\n2025-05-02,Bolt,8,y\n",
        )
    )
    assert first == other != longer
    bare = [
        pointing.shape(read_projects(content, today=TODAY))
        for content in (
            b"06/22/2026,1800.00,CEDAR HILL\n06/24/2026,-84.12,GROCER\n",
            b"01/22/2026,18.00,ORBIT FOODS\n01/24/2026,-4.12,BAKER\n",
        )
    ]
    assert bare[0] == bare[1] != first
    assert pointing.shape(read_projects(b"", today=TODAY)) == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_meaning_of_a_column_is_said_in_words(code: str) -> None:
    spoken = language(code)
    said = {meaning: spoken.text(f"past.meaning.{meaning}") for meaning in get_args(Meaning)}
    offered = [said[meaning] for meaning in POINTABLE]
    assert len(set(offered)) == len(offered), "two choices would read alike"
