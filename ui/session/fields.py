"""The fields that a person can change: for each, how it is chosen and shown. Bounds are read from the model.

One list per place. A field of `Scenario`, `Planned` or `Retainer` that stands in none of them, nor in `ELSEWHERE` with
a reason, fails a test, and so does one without a label and an explanation in both languages (`field.<name>`,
`field.<name>.help`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel

from model import Planned, Retainer, Scenario
from model.bounds import bounds
from model.projection.costs import Costs
from model.projection.season import Season
from model.projection.tax import Tax
from ui.session.foreign import in_currency


class Kind(StrEnum):
    """What a field is, and so how it is chosen and written."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"
    HOURS = "hours"
    PIECES = "pieces"
    SHARE = "share"
    MONTHS = "months"
    TIMES = "times"
    CONVERTED = "converted"
    MONTH = "month"
    SEED = "seed"
    PATHS = "paths"
    CURRENCY = "currency"
    STRESSES = "stresses"
    TEXT = "text"
    CLIENT = "client"
    LADDER = "ladder"
    CALENDAR = "calendar"
    CHOICE = "choice"
    SWITCH = "switch"
    AMOUNTS = "amounts"
    FACTORS = "factors"
    WEEKS = "weeks"
    BILLS = "bills"
    SOURCES = "sources"


WHOLE: Final = frozenset({Kind.COUNT, Kind.MONTHS})
"""Kinds that are counted."""

MONEY: Final = frozenset({Kind.MONEY, Kind.RATE})
"""Kinds that are amounts of money."""

LISTED: Final = frozenset({Kind.AMOUNTS, Kind.FACTORS, Kind.WEEKS, Kind.BILLS, Kind.SOURCES})
"""Kinds that hold several values, each with its months."""


@dataclass(frozen=True)
class Field:
    """One field and how it is chosen.

    Attributes:
        name: "monthly_bills", "planned.fee", "retainer.client".
        kind: what it is.
        reach: where its slider ends when the field's own bounds are too far apart to drag; typing reaches them all.
        step: of the slider, in the field's unit.
    """

    name: str
    kind: Kind
    reach: float | None = None
    step: float = 1

    @property
    def label(self) -> str:
        """Key of its label."""
        return f"field.{self.name}"

    @property
    def help(self) -> str:
        """Key of its explanation."""
        return f"field.{self.name}.help"

    @property
    def bounds(self) -> tuple[float, float]:
        """Smallest and largest value that the model accepts."""
        owner, _, attribute = self.name.rpartition(".")
        return bounds(OWNERS[owner], attribute)


OWNERS: Final[dict[str, type[BaseModel]]] = {
    "": Scenario,
    "planned": Planned,
    "costs": Costs,
    "tax": Tax,
    "season": Season,
    "retainer": Retainer,
}

FIRST: Final = (
    Field("planned.count", Kind.COUNT),
    Field("planned.fee", Kind.MONEY, reach=3000, step=50),
    Field("monthly_bills", Kind.MONEY, reach=6000, step=50),
)
"""The levers that are always in sight."""

MORE: Final[dict[str, tuple[Field, ...]]] = {
    "planned": (
        Field("planned.hours", Kind.HOURS, reach=60, step=1),
        Field("planned.term", Kind.MONTHS, reach=24),
        Field("discount", Kind.SHARE, step=0.01),
    ),
    "work": (
        Field("converted", Kind.CONVERTED),
        Field("list_rate", Kind.RATE, reach=300, step=5),
        Field("capacity_hours", Kind.HOURS, step=5),
        Field("selling_hours", Kind.HOURS, step=1),
        Field("enquiries", Kind.SHARE, step=0.05),
        Field("beginning", Kind.SWITCH),
        Field("opening_backlog_hours", Kind.HOURS, reach=200, step=5),
        Field("patience", Kind.TIMES, reach=6, step=0.5),
        Field("feast_or_famine", Kind.SHARE, step=0.05),
    ),
    "retainers": (
        Field("planned.start", Kind.COUNT),
        Field("renewal", Kind.SHARE, step=0.05),
        Field("past_kept", Kind.COUNT, reach=20),
        Field("past_lost", Kind.COUNT, reach=20),
        Field("trial_conversion", Kind.SHARE, step=0.05),
        Field("cancellation", Kind.SHARE, reach=0.2, step=0.01),
        Field("late", Kind.SHARE, step=0.05),
        Field("replacement", Kind.SHARE, step=0.05),
    ),
    "money": (
        Field("opening_cash", Kind.MONEY, reach=20000, step=100),
        Field("tax_rate", Kind.SHARE, step=0.01),
        Field("tax.due", Kind.CHOICE),
        Field("tax.owed", Kind.MONEY, reach=20000, step=100),
        Field("tax.counted", Kind.SWITCH),
        Field("currency", Kind.CURRENCY),
    ),
    "bills": (
        Field("costs.by_month", Kind.AMOUNTS),
        Field("costs.one_offs", Kind.BILLS),
        Field("costs.growth", Kind.SHARE, reach=0.2, step=0.005),
        Field("rate_growth", Kind.SHARE, reach=0.2, step=0.005),
        Field("other_income", Kind.SOURCES),
    ),
    "year": (
        Field("season.enquiries", Kind.FACTORS),
        Field("season.weeks_off", Kind.WEEKS),
    ),
    "stress": (Field("stresses", Kind.STRESSES),),
    "simulation": (
        Field("start_month", Kind.MONTH),
        Field("horizon_months", Kind.MONTHS, step=6),
        Field("n_paths", Kind.PATHS),
        Field("seed", Kind.SEED),
    ),
}
"""The rest, by what it is about; each group has a title `group.<name>`."""

COLUMNS: Final = (
    Field("retainer.client", Kind.TEXT),
    Field("retainer.monthly_fee", Kind.MONEY, step=10),
    Field("retainer.hours_per_month", Kind.HOURS, step=0.5),
    Field("retainer.term_months", Kind.MONTHS),
    Field("retainer.starts_in", Kind.COUNT),
    Field("retainer.discount", Kind.SHARE, step=0.01),
    Field("retainer.perks_hours", Kind.HOURS, step=0.25),
    Field("retainer.months_left", Kind.COUNT),
    Field("retainer.renewals", Kind.COUNT),
    Field("retainer.renewal", Kind.SHARE, step=0.05),
    Field("retainer.trial_conversion", Kind.SHARE, step=0.05),
    Field("retainer.cancellation", Kind.SHARE, step=0.01),
    Field("retainer.late", Kind.SHARE, step=0.05),
    Field("retainer.acceptance", Kind.SHARE, step=0.05),
    Field("retainer.converts", Kind.SHARE, step=0.05),
    Field("retainer.notice_months", Kind.COUNT),
    Field("retainer.paid", Kind.CHOICE),
    Field("retainer.use_mean", Kind.SHARE, step=0.05),
    Field("retainer.use_cv", Kind.SHARE, step=0.05),
    Field("retainer.unused", Kind.CHOICE),
    Field("retainer.overage_rate", Kind.RATE, step=5),
    Field("retainer.ladder", Kind.LADDER),
    Field("retainer.basis", Kind.CHOICE),
    Field("retainer.pieces", Kind.PIECES, step=1),
    Field("retainer.months_off", Kind.CALENDAR),
    Field("retainer.rise", Kind.SHARE, step=0.01),
    Field("retainer.billing", Kind.CHOICE),
    Field("retainer.prepay_discount", Kind.SHARE, step=0.01),
    Field("retainer.expansion", Kind.SHARE, step=0.05),
    Field("retainer.known", Kind.CLIENT),
)
"""The columns of the table of retainers, the first five always in sight."""

ELSEWHERE: Final = {
    "income": "fitted from the past projects, on their own page",
    "planned": "its parts are sliders",
    "costs": "its parts stand among the levers",
    "tax": "its parts stand among the levers",
    "season": "its parts stand among the levers",
    "retainers": "the rows of the table of retainers",
    "retainer.slot": "the row's identity, which keys its random numbers; nobody chooses it",
}
"""Fields without a widget of their own, and why."""

SLIDERS: Final = FIRST + tuple(field for group in MORE.values() for field in group)
"""All that the levers change."""


def value_of(scenario: Scenario, name: str) -> Any:
    """A field's value: "planned.fee" looks inside the planned block."""
    value: Any = scenario
    for part in name.split("."):
        value = getattr(value, part)
    return value


def with_value(scenario: Scenario, name: str, value: object) -> Scenario:
    """The scenario with one field changed.

    Raises:
        pydantic.ValidationError: when the model refuses the value.
    """
    owner, _, attribute = name.rpartition(".")
    if name == "currency":
        return in_currency(scenario, str(value))
    if owner:
        return scenario.but(**{owner: getattr(scenario, owner).but(**{attribute: value})})
    return scenario.but(**{attribute: value})
