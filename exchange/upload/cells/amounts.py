"""Money and other numbers out of text, the decimal mark decided once per column over all its values.

The rule, per column: a mark that stands last after another mark, or before one, two or more than three digits, is
the decimal mark of its cell. All such cells of a column agree: that is the column's mark, and it also reads the
cells that alone would be doubtful (`1.000`). They disagree (a column of several currencies): each cell decides for
itself. No cell tells: three digits after every mark are thousands, as money has no thousandths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from exchange.upload.cells.currency import in_money
from exchange.upload.file.grid import is_blank

Mark: TypeAlias = Literal[".", ",", "per row"]

LARGEST = 1e12
"""An amount of money beyond this is a mistake."""

_JOIN = "\n"
_SPACES = str.maketrans(
    {"\u00a0": "", "\u202f": "", "\u2009": "", " ": "", "'": "", "’": "", "−": "-", "–": "-", "_": ""}
)
_CURRENCY = re.compile(
    r"[A-Za-z]{1,3}\$[A-Z]?|S/\.?|K[čČ]|zł|ZŁ|[€£¥₹₩₽₺₪₫₱₦₴$%]|(?i:euros?|d[oó]lares|dollars?|pesos|pounds?|libras)"
    r"|(?<![A-Za-z])[A-Za-z]{2,4}\.?(?![A-Za-z])"
)
_BRACKETS = re.compile(r"^-?\((.+)\)$")
_BODY = re.compile(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+")
_POINT = re.compile(r",\d{3}\.\d|^[+-]?\d*\.(?:\d{1,2}|\d{4,})$|^[+-]?0?\.\d+$|\d,\d{3},\d{3}(?![\d.])", re.MULTILINE)
_COMMA = re.compile(r"\.\d{3},\d|^[+-]?\d*,(?:\d{1,2}|\d{4,})$|^[+-]?0?,\d+$|\d\.\d{3}\.\d{3}(?![\d,])", re.MULTILINE)
_OTHER_THAN_DIGITS = re.compile(r"[^\d.\n-]")
_GROUP_OF_THREE = re.compile(r"\.\d{3}$", re.MULTILINE)
_INDIAN = re.compile(r"^[+-]?\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?$")


@dataclass(frozen=True)
class Numbers:
    """Distinct cells as numbers.

    `values` [distinct] float64 (nan where blank or unreadable), `bad` [distinct]
    bool for cells that hold something else, `mark` the decimal mark used, `sure` whether any cell showed it.
    """

    values: np.ndarray
    bad: np.ndarray
    mark: Mark
    sure: bool


def read(distinct: Sequence[str], otherwise: Mark | None = None, said: Mark | None = None) -> Numbers:
    """Numbers of the distinct cells of one column.

    `otherwise` is the mark that the file's other columns show; `said` the one that a person says it has.
    """
    if said is None and (plain := _plain(distinct)) is not None:
        return plain
    blank = np.fromiter((is_blank(text) for text in distinct), bool, len(distinct))
    tidy = _tidied(distinct)
    joined = _JOIN.join(tidy)
    point, comma = bool(_POINT.search(joined)), bool(_COMMA.search(joined))
    sure = point or comma or said is not None
    mark: Mark
    if said is not None:
        mark = said
    elif point and comma:
        mark = "per row"
    elif sure:
        mark = "." if point else ","
    else:
        # nothing but whole numbers and groups of three: `1.000`, `1,000`
        mark = "per row" if "." in joined and "," in joined else otherwise or "."
        if _all_groups(tidy):
            mark = "," if "." in joined and "," not in joined else "." if "," in joined and "." not in joined else mark
    values = _values(tidy, mark)
    values[~(np.abs(values) < LARGEST)] = np.nan
    values[blank] = np.nan
    return Numbers(values, np.isnan(values) & ~blank, mark, sure)


def _plain(distinct: Sequence[str]) -> Numbers | None:
    """The commonest column at full speed: nothing but digits, a decimal point somewhere, no doubtful group of three."""
    if len(distinct) < 1000:
        return None
    try:
        values = np.array(distinct, dtype=object).astype(float)
    except ValueError:
        return None
    joined = _JOIN.join(distinct)
    if (
        _OTHER_THAN_DIGITS.search(joined)
        or _GROUP_OF_THREE.search(joined)
        or "." not in joined
        or not (np.abs(values) < LARGEST).all()
    ):
        return None
    return Numbers(values, np.zeros(len(values), dtype=bool), ".", sure=True)


def _tidied(distinct: Sequence[str]) -> list[str]:
    joined = _JOIN.join([text.replace("\n", " ")[:60] if len(text) > 60 or "\n" in text else text for text in distinct])
    joined = joined.translate(_SPACES)
    if re.search(r"[^\d.,+\-\n]|\d[-+]$", joined, re.MULTILINE):
        return [_tidy(text) for text in joined.split(_JOIN)]
    return joined.split(_JOIN)


def _tidy(text: str) -> str:
    """One cell as sign, digits and marks; text that is no number comes back as `?`."""
    if not text or _BODY.fullmatch(text):
        return text
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    if text.startswith(("=", "@")):
        return "?"
    if bracket := _BRACKETS.match(_CURRENCY.sub("", text)):
        inside = _tidy(bracket[1])
        return "-" + inside if inside.lstrip("-+?") == inside else "?"
    if re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?[eE]\+?\d{1,2}", text):
        return repr(float(text.replace(",", ".")))
    text = _CURRENCY.sub("", re.sub(r"(?<=\d)(?:CR|cr)$", "", re.sub(r"^(.*\d)(?:DR|Dr|dr)$", r"-\1", text)))
    if text.endswith(("-", "+")) and len(text) > 1:
        text = text[-1] + text[:-1]
    if text.endswith((",-", ".-")):
        text = text[:-2]
    if text.startswith("--"):
        text = text[1:]
    return text if not text or _BODY.fullmatch(text) else "?"


def _all_groups(tidy: Sequence[str]) -> bool:
    """Is every mark followed by exactly three digits, with one to three before it?"""
    return all(re.fullmatch(r"[+-]?(?:\d+|\d{1,3}(?:[.,]\d{3})+|\?)?", text) for text in tidy)


def _values(tidy: Sequence[str], mark: Mark) -> np.ndarray:
    if mark == "per row":
        tidy = [_own(text) for text in tidy]
    else:
        group = "," if mark == "." else "."
        tidy = [text if group not in text or _grouped(text, group, mark) else "?" for text in tidy]
        joined = _JOIN.join(tidy)
        joined = joined.replace(",", "") if mark == "." else joined.replace(".", "").replace(",", ".")
        tidy = joined.split(_JOIN)
    return np.asarray(pd.to_numeric(pd.Series(tidy, dtype=object), errors="coerce"), dtype=float).copy()


def _grouped(text: str, group: str, mark: str) -> bool:
    """Do the group marks part a number into threes (or as India writes), all before the decimal mark?"""
    whole, _, decimals = text.lstrip("+-").partition(mark)
    first, *rest = whole.split(group)
    if group in decimals or not rest:
        return False
    return len(rest[-1]) == 3 and 0 < len(first) <= 3 and all(len(part) in (2, 3) for part in rest[:-1])


def _own(text: str) -> str:
    """One cell with a decimal point, its mark decided by itself; three digits after a lone mark are thousands."""
    if _INDIAN.match(text):
        return text.replace(",", "")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    mark, after = text[last], len(text) - last - 1
    other = "," if mark == "." else "."
    if text.count(mark) > 1 and not _grouped(text, mark, other):
        return "?"
    if other in text or (text.count(mark) == 1 and after != 3):
        return (
            text.replace(other, "").replace(mark, ".")
            if text.count(mark) == 1
            else text.replace(mark, "").replace(other, ".")
        )
    return text.replace(mark, "") if not re.fullmatch(r"[+-]?0?[.,]\d{3}", text) else text.replace(mark, ".")


def share_numeric(distinct: Sequence[str]) -> float:
    """Share of the filled cells that are numbers (1 for an empty column is 0)."""
    filled = [text for text in distinct[:2000] if not is_blank(text)]
    if not filled:
        return 0.0
    return float(1 - read(filled).bad.mean())


def currencies(distinct: Sequence[str]) -> list[str | None]:
    """The currency written in each distinct cell."""
    joined = _JOIN.join(distinct)
    if not re.search(r"[A-Za-z€£¥₹₩₽₺₪₫₱₦₴$łč]", joined):
        return [None] * len(distinct)
    return [in_money(text[:60]) for text in distinct]
