"""What an hour brings at each use of the agreed hours, for you and for the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, OTHER, RETAINERS
from charts.traces import line
from locales import Language
from model.projection.offer import Offer
from model.projection.rollover import Use


def figure(uses: Sequence[Use], offer: Offer, language: Language, currency: str) -> dict[str, Any]:
    """Money an hour by use, beside the list rate and the break-even use."""
    shares = [each.use * 100 for each in uses]
    rates = [each.effective_rate for each in uses]
    brings = line(
        language.text("hour.chart.rate"),
        shares,
        rates,
        RETAINERS,
        [
            language.text(
                "hour.hover",
                use=language.percent(each.use),
                hours=language.number(each.hours),
                rate=language.money(each.effective_rate or 0.0, currency, 2),
            )
            for each in uses
        ],
        marks=8,
    )
    ends = [shares[0], shares[-1]]
    listed = line(language.text("hour.chart.list"), ends, [offer.rate, offer.rate], BILLS, width=2, dash="dash")
    traces = [brings, listed]
    top = max(rate for rate in (*rates, offer.rate) if rate is not None)
    if offer.discount and shares[0] <= offer.break_even_use * 100:
        even = offer.break_even_use * 100
        marked = language.text("hour.chart.even")
        traces.append(line(marked, [even, even], [0, top * 1.1], OTHER, width=2, dash="dot"))
    return {
        "data": traces,
        "layout": layout(
            language,
            height=360,
            xaxis=axis(
                language.text("hour.x"), tickvals=shares, ticktext=[language.percent(each.use) for each in uses]
            ),
            yaxis=money_axis(language, currency, language.text("hour.y"), range=[0, top * 1.1]),
        ),
    }
