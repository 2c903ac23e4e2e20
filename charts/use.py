"""What an hour brings at each use of the agreed hours, for you and for the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, OTHER, RETAINERS
from locales import Language
from model.projection.rollover import Use
from model.rates.rates import Offer


def figure(uses: Sequence[Use], offer: Offer, language: Language, currency: str) -> dict[str, Any]:
    """Money an hour by use, beside the list rate and the break-even use."""
    shares = [each.use * 100 for each in uses]
    rates = [each.effective_rate for each in uses]
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": language.text("hour.chart.rate"),
        "x": shares,
        "y": rates,
        "line": {"color": RETAINERS, "width": 3},
        "marker": {"size": 8},
        "hovertext": [
            language.text(
                "hour.hover",
                use=language.percent(each.use),
                hours=language.number(each.hours),
                rate=language.money(each.effective_rate or 0.0, currency, 2),
            )
            for each in uses
        ],
        "hoverinfo": "text",
    }
    rate = {
        "type": "scatter",
        "mode": "lines",
        "name": language.text("hour.chart.list"),
        "x": [shares[0], shares[-1]],
        "y": [offer.rate, offer.rate],
        "line": {"color": BILLS, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    traces = [line, rate]
    top = max(rate for rate in (*rates, offer.rate) if rate is not None)
    if offer.discount and shares[0] <= offer.break_even_use * 100:
        even = offer.break_even_use * 100
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": language.text("hour.chart.even"),
                "x": [even, even],
                "y": [0, top * 1.1],
                "line": {"color": OTHER, "width": 2, "dash": "dot"},
                "hoverinfo": "skip",
            }
        )
    return {
        "data": traces,
        "layout": layout(
            language,
            titled=True,
            height=360,
            xaxis=axis(
                language.text("hour.x"), tickvals=shares, ticktext=[language.percent(each.use) for each in uses]
            ),
            yaxis=money_axis(language, currency, language.text("hour.y"), range=[0, top * 1.1]),
        ),
    }
