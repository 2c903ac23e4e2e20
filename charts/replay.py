"""The replay: the past as it was beside the past with retainers, month by month."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts.canvas import layout, listed, money_axis, month_axis, month_names
from charts.palette import BILLS, PROJECTS, RETAINERS
from charts.traces import bars, line
from locales import Language
from model.conversion.replay import Replay


def figure(found: Replay, bills: float, language: Language, currency: str) -> dict[str, Any]:
    """Bars of what came, a line of what would have come, and the bills across."""
    months = pd.PeriodIndex(found.monthly.index)
    names = month_names(months, language)
    places = list(range(len(months)))
    was, would = listed(found.monthly["as_it_was"]), listed(found.monthly["with_retainers"])
    hover = [
        language.text(
            "replay.hover", month=name, was=language.money(before, currency), would=language.money(after, currency)
        )
        for name, before, after in zip(names, was, would, strict=True)
    ]
    received = bars(language.text("replay.chart.was"), places, was, PROJECTS, hover)
    received["marker"]["opacity"] = 0.55
    would_be = line(language.text("replay.chart.would"), places, would, RETAINERS, hover, shape="hvh", marks=6)
    level = line(
        language.text("replay.chart.bills", bills=language.money(bills, currency)),
        [places[0] - 0.5, places[-1] + 0.5],
        [bills, bills],
        BILLS,
        width=1.5,
        dash="dash",
    )
    return {
        "data": [received, would_be, level],
        "layout": layout(
            language,
            height=400,
            bargap=0.25,
            xaxis=month_axis(months, language),
            yaxis=money_axis(language, currency, rangemode="tozero", nticks=7),
        ),
    }
