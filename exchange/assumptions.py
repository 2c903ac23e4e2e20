"""What a person chose, as rows to print: every field of a scenario once, in the reader's words.

The numbers stay numbers; who prints them writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from locales import Language
from model import Planned, Retainer, Scenario
from model.types import Frozen

APART: Final = frozenset({"income", "planned", "retainers"})


SHARES: Final = frozenset(
    {
        "acceptance", "cancellation", "converted", "converts", "discount", "enquiries", "feast_or_famine", "late",
        "renewal", "replacement", "tax_rate", "trial_conversion", "use_cv", "use_mean",
    }
)  # fmt: skip
"""Fields that are parts of a whole, and written as percentages."""


@dataclass(frozen=True)
class Assumption:
    """One choice: the field's name, what it is called, and its value (a number, a text, or None where open)."""

    name: str
    label: str
    value: float | int | str | None

    @property
    def share(self) -> bool:
        """Whether the value is a part of a whole."""
        return self.name.rpartition(".")[2] in SHARES

    def written(self, language: Language) -> str:
        """The value as text."""
        if self.value is None:
            return "–"
        if isinstance(self.value, str):
            return self.value
        return language.percent(self.value) if self.share else language.number(self.value)


def chosen(scenario: Scenario, language: Language) -> Iterator[Assumption]:
    """Every choice of a scenario but its past and the rows of its table."""
    yield from _of(scenario.planned, "planned.", tuple(Planned.model_fields), scenario, language)
    names = tuple(name for name in Scenario.model_fields if name not in APART)
    yield from _of(scenario, "", names, scenario, language)


def rows(scenario: Scenario, language: Language) -> pd.DataFrame:
    """The retainers, the planned block included, one row each; columns in the reader's words."""
    names = tuple(name for name in Retainer.model_fields if name != "slot")
    table = [
        {one.label: one.value for one in _of(retainer, "retainer.", names, scenario, language)}
        for retainer in scenario.portfolio
    ]
    return pd.DataFrame(table)


def _of(
    owner: Frozen, prefix: str, names: tuple[str, ...], scenario: Scenario, language: Language
) -> Iterator[Assumption]:
    sign = language.currency_symbol(scenario.currency)
    for name in names:
        label = language.text(f"field.{prefix}{name}", currency=sign)
        yield Assumption(f"{prefix}{name}", label, _value(getattr(owner, name), language))


def _value(value: Any, language: Language) -> float | int | str | None:
    if isinstance(value, frozenset):
        return ", ".join(language.text(f"stress.{code}") for code in sorted(value)) or None
    if isinstance(value, pd.Period):
        return language.month(value, "long")
    if isinstance(value, tuple):
        return " → ".join(str(rung) for rung in value)
    if isinstance(value, StrEnum):
        return language.text(f"retainers.choice.{value}")
    return value if value is None or isinstance(value, int | float) else str(value)
