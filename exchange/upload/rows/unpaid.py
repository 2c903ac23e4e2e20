"""Which invoices wait for their money, and which were given up."""

from __future__ import annotations

import numpy as np

from exchange.upload.file.grid import Column
from exchange.upload.rows.classes import Classes
from exchange.upload.rows.days import Days
from exchange.upload.rows.sheet import Sheet

_CENT = 0.005


def waiting(sheet: Sheet, classes: Classes, days: Days, amount: np.ndarray) -> np.ndarray:
    """`[row]` bool: issued but not paid, by status, else by paid date, else by the paid or due amount."""
    status = classes.status
    if sheet.nature == "time":
        return np.zeros(len(status), dtype=bool)
    told, silent = np.isin(status, ["open", "pending"]), status == ""
    partly = _partly_paid(sheet, amount)
    if partly is not None:
        rows = tuple(sheet.draft.row(int(row)) for row in np.flatnonzero(partly & sheet.draft.free)[:50])
        if rows:
            sheet.draft.warn("partly", None, sheet.chosen.get("paid_amount"), count=len(rows), rows=rows)
    part = np.zeros(len(amount), dtype=bool) if partly is None else partly
    if days.paid is not None:
        undated = np.isnat(days.paid)
        return np.asarray(np.where(silent, undated | part, told & undated), dtype=bool)
    nothing = _nothing_paid(sheet, amount)
    return told if nothing is None else np.asarray(np.where(silent, nothing | part, told), dtype=bool)


def _partly_paid(sheet: Sheet, amount: np.ndarray) -> np.ndarray | None:
    """`[row]` bool: something was paid and something is still owed; None for a file that does not tell both."""
    received, due = sheet.chosen.get("paid_amount"), _due(sheet, amount)
    if received is None or due is None or sheet.chosen.has("status"):
        return None
    got, owed = np.nan_to_num(sheet.figures.values(received)), np.nan_to_num(sheet.figures.values(due))
    return np.asarray((got > _CENT) & (owed > _CENT) & (owed < amount - _CENT))


def _nothing_paid(sheet: Sheet, amount: np.ndarray) -> np.ndarray | None:
    """`[row]` bool by the amounts paid and owed; None for a file that tells neither."""
    received, due = sheet.chosen.get("paid_amount"), _due(sheet, amount)
    values = sheet.figures.values
    got = None if received is None else np.nan_to_num(values(received))
    owed = None if due is None else np.nan_to_num(values(due))
    if got is None and owed is None:
        return None
    nothing = np.ones(len(amount), dtype=bool)
    if got is not None:
        nothing &= got <= 0
    if owed is not None:
        nothing &= (owed > 0) & ((owed >= amount - _CENT) | (got is not None))
    return nothing


def written_off(sheet: Sheet, amount: np.ndarray) -> np.ndarray:
    """`[row]` bool: issued, nothing paid and nothing owed any more."""
    received, due = sheet.chosen.get("paid_amount"), _due(sheet, amount)
    if received is None or due is None or sheet.chosen.has("status"):
        return np.zeros(len(amount), dtype=bool)
    got, owed = sheet.figures.values(received), sheet.figures.values(due)
    return np.asarray((got == 0) & (owed == 0) & (amount > 0), dtype=bool)


def _due(sheet: Sheet, amount: np.ndarray) -> Column | None:
    """The column of what is still owed.

    One called just balance may be an account's: it must never exceed the invoice, nor fall below 0.
    """
    column = sheet.chosen.get("due") if sheet.nature == "invoices" else None
    if column is None or column.words not in ("balance", "saldo"):
        return column
    if sheet.layout and ("due", column.words) in sheet.layout.columns:
        return column
    total = sheet.chosen.get("total")
    whole = sheet.figures.values(total) if total is not None else amount
    used = sheet.draft.free & ~np.isnan(amount)
    owed, whole = sheet.figures.values(column)[used], whole[used]
    held = (owed >= 0) & (owed <= whole + _CENT)
    return column if len(held) and held.all() and (owed == 0).any() else None
