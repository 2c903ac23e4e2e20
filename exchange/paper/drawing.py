"""Both futures as a drawing for paper: where the quantiles of the screen's fan lie. `templates/fan.svg` draws it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from exchange.palette import BILLS, COLOURS
from locales import Language
from model import Arm, Projection

WIDTH, HEIGHT = 720, 186
LEFT, RIGHT, TOP, BOTTOM = 78, WIDTH - 30, 26, HEIGHT - 24
LABELS: Final = 6
"""Months named below the drawing, about."""


class Mark(NamedTuple):
    """A name, and where it stands: money by its height, a month by its distance from the left."""

    at: float
    name: str


class Future(NamedTuple):
    """The band of 8 of 10 futures and their middle, as the corners of a shape and of a line."""

    band: str
    middle: str
    colour: str


class Key(NamedTuple):
    """What a colour stands for, and where that is said."""

    at: float
    sign: str
    colour: str
    name: str


@dataclass(frozen=True)
class Drawing:
    """All there is to draw; lengths in the units of the drawing.

    Attributes:
        grid: amounts of money.
        futures: one for each arm.
        bills: the line of the bills.
        months: the named ones.
        keys: the futures, then the bills.
    """

    grid: tuple[Mark, ...]
    futures: tuple[Future, ...]
    bills: str
    months: tuple[Mark, ...]
    keys: tuple[Key, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bills_colour: str = BILLS


def fan(projection: Projection, language: Language, arms: Sequence[Arm]) -> Drawing:
    """The band that holds at least 8 of 10 futures and the middle of each arm, and the bills."""
    scenario = projection.scenario
    quantiles = projection.quantiles((0.1, 0.5, 0.9))
    lines = {arm: [quantiles[(arm.value, level)].tolist() for level in (0.1, 0.5, 0.9)] for arm in arms}
    frame = _Frame(len(projection.months), max(*scenario.bills_due, *(max(high) for _, _, high in lines.values())))
    bills = language.text("charts.bills", bills=language.money(scenario.mean_bills, scenario.currency))
    named = [(COLOURS[arm], "━", language.text(f"charts.arm.{arm.value}")) for arm in arms] + [(BILLS, "┅", bills)]
    room = (RIGHT - LEFT) / len(named)
    return Drawing(
        grid=tuple(Mark(frame.down(amount), language.money(amount, scenario.currency)) for amount in frame.ticks),
        futures=tuple(
            Future(f"{frame.points(high)} {frame.points(low, back=True)}", frame.points(middle), COLOURS[arm])
            for arm, (low, middle, high) in lines.items()
        ),
        bills=frame.points(scenario.bills_due.tolist()),
        months=tuple(
            Mark(frame.across(month), language.month(projection.months[month]))
            for month in range(0, frame.months, max(1, math.ceil(frame.months / LABELS)))
        ),
        keys=tuple(Key(LEFT + room * place, sign, colour, name) for place, (colour, sign, name) in enumerate(named)),
    )


@dataclass(frozen=True)
class _Frame:
    """Where months and money lie on the paper.

    Attributes:
        months: how many.
        highest: money that has to fit.
    """

    months: int
    highest: float

    @property
    def step(self) -> float:
        """Money between two lines of the grid: 1, 2, 2.5 or 5 times a power of ten, for three to six lines."""
        rough = max(self.highest, 1.0) / 4
        power = 10.0 ** math.floor(math.log10(rough))
        return power * next(nice for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)

    @property
    def ticks(self) -> list[float]:
        """Amounts of the grid's lines, from 0 to the first at or above the highest."""
        return [self.step * line for line in range(math.ceil(max(self.highest, 1.0) / self.step) + 1)]

    def across(self, month: int) -> float:
        """Where a month lies."""
        return LEFT + (RIGHT - LEFT) * month / max(self.months - 1, 1)

    def down(self, money: float) -> float:
        """Where an amount lies."""
        return TOP + (BOTTOM - TOP) * (1 - money / self.ticks[-1])

    def points(self, values: Sequence[float], *, back: bool = False) -> str:
        """The corners of a line, or of a line drawn backwards."""
        pairs = [f"{self.across(month):.1f},{self.down(money):.1f}" for month, money in enumerate(values)]
        return " ".join(reversed(pairs) if back else pairs)
