"""Both futures as a drawing for paper: the quantiles of the screen's fan as SVG, without a script."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from exchange.palette import BILLS, COLOURS
from locales import Language
from model import Arm, Projection

WIDTH, HEIGHT = 720, 225
LEFT, RIGHT, TOP, BOTTOM = 78, 30, 26, 24
LABELS: Final = 6
"""Months named below the drawing, about."""


def fan(projection: Projection, language: Language, arms: Sequence[Arm]) -> str:
    """The band that holds 8 of 10 futures and the middle of each arm, the bills as a dashed line; an SVG element."""
    scenario = projection.scenario
    quantiles = projection.quantiles((0.1, 0.5, 0.9))
    lines = {arm: [quantiles[(arm.value, level)].tolist() for level in (0.1, 0.5, 0.9)] for arm in arms}
    frame = _Frame(len(projection.months), max(scenario.monthly_bills, *(max(high) for _, _, high in lines.values())))
    money = [(amount, language.money(amount, scenario.currency)) for amount in frame.ticks]
    parts = [_grid(frame, money)]
    for arm, (low, middle, high) in lines.items():
        band = f"{frame.points(high)} {frame.points(low, back=True)}"
        parts.append(f'<polygon points="{band}" fill="{COLOURS[arm]}" fill-opacity="0.18"/>')
        parts.append(
            f'<polyline points="{frame.points(middle)}" fill="none" stroke="{COLOURS[arm]}" stroke-width="2"/>'
        )
    height = frame.down(scenario.monthly_bills)
    parts.append(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{height:.1f}" y2="{height:.1f}" stroke="{BILLS}" '
        'stroke-width="1.2" stroke-dasharray="5 4"/>'
    )
    for month in range(0, frame.months, max(1, math.ceil(frame.months / LABELS))):
        name = escape(language.month(projection.months[month]))
        parts.append(f'<text x="{frame.across(month):.1f}" y="{HEIGHT - 6}" text-anchor="middle">{name}</text>')
    bills = language.text("charts.bills", bills=language.money(scenario.monthly_bills, scenario.currency))
    keys = [(COLOURS[arm], language.text(f"charts.arm.{arm.value}")) for arm in arms] + [(BILLS, bills)]
    parts.append(_keys(keys))
    said = escape(language.text("export.fan"))
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="11" role="img" aria-label="{said}">{"".join(parts)}</svg>'


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
        return LEFT + (WIDTH - LEFT - RIGHT) * month / max(self.months - 1, 1)

    def down(self, money: float) -> float:
        """Where an amount lies."""
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - money / self.ticks[-1])

    def points(self, values: Sequence[float], *, back: bool = False) -> str:
        """The corners of a line, or of a line drawn backwards."""
        pairs = [f"{self.across(month):.1f},{self.down(money):.1f}" for month, money in enumerate(values)]
        return " ".join(reversed(pairs) if back else pairs)


def _grid(frame: _Frame, money: Sequence[tuple[float, str]]) -> str:
    return "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{frame.down(amount):.1f}" y2="{frame.down(amount):.1f}" '
        f'stroke="#ddd"/><text x="{LEFT - 6}" y="{frame.down(amount) + 4:.1f}" text-anchor="end">{escape(name)}</text>'
        for amount, name in money
    )


def _keys(keys: Sequence[tuple[str, str]]) -> str:
    """What each colour stands for, in a row above."""
    room = (WIDTH - LEFT - RIGHT) / len(keys)
    return "".join(
        f'<text x="{LEFT + room * place:.0f}" y="14" fill="{colour}">'
        f"{'┅' if colour == BILLS else '━'} {escape(name)}</text>"
        for place, (colour, name) in enumerate(keys)
    )
