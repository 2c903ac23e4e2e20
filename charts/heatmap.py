"""Retainers and discount together: what the months below the bills lack in a year."""

from __future__ import annotations

from typing import Any, Final

from charts.canvas import axis, layout
from charts.palette import BILLS, SEQUENCE
from locales import Language
from model.sweeps.grid import Grid

HUES: Final = SEQUENCE[:4]
"""On the stronger ones the amounts could not be read: of all ten, some lie between light and dark in both themes."""


def figure(found: Grid, language: Language, currency: str, count: int, discount: float) -> dict[str, Any]:
    """A cell for each pair, its amount written in it; a frame round the one nearest to the present choice."""
    counts = [language.number(each) for each in found.counts]
    cuts = [language.percent(each) for each in found.discounts]
    written = [[language.money(amount, currency) for amount in row] for row in found.shortfall]
    cells = {
        "type": "heatmap",
        "x": cuts,
        "y": counts,
        "z": found.shortfall.tolist(),
        "text": [[language.number(language.rounded(amount, currency)) for amount in row] for row in found.shortfall],
        "texttemplate": "%{text}",
        "hovertext": [
            [
                language.text(
                    "grid.hover",
                    retainers=language.plural("frontier.count", number),
                    discount=cut,
                    amount=amount,
                )
                for cut, amount in zip(cuts, row, strict=True)
            ]
            for number, row in zip(found.counts, written, strict=True)
        ],
        "hoverinfo": "text",
        "textfont": {"color": BILLS},
        "colorscale": [[step / (len(HUES) - 1), colour] for step, colour in enumerate(HUES)],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    row = min(range(len(counts)), key=lambda each: abs(found.counts[each] - count))
    column = min(range(len(cuts)), key=lambda each: abs(found.discounts[each] - discount))
    frame = {
        "type": "rect",
        "x0": column - 0.5,
        "x1": column + 0.5,
        "y0": row - 0.5,
        "y1": row + 0.5,
        "line": {"color": BILLS, "width": 3},
    }
    return {
        "data": [cells],
        "layout": layout(
            language,
            height=520,
            legend=False,
            shapes=[frame],
            xaxis=axis(language.text("grid.x"), type="category", side="top", showgrid=False),
            yaxis=axis(language.text("grid.y"), type="category", showgrid=False),
        ),
    }
