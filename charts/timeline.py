"""Contracts over time: the signed term of each retainer, the terms that may follow, and when to talk about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd

from charts import canvas, palette, traces
from locales import Language
from model.projection.retainer import Retainer
from model.retainers.renewals import Renewal

ROW: Final = 34
"""Pixels of a contract and the space round it."""

MONTHS: Final = 44
"""Pixels of the names of the months."""

FOOT: Final = 130
"""Pixels of these names and the legend in as many lines as a telephone needs."""

PALE: Final = "70"
"""How opaque a term is that may follow: the last two digits of its colour."""


def timeline(
    retainers: Sequence[Retainer],
    names: Sequence[str],
    renewals: Sequence[Renewal],
    months: pd.PeriodIndex,
    language: Language,
) -> canvas.Figure:
    """A row for each retainer: the present term filled, later ones pale, a diamond where one ends, a dot for talks.

    Args:
        retainers: in the order of the portfolio.
        names: of their clients, as the page says them.
        renewals: the ends of their terms.
        months: the projected months.
        language: the reader's.
    """
    last = len(months)
    rows = list(range(len(retainers)))
    signed = [
        _bar(
            language.text("charts.timeline.signed"),
            [retainer.starts_in for retainer in retainers],
            [min(retainer.starts_in + retainer.first_term, last) for retainer in retainers],
            rows,
            palette.RETAINERS,
        )
    ]
    later = _bar(
        language.text("charts.timeline.later"),
        [min(retainer.starts_in + retainer.first_term, last) for retainer in retainers],
        [last] * len(retainers),
        rows,
        f"{palette.RETAINERS}{PALE}",
    )
    said = [
        language.text(
            "charts.timeline.hover",
            client=canvas.safe(names[renewal.position]),
            month=language.month(months[renewal.month], "long"),
            reached=language.percent(renewal.reached),
            renewed=language.percent(renewal.renewed or 0.0),
        )
        for renewal in renewals
    ]
    talked = [
        language.text(
            "charts.timeline.talk",
            client=canvas.safe(names[renewal.position]),
            month=language.month(months[renewal.talks], "long"),
        )
        for renewal in renewals
    ]
    ends = _marks(
        language.text("charts.timeline.end"),
        [renewal.month - 0.5 for renewal in renewals],
        renewals,
        said,
        {"symbol": "diamond", "size": 12, "color": palette.BILLS, "line": {"width": 1.5, "color": palette.GROUND}},
    )
    talks = _marks(
        language.text("charts.timeline.talks"),
        [float(renewal.talks) for renewal in renewals],
        renewals,
        talked,
        {"symbol": "circle", "size": 8, "color": palette.GROUND, "line": {"width": 2, "color": palette.BILLS}},
    )
    drawn = ROW * max(len(rows), 2)
    layout = canvas.layout(
        language,
        height=drawn + FOOT,
        barmode="overlay",
        bargap=0.4,
        xaxis=canvas.month_axis(months, language),
        yaxis=canvas.axis(
            tickvals=rows,
            ticktext=[canvas.safe(canvas.shortened(name)) for name in names],
            range=[len(rows) - 0.4, -0.6],
            showgrid=False,
        ),
    )
    # The legend hangs a fixed distance below the months, however low the chart is.
    layout["legend"]["y"] = -MONTHS / drawn
    return {"data": [*signed, later, ends, talks], "layout": layout}


def _bar(name: str, starts: list[int], ends: list[int], rows: list[int], colour: str) -> canvas.Figure:
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    return traces.rows(name, rows, [start - 0.5 for start in starts], lengths, colour)


def _marks(
    name: str, places: list[float], renewals: Sequence[Renewal], hover: list[str], marker: canvas.Figure
) -> canvas.Figure:
    rows = [renewal.position for renewal in renewals]
    return traces.points(name, places, rows, marker, hover, cliponaxis=False)
