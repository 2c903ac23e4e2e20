"""Files in the style of banks, apps and hand-made sheets, each with its truth: sums, rows, days, questions, words."""

from __future__ import annotations

import datetime as dt
import json
import math
import time
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from exchange import Reading, read_projects

FILES = Path(__file__).parent / "field"
NAMES = sorted(path.stem for path in FILES.glob("*.json"))
TODAY = dt.date(2026, 11, 23)
STATUS = {"import": "ready", "import_warn": "ready", "ask": "questions", "error": "rejected"}
LANGUAGES = ("en", "es")


@cache
def truth(name: str) -> dict[str, Any]:
    return dict(json.loads((FILES / f"{name}.json").read_text("utf-8")))


@cache
def reading(name: str) -> Reading:
    return read_projects(FILES / truth(name)["file"], today=TODAY)


def readable(name: str) -> dict[int, Any]:
    """Rows that may be read in one of several ways, with the amount that they then have."""
    return {row: asked.get("amount_if_read") for asked in truth(name).get("ask_rows", []) for row in asked["rows"]}


@pytest.mark.parametrize("name", NAMES)
def test_status_and_questions(name: str) -> None:
    said, expected = reading(name), truth(name)
    assert said.status == STATUS[expected["outcome"]]
    if expected["outcome"] == "ask":
        needed = {question.id for question in said.questions if not question.optional}
        assert {asked["id"] for asked in expected["ask"] if not asked.get("optional")} <= needed


@pytest.mark.parametrize("name", NAMES)
def test_sums_by_client(name: str) -> None:
    expected, doubtful = truth(name), readable(name)
    sums: dict[str, float] = defaultdict(float)
    for client, amount, rows in zip(*(reading(name).projects[c] for c in ("client", "amount", "rows")), strict=True):
        if rows[0] not in doubtful and not math.isnan(amount):  # hours without a rate have no amount
            sums[client.casefold() or "(unknown)"] += amount
    wanted = {client: sum(map(float, by.values())) for client, by in expected["totals"]["by_client"].items()}
    if "accept_client" in expected:  # the line itself may stand for the payer: the money must be right
        assert sum(sums.values()) == pytest.approx(sum(wanted.values()))
    else:
        assert dict(sums) == pytest.approx(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_days_and_hours(name: str) -> None:
    said, expected = reading(name), truth(name)["totals"]
    days = said.projects["invoiced_on"][[rows[0] not in readable(name) for rows in said.projects["rows"]]]
    assert (str(days.min())[:10], str(days.max())[:10]) == (expected["date_min"], expected["date_max"])
    if "hours" in expected:
        assert said.projects["hours"].sum() == pytest.approx(expected["hours"])


@pytest.mark.parametrize("name", NAMES)
def test_what_waits_or_is_left_out(name: str) -> None:
    said, expected = reading(name), truth(name)
    waiting = {row for rows in said.open["rows"] for row in rows}
    left = set(said.excluded["row"])
    assert {row for record in expected.get("open", []) for row in record["rows"]} <= waiting
    assert {entry["row"] for entry in expected["excluded"]} <= left | waiting
    taken_off = said.excluded.dropna(subset="into")
    netted = {(entry["row"], entry["into_row"]) for entry in expected["netted"] if entry["row"] != entry["into_row"]}
    assert set(zip(taken_off["row"], taken_off["into"], strict=True)) == netted


@pytest.mark.parametrize("name", NAMES)
def test_every_row_stands_somewhere_and_everything_has_words(name: str) -> None:
    said = reading(name)
    assert said.grid is not None
    placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    assert set(placed) == set(range(1, len(said.grid.rows) + 1))
    for language in LANGUAGES:
        words = [problem.text(language) for problem in said.problems]
        words += [question.text(language) for question in said.questions]
        words += [question.label(option, language) for question in said.questions for option in question.options]
        assert not any(text.startswith("upload.") or not text for text in words)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_what_counts(name: str) -> None:
    said = reading(name)
    if said.status == "ready":
        shown = said.projects["amount"].sum() + said.open["amount"].sum()
        assert said.history.all["amount"].sum() == pytest.approx(shown, abs=0.005)


def attacked(name: str, **answers: str) -> Reading:
    return read_projects(FILES / f"attack_{name}", answers, TODAY)


def test_a_cell_in_the_last_corner_ends_no_process() -> None:
    said = attacked("far_corner.xlsx")
    assert [problem.code for problem in said.errors] == ["too_many_cells_in_sheet"]


def test_a_refund_that_says_so_is_taken_off() -> None:
    said = attacked("refund_status_negative.csv")
    assert said.projects.groupby("client")["amount"].sum().to_dict() == {"Acme": 600.0, "Bolt": 3000.0}


@pytest.mark.parametrize(("answer", "total"), [("USD", 450.0), ("USD EUR=1.1", 747.0)])
def test_an_amount_without_a_currency_counts_as_shown(answer: str, total: float) -> None:
    said = attacked("currency_unmarked.csv", currency=answer)
    assert said.projects["amount"].sum() == pytest.approx(total)
    assert said.history.all["amount"].sum() == pytest.approx(total)
    assert "currency_unmarked" in {problem.code for problem in said.problems}


def test_a_year_out_of_this_world_is_refused_in_words() -> None:
    said = attacked("wide_year_10000.csv")
    assert said.status == "rejected"
    assert all(problem.text(language) for problem in said.problems for language in LANGUAGES)


def test_many_payers_keep_their_names() -> None:
    names = {option.label for question in attacked("bank_many_payers.csv").questions for option in question.options}
    assert {"O'Neil & Sons", "Cafe 21"} <= names


def test_a_cell_of_nothing_but_digits_is_read_at_once() -> None:
    start = time.process_time()
    said = attacked("digits.csv")
    assert time.process_time() - start < 5, "half a minute where a pattern takes square time"
    assert said.projects["amount"].sum() == pytest.approx(350), "400 less a refund of 50"


@pytest.mark.parametrize("cell", ["1", "a", "a1", "1.", "#1-", "(", "%", "-", "ab ", "payment from "])
def test_no_cell_holds_anybody_up(cell: str) -> None:
    """An hour for a pattern in square time, less than a second for one in linear time: a bound far from both."""
    long = (cell * 1_000_000)[:1_000_000]
    rows = f"2026-01-01,A,INV-1,x,400,paid\n2026-02-01,A,,refund of INV-1,-50,paid\n2026-03-01,B,INV-2,{long},7,paid\n"
    start = time.process_time()
    said = read_projects(f"date,client,number,description,amount,status\n{rows}".encode(), today=TODAY)
    assert said.projects["amount"].sum() == pytest.approx(357)
    assert time.process_time() - start < 20
