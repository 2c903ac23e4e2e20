"""Twelve squares for a year: one for each month, full where it pays the bills."""

from __future__ import annotations

from collections.abc import Mapping

from charts import canvas, palette
from locales import Language
from model import Arm, Scenario
from model.buffer import falls_short
from model.types import Floats


def squares(years: Mapping[Arm, Floats], scenario: Scenario, language: Language) -> canvas.Figure:
    """A row of squares for each future: filled where the month pays the bills, an outline where it does not.

    Shape, not colour alone, tells the two apart; each square's money is on hover and in the table.

    Args:
        years: [month] money by arm, the same months in each.
        scenario: for the bills and the months.
        language: the reader's.
    """
    months = scenario.months
    names = canvas.month_names(months, language)
    data: list[canvas.Figure] = []
    for row, (arm, year) in enumerate(reversed(list(years.items()))):
        short = falls_short(year, scenario.monthly_bills)
        colour = palette.ARMS[arm]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(range(len(year))),
                "y": [row] * len(year),
                "name": language.text(f"charts.arm.{arm.value}"),
                "marker": {
                    "symbol": ["square-open" if below else "square" for below in short],
                    "size": 20,
                    "color": colour,
                    "line": {"width": 2, "color": colour},
                },
                "hovertext": [
                    f"{names[month]}<br>{language.money(amount, scenario.currency)}"
                    for month, amount in enumerate(year)
                ],
                "hoverinfo": "text",
            }
        )
    labels = [language.text(f"charts.arm.{arm.value}") for arm in reversed(list(years))]
    length = max((len(year) for year in years.values()), default=0)
    return {
        "data": data,
        "layout": canvas.layout(
            language,
            height=74 + 46 * len(years),
            legend=False,
            xaxis=canvas.axis(
                tickvals=list(range(length)),
                ticktext=[language.month(month, "name")[:3] for month in months[:length]],
                range=[-0.6, length - 0.4],
                showgrid=False,
                tickangle=0,
            ),
            yaxis=canvas.axis(
                tickvals=list(range(len(years))),
                ticktext=[label.replace(" ", "<br>", 1) for label in labels],
                range=[-0.6, len(years) - 0.4],
                showgrid=False,
            ),
        ),
    }
