"""A forecaster's scores, case by case, and their table."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np

from benchmarks import scores
from benchmarks.scores import Vector


@dataclass
class Tally:
    """What one forecaster scored.

    Attributes:
        year: [case] randomised PIT of the year's total.
        month: [case x month] of the single months.
        crps: [case] of the year's total, in yearly incomes.
        width: [case] of the 80 % band of the year's total, in yearly incomes.
        brier: [case] of "the month brings less than the bills".
        low: [case] share of months below their own P10.
        failed_5, failed_20: [case] whether the buffer for a risk of 5 %, of 20 %, was too small.
    """

    year: list[float] = field(default_factory=list)
    month: list[float] = field(default_factory=list)
    crps: list[float] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    brier: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    failed_5: list[float] = field(default_factory=list)
    failed_20: list[float] = field(default_factory=list)

    def add(self, paths: Vector, came: Vector, yearly: float, bills: float, rng: np.random.Generator) -> None:
        """Score one case.

        Args:
            paths: [path, month] simulated.
            came: [month] received.
            yearly: the unit of money.
            bills: of a month.
            rng: breaks ties.
        """
        totals, total = paths.sum(axis=1), float(came.sum())
        low, high = np.quantile(totals, [0.1, 0.9])
        needed = float(scores.needed(came, bills))
        self.year.append(float(scores.randomised_pit(totals, np.array(total), rng)))
        self.month.extend(scores.randomised_pit(paths, came, rng).tolist())
        self.crps.append(scores.crps(totals, total) / yearly)
        self.width.append(float(high - low) / yearly)
        self.brier.append(scores.brier(paths, came, bills))
        self.low.append(float((came < np.quantile(paths, 0.1, axis=0)).mean()))
        self.failed_5.append(float(needed > scores.buffer(paths, bills, 0.05)))
        self.failed_20.append(float(needed > scores.buffer(paths, bills, 0.20)))

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def table(self) -> dict[str, float]:
        """Coverage of the bands, and means over the cases."""
        year, month = np.array(self.year), np.array(self.month)
        found = {
            **{f"{level:.0%} band of the year": scores.covered(year, level) for level in (0.5, 0.8, 0.9)},
            **{f"{level:.0%} band of a month": scores.covered(month, level) for level in (0.5, 0.8, 0.9)},
            "month below its P10": float(np.mean(self.low)),
            "5% buffer failed": float(np.mean(self.failed_5)),
            "20% buffer failed": float(np.mean(self.failed_20)),
            "CRPS of the year": float(np.mean(self.crps)),
            "Brier, month below bills": float(np.mean(self.brier)),
            "80% width / yearly income": float(np.mean(self.width)),
        }
        return {"cases": float(year.size), **{name: round(value, 4) for name, value in found.items()}}
