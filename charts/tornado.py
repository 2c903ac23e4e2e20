"""The tornado: bars from the figure at an input's low end to the one at its high end, widest on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import Any, Final

from charts.canvas import axis, layout, safe
from charts.palette import BILLS, OTHER, RETAINERS
from charts.traces import rows
from locales import Language
from model.sweeps.sweep import Measure
from model.sweeps.tornado import Tornado

NARROW: Final = 20
"""Characters of a line of the axis's title."""

ROW: Final = 34
"""Pixels of a bar and the space round it."""


def figure(
    found: Tornado,
    measure: Measure,
    labels: Sequence[str],
    ends: Sequence[tuple[str, str]],
    written: Callable[[float], str],
    language: Language,
) -> dict[str, Any]:
    """Two bars an input from the present figure, in two colours and with two patterns.

    Args:
        found: the sweep.
        measure: what the bars show.
        labels: the inputs' names, in the order of `Tornado.ranked`.
        ends: what their low and high ends are.
        written: writes a figure.
        language: the reader's.
    """
    bars = found.ranked(measure)
    base = found.base[measure].value
    scale = 100.0 if measure.is_share else 1.0
    names = [safe(label) for label in labels]
    sides = (
        (language.text("tornado.low"), [bar.low[measure].value for bar in bars], 0, OTHER),
        (language.text("tornado.high"), [bar.high[measure].value for bar in bars], 1, RETAINERS),
    )
    traces = [
        rows(
            name,
            names,
            base * scale,
            [(value - base) * scale for value in values],
            colour,
            [
                language.text("tornado.hover", input=safe(label), end=safe(end[side]), figure=written(value))
                for label, end, value in zip(labels, ends, values, strict=True)
            ],
        )
        for name, values, side, colour in sides
    ]
    if measure.is_money:
        before, after = written(0.0).split("0", 1)
    else:
        before, after = "", language.percent(0).split("0", 1)[1] if measure.is_share else ""
    return {
        "data": traces,
        "layout": layout(
            language,
            height=130 + ROW * len(bars),
            barmode="overlay",
            bargap=0.35,
            xaxis=axis(
                # Of a phone's width the names of the inputs leave little.
                "<br>".join(wrap(language.text(f"measure.{measure}"), NARROW)),
                tickformat=",.0f" if measure.is_money else "",
                tickprefix=before,
                ticksuffix=after,
                nticks=5,
            ),
            yaxis=axis(autorange="reversed", showgrid=False),
            shapes=[
                {
                    "type": "line",
                    "x0": base * scale,
                    "x1": base * scale,
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": BILLS, "width": 2},
                }
            ],
        ),
    }
