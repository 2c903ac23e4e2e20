"""The projection as a workbook: figures, assumptions, months, retainers and the past, with a chart of its own.

Numbers are numbers, formatted by the reader's spreadsheet; text is written as text, so nothing in it is ever run.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exchange.assumptions import chosen, rows
from exchange.figures import Unit, figures
from exchange.table import LEVELS
from locales import Language
from model import Arm, Projection
from model.version import VERSION

MONEY, SHARE, PLAIN = "#,##0", "0.0%", "General"
COLOURS = {Arm.PROJECTS_ONLY: "#D55E00", Arm.WITH_RETAINERS: "#0072B2"}


def workbook(projection: Projection, language: Language, today: dt.date) -> bytes:
    """The workbook's bytes.

    Args:
        projection: what is on screen.
        language: of its words.
        today: the day that is printed on it.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    pages = _Pages(book, projection, language)
    pages.figures(today)
    pages.assumptions()
    pages.months()
    pages.retainers()
    pages.past()
    book.close()
    return out.getvalue()


class _Pages:
    """The sheets of one workbook."""

    def __init__(self, book: Workbook, projection: Projection, language: Language) -> None:
        self.book = book
        self.projection = projection
        self.language = language
        self.bold: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        codes = (MONEY, SHARE, PLAIN, "0.0", "0.00")
        self.formats = {code: book.add_format({"num_format": code}) for code in codes}

    def sheet(self, name: str, widths: list[int]) -> Worksheet:
        sheet = self.book.add_worksheet(self.language.text(f"export.sheet.{name}")[:31])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, code: str = PLAIN) -> None:
        """A number as a number, a yes or no as one, anything else as text."""
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.formats[code])
        elif value is not None:
            sheet.write_string(row, column, str(value))

    def header(self, sheet: Worksheet, names: list[str]) -> None:
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, self.bold)

    def figures(self, today: dt.date) -> None:
        text = self.language.text
        sheet = self.sheet("figures", [44, 18, 18, 18, 18])
        names = [text(f"charts.arm.{arm.value}") for arm in Arm]
        self.header(sheet, [text("export.figure"), *(cell for name in names for cell in (name, text("export.error")))])
        row = 0
        for row, figure in enumerate(figures(self.projection, self.language), start=1):
            sheet.write_string(row, 0, figure.label)
            code = {Unit.MONEY: MONEY, Unit.SHARE: SHARE}.get(figure.unit, "0.0")
            for place, arm in enumerate(Arm):
                self.put(sheet, row, 1 + 2 * place, figure.arms[arm].value, code)
                self.put(sheet, row, 2 + 2 * place, figure.arms[arm].error, code)
        scenario = self.projection.scenario
        for offset, (label, value) in enumerate(
            (
                (text("export.date"), self.language.date(today)),
                (text("export.version"), VERSION),
                (text("export.seed"), scenario.seed),
                (text("export.currency"), scenario.currency),
                (text("export.advice"), ""),
            ),
            start=row + 2,
        ):
            sheet.write_string(offset, 0, label)
            self.put(sheet, offset, 1, value)

    def assumptions(self) -> None:
        sheet = self.sheet("assumptions", [44, 24, 30])
        self.header(sheet, [self.language.text(f"export.{name}") for name in ("assumption", "value", "field")])
        for row, one in enumerate(chosen(self.projection.scenario, self.language), start=1):
            self.put(sheet, row, 0, one.label)
            self.put(sheet, row, 1, one.value, SHARE if one.share else PLAIN)
            self.put(sheet, row, 2, one.name)

    def months(self) -> None:
        text = self.language.text
        quantiles = self.projection.quantiles(LEVELS).to_numpy()
        names = [f"{text(f'charts.arm.{arm.value}')} {self.language.percent(level)}" for arm in Arm for level in LEVELS]
        sheet = self.sheet("months", [14, *[14] * len(names)])
        self.header(sheet, [text("export.month"), *names])
        for row, (month, values) in enumerate(zip(self.projection.months, quantiles, strict=True), start=1):
            sheet.write_string(row, 0, self.language.month(month))
            for column, value in enumerate(values, start=1):
                self.put(sheet, row, column, float(value), MONEY)
        self._chart(sheet, len(self.projection.months), len(LEVELS))

    def _chart(self, sheet: Worksheet, months: int, per_arm: int) -> None:
        """Low, middle and high of both futures as a native chart."""
        chart = self.book.add_chart({"type": "line"})
        if chart is None:
            raise ValueError("xlsxwriter knows no line chart")
        for place, arm in enumerate(Arm):
            for level, dash in ((0.1, "dash"), (0.5, "solid"), (0.9, "dash")):
                column = 1 + place * per_arm + LEVELS.index(level)
                chart.add_series(
                    {
                        "name": [sheet.get_name(), 0, column],
                        "categories": [sheet.get_name(), 1, 0, months, 0],
                        "values": [sheet.get_name(), 1, column, months, column],
                        "line": {"color": COLOURS[arm], "width": 2 if dash == "solid" else 1, "dash_type": dash},
                    }
                )
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"num_format": MONEY, "min": 0})
        chart.set_size({"width": 760, "height": 380})
        sheet.insert_chart(months + 2, 1, chart)

    def retainers(self) -> None:
        table = rows(self.projection.scenario, self.language)
        sheet = self.sheet("retainers", [26] * max(len(table.columns), 1))
        self.header(sheet, list(table.columns))
        for row, values in enumerate(table.to_numpy(dtype=object), start=1):
            for column, value in enumerate(values):
                self.put(sheet, row, column, None if value is None or value != value else value)  # noqa: PLR0124  # NaN

    def past(self) -> None:
        text = self.language.text
        income = self.projection.scenario.income
        sheet = self.sheet("past", [30, 16])
        self.header(sheet, [text("export.past_month"), text("export.past_projects")])
        first = income.as_of - (len(income.counts) - 1) if income.counts else income.as_of
        row = 0
        for row, count in enumerate(income.counts, start=1):
            sheet.write_string(row, 0, self.language.month(first + (row - 1)))
            self.put(sheet, row, 1, count)
        facts = {
            "export.past_rate": income.expected_arrivals,
            "export.past_fee": income.expected_fee,
            "export.past_open": sum(invoice.amount for invoice in income.open_invoices),
        }
        for offset, (key, value) in enumerate(facts.items(), start=row + 2):
            sheet.write_string(offset, 0, text(key))
            self.put(sheet, offset, 1, value, "0.00" if key == "export.past_rate" else MONEY)
