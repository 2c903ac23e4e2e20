"""How the monthly recurring income moves: what comes and is renewed above the line, what goes below it."""

from __future__ import annotations

from typing import Final

import pandas as pd

from charts import canvas, palette, traces
from locales import Language

PARTS: Final = (
    ("new", 1, palette.GOOD, ""),
    ("renewed", 1, palette.RETAINERS, "/"),
    ("grown", 1, palette.OTHER, "."),
    ("shrunk", -1, palette.RETAINERS, "\\"),
    ("lost", -1, palette.PROJECTS, ""),
    ("ended", -1, palette.OTHER, "x"),
)
"""Column, its direction, colour and pattern: patterns tell apart what colours alone might not."""


def bridge(moved: pd.DataFrame, language: Language, currency: str) -> canvas.Figure:
    """Bars of new, renewed and grown fees upwards, of shrunk, lost and ended ones downwards, the income as a line.

    Args:
        moved: from `model.movements`; without `grown` or `shrunk` where nothing does.
        language: the reader's.
        currency: of the amounts.
    """
    months = pd.PeriodIndex(moved.index)
    places = list(range(len(months)))
    names = canvas.month_names(months, language)
    shown = [each for each in PARTS if each[0] in moved]
    data = [
        traces.bars(
            language.text(f"charts.bridge.{part}"),
            places,
            canvas.listed(moved[part] * sign),
            colour,
            [
                language.text(
                    "charts.bridge.hover",
                    month=month,
                    part=language.text(f"charts.bridge.{part}"),
                    money=language.money(amount, currency),
                )
                for month, amount in zip(names, moved[part], strict=True)
            ],
        )
        for part, sign, colour, _ in shown
    ]
    for drawn, (*_, pattern) in zip(data, shown, strict=True):
        drawn["marker"]["pattern"] = {"shape": pattern, "solidity": 0.35}
    closing = language.text("charts.bridge.closing")
    data.append(traces.line(closing, places, canvas.listed(moved["closing"]), palette.BILLS, width=2.5, shape="hvh"))
    return {
        "data": data,
        "layout": canvas.layout(
            language,
            height=380,
            barmode="relative",
            bargap=0.15,
            barcornerradius=0,
            xaxis=canvas.month_axis(months, language),
            yaxis=canvas.money_axis(language, currency, nticks=7, zeroline=True, zerolinecolor=palette.MUTED),
        ),
    }
