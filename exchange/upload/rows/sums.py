"""Columns of money checked against each other: total = base + tax - withheld, net = gross - fee, lines and their total.

Where the sums agree in most rows they decide what a column is, not its name.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from exchange.upload.file.grid import Column
from exchange.upload.rows.amount import Money, product
from exchange.upload.rows.figures import Figures
from exchange.upload.words.vocabulary import Meaning

_CENT = 0.005
_WHOLE: tuple[Meaning, ...] = ("total", "amount", "net")


def items(figures: Figures) -> Money | None:
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
    if price is not None and _agree(part, product(figures, price).values + tax) > 0.8:
        return product(figures, price)
    return Money(part - tax, figures.bad(amount), amount, "line", used=(amount.label, taxes[0].label))


def before_tax(figures: Figures) -> Money | None:
    """A column that is another one less the file's taxes, whatever the two are called: `Net`, `VAT 20%`, `Gross`.

    Of several the one that agrees in most rows: `Net Sales` rather than `Gross Sales` where few have a discount.
    """
    chosen = figures.chosen
    taxes = chosen.all("tax")
    if not taxes or chosen.get("line") is not None or untaxed(figures) is not None:
        return None
    tax = figures.total(taxes)
    if not (np.abs(tax) > _CENT).any():
        return None
    best, most, tip = None, 0.8, _tips(figures)
    for taxed in [*chosen.all("total"), *chosen.all("amount")]:
        for part in [*chosen.all("net"), *chosen.all("amount"), *chosen.all("total")]:
            values, whole = figures.values(part), figures.values(taxed)
            share = 0.0 if part is taxed else max(_agree(whole, values + tax), _agree(whole, values + tax + tip))
            if share > most:
                best, most = Money(values, figures.bad(part), part, "base", used=(part.label,)), share
    return None if best is None else with_tips(figures, best)


def with_tips(figures: Figures, money: Money) -> Money:
    """The money with the tips beside it, where another column, less tax or fee or not, shows that it lacks them."""
    column, tip = figures.chosen.get("tip"), _tips(figures)
    if column is None or not tip.any():
        return money
    if {"before", "antes"} & set(money.column.words.split()):
        return replace(money, values=money.values + tip, used=(*money.used, column.label))
    values, tax = money.values, _taxes(figures)
    fee = figures.chosen.get("fee")
    off = np.zeros(len(tip)) if fee is None else np.abs(np.nan_to_num(figures.values(fee)))
    tipped = tip > _CENT
    for meaning in _WHOLE:
        for other in figures.chosen.all(meaning):
            whole = figures.values(other)[tipped]
            for beside in (tax, -off, tax - off):
                if other is not money.column and _agree(whole, (values + tip + beside)[tipped]) > 0.8:
                    return replace(money, values=values + tip, used=(*money.used, column.label))
    return money


def _tips(figures: Figures) -> np.ndarray:
    column = figures.chosen.get("tip")
    if column is None:
        return figures.zeros
    return np.asarray(np.nan_to_num(figures.values(column)))


def untaxed(figures: Figures) -> Column | None:
    """The column called base; None where the sums show that the fee, not the tax, is what it lacks: `Net Total`."""
    column = figures.chosen.get("base")
    if column is None or not figures.chosen.has("tax"):
        return column
    whole = before_fee(figures, column)
    if whole is column:
        return column
    tax = figures.total(figures.chosen.all("tax"))
    parts = [*figures.chosen.all("amount"), *figures.chosen.all("total")]
    taxed = any(_agree(figures.values(whole), figures.values(part) + tax) > 0.5 for part in parts if part is not whole)
    return None if taxed and (np.abs(tax) > _CENT).any() else column


def less_discount(figures: Figures, column: Column) -> Column:
    """The column that is `column` less a discount given in money; `column` itself where there is none."""
    discount = figures.chosen.get("discount")
    if discount is None:
        return column
    off, whole = np.abs(np.nan_to_num(figures.values(discount))), figures.values(column)
    for other in figures.chosen.all("amount") if (off > _CENT).any() else []:
        left = figures.values(other)
        if other is not column and _agree(whole - off, left) > max(0.8, _agree(whole, left)):
            return other
    return column


def before_fee(figures: Figures, column: Column) -> Column:
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


def base(figures: Figures, base: Column) -> Money:
    """A column called base: less a discount where the sums show that it still holds it, before a fee that it lacks."""
    before = before_fee(figures, base)
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
        return figures.zeros
    return figures.total(columns)


def _agree(left: np.ndarray, right: np.ndarray) -> float:
    known = ~np.isnan(left) & ~np.isnan(right)
    if not known.any():
        return 0.0
    return float((np.abs(left - right)[known] <= 0.02 + 1e-9 * np.abs(left[known])).mean())


def before_fee_and_tax(figures: Figures) -> Money | None:
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


def less_tax(figures: Figures) -> Money | None:
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


def whole_repeated(amount: np.ndarray, ref: np.ndarray, rows: np.ndarray) -> bool:
    """Does every invoice of several rows show one and the same amount on each of them?"""
    frame = pd.DataFrame({"ref": ref[rows], "amount": amount[rows]})
    frame = frame[(frame["ref"] != "") & frame["amount"].notna()]
    several = frame[frame.duplicated("ref", keep=False)]
    return bool(len(several)) and bool((several.groupby("ref")["amount"].agg(np.ptp) == 0).all())
