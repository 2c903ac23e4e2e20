"""In which currency each row is: its own mark, its column, the headers, the titles; asked where two would do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from exchange.upload.cells import amounts, currency
from exchange.upload.cells.currency import DOLLAR
from exchange.upload.columns.choice import Chosen
from exchange.upload.file.grid import Column
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option
from exchange.upload.rows.amount import Money


def of_rows(chosen: Chosen, money: Money | None, preamble: Sequence[str], count: int) -> np.ndarray:
    """`[row]` currency codes, DOLLAR for bare dollar signs, None where nothing says.

    The cell of a currency column first, then the amount's own mark, then headers, then title lines.
    """
    codes = np.full(count, None, dtype=object)
    for number, column in enumerate(chosen.all("currency")):
        said = [currency.of_cell(text) if text else None for text in column.distinct]
        told = column.spread(said)
        if not number and None not in said:
            return told
        codes = np.where(codes == None, told, codes)  # noqa: E711  # element by element
    if money is not None and money.codes is not None:
        codes = np.where(codes == None, money.codes, codes)  # noqa: E711
    if money is not None and (codes == None).any():  # noqa: E711
        marks = money.column.spread(amounts.currencies(money.column.distinct))
        codes = np.where(codes == None, marks, codes)  # noqa: E711
    found = {code for code in pd.unique(codes) if code is not None}
    if (codes == None).any():  # noqa: E711
        known = next(iter(found)) if len(found) == 1 else None
        codes[codes == None] = known or _said_elsewhere(chosen, money, preamble)  # noqa: E711
    return codes


def _said_elsewhere(chosen: Chosen, money: Money | None, preamble: Sequence[str]) -> str | None:
    headers = [money.column.name] if money is not None else []
    for meaning in (
        "amount",
        "total",
        "base",
        "credit",
        "debit",
        "balance",
        "net",
        "hourly_rate",
        "line",
        "paid_amount",
    ):
        headers += [column.name for column in chosen.by_meaning.get(meaning, [])]
    for name in headers:
        if code := currency.in_header(name):
            return code
    for column in [*chosen.all("balance"), *chosen.all("total"), *chosen.all("unit_price"), *chosen.all("net")]:
        marks = Counter(mark for mark in amounts.currencies(column.distinct[:200]) if mark)
        if marks:
            return marks.most_common(1)[0][0]
    return _in_titles(" ".join(cell[:200] for cell in preamble[:100]))


def _in_titles(text: str) -> str | None:
    """The currency that title lines name, or the country of the account in them."""
    if hit := re.search(r"\b(?:divisa|moneda|currency|ccy)\b\W*(\w{2,5})", text, re.IGNORECASE):
        code = currency.of_cell(hit[1])
        if code:
            return code
    if re.search(r"\b(?:moneda nacional|pesos mexicanos|m\. ?n\.)", text, re.IGNORECASE):
        return "MXN"
    if hit := re.search(r"\b(EUR|USD|GBP|MXN)\b|€|£", text):
        return currency.of_cell(hit[0])
    if re.search(r"\bES\d{2}[ \d]{4}", text):
        return "EUR"
    return None


def settle_country(
    draft: Draft,
    chosen: Chosen,
    codes: np.ndarray,
    total_marks: str | None,
    *,
    spanish: bool,
    home: str | None = None,
) -> np.ndarray:
    """Bare dollars and silence made definite: by the country that headers show, asked where two would do.

    `home` is the currency of the country whose tax number the file has.
    """
    mexico, spain = len(chosen.all("country_mx")), len(chosen.all("country_es"))
    bare = codes == DOLLAR
    silent = codes == None  # noqa: E711  # element by element
    if bare.any() or (silent.all() and total_marks == DOLLAR):
        explicit = Counter(code for code in codes.tolist() if code in _DOLLARS)
        if explicit:
            codes = np.where(bare, explicit.most_common(1)[0][0], codes)
        elif (mexico or spanish) and bare.sum() + silent.sum() == len(codes):
            likely = ("MXN",) if mexico else (home,) if home in _DOLLARS else _PESOS
            options = tuple(Option(code, code, rows=int(bare.sum())) for code in (*likely, "USD"))
            answer = draft.ask("currency", options, likely[0], case="sign")
            code = (currency.of_cell(answer) if answer else None) or str(likely[0])
            codes = np.where(bare | silent, code, codes)
        else:
            dollar = "MXN" if mexico or spanish else "USD"
            codes = np.where(bare | silent, dollar, codes)
            draft.warn("currency", assumed=dollar)
        return codes
    if silent.all():
        assumed = total_marks or ("MXN" if mexico else home or ("EUR" if spain else None))
        if assumed is None:
            draft.warn("currency", case="unknown")
        else:
            codes = np.full(len(codes), assumed, dtype=object)
            draft.warn("currency", assumed=assumed)
    elif silent.any() and len(set(codes[~silent].tolist())) == 1:
        codes = np.where(silent, codes[~silent][0], codes)
    return codes


_PESOS = ("MXN", "ARS", "CLP", "COP")
"""Currencies written with a bare dollar sign where headers are Spanish."""
_DOLLARS = frozenset({"USD", "MXN", "CAD", "AUD", "NZD", "ARS", "CLP", "COP", "HKD", "SGD"})


def home(columns: Sequence[Column]) -> str | None:
    """The currency of the one country whose tax number stands in a header."""
    found = {currency.HOME[word] for column in columns for word in column.words.split() if word in currency.HOME}
    return next(iter(found)) if len(found) == 1 else None


def header_marks(columns: Sequence[Column], totals: np.ndarray) -> str | None:
    """The currency written in the cells of total rows (`TOTAL  $45,374.78`), where the data rows show none."""
    rows = np.flatnonzero(totals)[:20]
    found = Counter(
        code
        for column in columns
        for row in rows
        if any(map(str.isdigit, str(column.values[row]))) and (code := currency.in_money(str(column.values[row])[:60]))
    )
    return found.most_common(1)[0][0] if found else None
