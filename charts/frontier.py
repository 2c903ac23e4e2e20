"""The stability frontier: income to count on against mean income, one point for each number of retainers."""

from __future__ import annotations

import math
from typing import Any, Final

from charts.canvas import layout, money_axis
from charts.palette import GOOD, MUTED, PROJECTS, RETAINERS
from charts.traces import points
from locales import Language
from model.sweeps.frontier import Frontier
from model.sweeps.sweep import Measure

APART: Final = 0.04
"""Share of a side of the chart below which two numbers would be written upon each other."""


def figure(found: Frontier, language: Language, currency: str) -> dict[str, Any]:
    """Points joined in their order, as large as the hours they take; the present one, the first and the knee named."""
    steps = found.steps
    reliable = [step.outcome[Measure.RELIABLE_INCOME].value for step in steps]
    average = [step.outcome[Measure.MEAN_INCOME].value for step in steps]
    hours = [step.retainer_hours + step.project_hours for step in steps]
    hover = [
        language.text(
            "frontier.hover",
            retainers=language.plural("frontier.count", step.retainers),
            reliable=language.money(low, currency),
            mean=language.money(middle, currency),
            hours=language.number(worked, 0),
        )
        for step, low, middle, worked in zip(steps, reliable, average, hours, strict=True)
    ]
    most = max(*hours, 1.0)
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": reliable,
        "y": average,
        "text": [
            language.number(step.retainers) if apart else ""
            for step, apart in zip(steps, _apart(reliable, average), strict=True)
        ],
        "textposition": "top center",
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": [7 + 11 * worked / most for worked in hours],
            "color": [PROJECTS if step.retainers == 0 else RETAINERS for step in steps],
            "opacity": 0.9,
        },
        "line": {"color": MUTED, "width": 1.5},
        "showlegend": False,
    }
    traces = [line, _ring(found.present, reliable, average, RETAINERS, language.text("frontier.present"))]
    if found.knee is not None:
        traces.append(
            _ring(found.knee, reliable, average, GOOD, language.text("frontier.knee.mark"), "diamond-open", 26)
        )
    return {
        "data": traces,
        "layout": layout(
            language,
            height=420,
            xaxis=money_axis(language, currency, language.text("frontier.x"), nticks=6),
            yaxis=money_axis(language, currency, language.text("frontier.y"), nticks=7),
        ),
    }


def _apart(reliable: list[float], average: list[float]) -> list[bool]:
    """Which points have room for their number: those that do not lie upon the last one that has its own."""
    reach = [max(some) - min(some) or 1.0 for some in (reliable, average)]
    found: list[bool] = []
    last = (math.inf, math.inf)
    for point in zip(reliable, average, strict=True):
        away = max(abs(one - other) / size for one, other, size in zip(point, last, reach, strict=True))
        found.append(away >= APART)
        last = point if found[-1] else last
    return found


def _ring(
    step: int,
    reliable: list[float],
    average: list[float],
    colour: str,
    name: str,
    symbol: str = "circle-open",
    size: int = 24,
) -> dict[str, Any]:
    marker = {"symbol": symbol, "size": size, "color": colour, "line": {"width": 2.5, "color": colour}}
    return points(name, [reliable[step]], [average[step]], marker, cliponaxis=False)
