"""The hours report: its account by hand, both files opened with other readers, and nothing of what is private."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from exchange.hours import MOST_LINES, HoursReport, Line, fitted
from exchange.paper.hours import hours_sheet
from exchange.workbook.hours import hours_workbook
from locales import Language, language
from model.projection.retainer import Unused
from model.projection.rollover import hour_brought, hours_report

TODAY = dt.date(2026, 11, 29)
EVIL = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>'
BOTH = [language("en-US"), language("es-MX")]


def report(
    used: float = 14.0, opening: float = 2.0, unused: Unused = Unused.CARRY, rate: float | None = 80
) -> HoursReport:
    return HoursReport(
        client=EVIL,
        month=pd.Period("2026-10", freq="M"),
        hours=hours_report(10, [used], unused, opening)[0],
        promised=True,
        carries=unused is Unused.CARRY,
        overage_rate=rate,
        currency="EUR",
        lines=(Line(dt.date(2026, 10, 5), EVIL, used), Line(None, "+1", None)),
    )


def test_the_account_of_a_month_by_hand() -> None:
    """Ten agreed and two carried in; 14 are two ahead, 25 use up ten more than that, 1 leaves ten and one expires."""
    spoken = language("en")
    said = {used: dict(report(used).sums(spoken)) for used in (14.0, 25.0, 1.0)}
    assert said[14.0]["Used ahead of the next month"] == 2
    assert said[25.0]["Beyond what was agreed"] == 3
    assert said[25.0]["Used ahead of the next month"] == 10
    assert said[1.0]["Left for the next month"] == 10
    assert said[1.0]["Not used, and not carried over"] == 1
    assert dict(report(7, 0, Unused.EXPIRE).sums(spoken))["Not used, and not carried over"] == 3


def test_what_an_hour_brought() -> None:
    beyond = hours_report(10, [12])[0]
    assert hour_brought(beyond, 900, 60) == pytest.approx((900 + 2 * 60) / 12)
    assert hour_brought(hours_report(10, [0])[0], 900, 60) is None


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_page_escapes_what_comes_from_a_list(speaker: Language) -> None:
    page = hours_sheet(report(25.0), speaker, TODAY).decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert speaker.money(80, "EUR", 2) in page
    assert speaker.text("hours.beyond") in page
    assert "hours." not in page


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_workbook_holds_numbers_and_runs_nothing(speaker: Language) -> None:
    book = load_workbook(io.BytesIO(hours_workbook(report(25.0), speaker, TODAY)))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells)
    assert {10, 2, 25, 3} <= {cell.value for cell in cells if cell.data_type == "n"}
    assert EVIL in [cell.value for cell in cells]


def test_where_no_hours_are_promised_only_the_used_ones_are_told() -> None:
    spoken = language("es")
    assert dict(replace(report(), promised=False).sums(spoken)) == {spoken.text("hours.used"): 14.0}


def test_a_rate_that_is_not_agreed_is_not_told() -> None:
    spoken = language("en")
    assert report(25.0, rate=None).beyond(spoken) == ""
    assert report(7.0).beyond(spoken) == ""


def test_more_lines_than_a_page_holds_are_added_up() -> None:
    few = [Line(dt.date(2026, 10, day), "call", 0.5) for day in range(1, 6)]
    assert fitted(few, "rest") == tuple(few)
    same = [Line(dt.date(2026, 10, 1), f"thing {number % 3}", 1.0) for number in range(90)]
    assert fitted(same, "rest") == tuple(Line(None, f"thing {number}", 30.0) for number in range(3))
    many = [Line(dt.date(2026, 10, 1), f"thing {number}", float(number)) for number in range(90)]
    found = fitted(many, "rest")
    assert len(found) == MOST_LINES
    assert sum(line.hours or 0 for line in found) == sum(range(90))
    assert found[-1].what == "rest"
