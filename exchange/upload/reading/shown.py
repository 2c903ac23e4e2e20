"""The columns of a table as a person is shown them, to be pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SAMPLES = 6
"""Cells shown of each column."""


@dataclass(frozen=True)
class ShownColumn:
    """One column of the table that was read.

    `number` counts from 1 and is what the answer `column:NUMBER` names; `letter` as a spreadsheet has it; `label`: the
    header, else the letter; `meaning`: what it was taken for, "ignored" where nothing uses it; `told`: whether its
    "header", its "cells" or the "person" says so; `samples`: its first cells, as they stand in the file.
    """

    number: int
    letter: str
    label: str
    meaning: str
    told: Literal["header", "cells", "person"]
    samples: tuple[str, ...]
