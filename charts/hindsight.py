"""A forecast's band, and upon it the money that came since: month by month, or summed."""

from __future__ import annotations

from typing import Final

import numpy as np

from charts import canvas, palette, traces
from charts.fan import STRENGTH
from locales import Language
from model.hindsight.verdict import Verdict

HEIGHT: Final = 340


def hindsight(found: Verdict, language: Language, *, summed: bool) -> canvas.Figure:
    """The 10-90 % band as it was foretold with its middle, and a point for what came: a disc inside, a cross outside.

    Args:
        found: the forecast and what came.
        language: the reader's.
        summed: whether each month shows all money up to its end.
    """
    scenario = found.forecast.scenario
    band = found.summed if summed else found.said
    came = np.cumsum(found.came) if summed else found.came
    inside = found.summed_inside if summed else found.inside
    low, middle, high = (canvas.listed(column) for column in band.T)
    places, names = list(range(len(low))), canvas.month_names(scenario.months, language)
    colour = palette.ARMS[found.arm]
    amount = [language.money(money, scenario.currency) for money in came]
    said = [
        language.text(
            "charts.hindsight.hover",
            month=month,
            came=money,
            low=language.money(least, scenario.currency),
            high=language.money(most, scenario.currency),
        )
        for month, money, least, most in zip(names, amount, low, high, strict=False)
    ]
    edge = traces.line(
        language.text("charts.hindsight.band"), places + places[::-1], [*high, *reversed(low)], colour, width=0
    )
    marker = {
        "size": 10,
        "symbol": ["circle" if held else "x" for held in inside],
        "color": [palette.BILLS if held else palette.OTHER for held in inside],
    }
    return {
        "data": [
            {**edge, "fill": "toself", "fillcolor": colour, "opacity": STRENGTH},
            traces.line(language.text("charts.hindsight.middle"), places, middle, colour, width=2.5),
            traces.points(
                language.text("charts.hindsight.came"), places[: len(came)], canvas.listed(came), marker, said
            ),
        ],
        "layout": canvas.layout(
            language,
            height=HEIGHT,
            xaxis=canvas.month_axis(scenario.months, language),
            yaxis=canvas.money_axis(language, scenario.currency, rangemode="tozero"),
        ),
    }
