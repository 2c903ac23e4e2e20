"""What a row earned: which column, or which sum of columns, is the amount before fees, VAT and withholding.

The order of preference: a base named as such; the line amounts of an invoice; the column called amount, or gross;
a total less its tax; credits less debits; quantity times price; a net amount plus its fee. Where columns can be
checked against each other (total = base + tax - withheld; gross - fee = net), the sums decide, not the names.
"""

from __future__ import annotations

import numpy as np

from exchange.upload.cells.currency import in_header
from exchange.upload.file.grid import Column
from exchange.upload.rows import sums
from exchange.upload.rows.amount import Money, product
from exchange.upload.rows.figures import Figures
from exchange.upload.rows.hours import worked
from exchange.upload.words.vocabulary import Meaning


def earned(figures: Figures, nature: str) -> Money | None:
    """The amount of every row, or None for a file without money."""
    chosen = figures.chosen
    if nature in ("ledger", "entries"):
        return _both_sides(figures) or _gross(figures) or sums.less_tax(figures) or _named(figures, "total", "net")
    itemised = sums.items(figures)
    if itemised is not None:
        return itemised
    before_tax = sums.before_tax(figures)
    if before_tax is not None:
        return before_tax
    base = sums.untaxed(figures)
    if base is not None and chosen.get("quantity") is not None and base.words in ("base unitaria", "precio unidad"):
        return product(figures, base)
    if base is not None:
        return sums.with_tips(figures, sums.base(figures, base))
    less = sums.before_fee_and_tax(figures) or sums.less_tax(figures)
    if less is not None:
        return less
    if line := chosen.get("line"):
        return Money(figures.values(line), figures.bad(line), line, "line", used=(line.label,))
    return (
        _gross(figures)
        or _named(figures, "total")
        or _both_sides(figures)
        or _priced(figures)
        or _both_parts(figures)
        or _named(figures, "net", "paid_amount")
        or _hourly(figures)
    )


def _hourly(figures: Figures) -> Money | None:
    """Hours by the rate of each row: what is charged, not what somebody costs."""
    hours, rate = worked(figures), figures.chosen.get("hourly_rate")
    if hours is None or rate is None or set(rate.words.split()) & {"cost", "internal", "fixed", "user", "coste"}:
        return None
    used = (hours.column.label, rate.label)
    return Money(np.round(hours.hours * figures.values(rate), 2), figures.bad(rate), rate, "hours_rate", used=used)


def _named(figures: Figures, *meanings: Meaning) -> Money | None:
    for meaning in meanings:
        column = figures.chosen.get(meaning)
        if column is not None:
            values = figures.values(column)
            fee = figures.chosen.get("fee")
            if meaning == "net" and fee is not None:
                values = values + np.abs(np.nan_to_num(figures.values(fee)))
                return Money(values, figures.bad(column), column, "net_plus_fee", used=(column.label, fee.label))
            return Money(values, figures.bad(column), column, meaning, taxed=meaning == "total", used=(column.label,))
    return None


def _gross(figures: Figures) -> Money | None:
    """The amount column; of several of which one is another less the fee, the one before it."""
    chosen = figures.chosen
    column = chosen.get("amount")
    if column is None:
        return None
    if column.words in ("precio", "price", "sales price") and chosen.has("quantity"):
        return product(figures, column)
    column = sums.less_discount(figures, sums.before_fee(figures, column))
    alone = Money(figures.values(column), figures.bad(column), column, "amount", used=(column.label,))
    return _by_currency(figures, column) or sums.with_tips(figures, alone)


def _by_currency(figures: Figures, first: Column) -> Money | None:
    """Amount columns that each name another currency in their header, no row filling two of them."""
    columns = [first, *(column for column in figures.chosen.all("amount") if column is not first)]
    named = {code: column for column in columns[::-1] if (code := in_header(column.name)) is not None}
    if len(named) < 2 or first not in named.values():
        return None
    values, filled = np.full(len(first), np.nan), np.zeros(len(first), dtype=int)
    bad, codes = np.zeros(len(first), dtype=bool), np.full(len(first), None, dtype=object)
    for code, column in named.items():
        own = figures.values(column)
        told = np.nan_to_num(own) != 0
        values, codes = np.where(told, own, values), np.where(told, code, codes)
        filled, bad = filled + told, bad | figures.bad(column)
    if (filled > 1).any():
        return None
    return Money(values, bad, first, "amount", used=tuple(column.label for column in named.values()), codes=codes)


def _both_sides(figures: Figures) -> Money | None:
    credit, debit = figures.chosen.get("credit"), figures.chosen.get("debit")
    if credit is None or debit is None:
        if credit is not None and figures.chosen.get("amount") is None:
            return Money(figures.values(credit), figures.bad(credit), credit, "credit_debit", used=(credit.label,))
        return None
    money_in, money_out = figures.values(credit), figures.values(debit)
    values = np.nan_to_num(money_in) - np.abs(np.nan_to_num(money_out))
    values[np.isnan(money_in) & np.isnan(money_out)] = np.nan
    return Money(
        values, figures.bad(credit) | figures.bad(debit), credit, "credit_debit", used=(credit.label, debit.label)
    )


def _both_parts(figures: Figures) -> Money | None:
    """What was paid of an invoice and what is still owed, where its whole is not written down."""
    paid, due = figures.chosen.get("paid_amount"), figures.chosen.get("due")
    if paid is None or due is None:
        return None
    values, bad = figures.total([paid, due]), figures.bad(paid) | figures.bad(due)
    return Money(values, bad, paid, "paid_and_due", taxed=True, used=(paid.label, due.label))


def _priced(figures: Figures) -> Money | None:
    price = figures.chosen.get("unit_price")
    return None if price is None else product(figures, price)
