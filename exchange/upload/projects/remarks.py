"""What a person should know of a file that was read: what it is, what was left out, what its amounts hold."""

from __future__ import annotations

from exchange.upload.rows.amount import Money
from exchange.upload.rows.classes import Classes
from exchange.upload.rows.figures import CENTS
from exchange.upload.rows.sheet import Sheet


def remark(sheet: Sheet, classes: Classes, money: Money | None, waiting: int) -> None:
    """Warn once per fact. `waiting`: records that wait for their money."""
    draft, typed = sheet.draft, classes.typed
    reasons = draft.excluded
    if sheet.nature == "ledger":
        spending = "expense" in reasons and (sheet.chosen.has("balance") or sheet.booked)
        draft.warn("bank_statement" if spending or not typed else "platform_export")
    left = sum(reasons[reason] for reason in ("draft", "void", "failed", "written_off"))
    if sheet.chosen.has("status") and left + waiting:
        draft.warn("status", None, sheet.chosen.get("status"), left=left, waiting=waiting)
    if "partial" in classes.statuses and (partly := int(((classes.status == "partial") & draft.free).sum())):
        draft.warn("partly", None, sheet.chosen.get("status"), count=partly)
    if reasons["draft"] + reasons["void"]:
        draft.warn("drafts", count=reasons["draft"] + reasons["void"])
    if waiting:
        draft.warn("unpaid", count=waiting)
    if "total" in reasons:
        draft.warn("subtotals", count=reasons["total"])
    if money is not None:
        _remark_money(sheet, money)
    bank = sheet.nature == "ledger" and sheet.spanish and not typed
    if bank or (money is not None and money.taxed):
        draft.warn("vat_included", None, money.column if money else None)


def _remark_money(sheet: Sheet, money: Money) -> None:
    """Say what the amounts are."""
    if set(money.column.words.split()) & CENTS:
        sheet.draft.warn("cents", None, money.column)
    if money.basis == "hours_rate":
        sheet.draft.warn("amount", None, money.column, columns=" × ".join(money.used))
    if money.basis in ("base", "total_less_tax"):
        sheet.draft.warn("tax", None, money.column)
