"""What figures share: axes in the reader's language, margins, and text that is only text."""

from __future__ import annotations

import html
import math
from textwrap import wrap
from typing import Any, Final

import pandas as pd

from locales import Language

Figure = dict[str, Any]

HEIGHT: Final = 360
MOST_TICKS: Final = 7

TITLE: Final = 34
"""Characters of a line of an axis's title: more are longer than a chart is high, or a phone wide."""


def layout(language: Language, *, height: int = HEIGHT, legend: bool = True, **more: Any) -> Figure:
    """Margins, legend at the foot, and the language's marks for decimals and thousands; `more` is added to it."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8, "pad": 4},
        "separators": language.decimal_mark + language.group_mark,
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": legend,
        "legend": {
            "orientation": "h",
            "yref": "container",
            "yanchor": "bottom",
            "y": 0,
            "x": 0,
            "traceorder": "normal",
        },
        "barcornerradius": 3,
        **more,
    }


def axis(title: str = "", **more: Any) -> Figure:
    """An axis that nobody can drag out of sight."""
    return {
        "title": {"text": "<br>".join(wrap(title, TITLE))},
        "fixedrange": True,
        "automargin": True,
        "zeroline": False,
        **more,
    }


def money_axis(language: Language, currency: str, title: str = "", **more: Any) -> Figure:
    """An axis of amounts, with the currency's sign where the language puts it."""
    before, after = language.money(0, currency).split(language.number(0), 1)
    return axis(title, tickformat=",.0f", tickprefix=before, ticksuffix=after, **more)


def share_axis(language: Language, title: str = "", **more: Any) -> Figure:
    """An axis of shares given in percent."""
    before, after = language.percent(0).split(language.number(0), 1)
    return axis(title, tickprefix=before, ticksuffix=after, **more)


def month_axis(months: pd.PeriodIndex, language: Language, every: int | None = None, **more: Any) -> Figure:
    """An axis of months at positions 0, 1, ..., of which some are named, the year below where it changes.

    `every` says how many months lie from one name to the next; as many as leave room in a whole chart when None.
    """
    every = every or max(1, math.ceil(len(months) / MOST_TICKS))
    places = list(range(0, len(months), every))
    years = [0, *(months[place].year for place in places)]
    named = [
        language.month(months[place], "name") + (f"<br>{months[place].year}" if months[place].year != year else "")
        for place, year in zip(places, years, strict=False)
    ]
    span = [-0.6, len(months) - 0.4]
    return {**axis(tickvals=places, ticktext=named, range=span, tickangle=0, showgrid=False), **more}


def month_names(months: pd.PeriodIndex, language: Language) -> list[str]:
    """Every month in full, for the hover."""
    return [language.month(month, "long") for month in months]


def level_line(height: float, colour: str, name: str) -> tuple[Figure, Figure]:
    """A dashed line across the chart, and its name under its left end, where the lines of a chart seldom run."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height}
    label = {"xref": "paper", "x": 0.01, "y": height, "xanchor": "left", "yanchor": "top", "text": name}
    return (
        {**line, "line": {"color": colour, "width": 1.5, "dash": "dash"}},
        {**label, "showarrow": False, "font": {"color": colour, "size": 12}},
    )


def named_line(height: float, colour: str, name: str) -> Figure:
    """A dashed line across the chart, named in the legend: for charts whose drawing fills the place of a label."""
    line, _ = level_line(height, colour, "")
    return {**line, "name": safe(name), "showlegend": True}


def safe(text: str) -> str:
    """A person's text for a figure: plotly reads a few tags, so none may be left in it."""
    return html.escape(text, quote=False)


def listed(values: Any) -> list[float]:
    """Numbers as JSON takes them, to the cent."""
    return [round(float(value), 2) for value in values]


def shortened(text: str, most: int = 18) -> str:
    """A name that leaves room for the chart; the table has it whole."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
