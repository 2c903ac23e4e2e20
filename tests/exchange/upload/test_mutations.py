"""A known file written in another way gives the same sums, and each of its rows ends in exactly one place."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from exchange import Reading, read_projects
from exchange.upload.cells.dates import read as read_days
from exchange.upload.file import text as reader
from tests.exchange.upload.accounts import ACCOUNTS
from tests.exchange.upload.exports import EXPORTS
from tests.exchange.upload.invoicing import INVOICING
from tests.exchange.upload.variants import VARIANTS
from tests.exchange.upload.work import WORK

TODAY = dt.date(2026, 11, 23)
CORPUS = Path(__file__).parents[2] / "corpus" / "files"
FIELDED = sorted(path.with_suffix(".csv") for path in (CORPUS.parent / "field").glob("*.json"))
FIELDED = [path for path in FIELDED if path.exists()]  # the others are workbooks
CORPUS_NAMES = {path.stem for path in CORPUS.glob("*.csv")}
KNOWN = {
    export.name: export.text.encode(export.encoding) for export in (*EXPORTS, *ACCOUNTS, *INVOICING, *WORK, *VARIANTS)
} | {path.stem: path.read_bytes() for path in (*sorted(CORPUS.glob("*.csv")), *FIELDED)}
Rows = list[list[str]]


@cache
def cells(name: str) -> tuple[Rows, str]:
    """The file's cells and its delimiter; rows of one width."""
    content = reader.read(KNOWN[name])
    assert isinstance(content, reader.Text)
    return [list(row) for row in content.grid.rows], content.delimiter


def written(rows: Rows, delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def header(name: str) -> int:
    """The index of the header's row, -1 for a table without one."""
    return (original(name).understanding.header_row or 0) - 1


@cache
def original(name: str) -> Reading:
    return read_projects(KNOWN[name], today=TODAY)


def sums(said: Reading) -> dict[tuple[str, str | None], float]:
    """Money by client and currency, open invoices as well; hours stand for money where a file has none."""
    found: dict[tuple[str, str | None], float] = defaultdict(float)
    for frame, mark in ((said.projects, ""), (said.open, "open ")):
        value = frame["amount"].fillna(frame["hours"])
        for client, currency, amount in zip(frame["client"], frame["currency"], value, strict=True):
            found[mark + client.casefold(), currency] += amount
    return {key: round(amount, 2) for key, amount in found.items()}


def plain(name: str, rows: Rows) -> Rows:
    return rows


def backwards(name: str, rows: Rows) -> Rows:
    """The columns in the opposite order, their headers in capitals."""
    at = header(name)
    if at < 0:
        return [row[::-1] for row in rows]
    loud = [f" {cell.upper()} " if cell else cell for cell in rows[at]]
    return [row[::-1] for row in [*rows[:at], loud, *rows[at + 1 :]]]


def wider(name: str, rows: Rows) -> Rows:
    """Title lines above, an empty column before, between and behind the others."""
    wide = [["", *row[:1], "", *row[1:], "", ""] for row in rows]
    titles = ("Report of payments", "Sam Rivera", "Exported on 23 November 2026", "")
    return [*([title, *[""] * (len(wide[0]) - 1)] for title in titles), *wide]


def spaced(name: str, rows: Rows) -> Rows:
    """Blank rows above the header, below it and at the end; spaces around every cell, no-break ones among them."""
    at = header(name) + 1
    blank = [""] * len(rows[0])
    body = [[f" {cell}\u00a0" if cell else cell for cell in row] for row in rows[at:]]
    return [blank, *rows[:at], blank, *body, blank, blank]


def other_marks(name: str, rows: Rows) -> Rows:
    """Points for commas and commas for points, in every column that holds nothing but numbers."""
    at = header(name) + 1
    flip = [
        column
        for column in range(len(rows[0]))
        if _all(rows[at:], column, _NUMBER) and not _all(rows[at:], column, _DAY)
    ]
    swap = str.maketrans(",.", ".,")
    body = [[cell.translate(swap) if i in flip else cell for i, cell in enumerate(row)] for row in rows[at:]]
    return [*rows[:at], *body]


def other_days(name: str, rows: Rows) -> Rows:
    """Days with points between them, in every column whose days leave no doubt."""
    at = header(name) + 1
    out = [list(row) for row in rows]
    for column in range(len(rows[0])):
        days = sorted({row[column].strip() for row in rows[at:]})
        if not _all(rows[at:], column, _DAY):
            continue
        read = read_days(days)
        if not read.doubtful and not read.mixed and not read.bad.any():
            new = {text: f"{day.item():%d.%m.%Y}" for text, day in zip(days, read.days, strict=True) if text}
            for row in out[at:]:
                row[column] = new.get(row[column].strip(), row[column])
    return out


def totalled(name: str, rows: Rows) -> Rows:
    """A row of totals at the end, as a spreadsheet adds it."""
    last = list(rows[-1])
    kept = [cell if _NUMBER.fullmatch(cell.strip()) else "" for cell in last]
    kept[0] = "TOTAL"
    return [*rows, kept]


_NUMBER = re.compile(r"(?:[-+]?[€$£]?\d[\d.,]*\s?[€$£]?)?")
_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))?")


def _all(rows: Rows, column: int, pattern: re.Pattern[str]) -> bool:
    cells_ = [row[column].strip() for row in rows]
    return any(cells_) and all(pattern.fullmatch(cell) for cell in cells_)


Change = Callable[[str, Rows], Rows]
MUTATIONS: dict[str, tuple[Change, Callable[[str], bytes], bool]] = {
    "UTF-16, lines ended as Windows does": (plain, lambda text: text.replace("\n", "\r\n").encode("utf-16"), True),
    "marked UTF-8, lines ended as old Macs did": (
        spaced,
        lambda text: text.replace("\n", "\r").encode("utf-8-sig"),
        False,
    ),
    "backwards": (backwards, str.encode, True),
    "wider": (wider, str.encode, False),
    "other marks": (other_marks, str.encode, True),
    "other days": (other_days, str.encode, False),
    "totalled": (totalled, str.encode, True),
}
"""Ways to write the same table: what is done to its cells, its bytes, and whether its delimiter is another one."""

SAYS_ELSE = {
    ("x_duplicate_headers", "backwards"),  # which of two columns of one name counts is asked, the first meanwhile
}
"""Files of which a change alters what they say."""


REJECTED = {"Stripe payouts: only transfers to the own bank", "x_empty", "x_header_only"}
"""Files without a project. Named here: every process that shares the tests would read all files to know them."""


def _pairs() -> Iterator[tuple[str, str]]:
    """Every file of the corpus in every way, every other file in two, so that each way meets many files."""
    ways = [*MUTATIONS]
    for place, name in enumerate(KNOWN):
        if name not in REJECTED:
            chosen = ways if name in CORPUS_NAMES else {ways[place % len(ways)], ways[(place + 3) % len(ways)]}
            yield from ((name, way) for way in ways if way in chosen and (name, way) not in SAYS_ELSE)


@pytest.mark.parametrize("name", sorted(REJECTED))
def test_a_file_without_a_project_is_rejected(name: str) -> None:
    assert original(name).status == "rejected"


@pytest.mark.parametrize(("name", "how"), list(_pairs()))
def test_the_way_of_writing_changes_no_sum(name: str, how: str) -> None:
    change, encode, another = MUTATIONS[how]
    rows, delimiter = cells(name)
    after = read_projects(
        encode(written(change(name, rows), (";" if delimiter == "," else ",") if another else delimiter)), today=TODAY
    )
    before = original(name)
    assert before.status != "rejected"
    assert sums(after) == sums(before)
    assert after.status == before.status
    every_row_has_one_place(after)


def every_row_has_one_place(said: Reading) -> None:
    placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    count = len(said.source.grids[0].rows) if said.source else 0
    if said.understanding.nature == "wide":  # a row of it makes as many projects as it has months
        placed = list(set(placed))
    assert sorted(placed) == list(range(1, count + 1))
