"""Where the money comes from: projects and clients stacked by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from charts import canvas, palette, traces
from locales import Language
from model.retainers.outlook import Outlook

NAMED: Final = len(palette.CLIENTS) - 1
"""Clients with a layer of their own, the largest first; the rest share one."""


def stack(found: Outlook, names: Sequence[str], language: Language, currency: str) -> canvas.Figure:
    """Mean income received by month: projects below, then the clients by size, then hours beyond the agreed ones."""
    order = sorted(range(len(names)), key=lambda row: (-found.retainers[row].fee, row))
    layers = [(language.text("charts.stack.projects"), found.projects, palette.PROJECTS)]
    layers += [
        (canvas.safe(canvas.shortened(names[row])), found.received[row], colour)
        for row, colour in zip(order[:NAMED], palette.CLIENTS, strict=False)
    ]
    if rest := order[NAMED:]:
        said = language.plural("charts.stack.others", len(rest))
        layers.append((said, found.received[rest].sum(axis=0), palette.MUTED))
    if found.extra.any():
        layers.append((language.text("charts.stack.extra"), found.extra, palette.BILLS))
    months = canvas.month_names(found.months, language)
    return {
        "data": [_layer(name, money, colour, months, language, currency) for name, money, colour in layers],
        "layout": canvas.layout(
            language,
            height=380,
            barmode="relative",
            bargap=0.15,
            barcornerradius=0,
            xaxis=canvas.month_axis(found.months, language),
            yaxis=canvas.money_axis(language, currency, rangemode="tozero", nticks=6),
        ),
    }


def _layer(
    name: str,
    money: np.ndarray[tuple[int], np.dtype[np.float64]],
    colour: str,
    months: list[str],
    language: Language,
    currency: str,
) -> canvas.Figure:
    said = [
        language.text("charts.stack.hover", month=month, name=name, money=language.money(amount, currency))
        for month, amount in zip(months, money, strict=True)
    ]
    layer = traces.bars(name, list(range(len(months))), canvas.listed(money), colour, said)
    layer["marker"]["line"] = {"width": 0.5, "color": palette.GROUND}
    return layer
