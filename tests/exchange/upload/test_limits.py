"""What a cell says just at a limit and just beyond it."""

from __future__ import annotations

import datetime as dt

import pytest

from exchange.upload.cells import amounts, dates


def test_a_million_millions_is_no_amount_of_money() -> None:
    found = amounts.read(["999,999,999,999.99", "1,000,000,000,000.00"])
    assert (found.bad.tolist(), found.values[0]) == ([False, True], 999_999_999_999.99)


def test_as_many_days_of_either_order_put_the_day_first() -> None:
    """Each says its own order and none is in doubt: what the column is called is the order of most of the world."""
    found = dates.read(["13/01/2026", "02/25/2026"])
    assert (found.order, found.doubtful, found.style) == ("dmy", False, "%d/%m/%Y")
    assert [day.item() for day in found.days] == [dt.date(2026, 1, 13), dt.date(2026, 2, 25)]


@pytest.mark.parametrize(("written", "year"), [("69", 2069), ("70", 1970), ("00", 2000), ("99", 1999)])
def test_a_year_of_two_digits_is_of_this_century_up_to_69(written: str, year: int) -> None:
    """As POSIX has it, but for 69: strptime's %y turns to the 20th century one year earlier."""
    assert dates.read([f"13/01/{written}"]).days[0].item() == dt.date(year, 1, 13)


@pytest.mark.parametrize(("slips", "doubtful"), [(1, False), (2, True)])
def test_one_day_of_the_other_order_among_ten_is_a_slip_and_two_are_a_doubt(slips: int, doubtful: bool) -> None:
    days = [f"{day}/01/2026" for day in range(13, 23)]
    found = dates.read([*days, *(f"02/{25 + slip}/2026" for slip in range(slips)), "03/04/2026"])
    assert (found.mixed, found.doubtful) == (True, doubtful)
