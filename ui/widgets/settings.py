"""Settings as they are read: the value of a field in words, and where scenarios differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exchange.listing import listed
from model import Retainer, Scenario
from ui.session.fields import LISTED, SLIDERS, Field, Kind, value_of
from ui.session.view import View


def label(here: View, field: Field) -> str:
    """The field's label; not yet safe for Markdown."""
    return here.label(field.label)


def written(here: View, field: Field, value: Any) -> str:
    """A field's value in the reader's language; not yet safe for Markdown."""
    kind = field.kind
    if kind is Kind.SHARE or kind is Kind.CONVERTED:
        return here.language.percent(value)
    if kind in {Kind.MONEY, Kind.RATE}:
        return here.money(value, 0 if value == round(value) else 2)
    if kind is Kind.MONTH:
        return here.language.month(value, "long")
    if kind is Kind.STRESSES:
        return ", ".join(here.language.text(f"stress.{code}") for code in sorted(value)) or "–"
    if kind is Kind.SWITCH:
        return here.language.text("switch.on" if value else "switch.off")
    if kind is Kind.CHOICE:
        return here.language.text(f"tax.due.{value}")
    if kind is Kind.CURRENCY:
        return str(value)
    if kind in LISTED:
        currency = here.scenario.currency if kind not in {Kind.FACTORS, Kind.WEEKS} else None
        return listed(value, here.language, currency) or "–"
    return here.language.number(value)


def differences(here: View, scenarios: Sequence[Scenario]) -> dict[str, list[str]]:
    """Label -> value in each scenario, of every setting in which they are not all alike."""
    found = {}
    for field in SLIDERS:
        values = [value_of(scenario, field.name) for scenario in scenarios]
        # A block of nobody has neither fee nor hours nor term.
        shown = [
            "–"
            if field.name.startswith("planned.") and field.name != "planned.count" and not scenario.planned.count
            else written(here, field, value)
            for scenario, value in zip(scenarios, values, strict=True)
        ]
        if any(value != values[0] for value in values) and len(set(shown)) > 1:
            found[label(here, field)] = shown
    if any(scenario.retainers != scenarios[0].retainers for scenario in scenarios):
        found[here.language.text("compare.rows")] = [_rows(here, scenario.retainers) for scenario in scenarios]
    if any(scenario.income != scenarios[0].income for scenario in scenarios):
        found[here.language.text("compare.past")] = [
            here.language.plural("compare.projects", scenario.income.evidence.projects) for scenario in scenarios
        ]
    return found


def frame(here: View, names: Sequence[str], scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """The differences as a table of settings x scenarios."""
    found = differences(here, scenarios)
    named = pd.Index(list(found), name=here.language.text("compare.setting"))
    return pd.DataFrame(list(found.values()), index=named, columns=list(names))


def _rows(here: View, rows: tuple[Retainer, ...]) -> str:
    total = here.money(sum(row.fee for row in rows))
    return here.language.plural("compare.retainers", len(rows), total=total) if rows else "–"
