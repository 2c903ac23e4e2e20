"""Whether the cells of a column agree with what its header proposes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from exchange.upload.cells import amounts, dates, durations
from exchange.upload.cells.currency import of_cell
from exchange.upload.file.grid import Column, is_blank
from exchange.upload.words.folding import fold, plain
from exchange.upload.words.kinds import FLAGS, of_type
from exchange.upload.words.vocabulary import MONEY_MEANINGS, Meaning
from exchange.upload.words.words import CODED

_IDENTIFIER = re.compile(r"^(?:[a-z]{2,5}_\w*\d\w*|[0-9a-f]{8}-[0-9a-f-]{27}|\d[\d\s.-]*|[A-Z0-9]{12,})$")
_LONG = 100
"""Characters of a cell that its shape is seen from."""
_NUMERIC: frozenset[Meaning] = MONEY_MEANINGS | {
    "fee",
    "tax",
    "tip",
    "withheld",
    "discount",
    "quantity",
    "unit_price",
    "hourly_rate",
    "seconds",
    "minutes",
    "balance",
}
_TEXTUAL: frozenset[Meaning] = frozenset({"status", "type", "direction", "account_type", "billable"})


def fits(meaning: Meaning, column: Column, score: float) -> bool:
    """Do the cells agree that this column can be this?"""
    if column.empty:
        return False
    if meaning in ("date", "paid_date", "due_date"):
        return dates.share_dates(column.distinct) >= 0.5
    if meaning in _PROVED:
        return _PROVED[meaning](column)
    if meaning in _NUMERIC:
        return _numbers(meaning, column, score)
    if meaning == "client":
        return _names(column, score)
    if meaning == "ref":
        return _numbered(column)
    if meaning == "txn" and column.words == "source":
        return is_code(next(text for text in column.distinct if not is_blank(text)))
    if meaning == "account_type" and (column.words in CODED or score < 90):
        return column.words in CODED and _accounts(column)
    if meaning in _TEXTUAL:
        return len(column.distinct) <= max(40, 0.6 * len(column))
    return True


def _numbered(column: Column) -> bool:
    """Do cells have digits, as numbers of documents do (headings of groups among them do not)?"""
    sample = [text for text in column.distinct[:300] if not is_blank(text)]
    return 10 * sum(any(map(str.isdigit, text[:_LONG])) for text in sample) >= len(sample)


def is_code(text: str) -> bool:
    """Is a cell an identifier or a number rather than words?"""
    return bool(_IDENTIFIER.match(text[:_LONG]))


def _accounts(column: Column) -> bool:
    """Numbers of a chart of accounts, those of sales (7) and of customers or banks (4, 5) among them."""
    codes = [text for text in column.distinct if text]
    firsts = {text[0] for text in codes}
    return all(re.fullmatch(r"\d{3,12}", text) for text in codes) and "7" in firsts and bool(firsts & {"4", "5"})


def _names(column: Column, score: float) -> bool:
    """Names of people and firms, not identifiers, numbers or dates."""
    sample = [text for text in column.distinct[:300] if text and not is_blank(text)]
    if not sample:
        return False
    if score >= 98:
        return True
    if score < 92 and all(of_type(text) in ("invoice", "payment", "refund", "quote") for text in sample):
        return False
    identifiers = sum(is_code(text) for text in sample) / len(sample)
    if score < 92 and fold(column.name) in ("source", "store name", "from"):
        return identifiers < 0.3 and dates.share_dates(sample) < 0.3
    return identifiers < 0.8 and dates.share_dates(sample) < 0.5


def _numbers(meaning: Meaning, column: Column, score: float) -> bool:
    """Amounts and counts, rather than words or flags."""
    share = amounts.share_numeric(column.distinct)
    if meaning == "tax":
        return share >= 0.6
    if meaning == "refunded" and _flags(column):
        return False
    return share >= 0.5 or (score >= 95 and share > 0 and meaning in MONEY_MEANINGS)


def _flags(column: Column) -> bool:
    """Do the cells say yes or no rather than how much?"""
    return {plain(text) for text in column.distinct} <= FLAGS


def _currencies(column: Column) -> bool:
    sample = [text for text in column.distinct[:100] if text and not is_blank(text)]
    return bool(sample) and sum(of_cell(text) is not None for text in sample) >= 0.5 * len(sample)


def _durations(column: Column) -> bool:
    numbers, bad = durations.read([text for text in column.distinct[:500] if text and not is_blank(text)])
    return bool(len(numbers)) and bool(bad.mean() < 0.5)


_PROVED: Mapping[Meaning, Callable[[Column], bool]] = {
    "hours": _durations,
    "refunded_flag": _flags,
    "currency": _currencies,
}
"""Meanings that the cells alone prove."""
