"""A known file written in another way gives the same sums, and each of its rows ends in exactly one place."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from exchange import Reading, read_projects
from exchange.upload import text as reader
from exchange.upload.dates import read as read_days
from tests.exchange.upload.accounts import ACCOUNTS
from tests.exchange.upload.exports import EXPORTS
from tests.exchange.upload.invoicing import INVOICING
from tests.exchange.upload.work import WORK

TODAY = dt.date(2026, 11, 23)
CORPUS = Path(__file__).parents[2] / "corpus" / "files"
KNOWN = {export.name: export.text.encode(export.encoding) for export in (*EXPORTS, *ACCOUNTS, *INVOICING, *WORK)} | {
    path.stem: path.read_bytes() for path in sorted(CORPUS.glob("*.csv"))
}
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
    row = original(name).understanding.header_row
    assert row is not None
    return row - 1


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


def semicolons(name: str) -> bytes:
    rows, delimiter = cells(name)
    return written(rows, "," if delimiter == ";" else ";").encode()


def tabs(name: str) -> bytes:
    return written(cells(name)[0], "\t").encode("utf-16")


def mark(name: str) -> bytes:
    """UTF-8 with a byte order mark and the line ends of Windows."""
    rows, delimiter = cells(name)
    return b"\xef\xbb\xbf" + written(rows, delimiter).replace("\n", "\r\n").encode()


def backwards(name: str) -> bytes:
    """The columns in the opposite order (twins of one name stay in theirs)."""
    rows, delimiter = cells(name)
    return written([row[::-1] for row in rows], delimiter).encode()


def wider(name: str) -> bytes:
    """An empty column before, between and behind the others."""
    rows, delimiter = cells(name)
    return written([["", *row[:1], "", *row[1:], "", ""] for row in rows], delimiter).encode()


def spaced(name: str) -> bytes:
    """Blank rows above the header, below it and at the end."""
    rows, delimiter = cells(name)
    at = header(name) + 1
    blank = [""] * len(rows[0])
    return written([blank, *rows[:at], blank, *rows[at:], blank, blank], delimiter).encode()


def titled(name: str) -> bytes:
    """Title lines above: the report's name, whose it is, when it was made."""
    rows, delimiter = cells(name)
    width = len(rows[0]) - 1
    titles = [[title, *[""] * width] for title in ("Report of payments", "Sam Rivera", "Exported on 23 November 2026")]
    return written([*titles, [""] * (width + 1), *rows], delimiter).encode()


def shouted(name: str) -> bytes:
    """Headers in capitals, spaces around them."""
    rows, delimiter = cells(name)
    at = header(name)
    loud = [f" {cell.upper()} " if cell else cell for cell in rows[at]]
    return written([*rows[:at], loud, *rows[at + 1 :]], delimiter).encode()


def padded(name: str) -> bytes:
    """Spaces around every cell below the header, no-break ones among them."""
    rows, delimiter = cells(name)
    at = header(name) + 1
    return written([*rows[:at], *([f" {c}\u00a0" if c else c for c in row] for row in rows[at:])], delimiter).encode()


MUTATIONS: dict[str, Callable[[str], bytes]] = {
    change.__name__: change for change in (semicolons, tabs, mark, backwards, wider, spaced, titled, shouted, padded)
}
"""Ways to write the same table; none of them changes what it says."""

ONLY_AS_IT_STANDS = {
    "backwards": {
        "x_duplicate_headers",  # which of two columns of one name counts is asked, the first meanwhile
    },
}
"""Files of which a change alters what they say."""


@pytest.mark.parametrize("change", MUTATIONS.values(), ids=MUTATIONS.keys())
@pytest.mark.parametrize("name", KNOWN)
def test_the_way_of_writing_changes_no_sum(name: str, change: Callable[[str], bytes]) -> None:
    before = original(name)
    if before.status == "rejected" or name in ONLY_AS_IT_STANDS.get(change.__name__, set()):
        pytest.skip("says nothing, or something else")
    after = read_projects(change(name), today=TODAY)
    assert sums(after) == sums(before)
    assert after.status == before.status
    every_row_has_one_place(after)


def every_row_has_one_place(said: Reading) -> None:
    placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    count = len(said.source.grids[0].rows) if said.source else 0
    assert sorted(placed) == list(range(1, count + 1))
