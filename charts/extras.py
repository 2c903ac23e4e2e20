"""Extras against a discount: what they cost, and where they are even."""

from __future__ import annotations

from typing import Any

from charts.canvas import axis, layout, money_axis
from charts.palette import BILLS, OTHER, PROJECTS, RETAINERS
from charts.traces import line, points
from locales import Language
from model.rates.rates import Perks


def steps(perks: Perks) -> list[float]:
    """Hours of extras that are drawn: evenly from none to well beyond the even points, and these points themselves."""
    end = max(perks.same_rate_hours * 1.5, perks.hours * 1.2, 0.5)
    return sorted({end * part / 8 for part in range(9)} | {perks.hours, perks.same_cost_hours, perks.same_rate_hours})


def figure(perks: Perks, language: Language, currency: str) -> dict[str, Any]:
    """Cost of the extras by minutes beside the cost of the discount, both even points and the present choice marked."""
    hours = steps(perks)
    minutes = [each * 60 for each in hours]
    offer = perks.offer
    discount = offer.discount_cost
    cost = [Perks(offer, each).cost for each in hours]
    extras = line(
        language.text("extras.chart.extras"),
        minutes,
        cost,
        RETAINERS,
        hoverinfo="all",
        hovertemplate="%{y}<extra></extra>",
    )
    cut = line(language.text("extras.chart.discount"), [0, minutes[-1]], [discount, discount], PROJECTS)
    marks = (
        (perks.same_cost_hours, language.text("extras.chart.cost"), "diamond", OTHER),
        (perks.same_rate_hours, language.text("extras.chart.rate"), "square", BILLS),
        (perks.hours, language.text("extras.chart.present"), "circle-open", RETAINERS),
    )
    marked = [
        points(
            name,
            [at * 60],
            [Perks(offer, at).cost],
            # A ring round the present choice: where it is an even point, both are seen.
            {"symbol": symbol, "size": 20, "color": colour, "line": {"width": 3}}
            if symbol.endswith("open")
            else {"symbol": symbol, "size": 13, "color": colour},
            language.text(
                "extras.hover",
                minutes=language.number(at * 60, 1),
                cost=language.money(Perks(offer, at).cost, currency, 2),
                rate=language.money(Perks(offer, at).effective_rate, currency, 2),
            ),
            cliponaxis=False,
        )
        for at, name, symbol, colour in marks
    ]
    return {
        "data": [extras, cut, *marked],
        "layout": layout(
            language,
            height=380,
            xaxis=axis(language.text("extras.x"), rangemode="tozero"),
            yaxis=money_axis(language, currency, language.text("extras.y"), rangemode="tozero"),
        ),
    }
