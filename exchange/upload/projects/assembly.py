"""Placed rows into projects: lines of one invoice together, refunds taken off, payments laid to their invoices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from exchange.upload.projects import records, refunds, remarks
from exchange.upload.projects.records import Records
from exchange.upload.reading.question import Option
from exchange.upload.rows.amount import Money
from exchange.upload.rows.classes import Classes
from exchange.upload.rows.lines import Lines, Placed
from exchange.upload.rows.sheet import Sheet
from exchange.upload.rows.sums import whole_repeated
from exchange.upload.words.vocabulary import Meaning

_ITEMS: tuple[Meaning, ...] = ("line", "item", "quantity", "unit_price")


@dataclass(frozen=True)
class Assembled:
    """Records, which of them wait for their money [record], and whether the file tells days of payment."""

    records: Records
    waiting: np.ndarray
    dated: bool


def make_projects(sheet: Sheet, money: Money | None, placed: Placed) -> Assembled:
    """The records of the income among `placed`, refunds taken off, payments laid to them."""
    lines = placed.lines
    found = _group(sheet, money, placed, _once(sheet, lines, placed.income))
    found = refunds.net(sheet.draft, found, lines, placed.refunds)
    if len(placed.payments):
        found = records.lay_payments(found, lines, placed.payments, placed.classes.kind == "income")
    found = replace(found, members=found.members.with_further(sheet.wraps))
    waiting = found.frame["waiting"].to_numpy(dtype=bool)
    remarks.remark(sheet, placed.classes, money, int(waiting.sum()))
    return Assembled(found, waiting, sheet.chosen.has("paid_date") or bool(len(placed.payments)))


def _once(sheet: Sheet, lines: Lines, rows: np.ndarray) -> np.ndarray:
    """Rows that repeat a numbered row whole: counted once unless the person says that they are not the same."""
    if not (sheet.chosen.has("ref") or sheet.chosen.has("txn")):
        return rows
    days = lines.date[rows]
    newest_first = len(rows) > 1 and bool((np.diff(days) <= np.timedelta64(0)).mean() > 0.5)
    again = records.duplicates([column.values for column in sheet.columns], lines.ref, rows, newest_first=newest_first)
    if not again.any() or sheet.nature == "time":
        return rows
    found = int(again.sum())
    options = (Option("once", rows=found), Option("all", rows=found))
    numbers = ", ".join(str(sheet.draft.row(int(row))) for row in np.flatnonzero(again)[:12])
    if sheet.draft.ask("duplicate", options, "once", rows=numbers) == "once":
        sheet.draft.put(again, "excluded", "duplicate")
        rows = rows[sheet.draft.free[rows]]
    return rows


def _group(sheet: Sheet, money: Money | None, placed: Placed, rows: np.ndarray) -> Records:
    """Hours by client, project and month; lines of one invoice; else each row a record of its own."""
    draft, lines = sheet.draft, placed.lines
    if sheet.nature == "time":
        month = lines.date.astype("datetime64[M]").astype(str)
        draft.warn("time_entries", count=len(rows))
        keys = [lines.client, lines.project, month, lines.currency.astype(str)]
        return records.group(lines, rows, keys, repeats=False)
    ref = sheet.chosen.get("ref")
    if sheet.nature not in ("invoices", "entries") or ref is None:
        return records.group(lines, rows, None, repeats=False)
    alone = np.array([f"\0{i}" for i in range(draft.count)], dtype=object)
    key = np.where(lines.ref == "", alone, lines.ref)
    several = len(rows) and pd.Series(key[rows]).duplicated().any()
    itemised = any(sheet.chosen.has(meaning) for meaning in _ITEMS)
    summed = money is not None and money.basis in ("line", "quantity_price")
    repeats = bool(several and itemised and not summed and whole_repeated(lines.amount, key, rows))
    if several and not itemised:
        key = _instalments(lines, placed.classes, key, rows)
    if joined := int(pd.Series(key[rows]).duplicated().sum()):
        draft.warn("lines_joined", None, ref, count=joined)
    return records.group(lines, rows, [key, lines.client, lines.currency.astype(str)], repeats=repeats)


def _instalments(lines: Lines, classes: Classes, key: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """`[row]` numbers of which those whose rows are paid one by one, some not yet, are told apart by row.

    Payments of one invoice are as many records; lines of it, which are of one day or wait together, are one.
    """
    told = classes.status[rows] != ""
    frame = pd.DataFrame({"key": key[rows], "day": lines.date[rows], "waits": lines.waiting[rows], "told": told})
    grouped = frame.groupby("key")
    days, waits = grouped["day"].transform("nunique"), grouped["waits"].transform("nunique")
    partly = (waits > 1) & ((days > 1) | grouped["told"].transform("all"))
    apart = partly | (days > 1) & bool(partly.any())
    out = key.copy()
    out[rows] = np.where(apart, [f"{one}\0{row}" for one, row in zip(key[rows], rows.tolist(), strict=True)], key[rows])
    return out
