"""Text for spreadsheets: a cell that a spreadsheet would run is made text."""

from __future__ import annotations

from typing import Final

STARTERS: Final = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(STARTERS) else text


def bare(text: str) -> str:
    """The text without the apostrophe that `neutral` put before it."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(STARTERS) else text
