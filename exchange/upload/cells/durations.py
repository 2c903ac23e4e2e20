"""Hours out of text: `02:30:00`, `2.5`, `2,5 h`, `2h 30m`, `1d`, and the hours that a description mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from exchange.upload.cells import amounts
from exchange.upload.file.grid import is_blank

_CLOCK = re.compile(
    r"^(-?)(\d{1,5}):([0-5]?\d)(?::([0-5]?\d)(?:[.,]\d+)?)?(?:\s*(?:h|hrs?|hours?|horas?))?$", re.IGNORECASE
)
_UNITS = re.compile(
    r"^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|horas?)\.?)?\s*(?:(\d+)\s*(?:m|min|mins|minutes?|minutos?)\.?)?"
    r"\s*(?:(\d+)\s*(?:s|sec|secs|seconds?|segundos?|seg)\.?)?$",
    re.IGNORECASE,
)
_MENTION = re.compile(r"(?<![\d:])(\d{1,4})(?::([0-5]\d))?(?:[.,](\d{1,2}))?\s*(?:hrs?|hours?|horas?)\b", re.IGNORECASE)


_SEEN = 300
"""Characters of a description in which hours are looked for."""
_LONG = 60
"""Characters of the longest cell that may be a duration."""


def read(distinct: Sequence[str], unit: str = "hours") -> tuple[np.ndarray, np.ndarray]:
    """Hours [distinct] float64 (nan where blank) and [distinct] bool for cells that are no duration.

    `unit` is what bare numbers count: "hours", "minutes" or "seconds".
    """
    hours = np.full(len(distinct), np.nan)
    bare: list[int] = []
    for position, text in enumerate(distinct):
        if is_blank(text):
            continue
        if len(text) > _LONG:
            continue
        if clock := _CLOCK.match(text):
            value = int(clock[2]) + int(clock[3]) / 60 + int(clock[4] or 0) / 3600
            hours[position] = -value if clock[1] else value
        elif re.search(r"[hms]", text, re.IGNORECASE) and (parts := _UNITS.match(text)) and any(parts.groups()):
            whole = float((parts[1] or "0").replace(",", "."))
            hours[position] = whole + int(parts[2] or 0) / 60 + int(parts[3] or 0) / 3600
        else:
            bare.append(position)
    if bare:
        cells = [distinct[position] for position in bare]
        numbers = amounts.read(cells)
        if not numbers.sure and numbers.mark != "per row":  # `1.250`: hours do have thousandths
            numbers = amounts.read([*cells, "0.5" if any("." in cell for cell in cells) else "0,5"])
        hours[bare] = numbers.values[: len(bare)] / {"hours": 1, "minutes": 60, "seconds": 3600}[unit]
    bad = np.isnan(hours) & ~np.fromiter((is_blank(text) for text in distinct), bool, len(distinct))
    return hours, bad


def mentioned(text: str) -> float | None:
    """Hours that a line of text bills: `7:15 hrs @ $65.00/hr` -> 7.25; None where it mentions none or several."""
    found = _MENTION.findall(text[:_SEEN])
    if len(found) != 1:
        return None
    whole, minutes, tenths = found[0]
    return int(whole) + (int(minutes) / 60 if minutes else 0) + (float(f"0.{tenths}") if tenths else 0)
