"""A made-up file in a real format, with what a correct import gives."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Export:
    """A made-up file in a real format. `money`: (client, currency) -> sum; `questions`: ids that must be asked."""

    name: str
    text: str
    money: dict[tuple[str, str | None], float]
    count: int
    days: tuple[str, str]
    open: tuple[int, ...] = ()
    questions: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    hours: float | None = None
    paid: dict[int, str] = field(default_factory=dict)
