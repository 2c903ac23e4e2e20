"""The past, month by month: money received, dry spells, and the usual month."""

from __future__ import annotations

from charts import canvas, palette, traces
from locales import Language
from model import ProjectHistory

PALE = 0.45
"""Opacity of a month that was seen in part."""


def history(past: ProjectHistory, language: Language, currency: str) -> canvas.Figure:
    """Bars of money received a month, months seen in part pale, dry spells shaded, the mean as a line."""
    monthly = past.monthly
    received = canvas.listed(monthly["received"])
    in_part = past.months.isin(past.part_months)
    names = [
        language.text("charts.history.part", month=name) if part else name
        for name, part in zip(canvas.month_names(past.months, language), in_part, strict=True)
    ]
    bars = traces.bars(
        language.text("charts.history.received"),
        list(range(len(received))),
        received,
        palette.PROJECTS,
        [
            language.text(
                "charts.history.hover", month=name, received=language.money(money, currency), projects=int(projects)
            )
            for name, money, projects in zip(names, received, monthly["projects"], strict=True)
        ],
    )
    bars["marker"]["opacity"] = [PALE if part else 1.0 for part in in_part]
    shades: list[canvas.Figure] = [
        {
            "type": "rect",
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "x0": (first - past.start).n - 0.5,
            "x1": (last - past.start).n + 0.5,
            "fillcolor": palette.MUTED,
            "opacity": 0.18,
            "line": {"width": 0},
            "layer": "below",
        }
        for first, last in past.dry_spells
    ]
    mean = float(past.received.mean())
    name = language.text("charts.history.mean", mean=language.money(mean, currency))
    for number, shade in enumerate(shades):
        shade |= {"name": language.text("charts.history.dry"), "showlegend": not number}  # one entry stands for all
    return {
        "data": [bars],
        "layout": canvas.layout(
            language,
            xaxis=canvas.month_axis(past.months, language),
            yaxis=canvas.money_axis(language, currency, range=[0, max([*received, mean, 1.0]) * 1.08]),
            shapes=[*shades, canvas.named_line(mean, palette.BILLS, name)],
        ),
    }
