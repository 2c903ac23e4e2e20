"""The figures of the first screen, for whoever prints them: the same objects that the screen reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from locales import Language
from model import Arm, Projection
from model.estimate import Estimate
from model.income import Level


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


def figures(projection: Projection, language: Language) -> Iterator[Figure]:
    """The four figures of the first screen, then the mean and the quieter measures.

    Where the past is a guess, the cash needed is not told, as on the screen.
    """
    arms = projection.stability

    def of(key: str, unit: Unit, name: str) -> Figure:
        return Figure(language.text(key), unit, {arm: getattr(arms[arm], name) for arm in Arm})

    yield of("overview.reliable", Unit.MONEY, "reliable_income")
    yield of("overview.short", Unit.MONTHS, "months_below_bills")
    yield of("overview.ruin", Unit.SHARE, "ruin")
    if projection.scenario.income.evidence.level is Level.ALL:
        yield of("overview.buffer", Unit.MONEY, "cash_needed")
    yield of("export.mean", Unit.MONEY, "mean_income")
    yield of("export.month_p10", Unit.MONEY, "month_p10")
    yield of("export.quarter_p10", Unit.MONEY, "quarter_p10")
