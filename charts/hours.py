"""Hours against capacity, by month, with the months that are overbooked."""

from __future__ import annotations

from charts import canvas, palette, traces
from locales import Language
from model.retainers.load import Load


def hours(found: Load, flagged: float, language: Language) -> canvas.Figure:
    """Hours of retainers and projects stacked, the level of a tight month, the capacity across.

    Args:
        found: the hours.
        flagged: chance of more hours than there are from which on a month carries a cross.
        language: the reader's.
    """
    places = list(range(len(found.months)))
    names = canvas.month_names(found.months, language)
    said = [
        language.text(
            "charts.hours.hover",
            month=month,
            retainers=language.number(float(asked), 0),
            projects=language.number(float(worked), 0),
            tight=language.number(float(tight), 0),
            chance=language.chance(float(chance)),
        )
        for month, asked, worked, tight, chance in zip(
            names, found.retainers, found.projects, found.tight, found.overbooked, strict=True
        )
    ]
    over = [place for place in places if found.overbooked[place] >= flagged]
    most = max(float((found.retainers + found.projects).max()), float(found.tight.max()), found.capacity)
    name = language.text("charts.hours.capacity", hours=language.number(found.capacity))
    line, label = canvas.level_line(found.capacity, palette.BILLS, name)
    bars = (
        ("charts.hours.retainers", found.retainers, palette.RETAINERS),
        ("charts.hours.projects", found.projects, palette.PROJECTS),
    )
    return {
        "data": [
            *(
                traces.bars(language.text(key), places, canvas.listed(values), colour, said)
                for key, values, colour in bars
            ),
            traces.points(
                language.text("charts.hours.tight"),
                places,
                canvas.listed(found.tight),
                {"symbol": "line-ew-open", "size": 12, "color": palette.BILLS, "line": {"width": 2}},
            ),
            traces.points(
                language.text("charts.hours.overbooked"),
                over,
                [most * 1.08] * len(over),
                {"symbol": "x", "size": 11, "color": palette.OTHER},
                [said[place] for place in over],
                showlegend=bool(over),
            ),
        ],
        "layout": canvas.layout(
            language,
            height=380,
            barmode="stack",
            bargap=0.15,
            barcornerradius=0,
            xaxis=canvas.month_axis(found.months, language),
            yaxis=canvas.axis(language.text("charts.hours.axis"), range=[0, most * 1.16], nticks=6),
            shapes=[line],
            # Its ground keeps the name of the capacity readable on the bars of an overbooked month.
            annotations=[{**label, "bgcolor": palette.GROUND}],
        ),
    }
