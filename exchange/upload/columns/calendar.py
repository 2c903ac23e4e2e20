"""Days told by several columns: the year in one, the month or the quarter in another, perhaps the day in a third."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from exchange.upload.cells import dates
from exchange.upload.cells.quarters import quarter
from exchange.upload.columns.choice import Chosen
from exchange.upload.file.grid import Column, Grid, is_blank
from exchange.upload.words.folding import plain
from exchange.upload.words.kinds import TOTAL
from exchange.upload.words.months import year_in
from exchange.upload.words.vocabulary import Meaning

_YEAR = re.compile(r"(?:19|20)\d\d(?:[.,]0)?")
_SMALL = re.compile(r"0?\d|[123]\d")
_LEADING = re.compile(r"^0?\d{1,2}[ .)-]+(?=[a-z])")
"""`01 - Enero`: the number of the month before its name."""
_MONTHS = frozenset({"month", "months", "mes", "meses", "mois", "monat", "mese", "mm"})
_QUARTERS = frozenset({"quarter", "trimestre", "trim", "qtr"})
_DAYS = frozenset({"day", "dia", "tag", "jour", "giorno", "dd"})
_EARNED: tuple[Meaning, ...] = (
    "amount",
    "base",
    "total",
    "line",
    "credit",
    "net",
    "hours",
    "unit_price",
    "paid_amount",
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def join_days(chosen: Chosen, columns: Sequence[Column], grid: Grid, data: int) -> None:
    """Give the table one column of days out of those that tell their parts, where no column tells a whole day.

    `data`: index of the first row of `columns` in `grid`. A month without a year anywhere is a day without one.
    """
    held = chosen.all("date")
    if any(map(_whole, held)):
        return
    loose = [column for column in columns if not column.empty and _loose(chosen, column)]
    month = next((column for column in loose if _all(column, _month_under(column))), None)
    if month is None:
        return
    year = next((column for column in loose if column is not month and _all(column, _year)), None)
    day = next((c for c in loose if c not in (month, year) and _DAYS & set(c.words.split()) and _all(c, _small)), None)
    parts = [column for column in (year, month, day) if column is not None]
    if (
        year is None
        and month not in held
        and not (_MONTHS | _QUARTERS | {"periodo", "period"}) & set(month.words.split())
    ):
        return
    months = _down(month.each(_month_under(month)), _counted(chosen, month))
    years = _by_sheet(grid, data, len(month)) if year is None else _down(year.each(_year), _counted(chosen, month))
    days = np.full(len(month), None) if day is None else day.each(_small)
    quarterly = bool(_QUARTERS & set(month.words.split())) or any(quarter(text) for text in month.distinct)
    cells = np.empty(len(month), dtype=object)
    cells[:] = [_written(*told, quarterly=quarterly) for told in zip(years, months, days, strict=True)]
    joined = Column(
        parts[0].index, " + ".join(column.label for column in parts), cells, " ".join(c.words for c in parts)
    )
    for meaning, columns_ in chosen.by_meaning.items():
        chosen.by_meaning[meaning] = [column for column in columns_ if column not in parts]
    chosen.by_meaning["date"] = [joined, *parts]


def _whole(column: Column) -> bool:
    """Do cells tell whole days? `11 - Noviembre` under `Mes` is no 11th of November."""
    if _all(column, _year) or (_MONTHS & set(column.words.split()) and _all(column, _month_under(column))):
        return False
    return dates.share_dates(column.distinct) >= 0.5


def _loose(chosen: Chosen, column: Column) -> bool:
    """Is a column nobody's, or said to be of days?"""
    return all(column not in held for meaning, held in chosen.by_meaning.items() if meaning not in ("date", "ignored"))


def _all(column: Column, of: Callable[[str], object]) -> bool:
    """Does `of` make something of every filled cell, totals and the header said again aside?"""
    aside = column.name.strip()
    told = [text for text in column.distinct if not is_blank(text) and text != aside]
    return all(of(text) is not None for text in told if not TOTAL.match(plain(text)))


def _year(text: str) -> int | None:
    return int(text[:4]) if _YEAR.fullmatch(text) else None


def _small(text: str) -> int | None:
    return int(text) if _SMALL.fullmatch(text) else None


def _month_under(column: Column) -> Callable[[str], int | None]:
    """What reads the months of a column: names, or numbers where its header says that they are months or quarters."""
    words = set(column.words.split())

    def month(text: str) -> int | None:
        flat = plain(text[:30])
        named = dates.month_of(_LEADING.sub("", flat))
        if named is not None:
            return named[1] if named[0] is None else None
        number = _small(flat)
        if number and words & _QUARTERS:
            return 3 * number - 2 if number <= 4 else None
        return number if number and number <= 12 and words & _MONTHS else None

    return month


def _counted(chosen: Chosen, month: Column) -> np.ndarray:
    """`[row]` bool: rows that have an amount, and so belong to the month above where theirs is blank."""
    filled = np.zeros(len(month), dtype=bool)
    for meaning in _EARNED:
        for column in chosen.all(meaning):
            filled |= ~column.blank
    return np.asarray(filled & ~month.each(lambda text: bool(TOTAL.match(plain(text))), bool))


def _down(told: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """`[row]` what cells say, blank ones of `rows` what the last one above said: merged cells leave them so."""
    known = np.array([value is not None for value in told], dtype=bool)
    last = np.maximum.accumulate(np.where(known, np.arange(len(told)), -1))
    return np.asarray(np.where(known | ~rows | (last < 0), told, told[np.maximum(last, 0)]))


def _by_sheet(grid: Grid, data: int, count: int) -> np.ndarray:
    """`[row]` the year that the name of each row's sheet bears; None where it bears none."""
    years = np.full(count, None, dtype=object)
    for part in grid.parts:
        years[max(part.data - data, 0) :] = year_in([part.sheet])
    return years


def _written(year: int | None, month: int | None, day: int | None, *, quarterly: bool) -> str:
    """One day, as `dates` reads it again."""
    if month is None:
        return ""
    if day is not None:
        return f"{day} {_NAMES[month - 1]}" if year is None else f"{year}-{month:02d}-{day:02d}"
    if year is None:
        return f"1 {_NAMES[month - 1]}"
    return f"{year} Q{(month + 2) // 3}" if quarterly else f"{year}-{month:02d}"
