"""A file's sheets as cells, before they are read."""

from __future__ import annotations

from dataclasses import dataclass

from exchange.upload.file.grid import Grid
from exchange.upload.reading.problem import Problem


@dataclass(frozen=True)
class Loaded:
    """A file's sheets as cells, with how its text was written and what was wrong with it."""

    grids: tuple[Grid, ...]
    encoding: str | None = None
    delimiter: str | None = None
    problems: tuple[Problem, ...] = ()
