"""Renewal cliffs: how likely it is to lose two clients or more within three months."""

from __future__ import annotations

import pandas as pd

from charts import canvas, palette, traces
from locales import Language
from model.retainers.renewals import QUARTER, Cliffs


def cliffs(found: Cliffs, months: pd.PeriodIndex, language: Language) -> canvas.Figure:
    """Bars of the chance for the quarter that begins in each month; pale: at least one client, full: two or more."""
    windows = range(len(found.by_quarter))
    names = [
        language.text(
            "charts.cliffs.quarter",
            first=language.month(months[first]),
            last=language.month(months[min(first + QUARTER, len(months)) - 1]),
        )
        for first in windows
    ]
    shown = [(least, opacity) for least, opacity in ((1, "70"), (2, "")) if least < found.by_quarter.shape[1]]
    return {
        "data": [
            traces.bars(
                language.plural("charts.cliffs.least", least),
                list(windows),
                canvas.listed(found.by_quarter[:, least] * 100),
                f"{palette.OTHER}{opacity}",
                [
                    language.plural("charts.cliffs.hover", least, quarter=name, chance=language.chance(float(chance)))
                    for name, chance in zip(names, found.by_quarter[:, least], strict=True)
                ],
            )
            for least, opacity in shown
        ],
        "layout": canvas.layout(
            language,
            height=300,
            barmode="overlay",
            bargap=0.15,
            xaxis=canvas.month_axis(months[: len(found.by_quarter)], language),
            yaxis=canvas.share_axis(language, rangemode="tozero", nticks=5),
        ),
    }
