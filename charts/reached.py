"""What each step of the plan reaches: the income to count on with the first 0, 1, 2, ... clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis, safe
from charts.palette import PROJECTS, RETAINERS
from locales import Language
from model.measures.stability import Stability


def figure(names: Sequence[str], reached: Sequence[Stability], language: Language, currency: str) -> dict[str, Any]:
    """A bar for each step, its amount written on it."""
    values = [step.reliable_income.value for step in reached]
    bars = {
        "type": "bar",
        "x": list(range(len(values))),
        "y": values,
        "text": [language.money(value, currency) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [PROJECTS if step == 0 else RETAINERS for step in range(len(values))]},
        "hoverinfo": "skip",
    }
    return {
        "data": [bars],
        "layout": layout(
            language,
            height=320,
            legend=False,
            bargap=0.35,
            xaxis=axis(tickvals=list(range(len(values))), ticktext=[safe(name) for name in names], showgrid=False),
            yaxis=money_axis(language, currency, language.text("frontier.x"), range=[0, max(*values, 1.0) * 1.15]),
        ),
    }
