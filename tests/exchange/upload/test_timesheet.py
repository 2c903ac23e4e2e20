"""Lists of hours: exports of trackers and hand-made ones, and what is said of rows that cannot be used."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from exchange.upload.timesheet import Timesheet, read_timesheet

TODAY = dt.date(2026, 11, 29)
FILES = Path(__file__).parents[2] / "corpus" / "files"


def read(text: str, **answers: str) -> Timesheet:
    return read_timesheet(text.encode(), TODAY, answers)


def told(found: Timesheet) -> list[tuple[str, str, float, str]]:
    return [(entry.day.isoformat(), entry.client, round(entry.hours, 4), entry.what) for entry in found.entries]


def errors(found: Timesheet, language: str = "en") -> list[str]:
    return [problem.text(language) for problem in found.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("file", "day", "hours"),
    [("toggl_detailed_report.csv", "Start date", "Duration"), ("harvest_detailed_time.csv", "Date", "Hours")],
)
def test_exports_of_trackers_give_every_hour_of_every_client(file: str, day: str, hours: str) -> None:
    found = read_timesheet(FILES / file, TODAY)
    assert not errors(found)
    wanted: dict[tuple[str, str], float] = defaultdict(float)
    with (FILES / file).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            clock = [float(part.replace(",", ".")) for part in row[hours].split(":")]
            wanted[row["Client"], row[day][:7]] += sum(part / 60**place for place, part in enumerate(clock))
    got: dict[tuple[str, str], float] = defaultdict(float)
    for entry in found.entries:
        got[entry.client, f"{entry.day:%Y-%m}"] += entry.hours
    assert got == pytest.approx({key: value for key, value in wanted.items() if value})


def test_clockify_reads_its_decimal_duration() -> None:
    found = read(
        '"Project","Client","Description","Task","User","Tags","Billable","Start Date","Start Time","End Date",'
        '"End Time","Duration (h)","Duration (decimal)"\n'
        '"Site","Acme","Fix the menu","","Ana","","Yes","2026-11-03","9:00","2026-11-03","10:30","01:30:00","1.50"\n'
    )
    assert told(found) == [("2026-11-03", "Acme", 1.5, "Site · Fix the menu")]


def test_a_list_made_by_hand_in_spanish_with_a_start_and_an_end() -> None:
    found = read(
        "Fecha;Cliente;Inicio;Fin;Descripción\n03/11/2026;Acme;9:00;11:30;Llamada\n14/11/2026;Acme;23:00;0:30;Entrega\n"
    )
    assert told(found) == [("2026-11-03", "Acme", 2.5, "Llamada"), ("2026-11-14", "Acme", 1.5, "Entrega")]


def test_a_list_of_one_client_needs_no_name_and_a_total_is_no_entry() -> None:
    found = read("Day,Hours,What\n2026-11-03,2.5,Call\n2026-11-04,1,Draft\nTotal,3.5,\n")
    assert told(found) == [("2026-11-03", "", 2.5, "Call"), ("2026-11-04", "", 1.0, "Draft")]
    assert found.clients == ("",)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_cannot_be_read_is_named_by_row_and_column(language: str) -> None:
    found = read("Date,Client,Hours\n2026-11-03,Acme,2\nsoon,Acme,1\n2026-11-05,Acme,many\n2026-11-06,Acme,900\n")
    said = errors(found, language)
    assert [entry.row for entry in found.entries] == [2]
    assert len(said) == 3
    for row, column, value in ((3, "Date", "soon"), (4, "Hours", "many"), (5, "Hours", "900")):
        assert any(f"{row}, " in line and column in line and value in line for line in said), (row, said)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("hello\n", "no_time_table"),
        ("Date,Hours\n", "no_entries"),
        ("Date,Client\n2026-11-03,Acme\n", "no_hours"),
        ("Date,Amount\n2026-11-03,12\n", "no_hours"),
        ("Date,Hours\n2026-11-03,0\n", "no_entries"),
        ("%PDF-1.7 \x00\x01\x02", "not_a_table"),
    ],
)
def test_a_file_that_is_no_list_of_hours_says_why(text: str, code: str) -> None:
    found = read(text)
    assert not found.entries
    assert code in [problem.code for problem in found.problems]
    assert all(line and "upload." not in line for tag in ("en", "es") for line in errors(found, tag))


def test_days_that_may_be_read_either_way_are_asked_about() -> None:
    text = "Date,Hours\n3/4/2026,2\n5/6/2026,1\n"
    found = read(text)
    assert found.question is not None
    assert [entry.day.isoformat() for entry in found.entries] == ["2026-04-03", "2026-06-05"]
    other = read(text, date_order="mdy")
    assert [entry.day.isoformat() for entry in other.entries] == ["2026-03-04", "2026-05-06"]
