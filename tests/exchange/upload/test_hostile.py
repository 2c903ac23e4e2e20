"""Files that would break a naive importer: a clear message or a correct import, never a crash or a wrong sum."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest

from exchange import MAX_ROWS, Reading, read_projects

TODAY = dt.date(2026, 11, 23)
HEAD = "Date,Client,Project,Amount,Currency\n"


def read(content: str | bytes, **answers: str) -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return read_projects(data, answers, TODAY)


def codes(said: Reading) -> set[str]:
    return {problem.code for problem in said.problems}


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"Sheet {number + 1}")
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 500, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not_a_table"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "not_a_table"),
        (bytes((i * 7919) % 256 for i in range(5000)), "not_a_table"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"<html><table></table></html>", "not_a_table"),
        (b"PK\x03\x04 no zip behind it", "damaged"),
        (b"Date,Client\n2024-01-02,A\n2024-02-02,B\n", "no_amount"),
        (b"Client,Amount\nA,10\nB,20\n", "no_date"),
        (b"x,A,100\ny,B,200\n", "no_header"),
        (b"Date,Client,Amount\n", "header_only"),
        (b"," * 100_000, "too_many_columns"),
        (b"a" * 2_000_000, "no_header"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_list_is_refused_in_words(content: bytes, code: str) -> None:
    said = read(content)
    assert said.status == "rejected"
    assert code in codes(said)
    assert said.projects.empty
    assert all(not problem.text(language).startswith("upload.") for problem in said.errors for language in ("en", "es"))


def test_a_zip_bomb_is_never_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    start = time.perf_counter()
    said = read(out.getvalue())
    assert (said.status, codes(said)) == ("rejected", {"too_large_unpacked"})
    assert time.perf_counter() - start < 1


def test_a_cut_workbook_is_damaged() -> None:
    assert codes(read(workbook([["Date", "Client", "Amount"], ["2024-01-02", "A", 1]])[:-300])) == {"damaged"}


def test_a_workbook_is_known_by_its_bytes() -> None:
    moment = dt.datetime(2024, 3, 4)  # noqa: DTZ001  # spreadsheets know no time zones
    rows: list[list[object]] = [["Date", "Client", "Amount"], [moment, "A", 1234.567], [dt.date(2024, 4, 5), "B", 1000]]
    said = read(workbook(rows))
    assert said.projects["amount"].tolist() == [1234.567, 1000]
    assert [day.date().isoformat() for day in said.projects["invoiced_on"]] == ["2024-03-04", "2024-04-05"]


def test_of_several_tables_one_is_asked_for() -> None:
    head = ["Date", "Client", "Amount"]
    other = ["Day", "Customer", "Fee", "Paid on"]
    rows = [["2024-01-03", "A", 10, "2024-01-09"], ["2024-02-03", "B", 20, "2024-02-09"]]
    data = workbook([head, ["2024-01-03", "A", 10]], [other, *rows])
    asked = read(data)
    assert asked.status == "questions"
    assert [option.code for option in asked.questions[0].options] == ["Sheet", "Sheet 2"]
    assert asked.projects["amount"].sum() == 30
    chosen = read(data, sheet="Sheet")
    assert (chosen.status, chosen.projects["amount"].sum()) == ("ready", 10)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Fecha\tCliente\tImporte\n2024-01-02\tPeñalba Güell\t1.234,50\n2024-02-02\tÁvila\t20,00\n"
    said = read(text.encode(encoding))
    assert said.projects["client"].tolist() == ["Peñalba Güell", "Ávila"]
    assert said.projects["amount"].tolist() == [1234.5, 20]


def test_markup_stays_text() -> None:
    names = ["<script>alert(1)</script>", "![x](http://e.example/x.png)", "<b>B</b>", "=cmd|' /C calc'!A0"]
    said = read(HEAD + "".join(f'2024-0{i + 1}-02,"{name}",x,{i + 1}00,EUR\n' for i, name in enumerate(names)))
    assert said.projects["client"].tolist() == names


def test_numbers_that_are_none() -> None:
    said = read(
        HEAD
        + "".join(
            f"2024-01-0{i + 1},A,x,{text},EUR\n"
            for i, text in enumerate(["NaN", "inf", "-Infinity", "1e400", "=1+1", "500"])
        )
    )
    assert said.projects["amount"].tolist() == [500]
    assert {problem.row for problem in said.errors} == {2, 3, 4, 5, 6}
    assert {problem.column for problem in said.errors} == {"Amount"}


def test_refunds_never_make_income_negative() -> None:
    said = read(HEAD + "2024-01-02,A,x,100,EUR\n2024-02-02,A,x,-500,EUR\n2024-03-02,B,x,300,EUR\n")
    assert said.projects["amount"].tolist() == [300]
    assert "refund_too_large" in codes(said)
    assert codes(read(HEAD + "2024-01-02,A,x,-100,EUR\n2024-02-02,A,x,-5,EUR\n")) == {"refund_unmatched", "no_projects"}


def test_days_beyond_reason_are_left_out() -> None:
    said = read(HEAD + "1900-01-01,A,x,100,EUR\n2090-01-01,B,x,300,EUR\n2024-03-02,B,x,300,EUR\n2024-02-30,B,x,1,EUR\n")
    assert said.projects["rows"].tolist() == [(4,)]
    assert {problem.row: problem.code for problem in said.errors} == {
        2: "implausible_date",
        3: "implausible_date",
        5: "bad_date",
    }


def test_one_day_for_everything_is_said() -> None:
    assert "one_date" in codes(read(HEAD + "".join(f"2024-03-05,C{i},x,{100 + i},EUR\n" for i in range(8))))


def test_long_cells_and_open_quotes() -> None:
    long = read(HEAD + f'2024-01-02,"{"x" * 30_000}",y,100,EUR\n2024-02-02,B,"{"y" * 30_000}",200,EUR\n')
    assert long.projects["amount"].sum() == 300
    rows = "".join(f"2024-02-{i % 27 + 1:02d},C,P,10,EUR\n" for i in range(40))
    open_quote = read(HEAD + '2024-01-02,"A,x,100,EUR\n' + rows)
    assert open_quote.projects["amount"].sum() == 500
    assert "broken_quotes" in codes(open_quote)


def test_moved_cells_are_not_trusted() -> None:
    said = read(HEAD + "2024-01-02,Acme, Inc,x,100,EUR\n2024-02-02,B,x,250,EUR\n")
    assert said.projects["amount"].tolist() == [250]
    assert [(problem.code, problem.row) for problem in said.errors] == [("too_many_cells", 2)]


def test_both_orders_in_one_column() -> None:
    said = read(HEAD + "13/01/2024,A,x,1,EUR\n01/14/2024,A,x,2,EUR\n15/02/2024,A,x,4,EUR\n02/03/2024,A,x,8,EUR\n")
    assert said.projects["amount"].sum() == 15
    assert [question.id for question in said.questions if not question.optional] == ["date_order"]
    assert said.projects["invoiced_on"].iloc[-1].date() == dt.date(2024, 3, 2)
    months_first = said.answered(date_order="mdy").projects["invoiced_on"]
    assert [day.isoformat() for day in months_first.dt.date] == ["2024-01-13", "2024-01-14", "2024-02-15", "2024-02-03"]


WIDE = {
    "clients by month": "Client,Jan 2024,Feb 2024,Mar 2024,Total\nAcme,100,,200,300\nBirch,50,60,,110\n"
    "Total,150,60,200,410\n",
    "clientes por mes": "Ingresos 2024\nCliente;Enero;Febrero;Marzo\nAcme;100;;200\nBirch;50;60;\nTotal;150;60;200\n",
    "months by client": "Month,Acme,Birch\n2024-01,100,50\n2024-02,,60\n2024-03,200,\n",
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE.keys())
def test_wide_sheets_are_unfolded(text: str) -> None:
    said = read(text)
    sums = said.projects.groupby("client")["amount"].sum().to_dict()
    assert sums == {"Acme": 300, "Birch": 110}
    assert {day.date().isoformat() for day in said.projects["invoiced_on"]} == {
        "2024-01-01",
        "2024-02-01",
        "2024-03-01",
    }


def test_a_wide_sheet_without_a_year_asks_for_it() -> None:
    text = "Client,Nov,Dec,Jan\nAcme,100,,200\nBirch,50,60,\n"
    assert read(text).status == "questions"
    days = {day.date().isoformat() for day in read(text, year="2023").projects["invoiced_on"]}
    assert days == {"2023-11-01", "2023-12-01", "2024-01-01"}


def test_an_answer_that_does_not_fit_is_said() -> None:
    ambiguous = HEAD + "03/04/2024,A,x,100,EUR\n05/06/2024,B,x,100,EUR\n"
    said = read(ambiguous, date_order="ymd")
    assert said.status == "questions"
    assert "unknown_answer" in codes(said)


def test_invoice_days_may_be_told_apart_from_payment_days() -> None:
    text = HEAD + "2024-01-31,A,x,100,EUR\n2024-03-02,B,x,300,EUR\n2024-05-02,B,x,300,EUR\n"
    received, invoiced = read(text), read(text, dates="invoiced", delay="45")
    assert (received.status, received.has_paid_dates, invoiced.has_paid_dates) == ("ready", False, True)
    assert (received.projects["paid_on"] == received.projects["invoiced_on"]).all()
    assert (invoiced.projects["paid_on"] - invoiced.projects["invoiced_on"]).dt.days.tolist() == [45, 45, 45]


@pytest.mark.parametrize("name", ["missing.csv", ""])
def test_a_path_that_cannot_be_read(name: str) -> None:
    assert codes(read_projects(name, today=TODAY)) == {"unreadable"}


def test_file_objects_are_read() -> None:
    assert read_projects(io.BytesIO(f"{HEAD}2024-01-02,A,x,100,EUR\n".encode())).projects["amount"].tolist() == [100]


@pytest.mark.parametrize("line", ["{d},C{m},{a}.25", ",C{m},{a}.25", "{d},C{m},-{a}.25", "{d},Client {i},{a}.25"])
def test_many_odd_rows_take_no_hour(line: str) -> None:
    body = "".join(line.format(d=f"2024-01-{i % 28 + 1:02d}", m=i % 3, a=i + 1, i=i) + "\n" for i in range(5000))
    start = time.perf_counter()
    said = read("Date,Client,Amount\n" + body + "2024-03-01,Z,5000000\n")
    assert said.projects["amount"].iloc[-1] == 5_000_000
    assert time.perf_counter() - start < 5


def test_progress_grows_to_the_whole() -> None:
    shares: list[float] = []
    read_projects(f"{HEAD}2024-01-02,A,x,100,EUR\n".encode(), today=TODAY, progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_table_beyond_its_bound_is_refused_with_it() -> None:
    said = read("date,amount\n" + "2024-01-02,10\n" * MAX_ROWS)
    assert said.status == "rejected"
    for language, bound in (("en", "400,000"), ("es", "400.000")):
        assert bound in " ".join(problem.text(language) for problem in said.problems)
