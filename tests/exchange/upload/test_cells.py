"""Cells that alone could mean two things, beside cells that do not."""

from __future__ import annotations

import datetime as dt

import pytest

from exchange.upload.cells import amounts, dates, durations


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("0.500", "1.234,50"), (0.5, 1234.5)),
        (("0,500", "1,234.50"), (0.5, 1234.5)),
        (("1.234,50", "1,234.50", ".750", "-0,125"), (1234.5, 1234.5, 0.75, -0.125)),
        (("1,00,000", "1.234,50", "2,50,000.75"), (100_000, 1234.5, 250_000.75)),
    ],
)
def test_a_nought_before_the_mark_groups_no_thousands(cells: tuple[str, ...], values: tuple[float, ...]) -> None:
    found = amounts.read(cells)
    assert not found.bad.any()
    assert tuple(found.values) == values


def test_days_of_one_order_are_read_in_it_and_those_of_both_are_left_open() -> None:
    found = dates.read(["13/01/2026", "02/25/2026", "03/04/2026"])
    assert (found.mixed, found.doubtful, found.order, found.example) == (True, True, "dmy", "03/04/2026")
    assert [day.item() for day in found.days] == [dt.date(2026, 1, 13), dt.date(2026, 2, 25), dt.date(2026, 4, 3)]
    american = dates.read(["13/01/2026", "02/25/2026", "03/04/2026"], "mdy")
    assert [day.item() for day in american.days] == [dt.date(2026, 1, 13), dt.date(2026, 2, 25), dt.date(2026, 3, 4)]


def test_one_slip_among_many_days_opens_no_question() -> None:
    found = dates.read([*(f"{day}/01/2026" for day in range(1, 32)), "02/25/2026"])
    assert found.mixed
    assert not found.doubtful
    assert not found.bad.any()


def test_seconds_of_a_clock_count() -> None:
    hours, bad = durations.read(["1:30:00", "0:00:45", "2:15", "0:59:59"])
    assert not bad.any()
    assert [round(value * 3600) for value in hours] == [5400, 45, 8100, 3599]
