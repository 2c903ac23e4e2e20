"""A newer file laid upon a kept past, as the page has it: added, standing alone, or refused; without a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
import streamlit as st

from exchange import Reading, read_projects
from locales import language
from model import Scenario
from ui.past_projects import history, merging
from ui.session import holding, state
from ui.session.past import Origin
from ui.session.view import View

HERE: Final = View(language("en-US"))


def file(*rows: tuple[int, int], currency: str = "EUR") -> Reading:
    """Invoices by number and amount, one in each month from January 2025 on."""
    lines = [f"F-{number},2025-{number + 1:02d}-07,Client,{amount},{currency}" for number, amount in rows]
    return read_projects("\n".join(["invoice,date,client,amount,currency", *lines]).encode())


OLDER: Final = file(*((number, 500) for number in range(6)))
NEWER: Final = file((4, 500), (5, 650), (6, 500), (7, 500))


def give(found: Reading, name: str) -> None:
    """A file is uploaded."""
    merging.begin(name)
    history.take(state.scenario(), found, Origin(name, name))


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    st.session_state.clear()
    start = Scenario(start_month="2026-03")
    st.session_state.update(
        language=(language("en-US"), "en"), scenario=start, arrived=start, example=start, returned=False, own=True
    )
    yield
    st.session_state.clear()


def amounts() -> list[float]:
    past = state.past()
    assert past is not None
    found: list[float] = past.history.all["amount"].tolist()
    return found


def test_without_keeping_a_file_takes_the_place_of_the_one_before() -> None:
    give(OLDER, "older")
    give(NEWER, "newer")
    assert amounts() == [500, 650, 500, 500]


def test_a_newer_file_is_added_to_what_is_kept_and_can_stand_alone() -> None:
    give(OLDER, "older")
    holding.keep()
    give(NEWER, "newer")
    past = state.past()
    assert past is not None
    assert past.merged is not None
    assert amounts() == [500] * 5 + [650, 500, 500]
    assert sum(state.scenario().income.counts) == 8
    assert (past.merged.added, past.merged.same, past.merged.only_kept) == (2, 1, 4)
    table = merging.changes(HERE, past.merged)
    assert table.iloc[0].tolist() == ["Jun 7, 2025", "€500.00", "€650.00"]
    assert history.named(3) == "3", "a project has its place among all, not the row of the last file"
    merging.choose(alone=True)
    history.take(state.scenario(), NEWER, Origin("newer", "newer"))
    assert amounts() == [500, 650, 500, 500]
    assert merging.stands_alone()
    merging.choose(alone=False)
    history.take(state.scenario(), NEWER, Origin("newer", "newer"))
    assert len(amounts()) == 8
    give(NEWER, "newer")
    assert len(amounts()) == 8, "the same file once more changes nothing"
    state.undo(2)
    assert len(amounts()) == 4


def test_what_was_set_aside_stays_aside_when_a_file_is_added() -> None:
    give(OLDER, "older")
    history.leave_out(state.scenario(), frozenset({2}))
    holding.keep()
    give(NEWER, "newer")
    assert len(amounts()) == 7
    assert history.left_out() == {1}


def test_other_money_is_not_added_and_says_so() -> None:
    give(OLDER, "older")
    holding.keep()
    give(file((6, 500), currency="USD"), "dollars")
    assert amounts() == [500] * 6
    assert merging.refused() == "merge.money"
