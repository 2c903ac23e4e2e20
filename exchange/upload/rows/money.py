"""What a row earned: which column, or which sum of columns, is the amount before fees, VAT and withholding.

The order of preference: a base named as such; the line amounts of an invoice; the column called amount, or gross;
a total less its tax; credits less debits; quantity times price; a net amount plus its fee. Where columns can be
checked against each other (total = base + tax - withheld; gross - fee = net), the sums decide, not the names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from exchange.upload.cells import durations
from exchange.upload.cells.currency import in_header
from exchange.upload.file.grid import Column
from exchange.upload.projects.records import whole_repeated
from exchange.upload.rows.figures import Figures
from exchange.upload.words.vocabulary import Meaning

_UNITS: tuple[Literal["hours", "minutes", "seconds"], ...] = ("hours", "minutes", "seconds")
_CENT = 0.005
_WHOLE: tuple[Meaning, ...] = ("total", "amount", "net")


@dataclass(frozen=True)
class Money:
    """What every row earned.

    `values` [row] float64 (nan where blank or unreadable); `bad` [row] cells that are no number; `column` the
    column read; `basis` a code for what it is ("base", "amount", "total", "total_less_tax", "credit_debit",
    "quantity_price", "net_plus_fee", "line", "paid_and_due"); `taxed`: it may hold VAT; `used`: the
    headers of all columns that went into it; `codes` [row] currencies, where each has a column of its own.
    """

    values: np.ndarray
    bad: np.ndarray
    column: Column
    basis: str
    taxed: bool = False
    used: tuple[str, ...] = ()
    codes: np.ndarray | None = None


def earned(figures: Figures, nature: str) -> Money | None:
    """The amount of every row, or None for a file without money."""
    chosen = figures.chosen
    if nature in ("ledger", "entries"):
        return _both_sides(figures) or _gross(figures) or _less_tax(figures) or _named(figures, "total", "net")
    itemised = _items(figures)
    if itemised is not None:
        return itemised
    untaxed = _before_tax(figures)
    if untaxed is not None:
        return untaxed
    base = chosen.get("base")
    if base is not None and chosen.get("quantity") is not None and base.words in ("base unitaria", "precio unidad"):
        return _product(figures, base)
    if base is not None:
        return _base(figures, base)
    less = _before_fee_and_tax(figures) or _less_tax(figures)
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
    )


def _items(figures: Figures) -> Money | None:
    """Lines of invoices that hold their tax, beside a total that every line of an invoice repeats."""
    chosen = figures.chosen
    ref, total, amount, price = chosen.get("ref"), chosen.get("total"), chosen.get("amount"), chosen.get("unit_price")
    taxes = chosen.all("tax")
    if ref is None or total is None or amount is None or not taxes or chosen.get("base") or chosen.get("line"):
        return None
    numbers, tax, part = ref.text, figures.total(taxes[:1]), figures.values(amount)
    repeats = whole_repeated(figures.values(total), numbers, np.flatnonzero(numbers != ""))
    if not repeats or whole_repeated(part, numbers, np.flatnonzero(numbers != "")):
        return None
    if price is not None and _agree(part, _product(figures, price).values + tax) > 0.8:
        return _product(figures, price)
    return Money(part - tax, figures.bad(amount), amount, "line", used=(amount.label, taxes[0].label))


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


def _before_tax(figures: Figures) -> Money | None:
    """A column that is another one less the file's taxes, whatever the two are called: `Net`, `VAT 20%`, `Gross`."""
    chosen = figures.chosen
    taxes = chosen.all("tax")
    if not taxes or chosen.get("line") is not None or chosen.get("base") is not None:
        return None
    tax = figures.total(taxes)
    if not (np.abs(tax) > _CENT).any():
        return None
    for taxed in [*chosen.all("total"), *chosen.all("amount")]:
        for part in [*chosen.all("net"), *chosen.all("amount"), *chosen.all("total")]:
            values = figures.values(part)
            if part is not taxed and _agree(figures.values(taxed), values + tax) > 0.8:
                return Money(values, figures.bad(part), part, "base", used=(part.label,))
    return None


def _before_fee(figures: Figures, column: Column) -> Column:
    """The column of which `column` is what the platform's fee has left; `column` itself where there is none."""
    fee = figures.chosen.get("fee")
    if fee is None or fee is column:
        return column
    off, left = np.abs(np.nan_to_num(figures.values(fee))), figures.values(column)
    charged = off > _CENT
    for meaning in _WHOLE:
        for other in figures.chosen.all(meaning):
            values = figures.values(other)
            known = charged & ~np.isnan(values) & ~np.isnan(left)
            if other is not column and known.any() and _agree(values[known] - off[known], left[known]) > 0.8:
                return other
    return column


def _base(figures: Figures, base: Column) -> Money:
    before = _before_fee(figures, base)
    if before is not base:
        return Money(figures.values(before), figures.bad(before), before, "amount", used=(before.label,))
    values = figures.values(base)
    discount, total = figures.chosen.get("discount"), figures.chosen.get("total")
    used: tuple[str, ...] = (base.label,)
    if discount is not None and total is not None:
        off, whole, tax = np.abs(np.nan_to_num(figures.values(discount))), figures.values(total), _taxes(figures)
        if off.any() and _agree(whole, values - off + tax) > _agree(whole, values + tax):
            values, used = values - off, (base.label, discount.label)
    return Money(values, figures.bad(base), base, "base", used=used)


def _taxes(figures: Figures) -> np.ndarray:
    columns = figures.chosen.all("tax")
    if not columns:
        first = next(iter(figures.chosen.by_meaning.values()))[0]
        return np.zeros(len(first))
    return figures.total(columns)


def _agree(left: np.ndarray, right: np.ndarray) -> float:
    known = ~np.isnan(left) & ~np.isnan(right)
    if not known.any():
        return 0.0
    return float((np.abs(left - right)[known] <= 0.02 + 1e-9 * np.abs(left[known])).mean())


def _before_fee_and_tax(figures: Figures) -> Money | None:
    """An amount that the sums show to hold its tax: less tax and fee it is the net."""
    chosen = figures.chosen
    amount, net, fee, taxes = chosen.get("amount"), chosen.get("net"), chosen.get("fee"), chosen.all("tax")
    if amount is None or net is None or fee is None or not taxes:
        return None
    tax, whole, left = figures.total(taxes), figures.values(amount), figures.values(net)
    off = np.abs(np.nan_to_num(figures.values(fee)))
    taxed = np.abs(tax) > _CENT
    if not taxed.any() or _agree((whole - tax - off)[taxed], left[taxed]) <= 0.8:
        return None
    used = (amount.label, *(column.label for column in taxes))
    return Money(whole - tax, figures.bad(amount), amount, "total_less_tax", used=used)


def _less_tax(figures: Figures) -> Money | None:
    """A total, or an amount that holds its tax, less that tax and plus what was withheld."""
    chosen = figures.chosen
    taxes, withheld = chosen.all("tax"), chosen.get("withheld")
    if not taxes:
        return None
    total, amount = chosen.get("total"), chosen.get("amount")
    whole_taxes = [column for column in taxes if "total" in column.words.split()]
    if total is not None and whole_taxes:
        taxes = whole_taxes
    tax = figures.total(taxes)
    kept = np.abs(np.nan_to_num(figures.values(withheld))) if withheld is not None else np.zeros(len(tax))
    if total is not None and amount is not None:
        whole, part = figures.values(total), figures.values(amount)
        if _agree(whole, part + tax - kept) > 0.5 or _agree(whole, part + tax) > 0.5:
            return Money(part, figures.bad(amount), amount, "amount", used=(amount.label,))
    column = total
    if column is None and amount is not None and any(word in taxes[0].words for word in ("total tax", "tax total")):
        column = amount
    if column is None or (chosen.get("line") is not None and not _whole(column, taxes[0])):
        return None
    used = (column.label, *(tax_column.label for tax_column in taxes), *((withheld.label,) if withheld else ()))
    return Money(figures.values(column) - tax + kept, figures.bad(column), column, "total_less_tax", used=used)


def _whole(total: Column, tax: Column) -> bool:
    """Do total and tax speak of the same thing, the invoice, rather than one of them of a line?"""
    return "total" in total.words and "line" not in tax.words and "item" not in tax.words


def _gross(figures: Figures) -> Money | None:
    """The amount column; of several of which one is another less the fee, the one before it."""
    chosen = figures.chosen
    column = chosen.get("amount")
    if column is None:
        return None
    column = _before_fee(figures, column)
    return _by_currency(figures, column) or Money(
        figures.values(column), figures.bad(column), column, "amount", used=(column.label,)
    )


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
    return None if price is None else _product(figures, price)


def _product(figures: Figures, price: Column) -> Money:
    quantity, discount = figures.chosen.get("quantity"), figures.chosen.get("discount_rate")
    values, used = figures.values(price), [price.label]
    if quantity is not None:
        count = figures.values(quantity)
        values, used = values * np.where(np.isnan(count), 1.0, count), [*used, quantity.label]
    if discount is not None:
        off = np.nan_to_num(figures.values(discount))
        values, used = values * (1 - np.where(np.abs(off) > 1, off / 100, off)), [*used, discount.label]
    return Money(np.round(values, 2), figures.bad(price), price, "quantity_price", used=tuple(used))


@dataclass(frozen=True)
class Worked:
    """`hours` [row] float64, `bad` [row] bool cells that are no duration, the `column` read."""

    hours: np.ndarray
    bad: np.ndarray
    column: Column


def worked(figures: Figures) -> Worked | None:
    """The hours of every row; None for a file without hours."""
    for unit in _UNITS:
        column = figures.chosen.get(unit)
        if column is not None:
            hours, bad = durations.read(column.distinct, unit)
            return Worked(column.spread(hours, float), column.spread(bad, bool), column)
    return None
