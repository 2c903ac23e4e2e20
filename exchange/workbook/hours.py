"""The hours report as a workbook of one sheet: hours are numbers, days are dates, and text is never run."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

from exchange.hours import HoursReport
from exchange.workbook.sheet import Cell, Sheet, Styles
from exchange.workbook.workbook import OPTIONS, TWO_DIGITS
from locales import Language


def hours_workbook(report: HoursReport, language: Language, today: dt.date) -> bytes:
    """The workbook's bytes.

    Args:
        report: of one client and month.
        language: the client's.
        today: the day that is printed on it.
    """
    text = language.text
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    sheet = Sheet(book, Styles(book), text("hours.sheet"), [22, 60, 12])
    sheet.title(report.title(language))
    for label, hours in report.sums(language):
        sheet.line(label, "", Cell(hours, TWO_DIGITS))
    if beyond := report.beyond(language):
        sheet.note(beyond)
    sheet.skip()
    if report.lines:
        sheet.head([text("hours.day"), text("hours.what"), text("hours.hours")])
        for line in report.lines:
            sheet.line(Cell(line.day), Cell(line.what), Cell(line.hours, TWO_DIGITS))
        sheet.skip()
    sheet.note(text("hours.foot", date=language.date(today, "long")))
    book.close()
    return out.getvalue()
