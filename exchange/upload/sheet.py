"""One sheet read: header, columns, kinds of rows, money, dates, clients, then projects."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from exchange.upload import body, dates, durations, header, layouts, lines, records, settlement, wide
from exchange.upload.columns import Chosen, choose
from exchange.upload.dates import Order
from exchange.upload.draft import Draft
from exchange.upload.folding import fold, plain
from exchange.upload.grid import Column, Grid
from exchange.upload.lines import Classes, Nature
from exchange.upload.money import Figures, Money, earned, worked
from exchange.upload.outcome import finish, refuse
from exchange.upload.question import Option
from exchange.upload.reading import Reading, Understanding
from exchange.upload.records import Lines, Records
from exchange.upload.vocabulary import ENGLISH, SPANISH

_PLATFORM = re.compile(r"milestone|project fee|escrow|\bhito\b|freelancer|fiverr|upwork|marketplace", re.IGNORECASE)
_NOT_A_DATE = np.datetime64("NaT", "D")


@dataclass
class _Sheet:
    """What the steps of reading one sheet pass to each other."""

    grid: Grid
    draft: Draft
    columns: list[Column]
    chosen: Chosen
    layout: layouts.Layout | None
    figures: Figures
    nature: Nature
    spanish: bool
    preamble: tuple[str, ...]
    groups: np.ndarray
    header_row: int


def read_sheet(
    grid: Grid, answers: Mapping[str, str], today: dt.date, progress: Callable[[float], None] | None = None
) -> Reading:
    """Read one sheet; see `importer.read_projects`."""
    tell = progress or (lambda share: None)
    spread = wide.unfold(grid, answers, today)
    if spread is not None:
        return spread
    at = header.find(grid)
    if at is None:
        draft = Draft(1, len(grid.rows), answers, today)
        return refuse(draft, grid, "no_header", None)
    draft = Draft(at + 2, len(grid.rows) - at - 1, answers, today)
    columns = body.columns_of(grid, at)
    if not draft.count or all(column.empty for column in columns):
        names = tuple(cell.strip() for cell in grid.rows[at] if cell.strip())
        return refuse(draft, grid, "header_only", at, columns=names)
    layout = layouts.recognise({column.words for column in columns})
    chosen = choose(columns, layout, answers)
    sheet = _prepare(grid, at, draft, columns, chosen, layout)
    if not chosen.has("date"):
        return refuse(draft, grid, "no_date", at)
    _too_wide(sheet)
    money, hours = earned(sheet.figures, sheet.nature), worked(sheet.figures)
    if money is None and hours is None:
        return refuse(draft, grid, "no_amount", at)
    _ask_twins(sheet)
    tell(0.55)
    day, understanding = _days(sheet)
    tell(0.7)
    made = _Maker(sheet, money, hours, day).make()
    tell(0.9)
    understanding = replace(
        understanding,
        header_row=at + 1,
        layout=layout.name if layout else None,
        nature=sheet.nature,
        amount_basis=money.basis if money else None,
        columns=_named_columns(chosen, money),
        decimal=str(sheet.figures.numbers(money.column).mark) if money else None,
    )
    return finish(draft, grid, at, made.records, made.waiting, understanding, made.dated)


def _prepare(
    grid: Grid, at: int, draft: Draft, columns: list[Column], chosen: Chosen, layout: layouts.Layout | None
) -> _Sheet:
    figures = Figures(chosen)
    nature = lines.nature(chosen, layout, draft)
    words = {word for cell in grid.rows[at] for word in fold(cell).split()}
    keys = [
        column
        for meaning in ("date", "amount", "base", "total", "line", "credit", "debit", "hours", "unit_price")
        for column in chosen.by_meaning.get(meaning, [])[:1]
    ]
    groups = body.sort_out(
        draft, list(grid.rows[at]), columns, keys[:1] if nature != "invoices" else keys, not chosen.has("client")
    )
    return _Sheet(
        grid,
        draft,
        columns,
        chosen,
        layout,
        figures,
        nature,
        len(words & SPANISH) > len(words & ENGLISH),
        tuple(cell for row in grid.rows[:at] for cell in row if cell.strip()),
        groups,
        at,
    )


def _too_wide(sheet: _Sheet) -> None:
    """Rows with more cells than the header: an unquoted delimiter has moved their cells, so none can be trusted."""
    width = sheet.grid.lengths.get(sheet.header_row)
    if width is None:
        return
    beyond = np.zeros(sheet.draft.count, dtype=bool)
    for column in sheet.columns[width:]:
        beyond |= ~column.blank
    beyond &= sheet.draft.free
    sheet.draft.each("too_many_cells", beyond, None)
    sheet.draft.put(beyond, "excluded", "too_many_cells")


def _named_columns(chosen: Chosen, money: Money | None) -> dict[str, str]:
    shown = ("client", "date", "paid_date", "currency", "fee", "hours", "project", "ref", "status", "type")
    out = {meaning: column.label for meaning in shown if (column := chosen.get(meaning)) is not None}  # type: ignore[arg-type]
    if money is not None:
        out["amount"] = " + ".join(money.used)
    return out


def _ask_twins(sheet: _Sheet) -> None:
    """Several columns of one name: show them apart and take the first meanwhile."""
    for meaning, question in (("amount", "which_column"), ("date", "which_date")):
        twins = sheet.chosen.twins.get(meaning)  # type: ignore[call-overload]  # the literals above
        if twins:
            options = tuple(
                Option(str(c.index + 1), f"{c.label} ({c.letter})", example=next((t for t in c.distinct if t), ""))
                for c in twins
            )
            also = meaning == "date" and "amount" in sheet.chosen.twins
            sheet.draft.ask(question, options, options[0].code, optional=also, column=twins[0].label)


def _days(sheet: _Sheet) -> tuple[dict[str, np.ndarray], Understanding]:
    """Dates [row] of the date and paid columns, the order of day and month agreed among all date columns."""
    draft, chosen = sheet.draft, sheet.chosen
    date = chosen.by_meaning["date"][0]
    paid = chosen.get("paid_date")
    usable = draft.free
    told: Order | None = None
    answer = draft.answers.get("date_order")
    first = dates.read(_usable(date, usable))
    if first.doubtful:
        others = [c for m in ("paid_date", "due_date", "date") for c in chosen.by_meaning.get(m, []) if c is not date]  # type: ignore[call-overload]
        orders = {r.order for c in others if (r := dates.read(_usable(c, usable))).order and not r.doubtful}
        if len(orders) == 1:
            told = next(iter(orders))
        else:
            readings = {order: dates.read([first.example], order).days[0] for order in ("dmy", "mdy")}  # type: ignore[arg-type]
            options = tuple(Option(order, example=f"{first.example} = {readings[order]}") for order in ("dmy", "mdy"))
            told = "mdy" if draft.ask("date_order", options, "dmy", example=first.example) == "mdy" else "dmy"
    elif answer in ("dmy", "mdy"):
        told = "mdy" if answer == "mdy" else "dmy"
    result = dates.read(date.distinct, told or first.order)
    if first.mixed:
        draft.warn("dates_mixed", None, date)
    if result.serial:
        index = int(np.flatnonzero(~date.blank)[0])
        draft.warn(
            "serial_dates",
            None,
            date,
            example=date.distinct[date.codes[index]],
            day=str(date.spread(result.days, "datetime64[D]")[index]),
        )
    elif first.order and not first.doubtful and first.order == "mdy" and not sheet.spanish:
        draft.warn("dates", None, date, order=first.order)
    out = {"date": date.spread(result.days, "datetime64[D]"), "bad": date.spread(result.bad, bool)}
    if sheet.nature == "ledger":  # money on its way has a day of start, not yet one of arrival
        for other in chosen.all("date")[1:]:
            if not (other.words == date.words or draft.place[date.blank].size == 0):
                also = other.spread(dates.read(other.distinct, told or first.order).days, "datetime64[D]")
                out["date"] = np.where(date.blank, also, out["date"])
    if paid is not None:
        settled = dates.read(paid.distinct, told or first.order)
        out["paid"] = paid.spread(settled.days, "datetime64[D]")
    return out, Understanding(date_format=result.style)


def _usable(column: Column, rows: np.ndarray) -> list[str]:
    """The distinct cells of the rows that are data: headings and footers must not speak on dates."""
    if rows.all():
        return column.distinct
    return [column.distinct[code] for code in np.unique(column.codes[rows])]


@dataclass
class _Made:
    records: Records
    waiting: np.ndarray
    dated: bool


class _Maker:
    """The last steps, over arrays [row]: classes, clients, currencies, records."""

    def __init__(
        self,
        sheet: _Sheet,
        money: Money | None,
        hours: tuple[np.ndarray, np.ndarray, Column] | None,
        day: dict[str, np.ndarray],
    ) -> None:
        self.sheet, self.draft, self.chosen = sheet, sheet.draft, sheet.chosen
        self.money, self.hours, self.day = money, hours, day
        self.count = sheet.draft.count
        self.amount = money.values.copy() if money is not None else np.full(self.count, np.nan)
        self.time = hours[0] if hours is not None else np.full(self.count, np.nan)

    def make(self) -> _Made:
        """Place every row and return the records with the mask of those that wait for their money."""
        self._continue_lines()
        if self.sheet.nature == "entries":
            self._income_accounts()
        self._foreign_documents()
        classes = lines.classify(self.chosen, self.sheet.layout, self.sheet.nature, self.amount, self.draft)
        payments = np.flatnonzero(self.draft.free & (classes.kind == "payment") & (np.abs(self.amount) > 0))
        self._refunded_column(classes)
        self._write_off(self.amount)
        income, refund = lines.settle(self.draft, classes, self.sheet.nature, self.amount)
        income, refund = self._usable(income, refund)
        client = self._clients(classes, income, refund)
        income, refund = income & self.draft.free, refund & self.draft.free
        currency = self._currencies()
        table = self._lines(client, currency)
        table.waiting = self._waiting(classes, income)
        found = self._group(table, income)
        refunds = np.flatnonzero(refund & self.draft.free)
        records.net(self.draft, found, table, refunds)
        dated = self.chosen.has("paid_date")
        if len(payments):
            records.lay_payments(found, table, payments, classes.kind == "income")
            dated = True
        self._tell_nature(classes, found)
        return _Made(found, found.frame["waiting"].to_numpy(dtype=bool), dated)

    # -- rows that need their neighbours -----------------------------------------------------------------------

    def _continue_lines(self) -> None:
        """Further lines of an invoice that leave its number, date and client blank take them from the line above."""
        ref, date = self.chosen.get("ref"), self.chosen.by_meaning["date"][0]
        if self.sheet.nature != "invoices" or ref is None:
            return
        client = self.chosen.get("client")
        further = self.draft.free & ref.blank & date.blank & ~np.isnan(self.amount)
        if client is not None:
            further &= client.blank
        if not further.any() or ref.blank.mean() > 0.9:
            return
        source = np.where(further, -1, np.arange(self.count))
        source = np.maximum.accumulate(source)
        self.source = source
        self.day = {name: values[np.maximum(source, 0)] for name, values in self.day.items()}

    def _text(self, column: Column | None) -> np.ndarray:
        if column is None:
            return np.full(self.count, "", dtype=object)
        text = column.text
        source = getattr(self, "source", None)
        return text if source is None else text[np.maximum(source, 0)]

    def _income_accounts(self) -> None:
        """Of double entries the lines on income accounts count; the other sides say the same money again."""
        earning = np.zeros(self.count, dtype=bool)
        for column in self.chosen.all("account_type"):
            earning |= column.each(
                lambda text: bool(re.match(r"(income|revenue|ingresos?|ventas)\b|sales$", plain(text))), bool
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
            self.draft.put(self._text(issuer) != own, "excluded", "received")
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

    # -- cells ---------------------------------------------------------------------------------------------------

    def _usable(self, income: np.ndarray, refund: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Leave out rows whose amount or date cannot be used, and say so by row and column."""
        draft, date = self.draft, self.chosen.by_meaning["date"][0]
        if self.money is not None:
            column = self.money.column
            formula = (
                np.zeros(self.count, dtype=bool)
                if not self.money.bad.any()
                else column.each(
                    lambda text: (
                        (text.startswith(("=", "+", "@")) and not text[1:2].isdigit()) or bool(re.match(r"=\d", text))
                    ),
                    bool,
                )
            )
            broken = draft.free & self.money.bad
            for code, mask in (("formula_amount", broken & formula), ("bad_amount", broken & ~formula)):
                draft.each(code, mask, column)
                draft.put(mask, "excluded", code)
            self._empty_amounts(column)
        elif self.hours is not None:
            broken = draft.free & (self.hours[1] | np.isnan(self.time) | (self.time <= 0))
            draft.each("bad_hours", broken & self.hours[1], self.hours[2])
            draft.put(broken & self.hours[1], "excluded", "bad_hours")
            draft.put(broken, "excluded", "zero")
        bad = draft.free & self.day["bad"]
        draft.each("bad_date", bad, date)
        draft.put(bad, "excluded", "bad_date")
        day = self.day["date"]
        missing = draft.free & np.isnat(day)
        draft.each("missing_date", missing, date)
        draft.put(missing, "excluded", "missing_date")
        last = np.datetime64(draft.today, "D") + np.timedelta64(366, "D")
        far = draft.free & ((day < np.datetime64(f"{dates.FIRST_YEAR}-01-01")) | (day > last))
        draft.each("implausible_date", far, date)
        draft.put(far, "excluded", "implausible_date")
        return income & draft.free, refund & draft.free

    def _empty_amounts(self, column: Column) -> None:
        draft = self.draft
        empty = draft.free & np.isnan(self.amount)
        if self.sheet.nature in ("ledger", "entries", "time"):
            draft.put(empty, "excluded", "no_amount_cell")
        else:
            draft.each("missing_amount", empty, column)
            draft.put(empty, "excluded", "missing_amount")
        zero = draft.free & (np.abs(self.amount) < 0.005)
        if self.sheet.nature == "time" and self.chosen.has("billable"):
            draft.put(zero, "excluded", "non_billable")
        draft.put(zero, "excluded", "zero")

    def _clients(self, classes: Classes, income: np.ndarray, refund: np.ndarray) -> np.ndarray:
        """Client [row], "" where the file names none; asks where only descriptions do."""
        from exchange.upload.payers import name_rows

        return name_rows(self.sheet, self._text, classes, income, refund, self.amount)

    def _currencies(self) -> np.ndarray:
        codes = settlement.of_rows(self.chosen, self.money, self.sheet.preamble, self.count)
        totals = (self.draft.reason == "total") & (self.draft.place == "excluded")
        mark = settlement.header_marks(self.sheet.columns, totals) if totals.any() else None
        if self.money is None:
            return codes
        used = self.draft.free
        if used.any():
            codes[used] = settlement.settle_country(self.draft, self.chosen, codes[used], mark, self.sheet.spanish)
        return codes

    def _lines(self, client: np.ndarray, currency: np.ndarray) -> Lines:
        chosen, text = self.chosen, self._text
        project = text(chosen.get("project") or chosen.get("description") or chosen.get("item"))
        time = self.time
        if self.hours is None and (described := chosen.get("description")) is not None and self.sheet.nature != "time":
            time = described.each(durations.mentioned, object)
            time = np.array([np.nan if value is None else value for value in time], dtype=float)
        ref = text(chosen.get("ref") or chosen.get("txn"))
        identity = [column.text for meaning in ("ref", "txn") for column in chosen.by_meaning.get(meaning, [])]  # type: ignore[call-overload]
        pointing = [
            c.text
            for m in ("parent", "description", "project", "note", "type", "item")
            for c in chosen.by_meaning.get(m, [])
        ]  # type: ignore[call-overload]
        return Lines(
            client=client,
            project=project,
            ref=ref,
            currency=currency,
            date=self.day["date"],
            paid=self.day.get("paid", np.full(self.count, _NOT_A_DATE)),
            amount=self.amount,
            hours=time,
            waiting=np.zeros(self.count, dtype=bool),
            identity=identity,
            pointing=pointing,
        )

    def _waiting(self, classes: Classes, income: np.ndarray) -> np.ndarray:
        """`[row]` issued but not paid: by status, else by paid date, else by the paid or due amount."""
        status = classes.status
        waiting = np.isin(status, ["open", "pending"])
        silent = status == ""
        paid, received, due = self.chosen.get("paid_date"), self.chosen.get("paid_amount"), self._due()
        if self.sheet.nature == "time":
            return np.zeros(self.count, dtype=bool)
        if paid is not None:
            waiting = np.where(silent, np.isnat(self.day["paid"]), waiting & np.isnat(self.day["paid"]))
        elif received is not None or due is not None:
            got = np.nan_to_num(self.sheet.figures.values(received)) if received is not None else None
            owed = np.nan_to_num(self.sheet.figures.values(due)) if due is not None else None
            if got is not None and owed is not None:
                nothing = (got <= 0) & (owed > 0)
            else:
                nothing = (
                    (got <= 0)
                    if got is not None
                    else (owed >= self.amount - 0.005) & (owed > 0)
                    if owed is not None
                    else silent
                )
            waiting = np.where(silent, nothing, waiting)
        return np.asarray(waiting, dtype=bool)

    def _write_off(self, amount: np.ndarray) -> None:
        """Issued, nothing paid and nothing owed any more: given up."""
        received, due = self.chosen.get("paid_amount"), self._due()
        if received is None or due is None or self.chosen.has("status"):
            return
        got, owed = self.sheet.figures.values(received), self.sheet.figures.values(due)
        self.draft.put((got == 0) & (owed == 0) & (amount > 0), "excluded", "written_off")

    def _due(self) -> Column | None:
        """The column of what is still owed. One called just balance may be an account's: it must never exceed the
        invoice, nor fall below 0.
        """
        column = self.chosen.get("due")
        if column is None or self.sheet.nature != "invoices" or column.words not in ("balance", "saldo"):
            return column if self.sheet.nature == "invoices" else None
        if self.sheet.layout and ("due", column.words) in self.sheet.layout.columns:
            return column
        total = self.chosen.get("total")
        whole = self.sheet.figures.values(total) if total is not None else self.amount
        owed, used = self.sheet.figures.values(column), self.draft.free & ~np.isnan(self.amount)
        held = (owed[used] >= 0) & (owed[used] <= whole[used] + 0.005)
        return column if len(held) and held.all() and (owed[used] == 0).any() else None

    # -- records -------------------------------------------------------------------------------------------------

    def _group(self, table: Lines, income: np.ndarray) -> Records:
        draft, chosen = self.draft, self.chosen
        rows = np.flatnonzero(income & draft.free)
        rows = self._once(table, rows)
        if self.sheet.nature == "time":
            month = table.date.astype("datetime64[M]").astype(str)
            draft.warn("time_entries", count=len(rows))
            return records.group(table, rows, [table.client, table.project, month, table.currency.astype(str)], False)
        ref = chosen.get("ref")
        if self.sheet.nature != "invoices" or ref is None:
            return records.group(table, rows, None, False)
        key = np.where(table.ref == "", np.array([f"\0{i}" for i in range(self.count)], dtype=object), table.ref)
        several = len(rows) and pd.Series(key[rows]).duplicated().any()
        itemised = any(chosen.has(meaning) for meaning in ("line", "item", "quantity", "unit_price"))  # type: ignore[arg-type]
        summed = self.money is not None and self.money.basis in ("line", "quantity_price")
        repeats = bool(several and itemised and not summed and records.whole_repeated(self.amount, key, rows))
        if several:
            draft.warn("lines_joined", None, ref, count=int(pd.Series(key[rows]).duplicated().sum()))
        return records.group(table, rows, [key, table.client, table.currency.astype(str)], repeats)

    def _once(self, table: Lines, rows: np.ndarray) -> np.ndarray:
        """Rows that repeat a numbered row whole: counted once unless the person says that they are not the same."""
        if not (self.chosen.has("ref") or self.chosen.has("txn")):
            return rows
        days = table.date[rows]
        newest_first = len(rows) > 1 and bool((np.diff(days) <= np.timedelta64(0)).mean() > 0.5)
        again = records.duplicates([column.values for column in self.sheet.columns], table.ref, rows, newest_first)
        if not again.any() or self.sheet.nature == "time":
            return rows
        found = int(again.sum())
        options = (Option("once", rows=found), Option("all", rows=found))
        numbers = ", ".join(str(self.draft.row(int(row))) for row in np.flatnonzero(again)[:12])
        if self.draft.ask("duplicate", options, "once", rows=numbers) == "once":
            self.draft.put(again, "excluded", "duplicate")
            return rows[~again[rows]]
        return rows

    def _tell_nature(self, classes: Classes, found: Records) -> None:
        """Warnings on what the file is and what was left out of it."""
        draft, reasons = self.draft, set(self.draft.reason[self.draft.place == "excluded"].tolist())
        if self.sheet.nature == "ledger":
            spending = "expense" in reasons and self.chosen.has("balance")
            draft.warn("bank_statement" if spending or not classes.typed else "platform_export")
        left = int(np.isin(draft.reason, ["draft", "void", "failed", "written_off"]).sum())
        waiting = int(found.frame["waiting"].sum())
        if self.chosen.has("status") and left + waiting:
            draft.warn("status", None, self.chosen.get("status"), left=left, waiting=waiting)
        if reasons & {"draft", "void"}:
            draft.warn("drafts", count=int(np.isin(draft.reason, ["draft", "void"]).sum()))
        if waiting:
            draft.warn("unpaid", count=waiting)
        if "total" in reasons:
            draft.warn("subtotals", count=int((draft.reason == "total").sum()))
        if self.money is not None and self.money.basis in ("base", "total_less_tax"):
            draft.warn("tax", None, self.money.column)
        if (self.money is not None and self.money.taxed) or (
            self.sheet.nature == "ledger" and self.sheet.spanish and not classes.typed
        ):
            draft.warn("vat_included", None, self.money.column if self.money else None)
