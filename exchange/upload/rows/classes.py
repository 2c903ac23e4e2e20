"""What each row is: income, refund, fee, transfer, unpaid invoice... from its words, its sign and the file's nature."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from exchange.upload.columns.choice import Chosen
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.words import kinds
from exchange.upload.words.folding import plain
from exchange.upload.words.kinds import Kind
from exchange.upload.words.layouts import Layout, Nature
from exchange.upload.words.statuses import Status, of_status
from exchange.upload.words.vocabulary import Meaning

_TELLING: tuple[Meaning, ...] = ("type", "direction", "refund_flag", "refunded_flag")
_NEVER: frozenset[Kind] = frozenset(
    {"own", "conversion", "interest", "tax", "loan", "cash", "person", "fee", "hold", "quote", "neutral", "total"}
)


@dataclass(frozen=True)
class Classes:
    """`kind` [row] by type and description, `status` [row], `typed`: whether type cells told kinds apart."""

    kind: np.ndarray
    status: np.ndarray
    typed: bool

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The classes that occur."""
        return frozenset(pd.unique(self.kind))

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """The statuses that occur."""
        return frozenset(pd.unique(self.status))


def classify(chosen: Chosen, layout: Layout | None, of: Nature, amount: np.ndarray) -> Classes:
    """The class and status of every row. `amount` [row] is signed where the file signs it."""
    count = len(amount)
    if of != "ledger" and not any(chosen.all(meaning) for meaning in _TELLING):
        return Classes(np.full(count, "", dtype=object), _status(chosen, layout, of, count), typed=False)
    kind = np.full(count, "", dtype=object)
    own = layout.types if layout else ()
    columns = chosen.all("type") if of != "time" else []
    for column in columns:
        told = column.each(lambda text: kinds.of_type(text, own))
        weak = (kind == "") | np.isin(kind, ["income", "move", "in", "out"]) & ~np.isin(
            told, ["", "in", "out", "income"]
        )
        kind = np.where(weak, told, kind)
    if of == "invoices" and not _document_types(columns, own):
        kind = np.where(np.isin(kind, ["refund", "quote", "total"]), kind, "")
    typed = bool(np.isin(kind, ["income", "invoice"]).any())
    paying = {"invoice", "payment"} <= set(pd.unique(kind))
    if not paying:
        kind = np.where(kind == "payment", "income", kind)
    way = _way(chosen) if chosen.has("direction") else np.full(count, "")
    if of == "ledger":
        kind = _described(chosen, kind, np.where(way == "out", -np.abs(amount), amount), typed=typed)
    if (flag := chosen.get("refund_flag")) is not None:
        kind = np.where(_flagged(flag) & (amount < 0), "refund", kind)
    if chosen.has("direction"):
        kind = np.where((way == "out") & np.isin(kind, ["", "income", "in", "move"]), "out", kind)
        kind = np.where((way == "neutral") & (kind != "refund"), "neutral", kind)
        kind = np.where((way == "in") & (kind == "move"), "income", kind)
    status = _status(chosen, layout, of, count)
    if (flag := chosen.get("refunded_flag")) is not None:
        status = np.where(_flagged(flag) & (amount > 0), "refunded", status)
    return Classes(kind, status, typed)


def _way(chosen: Chosen) -> np.ndarray:
    """`[row]` "in", "out", "neutral" or what else the words of the direction say."""
    column = chosen.by_meaning["direction"][0]
    known = kinds.ways(column.distinct) or {}
    return column.each(lambda text: known.get(plain(text)) or kinds.of_type(text))


def _flagged(column: Column) -> np.ndarray:
    """`[row]` bool: cells that say yes."""
    return column.each(lambda text: plain(text) not in kinds.NO, bool)


def _document_types(columns: list[Column], own: tuple[tuple[str, Kind], ...]) -> bool:
    """Is a type column of an invoice list about documents (invoice, credit memo, payment), not about subjects?"""
    return any(
        kinds.of_type(text, own) in ("invoice", "payment") for column in columns for text in column.distinct[:500]
    )


def _described(chosen: Chosen, kind: np.ndarray, amount: np.ndarray, *, typed: bool) -> np.ndarray:
    """In ledgers, descriptions tell what types leave open; money in only stops being income by a clear word."""
    open_ = np.isin(kind, ["", "income", "in", "move"]) if not typed else np.isin(kind, ["", "in", "move"])
    said = [*chosen.all("description")[:2], *chosen.all("note")[:1], *chosen.all("ref")[:1], *chosen.all("project")[:1]]
    for column in said:
        told = column.each(kinds.of_type)
        # Money in is no expense, whatever it is for: `PAYROLL` may be how a client pays, and `CONSULTING FEE` what for.
        # A purchase that comes back is.
        told = np.where(np.isin(told, ["expense", "fee", "quote", "hold"]) & (amount > 0), "", told)
        back = column.each(kinds.of_purchase, bool)
        told = np.where((told == "bought") & (amount > 0), np.where(back, "refund", ""), told)
        kind = np.where((told == "loan") & (amount > 0), "loan", kind)  # own money, whatever the account calls it
        clear = np.isin(told, list(_NEVER)) | np.isin(told, ["refund", "expense", "bought"])
        kind = np.where(
            open_ & clear & ~(np.isin(told, ["fee"]) & (amount > 0) & np.isin(kind, ["income"])), told, kind
        )
        open_ &= ~clear
    return kind


def _status(chosen: Chosen, layout: Layout | None, of: Nature, count: int) -> np.ndarray:
    status = np.full(count, "", dtype=object)
    if of == "time":
        return status
    own = layout.statuses if layout else ()
    for column in chosen.all("status"):
        flag = any(word in column.words for word in ("paid", "pagad", "cobrad", "bezahlt"))
        told = column.each(lambda text, flag=flag: _flag(text) if flag and not own else of_status(text, own))  # type: ignore[misc]  # mypy cannot infer the default of a lambda
        if of == "ledger":  # money that was sent has gone; of invoices, only the paper has
            told = np.where(column.each(_sent, bool), "paid", told)
        # What one column says was never sent, or taken back, is not saved by another one.
        status = np.where((status == "") | np.isin(told, ["draft", "void"]), told, status)
    return status


def _sent(text: str) -> bool:
    return plain(text) in ("sent", "enviado", "enviada", "transfer sent")


def _flag(text: str) -> Status:
    """A yes/no cell under `Paid?`, where an empty one means no."""
    words = plain(text)
    if words in ("", "0", "n", "no", "false", "x no", "falso", "f"):
        return "open" if words else ""
    return of_status(text) or ("paid" if any(map(str.isdigit, words)) else "")


def settle(draft: Draft, classes: Classes, of: Nature, amount: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Place every row that is no income; returns [row] masks of income and of refunds (negative income)."""
    kind, status = classes.kind, classes.status
    for status_name in ("draft", "void", "failed", "written_off"):
        if status_name in classes.statuses:
            draft.put(status == status_name, "excluded", status_name)
    for name, reason in kinds.REASONS.items():
        if name in classes.kinds and name not in ("refund", "move", "out"):
            draft.put(kind == name, "excluded", reason)
    if of == "ledger":
        draft.put((kind == "refund") & (amount > 0), "excluded", "own_refund")
        draft.put((kind == "move") & (amount < 0), "excluded", "transfer")
        draft.put((kind == "out") | (amount < 0) & (kind != "refund"), "excluded", "expense")
        draft.put((status == "pending") & (amount < 0), "excluded", "pending")
    free = draft.free
    refund = free & ((kind == "refund") | (amount < 0))
    income = free & ~refund
    return income, refund
