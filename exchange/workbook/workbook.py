"""The projection as a workbook: figures, months, assumptions, retainers and the past, with a chart of its own.

Numbers are numbers and months are dates, written by the reader's spreadsheet in the reader's way; text is written as
text, so nothing in it is ever run.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

import xlsxwriter

from exchange.assumptions import Assumption, chosen, rows
from exchange.figures import Unit, every_figure
from exchange.palette import BILLS, COLOURS
from exchange.workbook.sheet import MONTH, PLAIN, Cell, Sheet, Styles
from exchange.workbook.table import LEVELS
from locales import Language
from model import Arm, Projection
from model.version import VERSION

SHARE, EXACT_SHARE, ONE_DIGIT, TWO_DIGITS = "0%", "0.0%", "0.0", "0.00"
SHOWN: Final = (0.1, 0.5, 0.9)
"""Quantiles in the chart."""

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls a workbook."""

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Of every workbook: nothing touches the disk, and text stays text."""


def workbook(projection: Projection, language: Language, today: dt.date, *, names: bool = False) -> bytes:
    """The workbook's bytes.

    Args:
        projection: what is on screen.
        language: of its words.
        today: the day that is printed on it.
        names: whether the clients' names are written.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    pages = _Pages(book, projection, language)
    pages.figures(today)
    pages.months()
    pages.assumptions()
    pages.retainers(names=names)
    pages.past()
    book.close()
    return out.getvalue()


def money_format(language: Language, currency: str, digits: int) -> str:
    """The format of an amount for a spreadsheet: the currency's sign stands where the region writes it."""
    sign = language.currency_symbol(currency).replace('"', "")
    before, _, after = language.money(1, currency).partition("1")
    number = "#,##0" + ("." + "0" * digits if digits else "")
    if before.strip():
        gap = " " if before[-1].isspace() else ""
        return f'"{sign}{gap}"{number}'
    gap = " " if after[:1].isspace() else ""
    return f'{number}"{gap}{sign}"'


class _Pages:
    """The sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, projection: Projection, language: Language) -> None:
        self.book = book
        self.styles = Styles(book)
        self.projection = projection
        self.scenario = projection.scenario
        self.language = language
        self.money = money_format(language, self.scenario.currency, 0)
        self.cents = money_format(language, self.scenario.currency, 2)

    def figures(self, today: dt.date) -> None:
        """Every measure of both futures with its error, and what they were made from."""
        text = self.language.text
        sheet = self._sheet("figures", [58, 19, 19, 19, 19])
        sheet.title(text("export.title"))
        both = (name for arm in Arm for name in (text(f"charts.arm.{arm.value}"), text("export.error")))
        sheet.head([text("export.figure"), *both])
        for figure in every_figure(self.projection, self.language):
            code, exact = self._codes(figure.unit)
            both_figures = (Cell(*pair) for arm in Arm for pair in zip(figure.arms[arm], (code, exact), strict=True))
            sheet.line(figure.label, *both_figures)
        sheet.skip()
        sheet.line(text("export.date"), Cell(today))
        sheet.line(text("export.currency"), self.scenario.currency)
        sheet.line(text("export.futures"), Cell(self.projection.paths, "#,##0"))
        sheet.line(text("export.seed"), Cell(self.scenario.seed))
        sheet.line(text("export.version"), VERSION)
        sheet.skip()
        for key in ("export.year", "export.error.what", "export.advice"):
            sheet.note(text(key))

    def months(self) -> None:
        """Quantiles of both futures month by month, the bills beside them, and their chart."""
        text = self.language.text
        quantiles = self.projection.quantiles(LEVELS).to_numpy()
        bills = text("charts.bills", bills=self.language.money(self.scenario.mean_bills, self.scenario.currency))
        names = [f"{text(f'charts.arm.{arm.value}')} {self.language.percent(level)}" for arm in Arm for level in LEVELS]
        sheet = self._sheet("months", [12, *[13] * (2 * len(LEVELS) + 1)])
        sheet.head([text("export.month"), *names, bills], keep=True)
        for month, values, due in zip(self.projection.months, quantiles, self.scenario.bills_due, strict=True):
            amounts = (*map(float, values), float(due))
            sheet.line(Cell(month), *(Cell(amount, self.money) for amount in amounts))
        sheet.skip()
        sheet.under.insert_chart(sheet.row, 0, self._chart(sheet))

    def assumptions(self) -> None:
        """Every choice, with the name of its field."""
        sheet = self._sheet("assumptions", [48, 30, 28])
        sheet.head((self.language.text(f"export.{name}") for name in ("assumption", "value", "field")), keep=True)
        for one in chosen(self.scenario, self.language):
            sheet.line(one.label, self._cell(one), one.name)

    def retainers(self, *, names: bool) -> None:
        """The portfolio, a line a retainer; columns in which nobody has anything are left out."""
        table = list(rows(self.scenario, self.language, names=names))
        columns = [column for column in zip(*table, strict=True) if any(one.value is not None for one in column)]
        sheet = self._sheet("retainers", [26, *[13] * max(len(columns) - 1, 1)])
        sheet.head((column[0].label for column in columns), keep=True)
        for line in zip(*columns, strict=True):
            sheet.line(*map(self._cell, line))

    def past(self) -> None:
        """The past that the projection rests on, and what was read from it."""
        text, income = self.language.text, self.scenario.income
        past = income.evidence
        sheet = self._sheet("past", [48, 17, 17])
        sheet.head([text("export.past"), text("export.value")])
        sheet.line(text("export.past.projects"), Cell(past.projects))
        sheet.line(text("export.past.months"), Cell(past.months, ONE_DIGIT))
        sheet.line(text("export.past.rate"), Cell(income.expected_arrivals, TWO_DIGITS))
        sheet.line(text("export.past.fee"), Cell(income.expected_fee, self.money))
        sheet.line(text("export.past.hours"), Cell(income.expected_hours(self.scenario.list_rate), ONE_DIGIT))
        if income.exchange_rate != 1:
            label = text("exchange.rate", told=income.currency or "", currency=self.scenario.currency)
            sheet.line(label, Cell(income.exchange_rate))
        sheet.line(text("export.past.dry"), Cell(past.longest_dry_spell))
        sheet.line(text("export.past.largest"), Cell(past.largest_client_share, SHARE))
        sheet.line(text("export.past.open"), Cell(sum(invoice.amount for invoice in income.owed), self.cents))
        sheet.skip()
        sheet.head([text("export.past.delay"), text("export.past.paid")])
        for delay, count in enumerate(income.delays.paid):
            sheet.line(Cell(delay), Cell(count))
        sheet.skip()
        sheet.head([text("export.past.month"), text("export.past.count"), text("export.past.exposure")])
        first = income.as_of - (len(income.counts) - 1)
        for place, (count, seen) in enumerate(zip(income.counts, income.exposure, strict=True)):
            sheet.line(Cell(first + place), Cell(count), Cell(seen, SHARE))

    def _sheet(self, name: str, widths: list[float]) -> Sheet:
        return Sheet(self.book, self.styles, self.language.text(f"export.sheet.{name}"), widths)

    def _codes(self, unit: Unit) -> tuple[str, str]:
        """The formats of a figure and of its error."""
        return {
            Unit.MONEY: (self.money, self.cents),
            Unit.SHARE: (EXACT_SHARE, EXACT_SHARE),
            Unit.MONTHS: (ONE_DIGIT, TWO_DIGITS),
        }[unit]

    def _cell(self, one: Assumption) -> Cell:
        code = EXACT_SHARE if one.share else PLAIN
        return Cell(one.value, self.cents if one.money else code)

    def _chart(self, sheet: Sheet) -> Any:
        """Low, middle and high of both futures and the bills, as a native chart."""
        chart: Any = self.book.add_chart({"type": "line"})
        months = len(self.projection.months)

        def draw(column: int, colour: str, dash: str, width: float) -> None:
            chart.add_series(
                {
                    "name": [sheet.name, 0, column],
                    "categories": [sheet.name, 1, 0, months, 0],
                    "values": [sheet.name, 1, column, months, column],
                    "line": {"color": colour, "width": width, "dash_type": dash},
                }
            )

        for place, arm in enumerate(Arm):
            for level in SHOWN:
                middle = level == SHOWN[1]
                column = 1 + place * len(LEVELS) + LEVELS.index(level)
                draw(column, COLOURS[arm], "solid" if middle else "dash", 2.25 if middle else 1.25)
        draw(1 + len(Arm) * len(LEVELS), BILLS, "round_dot", 1.5)
        chart.set_title({"name": self.language.text("overview.fan.title"), "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_x_axis({"date_axis": True, "num_format": MONTH, "major_unit": 6, "major_unit_type": "months"})
        grid = {"visible": True, "line": {"color": "#DDDDDD"}}
        chart.set_y_axis({"num_format": self.money, "min": 0, "major_gridlines": grid})
        chart.set_size({"width": 900, "height": 380})
        return chart
