"""What a person chose, as rows to print: every field of a scenario once, in the reader's words.

The numbers stay numbers; who prints them writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from exchange.listing import listed, months_named
from locales import Language
from model import Planned, Retainer, Scenario
from model.projection.scenario import PLANNED_SLOT
from model.projection.tax import Due
from model.types import Frozen

APART: Final = frozenset({"income", "planned", "retainers"})

GROUPS: Final = ("costs", "tax", "season")
"""Fields that hold fields of their own, told one by one."""

OPTIONAL: Final = frozenset({"other_income", "rate_growth"})
"""Fields beside those of the groups that are off unless somebody needs them; a page without room leaves them out."""

MONEY: Final = frozenset({"fee", "list_rate", "monthly_bills", "monthly_fee", "opening_cash", "overage_rate", "owed"})
"""Fields that are amounts of the scenario's currency."""

NUMBERS: Final = frozenset({"enquiries", "weeks_off"})
"""Fields whose twelve values are no amounts."""

SHARES: Final = frozenset(
    {
        "acceptance", "cancellation", "converted", "converts", "discount", "enquiries", "expansion", "feast_or_famine",
        "growth", "late", "prepay_discount", "rate_growth", "renewal", "replacement", "rise", "tax_rate",
        "trial_conversion", "use_cv", "use_mean",
    }
)  # fmt: skip
"""Fields that are parts of a whole, and written as percentages."""


@dataclass(frozen=True)
class Assumption:
    """One choice: the field's name, what it is called, and its value (a number, a text, or None where open).

    `off` says that it is one that most people never need, and that it does nothing here.
    """

    name: str
    label: str
    value: float | int | str | None
    off: bool = False

    @property
    def field(self) -> str:
        """The field's own name, without its owner's."""
        return self.name.rpartition(".")[2]

    @property
    def share(self) -> bool:
        """Whether the value is a part of a whole."""
        return self.field in SHARES

    @property
    def money(self) -> bool:
        """Whether the value is an amount."""
        return self.field in MONEY

    def written(self, language: Language, currency: str) -> str:
        """The value as text, with the decimals that it needs."""
        if self.value is None:
            return "–"
        if isinstance(self.value, str):
            return self.value
        if self.money:
            return language.money(self.value, currency, 0 if self.value == round(self.value) else 2)
        if self.share:
            return language.percent(self.value, 0 if round(self.value * 100, 6) == round(self.value * 100) else 1)
        return language.number(self.value)


IDENTITY: Final = frozenset({"slot", "client", "known"})
"""Fields of a retainer that say whose it is."""


def chosen(scenario: Scenario, language: Language) -> Iterator[Assumption]:
    """Every choice of a scenario but its past and the rows of its table."""
    yield from _of(scenario.planned, "planned.", tuple(Planned.model_fields), scenario, language)
    names = tuple(name for name in Scenario.model_fields if name not in APART and name not in GROUPS)
    yield from _of(scenario, "", names, scenario, language)
    for group in GROUPS:
        owner = getattr(scenario, group)
        yield from _of(owner, f"{group}.", tuple(type(owner).model_fields), scenario, language)


def rows(scenario: Scenario, language: Language, *, names: bool) -> Iterator[tuple[Assumption, ...]]:
    """The retainers, the planned block included, one row each; the first of a row says whose it is.

    Args:
        scenario: whose portfolio.
        language: of the words.
        names: whether the clients' names are told; else they are counted.
    """
    fields = tuple(name for name in Retainer.model_fields if name not in IDENTITY)
    label = language.text("field.retainer.client")
    for number, retainer in enumerate(scenario.portfolio, start=1):
        who = Assumption("retainer.client", label, called(retainer, number, language, names=names))
        yield who, *_of(retainer, "retainer.", fields, scenario, language)


def called(retainer: Retainer, number: int, language: Language, *, names: bool) -> str:
    """How a retainer is called: by its client, or by what is known without the name."""
    if names and retainer.client.strip():
        return retainer.client
    if (retainer.slot or 0) >= PLANNED_SLOT:
        return language.text("export.planned")
    return language.text("export.client", number=number)


def _of(
    owner: Frozen, prefix: str, names: tuple[str, ...], scenario: Scenario, language: Language
) -> Iterator[Assumption]:
    sign = language.currency_symbol(scenario.currency)
    for name in names:
        label = language.text(f"field.{prefix}{name}", currency=sign)
        value = getattr(owner, name)
        optional = prefix.removesuffix(".") in GROUPS or name in OPTIONAL
        off = optional and value == type(owner).model_fields[name].default
        yield Assumption(f"{prefix}{name}", label, _value(name, value, language, scenario.currency), off)


def _value(name: str, value: Any, language: Language, currency: str) -> float | int | str | None:
    if isinstance(value, bool):
        return language.text("switch.on" if value else "switch.off")
    if isinstance(value, frozenset):
        return ", ".join(language.text(f"stress.{code}") for code in sorted(value)) or None
    if isinstance(value, pd.Period):
        return language.month(value, "long")
    if name == "months_off":
        return months_named(value, language) or None
    if isinstance(value, tuple) and not all(isinstance(rung, int) for rung in value):
        return listed(value, language, currency if name not in NUMBERS else None) or None
    if isinstance(value, tuple):
        return " → ".join(str(rung) for rung in value) or None
    if isinstance(value, Due):
        return language.text(f"tax.due.{value}")
    if isinstance(value, StrEnum):
        return language.text(f"retainers.choice.{value}")
    return value if value is None or isinstance(value, int | float) else str(value)
