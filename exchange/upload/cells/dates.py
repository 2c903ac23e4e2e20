"""Dates out of text, the order of day and month decided once per column over all its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from exchange.upload.cells.quarters import quarter
from exchange.upload.file.grid import is_blank
from exchange.upload.words.folding import plain
from exchange.upload.words.months import MONTHS

Order: TypeAlias = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")

FIRST_YEAR, LAST_YEAR = 1990, 2079
_EXCEL_EPOCH = np.datetime64("1899-12-30")

_NAME = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_CLOCK = r"(?:[ t,]+(?:at |a las )?\d{1,2}[:.]\d{2}.*)?"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ t].*)?$")
_ISO_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:\n\d{4}-\d\d-\d\d)*")
_COMPACT = re.compile(r"(19|20)(\d\d)(\d\d)(\d\d)(?:t?\d{4,6})?$")
_NUMERIC = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_CLOCK}$")
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)"
    r"(?:day|sday|nesday|rsday|urday|es|rcoles|ves|rnes|ado|ingo)?\.?,? +(?=\w)"
)
_DAY_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*(?:de )?{_NAME}[-/., ]*(?:del? )?(\d{{4}}|\d{{2}}){_CLOCK}$"
)
_NAME_DAY = re.compile(rf"{_NAME}[ -/.]*(\d{{1,2}})(?:st|nd|rd|th)?,?[ -/]+(\d{{4}}){_CLOCK}$")
_YEAR_NAME = re.compile(rf"(\d{{4}})[-/ ]{_NAME}[-/ ](\d{{1,2}})$")
_MONTH_NAME = re.compile(rf"{_NAME}[-/. ,]*(?:del? )?(\d{{4}}|\d{{2}})$")
_NAME_LAST = re.compile(rf"(\d{{4}})[-/ ]{_NAME}$")
_NAME_SHORT = re.compile(rf"{_NAME}[ -/.]*(?:(\d)|(\d{{1,2}})(?:st|nd|rd|th))$")
_SHORT_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*(?:de )?{_NAME}$")
_MONTH = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$")
_PACKED = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)$")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?$")
_EPOCH = re.compile(r"(1\d{9})(\d{3})?$")

_FAR_MORE = 10
"""Times as many days of one order from which those of the other are slips, and doubtful ones are of the first."""

_STYLE = {
    "iso": "%Y-%m-%d",
    "compact": "%Y%m%d",
    "named": "%d %b %Y",
    "named_us": "%b %d, %Y",
    "month": "%Y-%m",
    "quarter": "%Y-%m",
    "yearless": "%d %b",
    "serial": "excel serial",
    "epoch": "unix time",
}


@dataclass(frozen=True)
class Dates:
    """Distinct cells as days.

    `days` [distinct] datetime64[D], NaT where blank or unreadable; `bad` [distinct] bool; `style` a strptime-like
    name of the commonest spelling; `doubtful`: which of day and month comes first would matter, and is not certain;
    `months`: only month and year are given; `serial`: spreadsheet day numbers; `mixed`: cells of both orders;
    `yearless`: days without a year (`Jan 5`), NaT unless `read` was told the year.
    """

    days: np.ndarray
    bad: np.ndarray
    style: str
    order: Order | None
    doubtful: bool
    months: bool
    serial: bool
    mixed: bool
    yearless: bool = False
    example: str = ""


@dataclass(frozen=True)
class _Parts:
    """One cell taken apart: an order-free day, or the three numbers of a numeric date."""

    kind: str
    day: tuple[int, int, int] | None = None
    first: int = 0
    second: int = 0
    year: int = 0
    mark: str = ""


def read(distinct: Sequence[str], order: Order | None = None, year: int | None = None) -> Dates:
    """Days of the distinct cells of one column; `order` and `year` settle what the cells leave open."""
    if (plain_days := _iso(distinct)) is not None:
        return plain_days
    short = _shortened(distinct)
    unique = list(dict.fromkeys(short))
    parts = {text: _parts(text) for text in unique}
    yearless = any(part.kind == "yearless" for part in parts.values())
    if yearless:  # then the 20 of `Jan 20` is a day too
        parts = {text: _day_of_month(part) for text, part in parts.items()}
    numeric = [p for p in parts.values() if p.kind == "numeric"]
    day_first = sum(p.first > 12 for p in numeric)
    month_first = sum(p.second > 12 for p in numeric)
    doubtful = bool(numeric) and not day_first and not month_first and any(p.first != p.second for p in numeric)
    if doubtful and any(p.mark == "." for p in numeric):  # 03.04.2026 is written where the day comes first
        day_first, doubtful = 1, False
    mixed = bool(day_first and month_first)
    if mixed and max(day_first, month_first) < _FAR_MORE * min(day_first, month_first):
        doubtful = any(map(_open, numeric))
    told: Order = "mdy" if month_first > day_first else "dmy"
    if _years_first(numeric):
        told, doubtful, day_first = "ymd", False, 1
    chosen = (order or "dmy") if doubtful or not (day_first or month_first) else told
    known: dict[str, np.datetime64] = {}
    for text, part in parts.items():
        known[text] = _day(part, chosen, year)
    days = (
        np.array([known[text] for text in short], dtype="datetime64[D]") if len(short) else np.empty(0, "datetime64[D]")
    )
    blank = np.fromiter((is_blank(text) for text in distinct), bool, len(distinct))
    waiting = np.fromiter((year is None and parts[text].kind == "yearless" for text in short), bool, len(short))
    kinds = Counter(parts[text].kind for text in short if parts[text].kind)
    main = kinds.most_common(1)[0][0] if kinds else ""
    example = next((text for text in unique if parts[text].kind == "numeric" and _open(parts[text])), "")
    return Dates(
        days=days,
        bad=np.isnat(days) & ~blank & ~waiting,
        style=_style(main, numeric, chosen),
        doubtful=doubtful,
        order=chosen if numeric else None,
        months=main in ("month", "quarter"),
        serial=main == "serial",
        mixed=mixed,
        yearless=yearless,
        example=example,
    )


def _iso(distinct: Sequence[str]) -> Dates | None:
    """The commonest column at full speed: nothing but `2026-11-23`."""
    if len(distinct) < 100 or not _ISO_DAYS.fullmatch("\n".join(distinct)):
        return None
    try:
        days = np.array(distinct, dtype="datetime64[D]")
    except ValueError:  # a 31st of February: the cell has to be named
        return None
    none = np.zeros(len(days), dtype=bool)
    return Dates(days, none, _STYLE["iso"], None, doubtful=False, months=False, serial=False, mixed=False)


def _shortened(distinct: Sequence[str]) -> list[str]:
    """The cells without clock times where there are very many, so that few different days are left to read."""
    if len(distinct) < 3000:
        return list(distinct)
    return [text[:10] if text[10:13].strip(" T").isdigit() and text[:1].isdigit() else text for text in distinct]


@lru_cache(maxsize=65536)
def _parts(text: str) -> _Parts:
    flat = plain(text[:60].lstrip("'")).replace("a.m.", "am").replace("p.m.", "pm")
    if not flat or not any(char.isdigit() for char in flat):
        return _Parts("")
    if hit := _ISO.match(flat):
        return _Parts("iso", (int(hit[1]), int(hit[3]), int(hit[4])))
    if hit := _NUMERIC.match(flat):
        return _Parts("numeric", None, int(hit[1]), int(hit[3]), _year(hit[4]), hit[2])
    if (hit := _COMPACT.match(flat)) and 1 <= int(hit[3]) <= 12 and 1 <= int(hit[4]) <= 31:
        return _Parts("compact", (int(hit[1] + hit[2]), int(hit[3]), int(hit[4])))
    if hit := _PACKED.match(flat):
        return _Parts("numeric", None, int(hit[1]), int(hit[2]), int(hit[3]))
    if hit := _SERIAL.match(flat):
        return _Parts("serial", None, int(hit[1]))
    if hit := _EPOCH.match(flat):
        return _Parts("epoch", None, int(hit[1]))
    return _named(flat) or _named(_WEEKDAY.sub("", flat)) or _Parts("")


def _named(flat: str) -> _Parts | None:
    if hit := _DAY_NAME.match(flat):
        return _Parts("named", (_year(hit[3]), MONTHS[hit[2]], int(hit[1])))
    if hit := _NAME_DAY.match(flat):
        return _Parts("named_us", (int(hit[3]), MONTHS[hit[1]], int(hit[2])))
    if hit := _YEAR_NAME.match(flat):
        return _Parts("named", (int(hit[1]), MONTHS[hit[2]], int(hit[3])))
    if hit := _NAME_SHORT.match(flat):
        return _Parts("yearless", None, int(hit[2] or hit[3]), MONTHS[hit[1]])
    if hit := _SHORT_NAME.match(flat):
        return _Parts("yearless", None, int(hit[1]), MONTHS[hit[2]])
    if hit := _MONTH_NAME.match(flat):
        return _Parts("month", (_year(hit[2]), MONTHS[hit[1]], 1), int(hit[2]))
    if hit := _NAME_LAST.match(flat):
        return _Parts("month", (int(hit[1]), MONTHS[hit[2]], 1))
    if hit := _MONTH.match(flat):
        year, month = (hit[1], hit[2]) if hit[1] else (hit[4], hit[3])
        return _Parts("month", (int(year), int(month), 1))
    if (told := quarter(flat)) and told[0] is not None:
        return _Parts("quarter", (told[0], 3 * told[1] - 2, 1))
    return None


def _day_of_month(part: _Parts) -> _Parts:
    """`Jan 20` as a day rather than a year."""
    if part.kind == "month" and part.day and 1 <= part.first <= 31:
        return _Parts("yearless", None, part.first, part.day[1])
    return part


def _open(part: _Parts) -> bool:
    """Could either number of a day be the month?"""
    return part.first <= 12 and part.second <= 12 and part.first != part.second


def only_order(text: str) -> Order | None:
    """The order of day and month in which alone a cell is a day; None where both are, or neither."""
    part = _parts(text)
    if part.kind != "numeric" or (part.first > 12) == (part.second > 12):
        return None
    return "dmy" if part.first > 12 else "mdy"


def _years_first(numeric: Sequence[_Parts]) -> bool:
    """`26-01-12`: the first number of all cells hardly changes and never goes back and forth, the last one does."""
    if len(numeric) < 3 or any(part.second > 12 or not 1 <= part.year % 100 <= 31 for part in numeric):
        return False
    firsts, lasts = [part.first for part in numeric], {part.year for part in numeric}
    steady = firsts in (sorted(firsts), sorted(firsts, reverse=True))
    return steady and min(firsts) >= 10 and len(lasts) > 2 * len(set(firsts)) - 1 and max(firsts) - min(firsts) <= 10


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else (2000 if int(text) < 70 else 1900) + int(text)


def _day(part: _Parts, order: Order, year: int | None) -> np.datetime64:
    if part.kind == "yearless":
        return np.datetime64("NaT") if year is None else _date(year, part.second, part.first)
    if part.kind == "serial":
        days = part.first if 20_000 <= part.first <= 80_000 else None
        return np.datetime64("NaT") if days is None else _EXCEL_EPOCH + np.timedelta64(days, "D")
    if part.kind == "epoch":
        return np.datetime64(part.first // 86_400, "D")
    if part.kind == "numeric":
        if order == "ymd":
            return _date(2000 + part.first, part.second, part.year % 100)
        first, second = (part.first, part.second) if order == "dmy" else (part.second, part.first)
        return _date(part.year, second, first) if second <= 12 else _date(part.year, first, second)
    return _date(*part.day) if part.day else np.datetime64("NaT")


def _date(year: int, month: int, day: int) -> np.datetime64:
    try:
        return np.datetime64(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return np.datetime64("NaT")


def _style(main: str, numeric: Sequence[_Parts], order: Order) -> str:
    if main != "numeric":
        return _STYLE.get(main, "")
    mark = Counter(part.mark for part in numeric).most_common(1)[0][0]
    if order == "ymd":
        return mark.join(("%y", "%m", "%d"))
    return mark.join(("%d", "%m") if order == "dmy" else ("%m", "%d")) + mark + "%Y"


def share_dates(distinct: Sequence[str]) -> float:
    """Share of the filled cells that read as dates; 0 for an empty column."""
    filled = [text for text in distinct[:500] if not is_blank(text)]
    if not filled:
        return 0.0
    return float(1 - read(filled).bad.mean())


def is_date(text: str) -> bool:
    """Does one cell alone read as a date (day numbers, which any number could be, left aside)?"""
    return not _SERIAL.match(text.strip()) and len(text) < 60 and not bool(np.isnat(read([text]).days[0]))


def month_of(text: str) -> tuple[int | None, int] | None:
    """Year (None if absent) and month that a header names: `Jan 2024`, `2024-01`, `ene-24`, `Marzo`."""
    flat = plain(text[:30])
    part = _named(flat) if flat else None
    if part and part.kind == "month" and part.day and 1 <= part.day[1] <= 12:
        return part.day[0], part.day[1]
    if flat.strip(".") in MONTHS:
        return None, MONTHS[flat.strip(".")]
    if told := quarter(flat):
        return told[0], 3 * told[1] - 2
    whole = _parts(flat) if flat else _Parts("")
    if whole.kind == "iso" and whole.day and whole.day[2] in (1, 28, 29, 30, 31):
        return whole.day[0], whole.day[1]
    return None
