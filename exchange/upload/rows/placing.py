"""Each row placed: income, its refunds and payments go on to become projects; every other row is left out by reason."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from exchange.upload.cells import durations
from exchange.upload.rows import classes as classing
from exchange.upload.rows import currencies, payers, unpaid, unusable
from exchange.upload.rows.amount import Money
from exchange.upload.rows.classes import Classes
from exchange.upload.rows.days import Days
from exchange.upload.rows.hours import Worked
from exchange.upload.rows.lines import Lines, Placed
from exchange.upload.rows.sheet import Sheet
from exchange.upload.rows.statuses import asked_statuses
from exchange.upload.words.folding import plain
from exchange.upload.words.vocabulary import Meaning

_NOT_A_DATE = np.datetime64("NaT", "D")
_NUMBERED: tuple[Meaning, ...] = ("ref", "txn")
_POINTING: tuple[Meaning, ...] = ("parent", "description", "project", "note", "type", "item")


def place_rows(sheet: Sheet, money: Money | None, hours: Worked | None, days: Days) -> Placed:
    """Say of every row what it is, and place those that are no income."""
    draft = sheet.draft
    amount = np.full(draft.count, np.nan) if money is None else money.values
    sheet = _continued(sheet, amount)
    days = days if sheet.source is None else days.taken_from(sheet.source)
    if sheet.nature == "entries":
        amount = _income_accounts(sheet, money, amount)
    _foreign_documents(sheet)
    classes = classing.classify(sheet.chosen, sheet.layout, sheet.nature, amount)
    classes = asked_statuses(sheet, classes, days, amount)
    payments = np.flatnonzero(draft.free & (classes.kind == "payment") & (np.abs(amount) > 0))
    amount = _refunded(sheet, classes, amount)
    draft.put(unpaid.written_off(sheet, amount), "excluded", "written_off")
    income, refund = classing.settle(draft, classes, sheet.nature, amount)
    draft.earn(refund)
    income, refund, amount = income | draft.taken, refund & ~draft.taken, np.where(draft.taken, np.abs(amount), amount)
    unusable.leave_out(sheet, money, hours, days, amount)
    income, refund = income & draft.free, refund & draft.free
    client = payers.name_rows(sheet, income, refund, amount, typed=classes.typed)
    income, refund = (income | draft.taken) & draft.free, refund & draft.free & ~draft.taken
    lines = Lines(
        client=client,
        project=_project(sheet),
        ref=_numbers(sheet),
        currency=_currencies(sheet, money),
        date=days.day,
        paid=np.full(draft.count, _NOT_A_DATE) if days.paid is None else days.paid,
        amount=amount,
        hours=_hours(sheet, hours),
        waiting=unpaid.waiting(sheet, classes, days, amount),
        identity=[column.text for meaning in _NUMBERED for column in sheet.chosen.all(meaning)],
        pointing=[column.text for meaning in _POINTING for column in sheet.chosen.all(meaning)],
    )
    draft.worth, draft.codes = lines.amount, lines.currency
    return Placed(lines, classes, np.flatnonzero(income & draft.free), np.flatnonzero(refund & draft.free), payments)


def _continued(sheet: Sheet, amount: np.ndarray) -> Sheet:
    """Further lines of an invoice that leave its number, date and client blank take them from the line above."""
    ref = sheet.chosen.get("ref")
    if sheet.nature != "invoices" or ref is None:
        return sheet
    client = sheet.chosen.get("client")
    again = np.concatenate([[False], ref.text[1:] == ref.text[:-1]])
    further = sheet.draft.free & (ref.blank | again) & sheet.date.blank & ~np.isnan(amount)
    if client is not None:
        further &= client.blank
    if not further.any() or ref.blank.mean() > 0.9:
        return sheet
    own = np.where(further, 0, np.arange(sheet.draft.count))
    return replace(sheet, source=np.maximum.accumulate(own))


def _income_accounts(sheet: Sheet, money: Money | None, amount: np.ndarray) -> np.ndarray:
    """Of double entries the lines on income accounts count; the other sides say the same money again."""
    earning = np.zeros(sheet.draft.count, dtype=bool)
    for column in sheet.chosen.all("account_type"):
        earning |= column.each(
            lambda text: bool(re.match(r"(income|revenue|ingresos?|ventas)\b|sales$|7\d{2,}$", plain(text))), bool
        )
    sheet.draft.put(~earning & sheet.draft.free, "excluded", "double_entry")
    if money is not None and money.basis != "credit_debit":
        signs = amount[earning]
        if len(signs) and np.nansum(signs < 0) > np.nansum(signs > 0):
            return -amount
    return amount


def _foreign_documents(sheet: Sheet) -> None:
    """Where a file mixes documents issued and received, the identifier in most rows is the person's own."""
    issuer, receiver = sheet.chosen.get("issuer_id"), sheet.chosen.get("receiver_id")
    if issuer is None or receiver is None:
        return
    seen = pd.concat([pd.Series(issuer.text), pd.Series(receiver.text)]).value_counts()
    seen = seen[seen.index != ""]
    if len(seen):
        own = str(seen.index[0])
        if len(seen) > 1 and seen.iloc[0] == seen.iloc[1]:
            issued = pd.Series(issuer.text).value_counts()
            own = str(issued.index[0])
        sheet.draft.put(sheet.text(issuer) != own, "excluded", "received")
        sheet.draft.warn("own_documents", id=own)


def _refunded(sheet: Sheet, classes: Classes, amount: np.ndarray) -> np.ndarray:
    """`[row]` the amounts less what a column says was given back; what went back whole is left out."""
    draft, column = sheet.draft, sheet.chosen.get("refunded")
    if column is None:
        told = classes.status == "refunded"
        draft.put(told & ((amount > 0) | _taken_back(sheet, told, amount)), "excluded", "refunded")
        return amount
    back = np.abs(np.nan_to_num(sheet.figures.values(column)))
    left = np.where(amount > 0, np.maximum(np.round(amount - back, 6), 0), amount)
    if back.any():
        draft.warn("refund_column", None, column, amount=round(float(back.sum()), 2))
    draft.put((back > 0) & (np.abs(left) < 0.005), "excluded", "refunded")
    if sheet.chosen.has("refunded_flag"):  # a flag without an amount beside it gives all back
        draft.put((classes.status == "refunded") & (back == 0), "excluded", "refunded")
    if (partly := int(((back > 0) & (left > 0.005) & draft.free).sum())) and sheet.chosen.has("refunded_flag"):
        draft.warn("partly", None, column, count=partly)
    return left


def _taken_back(sheet: Sheet, told: np.ndarray, amount: np.ndarray) -> np.ndarray:
    """`[row]` bool: money going back for a row that is itself marked as refunded, so that neither counts."""
    if not (told & (amount < 0)).any():
        return np.zeros(len(amount), dtype=bool)
    names = sheet.text(sheet.chosen.get("client") or sheet.chosen.get("description"))
    sums = pd.Series(np.round(np.abs(amount), 2)).astype(str).to_numpy()
    key = np.array([f"{name}\0{money}" for name, money in zip(names, sums, strict=True)], dtype=object)
    return np.asarray(told & (amount < 0) & np.isin(key, key[told & (amount > 0)]))


def _currencies(sheet: Sheet, money: Money | None) -> np.ndarray:
    codes = currencies.of_rows(sheet.chosen, money, sheet.table.preamble, sheet.draft.count)
    totals, used = sheet.draft.because("total"), sheet.draft.free
    mark = currencies.header_marks(sheet.columns, totals) if totals.any() else None
    if money is not None and used.any():
        codes[used] = currencies.settle_country(
            sheet.draft,
            sheet.chosen,
            codes[used],
            mark,
            spanish=sheet.spanish,
            home=currencies.home(sheet.columns),
        )
    return codes


def _project(sheet: Sheet) -> np.ndarray:
    chosen = sheet.chosen
    return sheet.text(chosen.get("project") or chosen.get("description") or chosen.get("item"))


def _hours(sheet: Sheet, hours: Worked | None) -> np.ndarray:
    """`[row]` the hours of a column, else those that descriptions mention."""
    if hours is not None:
        return hours.hours
    described = sheet.chosen.get("description")
    if described is None or sheet.nature == "time":
        return np.full(sheet.draft.count, np.nan)
    mentioned = described.each(durations.mentioned)
    return np.array([np.nan if value is None else value for value in mentioned], dtype=float)


def _numbers(sheet: Sheet) -> np.ndarray:
    """Number [row]; of a book with series, each of which counts from 1, the series before it."""
    numbers = sheet.text(sheet.chosen.get("ref") or sheet.chosen.get("txn"))
    series = sheet.chosen.get("series")
    if series is None or sheet.chosen.get("ref") is None:
        return numbers
    joined = sheet.text(series) + np.where(numbers == "", "", "-") + numbers
    return np.where(numbers == "", "", joined)
