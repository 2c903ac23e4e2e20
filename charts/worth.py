"""What the steadier income is worth at each discount, beside project by project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, PROJECTS, RETAINERS
from locales import Language
from model.measures.estimate import Estimate
from model.rates.affordable import AffordableDiscount


def figure(
    discounts: Sequence[float],
    worths: Sequence[Estimate],
    found: AffordableDiscount,
    language: Language,
    currency: str,
) -> dict[str, Any]:
    """Two lines that cross at the largest affordable discount."""
    shares = [100 * discount for discount in discounts]
    beside = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": language.text("afford.chart.with"),
        "x": shares,
        "y": [worth.value for worth in worths],
        "line": {"color": RETAINERS, "width": 3},
        "hovertext": [
            language.text(
                "afford.hover",
                discount=language.percent(discount),
                worth=language.money(worth.value, currency),
                error=language.money(worth.error, currency),
            )
            for discount, worth in zip(discounts, worths, strict=True)
        ],
        "hoverinfo": "text",
    }
    alone = {
        "type": "scatter",
        "mode": "lines",
        "name": language.text("afford.chart.alone"),
        "x": [shares[0], shares[-1]],
        "y": [found.projects_only.value] * 2,
        "line": {"color": PROJECTS, "width": 3},
        "hoverinfo": "skip",
    }
    traces: list[dict[str, Any]] = [beside, alone]
    if found.discount is not None:
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": language.text("afford.chart.limit", discount=language.percent(found.discount.value, 1)),
                "x": [found.discount.value * 100],
                "y": [max(found.projects_only.value, found.at_most.value)],
                "marker": {"symbol": "diamond", "size": 14, "color": BILLS},
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
    return {
        "data": traces,
        "layout": layout(
            language,
            titled=True,
            height=360,
            xaxis=axis(
                language.text("afford.x"),
                tickvals=shares[::2],
                ticktext=[language.percent(discount) for discount in discounts[::2]],
            ),
            yaxis=money_axis(language, currency, language.text("afford.y")),
        ),
    }
