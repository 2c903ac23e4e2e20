"""What each step of the plan reaches: the income to count on with the first 0, 1, 2, ... clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis, safe
from charts.palette import PROJECTS, RETAINERS
from charts.traces import bars
from locales import Language
from model.measures.stability import Stability


def figure(names: Sequence[str], reached: Sequence[Stability], language: Language, currency: str) -> dict[str, Any]:
    """A bar for each step, its amount written on it."""
    values = [step.reliable_income.value for step in reached]
    steps = bars(
        "",
        list(range(len(values))),
        values,
        [PROJECTS if step == 0 else RETAINERS for step in range(len(values))],
        text=[language.money(value, currency) for value in values],
        textposition="outside",
        cliponaxis=False,
    )
    return {
        "data": [steps],
        "layout": layout(
            language,
            height=320,
            legend=False,
            bargap=0.35,
            xaxis=axis(tickvals=list(range(len(values))), ticktext=[safe(name) for name in names], showgrid=False),
            yaxis=money_axis(language, currency, language.text("frontier.x"), range=[0, max(*values, 1.0) * 1.15]),
        ),
    }
