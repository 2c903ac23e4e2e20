"""The hours report on paper, to print or to send: `templates/hours.html` is what it stands in."""

from __future__ import annotations

import datetime as dt
from typing import Final

from exchange.hours import HoursReport
from exchange.paper.sheet import sheet
from locales import Language

EXACT: Final = 2
"""Decimals of hours."""


def hours_sheet(report: HoursReport, language: Language, today: dt.date) -> bytes:
    """The report as UTF-8 HTML in the client's language.

    Args:
        report: of one client and month.
        language: the client's.
        today: the day that is printed on it.
    """
    return sheet(
        "hours.html",
        language,
        title=report.title(language),
        sums=[(label, language.number(hours, EXACT)) for label, hours in report.sums(language)],
        beyond=report.beyond(language),
        lines=[
            (
                "" if line.day is None else language.date(line.day),
                line.what,
                "" if line.hours is None else language.number(line.hours, EXACT),
            )
            for line in report.lines
        ],
        date=language.date(today, "long"),
    )
