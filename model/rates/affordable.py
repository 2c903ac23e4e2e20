"""The largest discount one can afford: where the steadier income is still worth as much as project by project.

Both arms are valued by their certainty equivalent on the same months, so the answer hangs on the person's own
volatility and on how much they mind it, not on a rule of thumb. The worth falls as the discount grows, so bisection
finds the point; where the worth is below from the start, or still above at the largest discount, that is the answer.

Source: docs/method/rates.md, "The discount you can afford".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from model.bounds import bounds
from model.draws import Draws
from model.measures.certainty import RiskAversion, Worth, certainty_equivalent
from model.measures.estimate import Estimate
from model.measures.stability import YEAR
from model.memo import Memo
from model.projection.cost import draws_of
from model.projection.projection import Arm, Projection, project
from model.projection.scenario import Scenario

FINENESS = 0.0005
"""The discount is found to a twentieth of a percent, below its simulation error."""


class Affordable(StrEnum):
    """The kinds of answer."""

    UP_TO = "up_to"
    """Up to a discount within the bounds."""
    ALL = "all"
    """Every discount within the bounds leaves the retainers worth more."""
    NONE = "none"
    """Even at the full price the retainers are worth less."""
    NO_RETAINERS = "no_retainers"
    """There is nothing to discount."""


@dataclass(frozen=True)
class AffordableDiscount:
    """The answer, with what it rests on.

    Attributes:
        answer: its kind.
        discount: the largest affordable discount and its simulation error; None unless the answer is UP_TO or ALL.
        most: the largest discount tried.
        projects_only: certainty equivalent a month, project by project.
        at_full_price: certainty equivalent a month with the retainers and no discount.
        at_most: the same at the largest discount.
    """

    answer: Affordable
    discount: Estimate | None
    most: float
    projects_only: Estimate
    at_full_price: Estimate
    at_most: Estimate


def affordable_discount(
    scenario: Scenario,
    aversion: float = RiskAversion.USUAL,
    draws: Draws | None = None,
    memo: Memo | None = None,
) -> AffordableDiscount:
    """The largest common discount at which the arm with retainers is worth no less than project by project.

    Args:
        scenario: its own discounts are replaced by the one that is sought, in the planned block and in every row.
        aversion: coefficient of relative risk aversion: 1 relaxed, 2 usual, 4 cautious.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages between the projections.
    """
    valuer = _Valuer(scenario, aversion, draws, memo)
    alone, full, least = valuer.alone, valuer.at(0.0), valuer.at(most := bounds(Scenario, "discount")[1])
    if not any(retainer.monthly_fee for retainer in scenario.portfolio):
        answer, discount = Affordable.NO_RETAINERS, None
    elif full.value < alone.value:
        answer, discount = Affordable.NONE, None
    elif least.value >= alone.value:
        answer, discount = Affordable.ALL, Estimate(most, 0.0)
    else:
        answer, discount = Affordable.UP_TO, valuer.crossing(most)
    return AffordableDiscount(answer, discount, most, alone.estimate, full.estimate, least.estimate)


def worth_by_discount(
    scenario: Scenario,
    discounts: Sequence[float],
    aversion: float = RiskAversion.USUAL,
    draws: Draws | None = None,
    memo: Memo | None = None,
) -> tuple[Estimate, ...]:
    """Certainty equivalent a month of the arm with retainers at each of `discounts`, given to every retainer."""
    valuer = _Valuer(scenario, aversion, draws, memo)
    return tuple(valuer.at(discount).estimate for discount in discounts)


def chance_sold(scenario: Scenario) -> float:
    """Share of the month's hours that projects fill on average, by the fit: the chance of selling an hour otherwise."""
    income = scenario.income
    hours = income.expected_arrivals * scenario.enquiries * income.expected_hours(scenario.list_rate)
    return float(min(hours / scenario.capacity_hours, 1.0))


class _Valuer:
    """Values the arms of one scenario at any discount, on common draws."""

    def __init__(self, scenario: Scenario, aversion: float, draws: Draws | None, memo: Memo | None) -> None:
        self.scenario = scenario
        self.aversion = aversion
        self.draws = draws or draws_of(scenario)
        self.memo = memo or Memo()
        self.alone = self._worth(project(scenario, self.draws, self.memo), Arm.PROJECTS_ONLY)

    def at(self, discount: float) -> Worth:
        """What the arm with retainers is worth when all have `discount`."""
        rows = tuple(retainer.but(discount=discount) for retainer in self.scenario.retainers)
        changed = self.scenario.but(discount=discount, retainers=rows)
        return self._worth(project(changed, self.draws, self.memo), Arm.WITH_RETAINERS)

    def crossing(self, most: float) -> Estimate:
        """The discount at which both arms are worth the same, by bisection between 0 and `most`."""
        low, high = 0.0, most
        while high - low > FINENESS:
            middle = (low + high) / 2
            low, high = (middle, high) if self.at(middle).value >= self.alone.value else (low, middle)
        # The error of the difference, turned into discount by the slope of the worth about the crossing.
        step = most / 20
        before, after = max(low - step, 0.0), min(low + step, most)
        slope = (self.at(before).value - self.at(after).value) / (after - before)
        error = self.at(low).over(self.alone).error
        return Estimate(low, error / slope if slope > 0 else math.nan)

    def _worth(self, projection: Projection, arm: Arm) -> Worth:
        return certainty_equivalent(projection.spendable(arm)[:, :YEAR].T, self.scenario.mean_bills, self.aversion)
