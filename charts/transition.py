"""The transition: for each client the trial, then six months, then twelve, on a line of months."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from charts.canvas import axis, layout, month_axis, safe
from charts.palette import SEQUENCE
from charts.traces import rows
from locales import Language
from model.conversion.conversion import Transition
from model.projection.retainer import Retainer

ROW: Final = 44
"""Pixels of a client's row."""


def figure(drawn: Transition, months: pd.PeriodIndex, language: Language) -> dict[str, Any]:
    """A bar for each term, darker from rung to rung, up to the end of the months shown."""
    names = [safe(row.client) for row in drawn.retainers]
    terms = [_terms(row, len(months)) for row in drawn.retainers]
    rungs = max((len(each) for each in terms), default=0)
    traces = []
    for rung in range(rungs):
        held = [(name, each[rung]) for name, each in zip(names, terms, strict=True) if len(each) > rung]
        traces.append(
            rows(
                "",
                [name for name, _ in held],
                [start - 0.5 for _, (start, _, _) in held],
                [shown for _, (_, shown, _) in held],
                SEQUENCE[min(3 + 2 * rung, 9)],
                [
                    language.plural("plan.hover", term, name=name, month=language.month(months[start], "long"))
                    for name, (start, _, term) in held
                ],
                text=[language.number(term) for _, (_, _, term) in held],
                textposition="inside",
                insidetextanchor="middle",
            )
        )
    return {
        "data": traces,
        "layout": layout(
            language,
            height=90 + ROW * len(names),
            legend=False,
            barmode="overlay",
            bargap=0.4,
            xaxis=month_axis(months, language),
            yaxis=axis(autorange="reversed", showgrid=False, type="category"),
        ),
    }


def _terms(row: Retainer, months: int) -> list[tuple[int, int, int]]:
    """Start, months shown and length of each term that begins within the months."""
    found, start, term = [], row.starts_in, row.term_months
    while start < months:
        found.append((start, min(term, months - start), term))
        start, term = start + term, row.term_after(term)
    return found
