"""What the rows of a file are: invoices or projects, movements of an account, accounting entries, or hours worked."""

from __future__ import annotations

import numpy as np

from exchange.upload.columns.choice import Chosen
from exchange.upload.columns.guess import runs
from exchange.upload.rows.figures import Figures
from exchange.upload.rows.hours import worked
from exchange.upload.words import kinds
from exchange.upload.words.kinds import Kind
from exchange.upload.words.layouts import Layout, Nature
from exchange.upload.words.vocabulary import Meaning

BOOKED = frozenset(
    {
        "booking date",
        "value date",
        "posting date",
        "posted date",
        "post date",
        "buchungstag",
        "fecha operacion",
        "fecha de operacion",
        "f operacion",
        "fecha valor",
        "fecha de valor",
        "f valor",
        "fecha contable",
    }
)
"""Headers of days that only a bank writes."""
_MONEY: tuple[Meaning, ...] = ("base", "total", "line", "amount", "credit", "net")
_SPENT = 0.15
"""Share of rows with money going out from which a list may be an account."""
_MOVED: frozenset[Kind] = frozenset(
    {"fee", "own", "conversion", "expense", "bought", "interest", "hold", "tax", "move"}
)


def nature(chosen: Chosen, layout: Layout | None, figures: Figures) -> Nature:
    """What the rows of a file are: invoices (or projects), movements of money, accounting entries, or hours worked."""
    if layout and layout.nature:
        return layout.nature
    kinds_seen = set(_type_kinds(chosen, layout)) if chosen.has("type") else set()
    accounts = chosen.get("account_type")
    if (
        accounts is not None
        and len(set(accounts.distinct) - {""}) > 1
        and (chosen.has("credit", "debit") or chosen.has("amount"))
    ):
        return "entries"
    clocked = worked(figures) is not None or chosen.has("hours") or chosen.has("seconds") or chosen.has("minutes")
    money = any(chosen.all(meaning) for meaning in _MONEY)
    if (
        clocked
        and (chosen.has("billable") or chosen.has("time") or chosen.has("seconds") or not money)
        and not chosen.has("base")
        and not chosen.has("ref", "status")
    ):
        return "time"
    listed = chosen.has("due_date") or chosen.has("ref", "status")
    if _balanced(chosen, figures) or (not listed and (_spends(chosen, figures) or _signed(chosen, figures))):
        return "ledger"
    if "invoice" in kinds_seen or chosen.has("base") or chosen.has("line"):
        return "invoices"
    if chosen.has("direction") or chosen.has("credit", "debit"):
        return "ledger"
    if any(column.words in BOOKED for column in chosen.all("date")) and not chosen.has("status"):
        return "ledger"
    if chosen.has("balance") and not (chosen.has("ref") and chosen.has("status")):
        return "ledger"
    moved = kinds_seen & {"own", "conversion"} or any(
        both <= kinds_seen for both in ({"income", "expense"}, {"income", "fee", "refund"})
    )
    if (len(kinds_seen & _MOVED) >= 2 or moved) and not chosen.has("due_date"):
        return "ledger"
    return "invoices"


def _balanced(chosen: Chosen, figures: Figures) -> bool:
    """Does a balance run with the amounts, some of which go out? Then it is an account, whatever else it tells."""
    amount, balance = chosen.get("amount"), chosen.get("balance")
    if amount is None or balance is None or chosen.has("quantity") or chosen.has("unit_price"):
        return False
    money = figures.values(amount)
    return bool((money < 0).any()) and runs(figures.values(balance), money)


def _signed(chosen: Chosen, figures: Figures) -> bool:
    """Does an amount that only its cells explain go both ways?"""
    amount = chosen.get("amount")
    if amount is None or chosen.told.get(amount.index) != "cells":
        return False
    return bool((figures.values(amount) < 0).any())


def _spends(chosen: Chosen, figures: Figures) -> bool:
    """Does much of the money go out, to others than those from whom it comes? Then it is an account, not invoices."""
    column, names = chosen.get("amount"), chosen.get("client") or chosen.get("description")
    if column is None or names is None or chosen.has("base") or chosen.has("line"):
        return False
    amount = figures.values(column)
    out, paid = amount < 0, amount > 0
    if out.sum() < max(2, _SPENT * len(amount)) or not paid.any():
        return False
    strangers = out & ~np.isin(names.codes, names.codes[paid])
    return bool(strangers.sum() >= 0.5 * out.sum())


def _type_kinds(chosen: Chosen, layout: Layout | None) -> list[Kind]:
    own = layout.types if layout else ()
    return [kinds.of_type(text, own) for column in chosen.all("type") for text in column.distinct[:500]]
