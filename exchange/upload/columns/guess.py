"""Columns whose header says nothing: what they are by their cells, where the table lacks it.

Days, money, names and currencies show themselves. A running balance proves itself and the amount: each value is the
one before plus the amount of its row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from exchange.upload.cells import amounts, dates
from exchange.upload.cells.currency import in_header, of_cell
from exchange.upload.columns.choice import Chosen
from exchange.upload.columns.evidence import is_code
from exchange.upload.file.grid import Column, is_blank
from exchange.upload.words.kinds import of_type, ways
from exchange.upload.words.vocabulary import Meaning
from exchange.upload.words.words import LESSER

_DAYS = 0.8
_NUMBERS = 0.9
_LIKELY = 2
"""Points from which a column of numbers is money."""
_PROVED = 0.9
"""Share of rows in which a balance is the one before plus the amount."""
_WORDS = 5
"""Most different words of a column that says which way the money went."""
_SAME = 0.5
"""Share of equal cells from which two columns of days say the same, as booking and value date do."""
_SEEN = 500
MONEY: tuple[Meaning, ...] = ("amount", "base", "total", "line", "credit", "debit", "net", "unit_price", "paid_amount")
WORK: tuple[Meaning, ...] = ("hours", "minutes", "seconds")
"""Meanings of what a row is worth: money, or work."""
_SAYING: tuple[Meaning, ...] = ("client", "description", "note", "project", "recipient")
_DEPOSIT = re.compile(r"deposit|anticipo|senal|down payment|advance|retainer")
START = frozenset({"start", "started", "inicio", "begin", "desde", "from"})
"""Words of headers of the moment that work began."""
_ADDRESSED = frozenset({"to", "para", "recipient", "paid to", "to name", "recipient name", "billed"})
_HOLDER = frozenset({"account", "holder", "titular", "cuenta", "owner"})
"""Words of headers under which an account names whose it is."""
_YEARS = re.compile(r"(?:19|20)\d\d")


def fill_in(chosen: Chosen, columns: Sequence[Column]) -> None:
    """Give meanings that no header gave: the day, the money, who paid, the currency."""
    if not chosen.has("date"):
        _began(chosen)
    free = [column for column in columns if not column.empty and _unclaimed(column, chosen)]
    _own_account(chosen)
    _directions(chosen, free)
    _documents(chosen, free)
    _parts_of_a_price(chosen, columns)
    if not chosen.has("date"):
        _days(chosen, free)
    numbers = [c for c in free if c.index not in chosen.told and amounts.share_numeric(c.distinct) >= _NUMBERS]
    if not any(chosen.all(meaning) for meaning in (*MONEY, *WORK)):
        _money(chosen, numbers)
    if chosen.has("amount") and not chosen.has("balance"):
        _balance(chosen, numbers)
    words = [c for c in free if c.index not in chosen.told and c not in numbers]
    _currency(chosen, words)
    if not chosen.has("client"):
        _addressed(chosen)
    if not any(chosen.all(meaning) for meaning in _SAYING):
        _names(chosen, [column for column in words if column.index not in chosen.told and _textual(column)])


def _began(chosen: Chosen) -> None:
    """Work that is logged from a moment to another is of the day on which it began."""
    for column in chosen.all("time"):
        if START & set(column.words.split()) and dates.share_dates(column.distinct) >= _DAYS:
            _take(chosen, "date", [column])
            return


def _currency(chosen: Chosen, words: Sequence[Column]) -> None:
    found = None if chosen.has("currency") else next((column for column in words if _currencies(column)), None)
    if found is not None:
        _take(chosen, "currency", [found])


def _addressed(chosen: Chosen) -> None:
    """Whom an invoice is made out to, where nothing else names the client."""
    for column in [*chosen.all("recipient"), *chosen.all("time")]:
        if column.words in _ADDRESSED and _textual(column) and dates.share_dates(column.distinct) < _SAME:
            _take(chosen, "client", [column])
            return


def _own_account(chosen: Chosen) -> None:
    """One name in every row of an account is its holder's, not a client's."""
    held = [
        column
        for column in chosen.all("client")
        if not (_HOLDER & set(column.words.split()) and len(column) > 2 and len(set(column.distinct) - {""}) == 1)
    ]
    chosen.by_meaning["client"] = held


def _directions(chosen: Chosen, free: Sequence[Column]) -> None:
    """Words for money in and out beside amounts without a sign, under whatever header."""
    if chosen.has("direction"):
        return
    for column in [*chosen.all("type"), *free]:
        if len(column.distinct) <= _WORDS and ways(column.distinct) is not None and column.index not in chosen.told:
            chosen.by_meaning["type"] = [other for other in chosen.all("type") if other is not column]
            chosen.by_meaning["direction"] = [column]
            chosen.told[column.index] = "cells"
            return


def _documents(chosen: Chosen, free: Sequence[Column]) -> None:
    """Kinds of documents under a header that would number them: `Invoice`, `Credit note`."""
    if chosen.has("type"):
        return
    for column in free:
        told = {of_type(text) for text in column.distinct[:50] if not is_blank(text)}
        if "invoice" in told and told <= {"invoice", "refund", "payment", "quote"}:
            _take(chosen, "type", [column])
            return


def _parts_of_a_price(chosen: Chosen, columns: Sequence[Column]) -> None:
    """A deposit beside the price that it is a part of, and the rest: the price is what was earned."""
    first = chosen.get("credit")
    if first is None or chosen.has("debit") or chosen.has("amount") or not _DEPOSIT.match(first.words):
        return
    numbers = [c for c in columns if c is not first and not c.empty and amounts.share_numeric(c.distinct) >= _NUMBERS]
    for whole in numbers:
        for rest in numbers:
            total = _values(first) + _values(rest)
            if rest is not whole and float((np.abs(_values(whole) - total) < 0.006).mean()) >= _PROVED:
                for meaning, held in chosen.by_meaning.items():
                    chosen.by_meaning[meaning] = [c for c in held if c not in (whole, rest, first)]
                _take(chosen, "amount", [whole])
                return


def _unclaimed(column: Column, chosen: Chosen) -> bool:
    return column.index not in chosen.told and not any(
        column in held for meaning, held in chosen.by_meaning.items() if meaning not in ("country_es", "country_mx")
    )


def _take(chosen: Chosen, meaning: Meaning, columns: Sequence[Column]) -> None:
    chosen.by_meaning[meaning] = [*chosen.all(meaning), *columns]
    chosen.told.update({column.index: "cells" for column in columns})


def _days(chosen: Chosen, free: Sequence[Column]) -> None:
    """The leftmost columns of days that nobody claimed, else the days of payment, else those on which it was due."""
    found = [
        column
        for column in free
        if dates.share_dates(column.distinct) >= _DAYS and any(map(dates.is_date, column.distinct[:20]))
    ]
    if found:
        _take(chosen, "date", found)
        others = [c for c in found[1:] if float((c.text == found[0].text).mean()) < _SAME]
        if others:
            chosen.twins["date"] = [found[0], *others]
        return
    for meaning in ("paid_date", "due_date"):
        held = chosen.by_meaning.pop(meaning, [])
        if held:
            chosen.by_meaning["date"] = held
            chosen.told[held[0].index] = "cells"
            return


def _values(column: Column) -> np.ndarray:
    return column.spread(amounts.read(column.distinct).values, float)


def _points(column: Column) -> float:
    """How much the cells, and a currency in the header, look like money rather than numbers of things."""
    sample = [text for text in column.distinct[:_SEEN] if not is_blank(text)]
    if all(_YEARS.fullmatch(text) for text in sample) or all(is_code(text) and len(text) > 6 for text in sample):
        return -1.0
    points = 3.0 * bool(in_header(column.name) or any(amounts.currencies(sample)))
    points += 2.0 * (sum("." in text or "," in text for text in sample) >= 0.5 * len(sample))
    points += 1.5 * any(text.startswith(("-", "(", "−")) or text.endswith("-") for text in sample)
    points += 0.5 * (column.name.strip() != "")
    numbers = amounts.read(sample).values
    steps = np.diff(_values(column))
    if len(steps) > 1 and (np.all(steps == steps[0]) and steps[0] != 0):  # 1, 2, 3: a number of the row
        points -= 4.0
    return points + 1.0 * bool(len(numbers) and np.nanmedian(np.abs(numbers)) >= 20)


def _money(chosen: Chosen, numbers: Sequence[Column]) -> None:
    """The amount: proved by a balance beside it, else the likeliest column; columns of several currencies together."""
    for balance in numbers:
        for amount in numbers:
            if amount is not balance and runs(_values(balance), _values(amount)):
                _take(chosen, "amount", [amount])
                _take(chosen, "balance", [balance])
                return
    likely = [column for column in numbers if _points(column) >= (_LIKELY if len(numbers) > 1 else 0)]
    if not likely:
        return
    likely.sort(key=lambda column: (-_points(column), column.index))
    alike = [c for c in likely if in_header(c.name) is not None] if in_header(likely[0].name) else likely[:1]
    _take(chosen, "amount", sorted(alike, key=lambda column: column.index))
    rivals = [column for column in likely if _points(column) >= _points(likely[0]) - 0.25]
    if len(rivals) > 1 and len(alike) == 1:
        chosen.twins["amount"] = sorted(rivals, key=lambda column: column.index)


def _balance(chosen: Chosen, numbers: Sequence[Column]) -> None:
    amount = _values(chosen.all("amount")[0])
    for column in numbers:
        if column not in chosen.all("amount") and runs(_values(column), amount):
            _take(chosen, "balance", [column])
            return


def runs(balance: np.ndarray, amount: np.ndarray) -> bool:
    """Is each balance the one before plus the row's amount, from either end?"""
    if len(balance) < 4:
        return False
    known = ~np.isnan(balance) & ~np.isnan(amount)
    balance, amount = balance[known], amount[known]
    if len(balance) < 4:
        return False
    steps = np.diff(balance)
    near = max(float((np.abs(steps - amount[1:]) < 0.006).mean()), float((np.abs(steps + amount[:-1]) < 0.006).mean()))
    return near >= _PROVED


def _currencies(column: Column) -> bool:
    sample = [text for text in column.distinct[:50] if not is_blank(text)]
    if LESSER & set(column.words.split()):
        return False
    return bool(sample) and all(len(text) <= 4 and of_cell(text) is not None for text in sample)


def _textual(column: Column) -> bool:
    """Words that tell rows apart: no codes, no addresses, not the same in every row, and no mere yes and no."""
    sample = [text for text in column.distinct[:_SEEN] if not is_blank(text)]
    letters = sum(sum(map(str.isalpha, text[:200])) > 2 for text in sample)
    codes = sum(is_code(text) or "@" in text for text in sample)
    return len(sample) > 1 and letters >= 0.8 * len(sample) and codes < 0.3 * len(sample) and _long(sample)


def _long(sample: Sequence[str]) -> bool:
    return float(np.mean([len(text) for text in sample])) > 3.5


def _names(chosen: Chosen, words: Sequence[Column]) -> None:
    """Who paid: of an account the longest words; of a list the leftmost column whose names come back."""
    if not words:
        return
    amount = chosen.get("amount")
    account = chosen.has("balance") or (amount is not None and bool((_values(amount) < 0).any()))
    if account:
        words = sorted(words, key=lambda column: -float(np.mean([len(text) for text in column.distinct[:_SEEN]])))
        _take(chosen, "description", words[:1])
        _take(chosen, "note", words[1:2])
        return
    back = [column for column in words if len(column.distinct) < len(column)] or list(words)
    _take(chosen, "client", back[:1])
    rest = [column for column in words if column is not back[0]]
    _take(chosen, "project", rest[:1])
    _take(chosen, "description", rest[1:2])
