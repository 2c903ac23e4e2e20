"""Quarters of a year out of text: `1T 2026`, `Q1`, `2026-T1`, `1er trimestre`."""

from __future__ import annotations

import re

from exchange.upload.words.folding import plain

_QUARTER = re.compile(
    r"(?:(\d{4})[-/ ]*)?(?:(?:q|t|trim(?:estre)?\.?|quarter) ?([1-4])|([1-4])(?:er|do|st|nd|rd|th|o)?[ .-]?"
    r"(?:q|t|trim(?:estre)?|quarter)\.?)(?:[-/ ,]*(?:del? )?(\d{4}|\d{2}))?"
)
_LONGEST = 30


def quarter(text: str) -> tuple[int | None, int] | None:
    """Year (None if absent) and number, 1 to 4, of a quarter; None for any other text."""
    hit = _QUARTER.fullmatch(plain(text).replace("º", "o")) if len(text) <= _LONGEST else None
    if hit is None or (hit[1] and hit[4]):
        return None
    year = int(hit[1] or hit[4] or 0)
    return (year + 2000 if 0 < year < 100 else year) or None, int(hit[2] or hit[3])
