"""Rows whose amount, hours or day cannot be used: left out, and said by row and column."""

from __future__ import annotations

import re

import numpy as np

from exchange.upload.cells import dates
from exchange.upload.file.grid import Column
from exchange.upload.rows.amount import Money
from exchange.upload.rows.days import Days
from exchange.upload.rows.hours import Worked
from exchange.upload.rows.sheet import Sheet

_YEAR_AHEAD = np.timedelta64(366, "D")


def leave_out(sheet: Sheet, money: Money | None, hours: Worked | None, days: Days, amount: np.ndarray) -> None:
    """Place the rows that no figure can be made of. `amount` [row] is what stands after refunds and signs."""
    if money is not None:
        _bad_amounts(sheet, money)
        _empty_amounts(sheet, money.column, amount)
    elif hours is not None:
        broken = sheet.draft.free & (hours.bad | np.isnan(hours.hours) | (hours.hours <= 0))
        _drop(sheet, "bad_hours", broken & hours.bad, hours.column)
        sheet.draft.put(broken, "excluded", "zero")
    _drop(sheet, "bad_date", days.bad, sheet.date)
    _drop(sheet, "missing_date", np.isnat(days.day), sheet.date)
    first, last = np.datetime64(f"{dates.FIRST_YEAR}-01-01"), np.datetime64(sheet.draft.today, "D") + _YEAR_AHEAD
    _drop(sheet, "implausible_date", (days.day < first) | (days.day > last), sheet.date)


def _drop(sheet: Sheet, code: str, rows: np.ndarray, column: Column) -> None:
    """Leave out those of `rows` [row] bool that have no place yet, each with its error."""
    rows = rows & sheet.draft.free
    sheet.draft.each(code, rows, column)
    sheet.draft.put(rows, "excluded", code)


def _bad_amounts(sheet: Sheet, money: Money) -> None:
    if not money.bad.any():
        return
    formula = money.column.each(_is_formula, bool)
    _drop(sheet, "formula_amount", money.bad & formula, money.column)
    _drop(sheet, "bad_amount", money.bad & ~formula, money.column)


def _is_formula(text: str) -> bool:
    return (text.startswith(("=", "+", "@")) and not text[1:2].isdigit()) or bool(re.match(r"=\d", text))


def _empty_amounts(sheet: Sheet, column: Column, amount: np.ndarray) -> None:
    empty = np.isnan(amount)
    if sheet.nature in ("ledger", "entries", "time"):
        sheet.draft.put(empty, "excluded", "no_amount_cell")
    else:
        _drop(sheet, "missing_amount", empty, column)
    unbilled = sheet.nature == "time" and sheet.chosen.has("billable")
    sheet.draft.put(np.abs(amount) < 0.005, "excluded", "non_billable" if unbilled else "zero")
