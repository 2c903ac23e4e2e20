"""When: the days of every row, the order of day and month decided once per column over all its rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exchange.upload.cells import dates
from exchange.upload.cells.dates import ORDERS, Dates, Order
from exchange.upload.cells.quarters import quarter
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words.months import year_in
from exchange.upload.words.vocabulary import Meaning

_HALF_A_YEAR = 183
_TELLING = 6
"""Different days from which their being in order is no accident."""
_OTHERS: tuple[Meaning, ...] = ("paid_date", "due_date", "date")


@dataclass(frozen=True)
class Days:
    """`day` [row] datetime64[D], NaT where unreadable; `bad` [row] bool: cells that are no day.

    `paid` [row] days of payment, None without such a column; `style`: how the days are written.
    """

    day: np.ndarray
    bad: np.ndarray
    paid: np.ndarray | None
    style: str

    def taken_from(self, source: np.ndarray) -> Days:
        """The days of other rows: `source` [row] names the row whose days each row takes."""
        paid = None if self.paid is None else self.paid[source]
        return Days(self.day[source], self.bad[source], paid, self.style)


def read_days(sheet: Sheet) -> Days:
    """Days of the date and paid columns, the order of day and month agreed among all date columns."""
    date, paid = sheet.date, sheet.chosen.get("paid_date")
    first = dates.read(_used(date, sheet.draft.free))
    order = _order(sheet, first) or first.order
    year = None
    if first.yearless:
        year = year_in([*sheet.table.preamble, sheet.table.grid.sheet or ""]) or ask_year(sheet.draft)
    result = dates.read(date.distinct, order, year)
    _tell(sheet, first, result)
    day = _spread(date, result)
    if year is not None:
        day = _over_years(day)
    if sheet.nature == "ledger" and date.blank.any():  # money on its way has a day of start, not yet one of arrival
        for other in sheet.chosen.all("date")[1:]:
            if other.words != date.words:
                day = np.where(date.blank, _spread(other, dates.read(other.distinct, order)), day)
    return Days(
        day,
        date.spread(result.bad, bool),
        None if paid is None else _spread(paid, dates.read(paid.distinct, order)),
        result.style,
    )


def ask_year(draft: Draft) -> int:
    """The year in which a table without years begins, as the person says."""
    options = tuple(Option(str(draft.today.year - back), str(draft.today.year - back)) for back in range(4))
    answer = draft.ask("year", options, options[0].code)
    return int(answer) if answer and answer.isdigit() else draft.today.year


def _over_years(day: np.ndarray) -> np.ndarray:
    """Days `[row]` of one year put into the years that follow, where December is followed by January."""
    rows = np.flatnonzero(~np.isnat(day))
    steps = np.diff(day[rows]).astype(int)
    if (steps < 0).sum() > (steps > 0).sum():  # newest first
        rows, steps = rows[::-1], -steps[::-1]
    out = day.copy()
    years = np.concatenate([[0], np.cumsum(steps < -_HALF_A_YEAR)]).astype("timedelta64[Y]")
    months = day[rows].astype("datetime64[M]")
    out[rows] = (months + years).astype("datetime64[D]") + (day[rows] - months.astype("datetime64[D]"))
    return out


def _spread(column: Column, read: Dates) -> np.ndarray:
    return column.spread(read.days, "datetime64[D]")


def _order(sheet: Sheet, first: Dates) -> Order | None:
    """The order that the cells leave open: as the file's other date columns show it, else as the person says."""
    answer: str | None = sheet.draft.answers.get("date_order")
    if first.doubtful:
        if first.mixed:
            return _asked(sheet, first, mixed=True)
        others = [column for meaning in _OTHERS for column in sheet.chosen.all(meaning) if column is not sheet.date]
        readings = [dates.read(_used(column, sheet.draft.free)) for column in others]
        orders = {reading.order for reading in readings if reading.order and not reading.doubtful}
        if len(orders) == 1:
            return next(iter(orders))
        return _settled(sheet) or _asked(sheet, first)
    return next((order for order in ORDERS if order == answer), None)


def _settled(sheet: Sheet) -> Order | None:
    """The order in which alone the rows stand by day, or in which alone no movement of an account is still to come."""
    rows = sheet.draft.free & ~sheet.date.blank
    both: tuple[Order, ...] = ("dmy", "mdy")
    days = {order: _spread(sheet.date, dates.read(sheet.date.distinct, order))[rows] for order in both}
    if sheet.nature == "ledger":
        today = np.datetime64(sheet.draft.today, "D")
        past = [order for order in both if not (days[order] > today).any()]
        if len(past) == 1:
            return past[0]
    if len(np.unique(days["dmy"])) < _TELLING:
        return None
    sorted_ = [order for order in both if _in_order(days[order])]
    return sorted_[0] if len(sorted_) == 1 else None


def _in_order(days: np.ndarray) -> bool:
    steps = np.diff(days).astype(int)
    return bool((steps >= 0).all() or (steps <= 0).all())


def _asked(sheet: Sheet, first: Dates, *, mixed: bool = False) -> Order | None:
    both: tuple[Order, ...] = ("dmy", "mdy")
    options = tuple(
        Option(order, example=f"{first.example} = {dates.read([first.example], order).days[0]}") for order in both
    )
    dmy, mdy = (_rows_in(sheet, order) if mixed else "" for order in both)
    case = "mixed" if mixed else ""
    answer = sheet.draft.ask("date_order", options, "dmy", example=first.example, case=case, dmy=dmy, mdy=mdy)
    return next((order for order in ORDERS if order == answer), None)


def _rows_in(sheet: Sheet, order: Order) -> str:
    """Some of the rows whose day can only be written in this order."""
    told = sheet.date.each(dates.only_order) == order
    return ", ".join(str(sheet.draft.row(int(row))) for row in np.flatnonzero(told & sheet.draft.free)[:4])


def _tell(sheet: Sheet, first: Dates, result: Dates) -> None:
    """Warn of what a person may want to check: both orders in one column, day numbers, months first."""
    draft, date = sheet.draft, sheet.date
    if result.months:
        draft.warn("months", None, date, case="quarters" if any(map(quarter, date.distinct[:50])) else "")
    if first.mixed and not first.doubtful:
        draft.warn("dates_mixed", None, date)
    if result.serial:
        row = int(np.flatnonzero(~date.blank)[0])
        code = date.codes[row]
        draft.warn("serial_dates", None, date, example=date.distinct[code], day=str(result.days[code]))
    elif first.order == "mdy" and not first.doubtful and not sheet.spanish:
        draft.warn("dates", None, date, order=first.order)


def _used(column: Column, rows: np.ndarray) -> list[str]:
    """The distinct cells of the rows that are data: headings and footers must not speak on dates."""
    if rows.all():
        return column.distinct
    return [column.distinct[code] for code in np.unique(column.codes[rows])]
