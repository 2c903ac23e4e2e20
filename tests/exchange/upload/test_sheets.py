"""Workbooks with a sheet for each year: read together whatever shape the sheets have, costs aside."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from exchange import Reading, read_projects

TODAY = dt.date(2026, 11, 23)
Rows = list[list[object]]
HEAD: list[object] = ["Cliente", "Enero", "Febrero", "Marzo"]
WIDE: dict[str, Rows] = {
    "2025": [HEAD, ["Acme", 100, 200, 300], ["Bolt", 50, "", 25]],
    "2026": [HEAD, ["Acme", 110, 210, 310], ["Cog", 70, "", ""]],
}


def read(sheets: dict[str, Rows], **answers: str) -> Reading:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return read_projects(out.getvalue(), answers, TODAY)


def test_months_across_over_several_years() -> None:
    said = read(WIDE)
    assert said.projects.groupby("client")["amount"].sum().to_dict() == {"Acme": 1230.0, "Bolt": 75.0, "Cog": 70.0}
    by_year = said.projects.groupby(said.projects["invoiced_on"].dt.year)["amount"].sum()
    assert by_year.to_dict() == {2025: 675.0, 2026: 700.0}
    assert said.status == "ready"
    assert said.place(6) == ("2026", 3)


def test_one_of_them_when_a_person_says_so() -> None:
    assert read(WIDE, sheet="2026").projects["amount"].sum() == 700


@pytest.mark.parametrize("name", ["Gastos 2026", "Expenses"])
def test_costs_by_month_are_named_and_left_out(name: str) -> None:
    said = read({"Ingresos 2026": WIDE["2026"], name: [["Proveedor", *HEAD[1:]], ["Mill", 10, 20, 30]]})
    assert said.projects["amount"].sum() == 700
    assert [dict(problem.params) for problem in said.problems if problem.code == "costs_sheet"] == [{"sheet": name}]


def test_months_down_a_side_take_the_year_of_their_sheet() -> None:
    head: list[object] = ["Mes", "Cliente", "Importe"]
    said = read(
        {"2025": [head, ["Enero", "Acme", 100], ["Marzo", "Bolt", 50]], "2026": [head, ["Febrero", "Acme", 70]]}
    )
    assert [day.isoformat() for day in said.projects["invoiced_on"].dt.date] == [
        "2025-01-01",
        "2025-03-01",
        "2026-02-01",
    ]
    assert said.status == "ready"
