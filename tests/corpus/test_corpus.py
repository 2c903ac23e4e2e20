"""Every file of the corpus gives what its description says: sums, counts, days, places of rows, questions, warnings."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from exchange import Reading, read_projects

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.stem for path in FILES.glob("*.json"))
TODAY = dt.date(2026, 11, 23)
STATUS = {"import": "ready", "import_warn": "ready", "ask": "questions", "error": "rejected"}
READABLE = [name for name in NAMES if json.loads((FILES / f"{name}.json").read_text())["outcome"] != "error"]


@cache
def truth(name: str) -> dict[str, Any]:
    return dict(json.loads((FILES / f"{name}.json").read_text("utf-8")))


@cache
def reading(name: str) -> Reading:
    return read_projects(FILES / f"{name}.csv", today=TODAY)


def rows_of(frame_rows: Any) -> set[int]:
    return {row for rows in frame_rows for row in rows}


def test_the_corpus_is_whole() -> None:
    assert len(NAMES) == 22


@pytest.mark.parametrize("name", NAMES)
def test_status_and_questions(name: str) -> None:
    said, expected = reading(name), truth(name)
    assert said.status == STATUS[expected["outcome"]]
    asked = {question.id for question in said.questions if not question.optional}
    assert asked == {ask["id"] for ask in expected["ask"] if not ask.get("optional")}
    offered = {question.id for question in said.questions if question.optional}
    assert {ask["id"] for ask in expected["ask"] if ask.get("optional")} <= offered


@pytest.mark.parametrize("name", NAMES)
def test_warnings_name_their_rows(name: str) -> None:
    problems = reading(name).problems
    for warning in truth(name)["warnings"]:
        matching = [problem for problem in problems if problem.code == warning["id"]]
        assert matching, warning
        if "row" in warning:
            assert (matching[0].row, matching[0].column) == (warning["row"], warning["column"])
        if "rows" in warning:
            assert dict(matching[0].params)["rows"] == tuple(warning["rows"])


@pytest.mark.parametrize("name", NAMES)
def test_how_the_file_was_read(name: str) -> None:
    expected, understood = truth(name)["read"], reading(name).understanding
    assert understood.header_row == expected["header_row"]
    if expected["header_row"] is not None:
        assert (understood.encoding, understood.delimiter) == (expected["encoding"], expected["delimiter"])
    if name in READABLE and truth(name)["totals"]["by_currency"]:
        assert understood.decimal == expected["decimal"]


@pytest.mark.parametrize("name", READABLE)
def test_sums_by_client_and_currency(name: str) -> None:
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    projects = reading(name).projects.dropna(subset="amount")  # hours without a rate have none
    for client, currency, amount in zip(*(projects[c] for c in ("client", "currency", "amount")), strict=True):
        sums[client.casefold()][currency or "?"] += amount
    found = {client: {code: f"{money:.2f}" for code, money in by.items()} for client, by in sums.items()}
    assert found == truth(name)["totals"]["by_client"]


@pytest.mark.parametrize("name", READABLE)
def test_records_and_open_invoices(name: str) -> None:
    said, expected = reading(name), truth(name)
    if said.understanding.nature == "time":  # grouped by client, project and month: rows and hours must be all there
        assert rows_of(said.projects["rows"]) == rows_of(record["rows"] for record in expected["records"])
        assert said.projects["hours"].sum() == pytest.approx(expected["totals"]["hours"], abs=1e-3)
        assert len(said.projects) < len(expected["records"])
        return
    assert len(said.projects) == expected["totals"]["n"]
    by_rows = {tuple(rows): number for number, rows in enumerate(said.projects["rows"])}
    for record in expected["records"]:
        project = said.projects.iloc[by_rows[tuple(record["rows"])]]
        assert project.invoiced_on.date().isoformat() == record["date"]
        assert project.amount == pytest.approx(float(record["amount"]), abs=0.005)
        assert (project.currency or None) == record["currency"]
        if "hours" in record:
            assert project.hours == pytest.approx(record["hours"], abs=1e-3)
        if "paid_date" in record and said.has_paid_dates:
            assert project.paid_on.date().isoformat() == record["paid_date"]
    assert {tuple(rows) for rows in said.open["rows"]} == {tuple(record["rows"]) for record in expected.get("open", [])}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_left_out(name: str) -> None:
    said, expected = reading(name), truth(name)
    left = {entry["row"] for entry in expected["excluded"]} | {entry["row"] for entry in expected["netted"]}
    left |= rows_of(entry["rows"] for entry in expected.get("ask_rows", []))
    assert set(said.excluded["row"]) == left
    taken_off = said.excluded.dropna(subset="into")
    netted = set(zip(taken_off["row"], taken_off["into"], strict=True))
    assert netted == {(entry["row"], entry["into_row"]) for entry in expected["netted"]}
    assert {entry["row"] for entry in expected["structural"]} <= set(said.structural["row"])


@pytest.mark.parametrize("name", NAMES)
def test_every_row_stands_in_one_place(name: str) -> None:
    said = reading(name)
    placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    assert len(placed) == len(set(placed))
    count = len(said.source.grids[0].rows) if said.source else 0
    assert set(placed) == set(range(1, count + 1))


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_words_in_both_languages(name: str) -> None:
    said = reading(name)
    for language in ("en", "es"):
        words = [problem.text(language) for problem in said.problems]
        words += [question.text(language) for question in said.questions]
        words += [question.label(option, language) for question in said.questions for option in question.options]
        assert words == [] or not any(text.startswith("upload.") or not text for text in words)


def test_an_answer_settles_what_was_asked() -> None:
    asked = reading("x_dates_ambiguous")
    american = asked.answered(date_order="mdy")
    assert (asked.status, american.status) == ("questions", "ready")
    assert asked.projects["invoiced_on"].iloc[1].date() == dt.date(2023, 5, 4)
    assert american.projects["invoiced_on"].iloc[1].date() == dt.date(2023, 4, 5)


def test_currencies_are_chosen_or_converted_never_added() -> None:
    file = FILES / "consultancy_invoices_two_currencies.csv"
    dollars = read_projects(file, {"currency": "USD", "duplicate": "once"}, TODAY)
    assert dollars.status == "ready"
    assert set(dollars.projects["currency"]) == {"USD"}
    assert dollars.projects["amount"].sum() == pytest.approx(58135)
    assert (dollars.excluded["reason"] == "other_currency").sum() > 0
    both = read_projects(file, {"currency": "USD AED=0.25", "duplicate": "once"}, TODAY)
    assert both.projects["amount"].sum() == pytest.approx(58135 + 116023 / 4)


def test_hours_take_a_rate() -> None:
    rated = read_projects(FILES / "toggl_detailed_report.csv", {"rate": "60 EUR"}, TODAY)
    assert rated.status == "ready"
    assert rated.projects["amount"].sum() == pytest.approx(119.6803 * 60, abs=0.1)
    assert set(rated.projects["currency"]) == {"EUR"}


def test_credits_of_a_bank_are_the_persons_choice() -> None:
    file = FILES / "caixabanknow_movimientos.csv"
    chosen = read_projects(
        file, {"which_credits": "hotel mar menor|ayuntamiento de vi", "who_paid": "leave_out"}, TODAY
    )
    assert chosen.status == "ready"
    assert set(chosen.projects["client"]) == {"HOTEL MAR MENOR", "AYUNTAMIENTO DE VI"}


@pytest.mark.parametrize("path", sorted((FILES / "payments").glob("*.csv")), ids=lambda path: path.stem)
def test_real_payments_need_no_question(path: Path) -> None:
    said = read_projects(path, today=TODAY)
    lines = path.read_text("utf-8").strip().splitlines()[1:]
    assert said.status == "ready"
    assert len(said.projects) + len(said.excluded) == len(lines)
    assert set(said.projects["currency"]) == {"GBP"}
    assert said.history is not None
