"""What a person points at holds: columns, header, marks, sheets, rows taken back and set aside."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from exchange import Reading, read_projects
from exchange.__main__ import main

TODAY = dt.date(2026, 11, 23)
BANK = b"""06/22/2026,1800.00,*,CEDAR HILL BOOKS
06/10/2026,-84.12,*,GROCER PORTLAND
05/28/2026,950.00,*,ORBIT FOODS
"""


def read(content: str | bytes, answers: dict[str, str] | None = None) -> Reading:
    return read_projects(content.encode() if isinstance(content, str) else content, answers, TODAY)


def meanings(said: Reading) -> dict[str, str]:
    return {column.letter: column.meaning for column in said.understanding.table}


def money(said: Reading) -> dict[str, float]:
    return dict(said.projects.groupby("client")["amount"].sum())


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    file = openpyxl.Workbook()
    assert file.active is not None
    file.remove(file.active)
    for name, rows in sheets.items():
        sheet = file.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_a_table_without_a_header_is_read_by_its_cells_and_shown() -> None:
    said = read(BANK)
    assert meanings(said) == {"A": "date", "B": "amount", "C": "ignored", "D": "description"}
    assert {question.id for question in said.questions if not question.optional} == {"columns", "which_credits"}
    assert said.projects["amount"].sum() == pytest.approx(2750)
    assert said.understanding.header_row is None


@pytest.mark.parametrize("place", ["2", "B", "b"])
def test_a_column_is_pointed_at_by_number_or_letter(place: str) -> None:
    said = read("When,What,Who,Worth\n2026-01-02,12,Acme,x\n2026-02-02,30,Bolt,y\n", {f"column:{place}": "amount"})
    assert meanings(said)["B"] == "amount"
    assert said.understanding.table[1].told == "person"
    assert said.projects["amount"].sum() == pytest.approx(42)


def test_what_is_pointed_at_beats_every_header() -> None:
    text = "Date,Client,Amount,Base,Other day\n2026-01-02,Acme,121,100,2026-03-01\n2026-02-02,Bolt,242,200,2026-03-02\n"
    said = read(text, {"column:3": "amount", "column:5": "date", "column:2": "ignore"})
    assert said.projects["amount"].sum() == pytest.approx(363)
    assert [day.month for day in said.projects["invoiced_on"]] == [3, 3]
    assert set(said.projects["client"]) == {""}


def test_money_in_and_out_are_two_columns() -> None:
    text = "a,b,c,d\n2026-01-02,Acme Ltd,100,\n2026-02-02,Grocer Inc,,40\n2026-02-03,Acme Ltd,300,\n"
    said = read(text, {"column:1": "date", "column:2": "client", "column:3": "money_in", "column:4": "money_out"})
    assert money(said) == {"Acme Ltd": 400.0}
    assert list(said.excluded["reason"]) == ["expense"]


def test_what_is_missing_after_pointing_is_named() -> None:
    said = read("x,y\n2026-01-02,2026-01-03\n2026-02-02,2026-02-03\n", {"column:1": "date", "column:2": "date"})
    assert (said.status, [problem.code for problem in said.errors]) == ("rejected", ["no_amount"])
    assert meanings(said) == {"A": "date", "B": "date"}
    for language in ("en", "es"):
        assert not said.errors[0].text(language).startswith("upload.")


def test_the_header_row_and_its_absence_are_the_persons_to_say() -> None:
    text = "Date,Client,Amount\nJob day,Customer,Total\n2026-01-02,Acme,100\n2026-02-02,Bolt,200\n"
    assert read(text, {"header_row": "2"}).understanding.header_row == 2
    none = read(BANK, {"header_row": "0"})
    assert none.understanding.header_row is None
    assert none.projects["amount"].sum() == pytest.approx(2750)


@pytest.mark.parametrize(("mark", "total"), [(".", 3.5), (",", 3500.0)])
def test_the_decimal_mark_is_the_persons_to_say(mark: str, total: float) -> None:
    said = read("Date;Client;Amount\n2026-01-02;Acme;1.250\n2026-02-02;Bolt;2.250\n", {"decimal": mark})
    assert said.projects["amount"].sum() == pytest.approx(total)


def test_a_left_out_row_comes_back_alone_or_with_its_like() -> None:
    text = "Date,Description,Amount\n2026-01-02,Acme invoice,100\n2026-01-03,Rent,-40\n2026-01-04,Food,-5\n"
    one = read(text, {"take_back": "3"})
    assert set(one.projects["rows"]) == {(2,), (3,)}
    alike = read(text, {"take_back": "reason:expense"})
    assert alike.projects["amount"].sum() == pytest.approx(145)
    assert alike.excluded.empty


def test_a_counted_row_is_set_aside() -> None:
    said = read(
        "Date,Client,Amount\n2026-01-02,Acme,100\n2026-02-02,Bolt,200\n2026-03-02,Bolt,300\n", {"set_aside": "3|4"}
    )
    assert money(said) == {"Acme": 100.0}
    assert list(said.excluded["reason"]) == ["set_aside", "set_aside"]


def test_a_row_without_a_day_cannot_come_back() -> None:
    said = read("Date,Client,Amount\n2026-01-02,Acme,100\nsoon,Bolt,200\n2026-03-02,Bolt,300\n", {"take_back": "3"})
    assert list(said.excluded["reason"]) == ["bad_date"]


def test_sheets_of_one_shape_are_read_together_in_whatever_order_their_columns_stand() -> None:
    file = book(
        Y2025=[["Date", "Client", "Amount"], ["2025-01-02", "Acme", 100], ["2025-02-02", "Bolt", 200]],
        Y2026=[["Sheet of 2026"], ["Client", "Date", "Amount"], ["Acme", "2026-01-02", 300], ["Bolt", "soon", 5]],
    )
    said = read(file)
    assert said.status == "ready"
    assert money(said) == {"Acme": 400.0, "Bolt": 200.0}
    placed = [row for rows in said.projects["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    assert sorted(placed) == list(range(1, 8))
    assert said.place(placed[2]) == ("Y2026", 3)
    assert said.cells(6)[:2] == ("2026-01-02", "Acme")
    bad = next(problem for problem in said.problems if problem.code == "bad_date")
    assert (bad.sheet, bad.row) == ("Y2026", 4)
    assert money(read(file, {"sheet": "Y2025"})) == {"Acme": 100.0, "Bolt": 200.0}


def test_a_sheet_of_costs_is_named_and_never_proposed() -> None:
    costs: Sequence[Sequence[object]] = [
        ["Date", "Supplier", "Amount"],
        *[[f"2026-01-{day:02d}", "Power", 10] for day in range(1, 9)],
    ]
    said = read(book(Income=[["Date", "Client", "Amount"], ["2026-01-02", "Acme", 100]], Costs=costs))
    assert money(said) == {"Acme": 100.0}
    assert "costs_sheet" in {problem.code for problem in said.problems}


def test_sheets_named_after_clients_name_them() -> None:
    rows: Sequence[Sequence[object]] = [["Date", "Amount"], ["2026-01-02", 100], ["2026-02-02", 200]]
    assert money(read(book(Acme_Ltd=rows, Bolt=rows))) == {"Acme Ltd": 300.0, "Bolt": 300.0}


def test_the_command_prints_what_was_pointed_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bank.csv"
    file.write_bytes(BANK)
    assert main([str(file), "--answer", "column:4=client", "--answer", "column:C=ignore"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["answers"] == {"column:4": "client", "column:C": "ignore"}
    assert [column["meaning"] for column in printed["table"]] == ["date", "amount", "ignored", "client"]


def test_what_is_left_out_bears_its_own_money_and_what_waits_for_an_answer_is_told() -> None:
    said = read(BANK)
    assert said.excluded[["row", "reason", "amount"]].to_numpy().tolist() == [[2, "expense", -84.12]]
    assert said.rows == said.asked == {1, 3}, "whether the columns are right is open, so all that counts waits"
    assert said.preview.totals == (("", 2750.0),)
    twice = "Number,Date,Client,Amount\n1,2026-01-02,Acme,100\n1,2026-01-02,Acme,100\n2,2026-02-02,Bolt,50\n"
    open_one = read(twice)
    assert open_one.asked == {3}, "only the row that repeats another waits"
    assert open_one.rows == {2, 4}
    assert open_one.answered(duplicate="all").asked == frozenset()


def test_money_booked_the_other_way_round_counts_where_a_person_says_so() -> None:
    text = "Date,Client,Amount\n2026-01-02,Acme,-100\n2026-02-02,Bolt,-250\n"
    assert read(text).status == "rejected"
    assert money(read(text, {"take_back": "2|3"})) == {"Acme": 100.0, "Bolt": 250.0}
    assert money(read(text, {"take_back": "3"})) == {"Bolt": 250.0}


def test_a_look_costs_no_previews_and_leaves_the_answers_clean() -> None:
    text = "Date,Client,Amount\n02/03/2026,Acme,100\n04/05/2026,Bolt,250\n"
    look = read(text).tried({"column:3": "amount"})
    assert look.answers == {"column:3": "amount"}
    assert [option.preview for question in look.questions for option in question.options] == [None] * 4
    assert look.answered().questions[0].options[0].preview is not None


@pytest.mark.parametrize("text", ["Client,Jan 2026,Feb 2026,Mar 2026\nAcme,1,2,3\n", "alpha,beta\nx,y\nz,w\n"])
def test_every_table_shows_its_columns(text: str) -> None:
    assert len(read(text).understanding.table) == text.split("\n", maxsplit=1)[0].count(",") + 1


REFUSED = {
    "words of no meaning": "aaa|bbb|ccc\n2026-01-02|40|x\n2026-02-02|60|y\n",
    "no header, days last": "x;40;02.01.2026\ny;60;13.02.2026\n",
    "quotes": "Quote,Date,Price,State\nQ1,2026-01-02,40,Quote\nQ2,2026-02-02,60,Draft\n",
    "costs": "Supplier,Date,Expense\nPower,2026-01-02,40\nWater,2026-02-02,60\n",
    "booked the other way round": "Account,Date,Credit note\nx,2026-01-02,-40\ny,2026-02-02,-60\n",
    "months beside": "Client,Jan,Feb,Mar,Day,Sum\nx,1,2,3,2026-01-02,40\ny,4,5,6,2026-02-02,60\n",
    "years of no meaning": "2024,2025,2026\n2026-01-02,40,x\n2026-02-02,60,y\n",
    "cancelled": "Date,Amount,Status\n2026-01-02,40,Cancelled\n2026-02-02,60,Failed\n",
    "a summary first": "Summary,,\nAll,100,\n,,\nDay,Sum,Name\n2026-01-02,40,x\n2026-02-02,60,y\n",
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_who_points_at_a_day_and_an_amount_gets_their_projects(name: str) -> None:
    """By what the page offers: a meaning over each column, and rows that come back."""
    plain = read(REFUSED[name])
    cells = {column.number: " ".join(column.samples) for column in plain.understanding.table}
    day = next(number for number, text in cells.items() if "2026-0" in text or ".2026" in text)
    worth = next(number for number, text in cells.items() if {"40", "60"} <= set(text.replace("-", "").split()))
    said = read(REFUSED[name], {f"column:{day}": "date", f"column:{worth}": "amount"})
    back = "|".join(str(row) for row in said.excluded["row"])
    if back:
        said = said.answered(take_back=back)
    assert said.status != "rejected"
    assert said.projects["amount"].sum() == pytest.approx(100)
