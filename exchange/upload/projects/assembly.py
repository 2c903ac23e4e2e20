"""Rows into records: what each row is, whose it is, in which currency, and which rows are one project."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from exchange.upload.cells import durations
from exchange.upload.projects import records, refunds, remarks
from exchange.upload.projects.records import Lines, Records
from exchange.upload.reading.question import Option
from exchange.upload.rows import lines, payers, settlement, unpaid, unusable
from exchange.upload.rows.days import Days
from exchange.upload.rows.lines import Classes
from exchange.upload.rows.money import Money, Worked
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words.folding import plain
from exchange.upload.words.vocabulary import Meaning

_NOT_A_DATE = np.datetime64("NaT", "D")
_NUMBERED: tuple[Meaning, ...] = ("ref", "txn")
_POINTING: tuple[Meaning, ...] = ("parent", "description", "project", "note", "type", "item")
_ITEMS: tuple[Meaning, ...] = ("line", "item", "quantity", "unit_price")


@dataclass
class Assembled:
    """Records, which of them wait for their money [record], and whether the file tells days of payment."""

    records: Records
    waiting: np.ndarray
    dated: bool


def assemble(sheet: Sheet, money: Money | None, hours: Worked | None, days: Days) -> Assembled:
    """Place every row of a sheet, and make records of those that are income."""
    return _Assembly(sheet, money, hours, days).make()


class _Assembly:
    """The steps over arrays [row]: classes, clients, currencies, records."""

    def __init__(self, sheet: Sheet, money: Money | None, hours: Worked | None, days: Days) -> None:
        self.sheet, self.draft, self.chosen = sheet, sheet.draft, sheet.chosen
        self.money, self.hours, self.days = money, hours, days
        self.count = sheet.draft.count
        self.amount = money.values.copy() if money is not None else np.full(self.count, np.nan)
        self.time = hours.hours if hours is not None else np.full(self.count, np.nan)

    def make(self) -> Assembled:
        """Place every row; the records of income, refunds taken off, payments laid to them."""
        self._continue_lines()
        if self.sheet.nature == "entries":
            self._income_accounts()
        self._foreign_documents()
        classes = lines.classify(self.chosen, self.sheet.layout, self.sheet.nature, self.amount)
        payments = np.flatnonzero(self.draft.free & (classes.kind == "payment") & (np.abs(self.amount) > 0))
        self._refunded_column(classes)
        self.draft.put(unpaid.written_off(self.sheet, self.amount), "excluded", "written_off")
        income, refund = lines.settle(self.draft, classes, self.sheet.nature, self.amount)
        unusable.leave_out(self.sheet, self.money, self.hours, self.days, self.amount)
        income, refund = income & self.draft.free, refund & self.draft.free
        client = payers.name_rows(self.sheet, income, refund, self.amount, typed=classes.typed)
        income, refund = income & self.draft.free, refund & self.draft.free
        table = self._lines(client, self._currencies())
        table.waiting = unpaid.waiting(self.sheet, classes, self.days, self.amount)
        found = self._group(table, income)
        refunds.net(self.draft, found, table, np.flatnonzero(refund & self.draft.free))
        if len(payments):
            records.lay_payments(found, table, payments, classes.kind == "income")
        waiting = found.frame["waiting"].to_numpy(dtype=bool)
        remarks.remark(self.sheet, classes, self.money, int(waiting.sum()))
        return Assembled(found, waiting, self.chosen.has("paid_date") or bool(len(payments)))

    def _continue_lines(self) -> None:
        """Further lines of an invoice that leave its number, date and client blank take them from the line above."""
        ref, date = self.chosen.get("ref"), self.sheet.date
        if self.sheet.nature != "invoices" or ref is None:
            return
        client = self.chosen.get("client")
        further = self.draft.free & ref.blank & date.blank & ~np.isnan(self.amount)
        if client is not None:
            further &= client.blank
        if not further.any() or ref.blank.mean() > 0.9:
            return
        own = np.where(further, 0, np.arange(self.count))
        self.sheet.source = np.maximum.accumulate(own)
        self.days = self.days.taken_from(self.sheet.source)

    def _income_accounts(self) -> None:
        """Of double entries the lines on income accounts count; the other sides say the same money again."""
        earning = np.zeros(self.count, dtype=bool)
        for column in self.chosen.all("account_type"):
            earning |= column.each(
                lambda text: bool(re.match(r"(income|revenue|ingresos?|ventas)\b|sales$|7\d{2,}$", plain(text))), bool
            )
        self.draft.put(~earning & self.draft.free, "excluded", "double_entry")
        if self.money is not None and self.money.basis != "credit_debit":
            signs = self.amount[earning]
            if len(signs) and np.nansum(signs < 0) > np.nansum(signs > 0):
                self.amount = -self.amount

    def _foreign_documents(self) -> None:
        """Where a file mixes documents issued and received, the identifier in most rows is the person's own."""
        issuer, receiver = self.chosen.get("issuer_id"), self.chosen.get("receiver_id")
        if issuer is None or receiver is None:
            return
        seen = pd.concat([pd.Series(issuer.text), pd.Series(receiver.text)]).value_counts()
        seen = seen[seen.index != ""]
        if len(seen):
            own = str(seen.index[0])
            if len(seen) > 1 and seen.iloc[0] == seen.iloc[1]:
                issued = pd.Series(issuer.text).value_counts()
                own = str(issued.index[0])
            self.draft.put(self.sheet.text(issuer) != own, "excluded", "received")
            self.draft.warn("own_documents", id=own)

    def _refunded_column(self, classes: Classes) -> None:
        column = self.chosen.get("refunded")
        if column is None:
            self.draft.put(classes.status == "refunded", "excluded", "refunded")
            return
        back = np.abs(np.nan_to_num(self.sheet.figures.values(column)))
        self.amount = np.where(self.amount > 0, np.maximum(np.round(self.amount - back, 6), 0), self.amount)
        if back.any():
            self.draft.warn("refund_column", None, column, amount=round(float(back.sum()), 2))
        self.draft.put((back > 0) & (np.abs(self.amount) < 0.005), "excluded", "refunded")

    def _currencies(self) -> np.ndarray:
        codes = settlement.of_rows(self.chosen, self.money, self.sheet.preamble, self.count)
        totals = self.draft.because("total")
        mark = settlement.header_marks(self.sheet.columns, totals) if totals.any() else None
        if self.money is None:
            return codes
        used = self.draft.free
        if used.any():
            codes[used] = settlement.settle_country(
                self.draft,
                self.chosen,
                codes[used],
                mark,
                spanish=self.sheet.spanish,
                home=settlement.home(self.sheet.columns),
            )
        return codes

    def _lines(self, client: np.ndarray, currency: np.ndarray) -> Lines:
        chosen, text = self.chosen, self.sheet.text
        project = text(chosen.get("project") or chosen.get("description") or chosen.get("item"))
        time = self.time
        if self.hours is None and (described := chosen.get("description")) is not None and self.sheet.nature != "time":
            mentioned = described.each(durations.mentioned)
            time = np.array([np.nan if value is None else value for value in mentioned], dtype=float)
        ref = self._numbers()
        identity = [column.text for meaning in _NUMBERED for column in chosen.all(meaning)]
        pointing = [column.text for meaning in _POINTING for column in chosen.all(meaning)]
        return Lines(
            client=client,
            project=project,
            ref=ref,
            currency=currency,
            date=self.days.day,
            paid=np.full(self.count, _NOT_A_DATE) if self.days.paid is None else self.days.paid,
            amount=self.amount,
            hours=time,
            waiting=np.zeros(self.count, dtype=bool),
            identity=identity,
            pointing=pointing,
        )

    def _numbers(self) -> np.ndarray:
        """Number [row]; of a book with series, each of which counts from 1, the series before it."""
        numbers = self.sheet.text(self.chosen.get("ref") or self.chosen.get("txn"))
        series = self.chosen.get("series")
        if series is None or self.chosen.get("ref") is None:
            return numbers
        joined = self.sheet.text(series) + np.where(numbers == "", "", "-") + numbers
        return np.where(numbers == "", "", joined)

    def _group(self, table: Lines, income: np.ndarray) -> Records:
        draft, chosen = self.draft, self.chosen
        rows = np.flatnonzero(income & draft.free)
        rows = self._once(table, rows)
        if self.sheet.nature == "time":
            month = table.date.astype("datetime64[M]").astype(str)
            draft.warn("time_entries", count=len(rows))
            return records.group(
                table, rows, [table.client, table.project, month, table.currency.astype(str)], repeats=False
            )
        ref = chosen.get("ref")
        if self.sheet.nature != "invoices" or ref is None:
            return records.group(table, rows, None, repeats=False)
        key = np.where(table.ref == "", np.array([f"\0{i}" for i in range(self.count)], dtype=object), table.ref)
        several = len(rows) and pd.Series(key[rows]).duplicated().any()
        itemised = any(chosen.has(meaning) for meaning in _ITEMS)
        summed = self.money is not None and self.money.basis in ("line", "quantity_price")
        repeats = bool(several and itemised and not summed and records.whole_repeated(self.amount, key, rows))
        if several:
            draft.warn("lines_joined", None, ref, count=int(pd.Series(key[rows]).duplicated().sum()))
        return records.group(table, rows, [key, table.client, table.currency.astype(str)], repeats=repeats)

    def _once(self, table: Lines, rows: np.ndarray) -> np.ndarray:
        """Rows that repeat a numbered row whole: counted once unless the person says that they are not the same."""
        if not (self.chosen.has("ref") or self.chosen.has("txn")):
            return rows
        days = table.date[rows]
        newest_first = len(rows) > 1 and bool((np.diff(days) <= np.timedelta64(0)).mean() > 0.5)
        again = records.duplicates(
            [column.values for column in self.sheet.columns], table.ref, rows, newest_first=newest_first
        )
        if not again.any() or self.sheet.nature == "time":
            return rows
        found = int(again.sum())
        options = (Option("once", rows=found), Option("all", rows=found))
        numbers = ", ".join(str(self.draft.row(int(row))) for row in np.flatnonzero(again)[:12])
        if self.draft.ask("duplicate", options, "once", rows=numbers) == "once":
            self.draft.put(again, "excluded", "duplicate")
            rows = rows[~again[rows]]
        return rows
