"""Had you looked back then: the band that would have been said, and what came, for each look."""

from __future__ import annotations

from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, OTHER, RETAINERS
from locales import Language
from model.sweeps.backtest import Backtest


def figure(found: Backtest, language: Language, currency: str) -> dict[str, Any]:
    """A bar from P10 to P90 for each origin, its middle, and a point for what came: filled inside, open outside."""
    looks = found.looks
    months = [language.month(look.as_of) for look in looks]
    band = {
        "type": "bar",
        "name": language.text("backtest.chart.band"),
        "x": months,
        "base": [look.low for look in looks],
        "y": [look.high - look.low for look in looks],
        "marker": {"color": RETAINERS, "opacity": 0.35},
        "hoverinfo": "skip",
        "width": 0.6,
    }
    middle = {
        "type": "scatter",
        "mode": "markers",
        "name": language.text("backtest.chart.middle"),
        "x": months,
        "y": [look.middle for look in looks],
        "marker": {"symbol": "line-ew-open", "size": 16, "color": RETAINERS, "line": {"width": 3, "color": RETAINERS}},
        "hoverinfo": "skip",
    }
    came = {
        "type": "scatter",
        "mode": "markers",
        "name": language.text("backtest.chart.came"),
        "x": months,
        "y": [look.total for look in looks],
        "marker": {
            "size": 11,
            "symbol": ["circle" if look.held else "x" for look in looks],
            "color": [BILLS if look.held else OTHER for look in looks],
        },
        "hovertext": [
            language.text(
                "backtest.hover",
                month=language.month(look.as_of, "long"),
                low=language.money(look.low, currency),
                high=language.money(look.high, currency),
                came=language.money(look.total, currency),
            )
            for look in looks
        ],
        "hoverinfo": "text",
    }
    return {
        "data": [band, middle, came],
        "layout": layout(
            language,
            titled=True,
            height=380,
            xaxis=axis(language.text("backtest.x"), type="category", showgrid=False),
            yaxis=money_axis(language, currency, language.text("backtest.y"), rangemode="tozero"),
        ),
    }
