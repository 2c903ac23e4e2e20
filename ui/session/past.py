"""Past projects in the memory of a session, and nowhere else."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

from exchange import Reading
from exchange.backup.merge import Merged
from model import ProjectHistory
from model.past.clients.client import Client, told_apart


@dataclass(frozen=True)
class Origin:
    """A file as the session knows it.

    Attributes:
        name: its name.
        content: a digest of its bytes, by which its answers are found again.
        shape: of its tables, by which what was pointed at holds for others.
    """

    name: str = ""
    content: str = ""
    shape: Hashable = ()


@dataclass(frozen=True, eq=False)
class Past:
    """The projects behind a scenario, with where they came from.

    Attributes:
        history: the projects that the scenario's income was fitted from.
        sample: whether they are the made-up ones.
        left_out: rows that the person set aside.
        source: what was read of the file; None for the sample.
        origin: the file.
        before: the history with what was set aside, where something was.
        merged: how the file was laid upon a past that was kept, where it was; the history is that of both.
    """

    history: ProjectHistory
    sample: bool
    left_out: frozenset[int] = frozenset()
    source: Reading | None = field(default=None, repr=False)
    origin: Origin = Origin()
    before: ProjectHistory | None = field(default=None, repr=False)
    merged: Merged | None = field(default=None, repr=False)

    @property
    def whole(self) -> ProjectHistory:
        """The past with what was set aside."""
        return self.before or self.history

    @cached_property
    def clients(self) -> list[tuple[Client, str]]:
        """The clients as the summary has them, each with its name: asked for by every cell that may name one."""
        return told_apart(self.history)

    @property
    def rows(self) -> int:
        """How much of the session's memory it takes: rows of its tables and of its file."""
        file = 0 if self.source is None or self.source.grid is None else len(self.source.grid.rows)
        return len(self.history.all) + file
