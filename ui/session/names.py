"""Names that tell apart what is called the same."""

from __future__ import annotations

import itertools
from collections.abc import Container
from typing import Final

LONGEST_NAME: Final = 120
"""Characters of a client's name in the table of retainers."""


def numbered(name: str, taken: Container[str], longest: int | None = None) -> str:
    """The name with the next number that is free, in at most `longest` characters: "A (2)"."""
    ends = map(" ({})".format, itertools.count(2))
    return next(
        option
        for end in ends
        if (option := (name if longest is None else name[: longest - len(end)]) + end) not in taken
    )
