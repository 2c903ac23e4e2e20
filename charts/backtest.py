"""Had you looked back then: the band that would have been said, and what came, for each look."""

from __future__ import annotations

from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, OTHER, RETAINERS
from charts.traces import bars, points
from locales import Language
from model.sweeps.backtest import Backtest


def figure(found: Backtest, language: Language, currency: str) -> dict[str, Any]:
    """A bar from P10 to P90 for each origin, its middle, and a point for what came: filled inside, open outside."""
    looks = found.looks
    months = [language.month(look.as_of) for look in looks]
    said = [
        language.text(
            "backtest.hover",
            month=language.month(look.as_of, "long"),
            low=language.money(look.low, currency),
            high=language.money(look.high, currency),
            came=language.money(look.total, currency),
        )
        for look in looks
    ]
    band = bars(
        language.text("backtest.chart.band"),
        months,
        [look.high - look.low for look in looks],
        RETAINERS,
        base=[look.low for look in looks],
        width=0.6,
    )
    band["marker"]["opacity"] = 0.35
    middle = points(
        language.text("backtest.chart.middle"),
        months,
        [look.middle for look in looks],
        {"symbol": "line-ew-open", "size": 16, "color": RETAINERS, "line": {"width": 3, "color": RETAINERS}},
    )
    came = points(
        language.text("backtest.chart.came"),
        months,
        [look.total for look in looks],
        {
            "size": 11,
            "symbol": ["circle" if look.held else "x" for look in looks],
            "color": [BILLS if look.held else OTHER for look in looks],
        },
        said,
    )
    return {
        "data": [band, middle, came],
        "layout": layout(
            language,
            height=380,
            xaxis=axis(language.text("backtest.x"), type="category", showgrid=False),
            yaxis=money_axis(language, currency, language.text("backtest.y"), rangemode="tozero"),
        ),
    }
