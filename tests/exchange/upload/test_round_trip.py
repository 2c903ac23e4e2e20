"""A known table in any mix of delimiter, encoding, decimal mark, date order and language reads back the same."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange import read_projects

TODAY = dt.date(2026, 11, 23)
HEADERS = {
    "en": ("Invoice date", "Client", "Amount", "Currency"),
    "en2": ("date", "Customer Name", "Gross", "CURRENCY"),
    "es": ("Fecha", "Cliente", "Importe", "Moneda"),
    "es2": ("Fecha de emisión", "Nombre del cliente", "Base imponible", "Divisa"),
}
NAMES = ("Acme", "Bodegas Peñalba", "O'Malley & Sons", 'The "Big" One', "Zoë; Håkan, both", "Line\nbreak")
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%y", "%d %b %Y")


@dataclass(frozen=True)
class Written:
    delimiter: str
    encoding: str
    comma: bool
    grouped: bool
    date: str
    language: str
    title: bool


def amount(cents: int, how: Written) -> str:
    text = f"{cents / 100:,.2f}" if how.grouped else f"{cents / 100:.2f}"
    return text.translate(str.maketrans(",.", ".,")) if how.comma else text


styles = st.builds(
    Written,
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    comma=st.booleans(),
    grouped=st.booleans(),
    date=st.sampled_from(FORMATS),
    language=st.sampled_from(sorted(HEADERS)),
    title=st.booleans(),
)
projects = st.lists(
    st.tuples(
        st.dates(dt.date(2015, 1, 1), dt.date(2026, 10, 30)),
        st.sampled_from(NAMES),
        st.integers(1, 9_999_999),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(projects, styles)
def test_what_was_written_is_read(rows: list[tuple[dt.date, str, int]], how: Written) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=how.delimiter)
    if how.title:
        writer.writerow(["My projects"])
        writer.writerow([])
    writer.writerow(HEADERS[how.language])
    for day, name, cents in rows:
        writer.writerow([day.strftime(how.date), name, amount(cents, how), "EUR"])
    order = "mdy" if how.date.startswith("%m") else "dmy"
    said = read_projects(out.getvalue().encode(how.encoding), {"date_order": order}, TODAY)
    assert said.status == "ready", said.problems
    read = said.projects
    money = (read["amount"] * 100).round().astype(int)
    found = list(zip(read["invoiced_on"].dt.date, read["client"], money, strict=True))
    assert found == [(day, " ".join(name.split()), cents) for day, name, cents in rows]
    assert set(said.projects["currency"]) == {"EUR"}
    asked = {question.id for question in said.questions if not question.optional}
    doubtful = "/" in how.date or how.date == "%d-%m-%y"
    assert asked <= ({"date_order"} if doubtful else set())


@given(projects.filter(lambda rows: any(day.day > 12 for day, _, _ in rows)), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
@settings(max_examples=50, deadline=None)
def test_a_day_beyond_twelve_decides_for_the_whole_column(rows: list[tuple[dt.date, str, int]], style: str) -> None:
    text = "Date;Client;Amount\n" + "".join(
        f"{day.strftime(style)};A{i};{cents / 100:.2f}\n" for i, (day, _, cents) in enumerate(rows)
    )
    said = read_projects(text.encode(), today=TODAY)
    assert "date_order" not in {question.id for question in said.questions}
    assert [day.date() for day in said.projects["invoiced_on"]] == [day for day, _, _ in rows]
