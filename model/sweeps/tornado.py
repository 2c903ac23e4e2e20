"""The tornado: which input moves an answer most, each alone, from a plausibly low to a plausibly high value.

Source: docs/method/sweeps.md; one-at-a-time sensitivity on common draws, Saltelli et al., "Global Sensitivity
Analysis: The Primer" (2008), section 1.2, whose limit holds here too: inputs that act together are not seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from model.bounds import bounds
from model.draws import Draws
from model.measures.estimate import Estimate
from model.memo import Memo
from model.projection.retainer import Retainer
from model.projection.scenario import Scenario
from model.sweeps.frontier import most_retainers
from model.sweeps.sweep import Measure, Outcome, Progress, Sweep


class Input(StrEnum):
    """What is varied."""

    ENQUIRIES = "enquiries"
    COUNT = "count"
    FEE = "fee"
    HOURS = "hours"
    DISCOUNT = "discount"
    RENEWAL = "renewal"
    TRIAL = "trial"
    CANCELLATION = "cancellation"
    LATE = "late"
    CONVERTED = "converted"
    CAPACITY = "capacity"
    SELLING = "selling"
    BILLS = "bills"
    CASH = "cash"
    TAX = "tax"
    DATES = "dates"
    DATED = "dated"
    OTHER = "other"
    PRICES = "prices"
    SEASON = "season"
    BILLING = "billing"
    EXPANSION = "expansion"
    OFF = "off"
    RISE = "rise"


class Form(StrEnum):
    """How the ends of a range are said."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    HOURS = "hours"
    FACTOR = "factor"
    """A share of the present value: 0.8 is 20 % less."""


@dataclass(frozen=True)
class Range:
    """An input, its two ends as they are said, and the scenarios that they make."""

    input: Input
    form: Form
    low: float
    high: float
    scenarios: tuple[Scenario, Scenario]


@dataclass(frozen=True)
class Bar:
    """One input's bar.

    Attributes:
        range: the input and its ends.
        low, high: the outcomes at them.
        base: the outcome of the scenario itself.
    """

    range: Range
    low: Outcome
    high: Outcome
    base: Outcome

    def moves(self, measure: Measure) -> tuple[Estimate, Estimate]:
        """How much the low and the high end lie above the present figure."""
        return self.low.over(self.base, measure), self.high.over(self.base, measure)

    def swing(self, measure: Measure) -> float:
        """Distance between the extremes of low end, present figure and high end."""
        figures = [result[measure].value for result in (self.low, self.high, self.base)]
        return max(figures) - min(figures)


@dataclass(frozen=True)
class Tornado:
    """The scenario's outcome and a bar for each input."""

    base: Outcome
    bars: tuple[Bar, ...]

    def ranked(self, measure: Measure) -> list[Bar]:
        """The bars that move a measure, widest first; equal ones in the order of `Input`."""
        moving = [bar for bar in self.bars if bar.swing(measure) > 0]
        return sorted(moving, key=lambda bar: -bar.swing(measure))


def tornado(
    scenario: Scenario,
    draws: Draws | None = None,
    memo: Memo | None = None,
    progress: Progress | None = None,
) -> Tornado:
    """Vary each input of `ranges` alone.

    Args:
        scenario: the present choice.
        draws: the random numbers; made from the scenario's seed when none are given.
        memo: keeps stages and finished ends.
        progress: is told after each end.
    """
    varied = ranges(scenario)
    sweep = Sweep(scenario, 1 + 2 * len(varied), draws, memo, progress)
    base = sweep.outcome(scenario)
    bars = []
    for chosen in varied:
        low, high = (sweep.outcome(end) for end in chosen.scenarios)
        bars.append(Bar(chosen, low, high, base))
    return Tornado(base, tuple(bars))


def ranges(scenario: Scenario) -> list[Range]:
    """Each input with a low and a high end about its present value, within its field's bounds.

    Amounts a person negotiates or budgets move by a fifth; enquiries by 30 %, the size of the stress; chances of
    retainers by 15 points; what is a habit (selling, cash) from half to double; lateness and cancellation from none to
    three times the default; a discount and tax from none to the ends of what is usual (20 %, 30 %); what most people
    leave off from none to what it is. Inputs that change nothing at either end are left out.
    """
    found = (build(scenario) for build in _RANGES)
    return [chosen for chosen in found if any(end != scenario for end in chosen.scenarios)]


def _field(name: str, kind: Input, form: Form, low: float, high: float) -> Callable[[Scenario], Range]:
    """A field set to fixed ends, or further where it already lies beyond them."""

    def build(scenario: Scenario) -> Range:
        present = getattr(scenario, name)
        ends = min(low, present), max(high, present)
        return Range(kind, form, *ends, _both(scenario, name, *ends))

    return build


def _step(name: str, kind: Input, step: float) -> Callable[[Scenario], Range]:
    """A chance some points lower and higher."""

    def build(scenario: Scenario) -> Range:
        present = getattr(scenario, name)
        ends = round(max(present - step, 0.0), 4), round(min(present + step, 1.0), 4)
        return Range(kind, Form.SHARE, *ends, _both(scenario, name, *ends))

    return build


def _factor(name: str, kind: Input, low: float, high: float) -> Callable[[Scenario], Range]:
    """An amount a factor lower and higher, at most what its field accepts."""
    _, most = bounds(Scenario, name)

    def build(scenario: Scenario) -> Range:
        present = getattr(scenario, name)
        top = min(present * high, most)
        form = Form.SHARE if kind is Input.ENQUIRIES else Form.FACTOR
        said = (present * low, top) if form is Form.SHARE else (low, top / present if present else 1.0)
        return Range(kind, form, said[0], said[1], _both(scenario, name, present * low, top))

    return build


def _without(name: str, kind: Input) -> Callable[[Scenario], Range]:
    """What most people leave off, taken away and as it is."""
    off = Scenario.model_fields[name].default

    def build(scenario: Scenario) -> Range:
        return Range(kind, Form.FACTOR, 0.0, 1.0, (scenario.but(**{name: off}), scenario))

    return build


def _rows_without(kind: Input, *names: str) -> Callable[[Scenario], Range]:
    """What most contracts do without, taken out of every row and as it is."""
    off = {name: Retainer.model_fields[name].default for name in names}

    def build(scenario: Scenario) -> Range:
        plain = scenario.but(retainers=tuple(row.but(**off) for row in scenario.retainers))
        return Range(kind, Form.FACTOR, 0.0, 1.0, (plain, scenario))

    return build


def _both(scenario: Scenario, name: str, low: float, high: float) -> tuple[Scenario, Scenario]:
    return scenario.but(**{name: low}), scenario.but(**{name: high})


def _of_retainers(kind: Input, attribute: str, planned: str, low: float, high: float) -> Callable[[Scenario], Range]:
    """What every retainer, planned or in the table, has; scaled together."""
    _, most = bounds(Retainer, attribute)

    def scaled(scenario: Scenario, factor: float) -> Scenario:
        def changed(value: float) -> float:
            return min(value * factor, most)

        rows = tuple(row.but(**{attribute: changed(getattr(row, attribute))}) for row in scenario.retainers)
        block = scenario.planned
        # The block of nobody has a fee too; left as it is, a change of nothing stays one.
        if block.count:
            block = block.but(**{planned: changed(getattr(block, planned))})
        return scenario.but(retainers=rows, planned=block)

    def build(scenario: Scenario) -> Range:
        return Range(kind, Form.FACTOR, low, high, (scaled(scenario, low), scaled(scenario, high)))

    return build


def _count(scenario: Scenario) -> Range:
    """One planned retainer fewer and one more."""
    present = scenario.planned.count
    ends = max(present - 1, 0), min(present + 1, most_retainers())
    low, high = (scenario.but(planned=scenario.planned.but(count=count)) for count in ends)
    return Range(Input.COUNT, Form.NUMBER, *ends, (low, high))


_RANGES: Final[tuple[Callable[[Scenario], Range], ...]] = (
    _factor("enquiries", Input.ENQUIRIES, 0.7, 1.3),
    _count,
    _of_retainers(Input.FEE, "monthly_fee", "fee", 0.8, 1.2),
    _of_retainers(Input.HOURS, "hours_per_month", "hours", 0.8, 1.2),
    _field("discount", Input.DISCOUNT, Form.SHARE, 0.0, 0.2),
    _step("renewal", Input.RENEWAL, 0.15),
    _step("trial_conversion", Input.TRIAL, 0.15),
    _field("cancellation", Input.CANCELLATION, Form.SHARE, 0.0, 0.03),
    _field("late", Input.LATE, Form.SHARE, 0.0, 0.3),
    _field("converted", Input.CONVERTED, Form.SHARE, 0.0, 1.0),
    _factor("capacity_hours", Input.CAPACITY, 0.8, 1.2),
    _factor("selling_hours", Input.SELLING, 0.5, 2.0),
    _factor("monthly_bills", Input.BILLS, 0.8, 1.2),
    _factor("opening_cash", Input.CASH, 0.5, 2.0),
    _field("tax_rate", Input.TAX, Form.SHARE, 0.0, 0.3),
    _without("tax", Input.DATES),
    _without("costs", Input.DATED),
    _without("other_income", Input.OTHER),
    _without("rate_growth", Input.PRICES),
    _without("season", Input.SEASON),
    _rows_without(Input.BILLING, "billing", "prepay_discount"),
    _rows_without(Input.EXPANSION, "expansion"),
    _rows_without(Input.OFF, "months_off"),
    _rows_without(Input.RISE, "rise"),
)
