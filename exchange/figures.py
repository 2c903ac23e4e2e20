"""The measures of both futures, for whoever prints them: the same objects that the screen reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from locales import Language
from model import Arm, Projection, Stability
from model.measures.estimate import Estimate
from model.past.income import Level


class Unit(StrEnum):
    """How a figure is written."""

    MONEY = "money"
    MONTHS = "months"
    SHARE = "share"


@dataclass(frozen=True)
class Figure:
    """One measure of both futures.

    Attributes:
        label: in the reader's words.
        unit: how it is written.
        arms: the measure and its simulation error, by future.
    """

    label: str
    unit: Unit
    arms: dict[Arm, Estimate]

    def written(self, arm: Arm, language: Language, currency: str) -> str:
        """The figure of one future as the screen writes it."""
        value = self.arms[arm].value
        if self.unit is Unit.MONEY:
            return language.money(value, currency)
        return language.chance(value) if self.unit is Unit.SHARE else language.number(value, 1)

    def error(self, arm: Arm, language: Language, currency: str) -> str:
        """Its simulation error, exact enough to be more than nothing."""
        error = self.arms[arm].error
        if self.unit is Unit.MONEY:
            return language.money(error, currency)
        return language.percent(error, 1) if self.unit is Unit.SHARE else language.number(error, 2)


HEADLINES: Final = (
    ("overview.reliable", Unit.MONEY, "reliable_income"),
    ("overview.pay", Unit.MONEY, "pay"),
    ("overview.shortfall", Unit.MONEY, "shortfall"),
    ("overview.ruin", Unit.SHARE, "ruin"),
    ("overview.buffer", Unit.MONEY, "cash_needed"),
)
"""The figures of the first screen: text, unit, measure."""

AVERAGES: Final = (
    ("export.clearly_short", Unit.MONTHS, "months_clearly_short"),
    ("export.mean", Unit.MONEY, "mean_income"),
    ("export.month_p10", Unit.MONEY, "month_p10"),
    ("export.quarter_p10", Unit.MONEY, "quarter_p10"),
)

SPREADS: Final = (
    ("export.variation", Unit.SHARE, "variation"),
    ("export.drawdown", Unit.MONEY, "drawdown"),
    ("export.dry_spell", Unit.MONTHS, "dry_spell"),
    ("export.lean_spell", Unit.MONTHS, "lean_spell"),
)
"""Measures that every path has its own of; their median is printed."""


def figures(projection: Projection, language: Language) -> Iterator[Figure]:
    """The figures of the first screen, then months clearly short, the mean and the worst stretches.

    Where the history is short, the screen gives no single figure of the cash needed, so none is printed.
    """
    short = projection.scenario.income.evidence.level is not Level.ALL
    for key, unit, name in (*HEADLINES, *AVERAGES):
        if not (short and name == "cash_needed"):
            yield Figure(language.text(key), unit, _arms(projection, name))
    if projection.scenario.tax.dated:
        yield Figure(language.text("export.pot"), Unit.MONEY, _arms(projection, "largest_pot"))


def every_figure(projection: Projection, language: Language) -> Iterator[Figure]:
    """`figures`, then the median path's volatility, fall and spells."""
    yield from figures(projection, language)
    for key, unit, name in SPREADS:
        yield Figure(language.text(key), unit, _arms(projection, name))


def _arms(projection: Projection, name: str) -> dict[Arm, Estimate]:
    return {arm: _estimate(measures, name) for arm, measures in projection.stability.items()}


def _estimate(measures: Stability, name: str) -> Estimate:
    found = getattr(measures, name)
    return found if isinstance(found, Estimate) else found.median
