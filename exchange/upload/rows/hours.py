"""How long: the hours of every row, in whichever unit the file counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np

from exchange.upload.cells import durations
from exchange.upload.file.grid import Column
from exchange.upload.rows.figures import Figures

_MINUTES = frozenset({"min", "mins", "minute", "minutes", "minuto", "minutos"})
_SECONDS = frozenset({"sec", "secs", "second", "seconds", "segundos", "seg"})
_UNITS: tuple[Literal["hours", "minutes", "seconds"], ...] = ("hours", "minutes", "seconds")


_START = frozenset({"start", "started", "inicio", "begin", "desde", "comienzo", "from"})
_END = frozenset({"end", "ended", "fin", "finish", "stop", "hasta", "to"})
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(?:([apAP])\.?\s?[mM])?")


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
            words = set(column.words.split())
            said = "minutes" if words & _MINUTES else "seconds" if words & _SECONDS else unit
            hours, bad = durations.read(column.distinct, said)
            return Worked(column.spread(hours, float), column.spread(bad, bool), column)
    return _spanned(figures)


def _spanned(figures: Figures) -> Worked | None:
    """Hours from a start to an end, where nothing counts them: beyond midnight if the clock goes back."""
    found: dict[str, Column] = {}
    for meaning in ("date", "time", "due_date"):
        for column in figures.chosen.all(meaning):
            for side, words in (("start", _START), ("end", _END)):
                if words & set(column.words.split()) and any(_CLOCK.search(text[:40]) for text in column.distinct[:50]):
                    found.setdefault(side, column)
    if len(found) < 2:
        return None
    start, end = (found[side].each(_seconds, float) for side in ("start", "end"))
    hours = np.mod(end - start, 86_400) / 3600
    return Worked(hours, np.isnan(hours) & ~(found["start"].blank & found["end"].blank), found["end"])


def _seconds(text: str) -> float:
    """The clock time in a cell as seconds of the day; nan without one."""
    clock = _CLOCK.search(text[:40])
    if clock is None:
        return float("nan")
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + 12 * (clock[4].casefold() == "p")
    return hour * 3600 + int(clock[2]) * 60 + float(clock[3] or 0)
