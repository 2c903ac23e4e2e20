"""Both futures month by month, side by side on one axis of money: what comes in, or the cash in hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pandas as pd

from charts import canvas, palette, traces
from locales import Language
from model import Arm, Projection
from model.past.income import Level

LEVELS = (0.1, 0.5, 0.9)

STRENGTH: Final = 0.26
"""How strongly a band is filled: its middle and the line across it stay to be seen."""

BETWEEN: Final = 0.03
"""Share of the width that parts the two futures."""

NAMED: Final = 4
"""Months named below each of two futures, at most: they have half a phone each."""


def fan(projection: Projection, language: Language) -> canvas.Figure:
    """What the months bring: the 10-90 % band of each future, its median, and the bills across both.

    Where the past is a guess, it is drawn without its role's colour.
    """
    scenario = projection.scenario
    named = language.text("charts.bills", bills=language.money(scenario.mean_bills, scenario.currency))
    due = scenario.bills_due
    bills = float(due.max())
    quantiles = projection.quantiles(LEVELS)
    highest = max(float(quantiles[(arm.value, LEVELS[-1])].max()) for arm in futures(projection))
    return _side_by_side(
        projection, language, quantiles, (canvas.listed(due), named), (0.0, max(highest, bills * 1.15, 1.0) * 1.08)
    )


def cash(projection: Projection, language: Language) -> canvas.Figure:
    """The cash in hand at each month's end, likewise, with the line below which it has run out."""
    quantiles = projection.cash_quantiles(LEVELS)
    shown = [quantiles[(arm.value, level)] for arm in futures(projection) for level in LEVELS]
    low, high = min(0.0, *(float(each.min()) for each in shown)), max(1.0, *(float(each.max()) for each in shown))
    room = (high - low) * 0.08
    zero = ([0.0], language.text("charts.cash.out"))
    return _side_by_side(projection, language, quantiles, zero, (low - room if low else 0.0, high + room))


def futures(projection: Projection) -> tuple[Arm, ...]:
    """The futures that are drawn, from the left: the one with retainers first; one where there are none."""
    return (Arm.WITH_RETAINERS, Arm.PROJECTS_ONLY) if projection.scenario.portfolio else (Arm.PROJECTS_ONLY,)


def _side_by_side(
    projection: Projection,
    language: Language,
    quantiles: pd.DataFrame,
    across: tuple[list[float], str],
    reach: tuple[float, float],
) -> canvas.Figure:
    """A panel for each future, all on one axis of money.

    Args:
        projection: for its months and its futures.
        language: the reader's.
        quantiles: months x (arm, level).
        across: height, in each month where they differ, and name of the line across all panels.
        reach: of the axis of money.
    """
    scenario, months, arms = projection.scenario, projection.months, futures(projection)
    guess = scenario.income.evidence.level is Level.GUESS
    heights, named = across
    line, label = canvas.level_line(heights[0], palette.BILLS, canvas.safe(named))
    level = len(set(heights)) == 1
    data: list[canvas.Figure] = []
    axes: canvas.Figure = {}
    titles = []
    width = (1 - BETWEEN * (len(arms) - 1)) / len(arms)
    for place, arm in enumerate(arms):
        colour = palette.MUTED if guess and arm is Arm.PROJECTS_ONLY else palette.ARMS[arm]
        number = str(place + 1) if place else ""
        left = place * (width + BETWEEN)
        columns = [canvas.listed(quantiles[(arm.value, level)]) for level in LEVELS]
        data += _band(projection, language, columns, colour, f"x{number}")
        if not level:
            steps = {"dash": "dash", "shape": "hvh", "xaxis": f"x{number}"}
            data.append(traces.line("", list(range(len(months))), heights, palette.BILLS, width=1.5, **steps))
        every = math.ceil(len(months) / NAMED) if len(arms) > 1 else None
        span = {"range": [-0.3, len(months) - 0.7], "domain": [left, left + width], "anchor": "y"}
        axes[f"xaxis{number}"] = canvas.month_axis(months, language, every, **span)
        titles.append(
            {
                "xref": "paper",
                "yref": "paper",
                "x": left,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "text": canvas.safe(language.text(f"charts.arm.{arm.value}")),
                "showarrow": False,
                "font": {"color": colour, "size": 14},
            }
        )
    layout = canvas.layout(
        language,
        height=340,
        legend=False,
        yaxis=canvas.money_axis(language, scenario.currency, range=list(reach)),
        shapes=[line] if level else [],
        annotations=[*titles, label],
        **axes,
    )
    return {"data": data, "layout": {**layout, "margin": {**layout["margin"], "t": 32}}}


def _band(
    projection: Projection, language: Language, columns: Sequence[Sequence[float]], colour: str, axis: str
) -> list[canvas.Figure]:
    """The filled band of one future, there along its upper edge and back along its lower one, and its middle."""
    low, middle, high = columns
    places = list(range(len(low)))
    currency = projection.scenario.currency
    said = [
        language.text(
            "charts.fan.hover",
            month=month,
            middle=language.money(mid, currency),
            low=language.money(least, currency),
            high=language.money(most, currency),
        )
        for month, least, mid, most in zip(canvas.month_names(projection.months, language), *columns, strict=True)
    ]
    band = traces.line("", places + places[::-1], [*high, *reversed(low)], colour, width=0, xaxis=axis)
    return [
        {**band, "fill": "toself", "fillcolor": colour, "opacity": STRENGTH},
        traces.line("", places, middle, colour, said, width=2.5, xaxis=axis),
    ]
