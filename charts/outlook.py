"""Committed, expected, possible: the retainers' fees by month."""

from __future__ import annotations

from charts import canvas, palette, traces
from locales import Language
from model.retainers.outlook import Outlook


def outlook(found: Outlook, bills: float, language: Language, currency: str) -> canvas.Figure:
    """Committed fees as bars, expected ones as a line, possible ones as a dotted line over them; the bills across."""
    total = found.total
    places = list(range(len(total)))
    names = canvas.month_names(found.months, language)
    committed, expected, possible = (canvas.listed(total[name]) for name in ("committed", "expected", "possible"))
    hover = [
        language.text(
            "charts.outlook.hover",
            month=month,
            committed=language.money(owed, currency),
            expected=language.money(mean, currency),
            possible=language.money(most, currency),
        )
        for month, owed, mean, most in zip(names, committed, expected, possible, strict=True)
    ]
    line, label = canvas.level_line(
        bills, palette.BILLS, language.text("charts.bills", bills=language.money(bills, currency))
    )
    # Committed fees stand at the left: the name goes to the other end, above the line.
    label |= {"x": 0.99, "xanchor": "right", "yanchor": "bottom"}
    return {
        "data": [
            traces.bars(language.text("charts.outlook.committed"), places, committed, palette.RETAINERS),
            traces.line(language.text("charts.outlook.expected"), places, expected, palette.GOOD, hover, marks=6),
            traces.line(
                language.text("charts.outlook.possible"),
                places,
                possible,
                palette.OTHER,
                width=2,
                dash="dot",
                shape="hvh",
            ),
        ],
        "layout": canvas.layout(
            language,
            height=380,
            hovermode="x",
            bargap=0.15,
            xaxis=canvas.month_axis(found.months, language),
            yaxis=canvas.money_axis(language, currency, range=[0, max(*possible, bills, 1.0) * 1.1], nticks=6),
            shapes=[line],
            annotations=[label],
        ),
    }
