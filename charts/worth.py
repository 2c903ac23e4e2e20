"""What the steadier income is worth at each discount, beside project by project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, PROJECTS, RETAINERS
from charts.traces import line, points
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
    beside = line(
        language.text("afford.chart.with"),
        shares,
        [worth.value for worth in worths],
        RETAINERS,
        [
            language.text(
                "afford.hover",
                discount=language.percent(discount),
                worth=language.money(worth.value, currency),
                error=language.money(worth.error, currency),
            )
            for discount, worth in zip(discounts, worths, strict=True)
        ],
        marks=6,
    )
    alone = line(
        language.text("afford.chart.alone"), [shares[0], shares[-1]], [found.projects_only.value] * 2, PROJECTS
    )
    traces = [beside, alone]
    if found.discount is not None:
        traces.append(
            points(
                language.text("afford.chart.limit", discount=language.percent(round(found.discount.value, 3), None)),
                [found.discount.value * 100],
                [max(found.projects_only.value, found.at_most.value)],
                {"symbol": "diamond", "size": 14, "color": BILLS},
                cliponaxis=False,
            )
        )
    return {
        "data": traces,
        "layout": layout(
            language,
            height=360,
            xaxis=axis(
                language.text("afford.x"),
                tickvals=shares[::2],
                ticktext=[language.percent(discount) for discount in discounts[::2]],
            ),
            yaxis=money_axis(language, currency, language.text("afford.y")),
        ),
    }
