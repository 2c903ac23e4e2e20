"""Exports, opened with a reader other than the one that wrote them: the figures are those of the screen."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from exchange.assumptions import SHARES
from exchange.link import Notice
from exchange.paper.offer import offer_sheet
from exchange.paper.report import report
from exchange.scenario_file import from_file, to_file
from exchange.workbook.cells import bare, neutral
from exchange.workbook.table import LEVELS, paths_csv, quantiles_csv
from exchange.workbook.workbook import money_format, workbook
from locales import Language, language
from model import Arm, Planned, Projection, Retainer, Scenario, fit, project
from model.version import VERSION
from tests.model.pasts import past

TODAY = dt.date(2026, 11, 23)
EVIL = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>'
BOTH = [language("en-US"), language("es-ES")]


@pytest.fixture(scope="module")
def projection() -> Projection:
    row = Retainer(client=EVIL, monthly_fee=900, hours_per_month=9, term_months=2, perks_hours=0.5)
    return project(Scenario(income=fit(past()), retainers=(row,), n_paths=800, currency="EUR", seed=42))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_report_says_when_its_year_ends_before_the_retainers_begin(speaker: Language) -> None:
    base = Scenario(planned=Planned(start=13), n_paths=100)
    after = speaker.text("overview.price.after", months=12)
    assert after in report(project(base), speaker, TODAY).decode()
    assert after not in report(project(base.but(planned=Planned(start=3))), speaker, TODAY).decode()


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_workbook_holds_the_figures_of_the_screen(projection: Projection, speaker: Language) -> None:
    found = sheets(workbook(projection, speaker, TODAY, names=True))
    figures, months, assumptions, retainers, past = found.values()
    reliable = next(row for row in figures if row[0] == speaker.text("overview.reliable"))
    for place, arm in enumerate(Arm):
        estimate = projection.stability[arm].reliable_income
        assert reliable[1 + 2 * place] == pytest.approx(estimate.value)
        assert reliable[2 + 2 * place] == pytest.approx(estimate.error)
    quantiles = projection.quantiles(LEVELS).to_numpy()
    lines = months[1 : 1 + len(quantiles)]
    assert [row[0] for row in lines] == [month.start_time.date() for month in projection.months]
    assert np.array([row[1:-1] for row in lines]) == pytest.approx(quantiles)
    assert {row[-1] for row in lines} == {projection.scenario.monthly_bills}
    chosen = {row[2]: row[1] for row in assumptions[1:]}
    assert chosen["seed"] == 42
    assert chosen["planned.fee"] == 500
    assert [row[0] for row in retainers[1:]] == [*[speaker.text("export.planned")] * 3, EVIL]
    assert retainers[4][retainers[0].index(speaker.text("field.retainer.monthly_fee"))] == 900
    income = projection.scenario.income
    assert [row[1] for row in past[-len(income.counts) :]] == list(income.counts)
    assert past[-1][0] == income.as_of.start_time.date()
    assert [speaker.text("export.version"), VERSION] in [row[:2] for row in figures]


def test_names_are_printed_on_request_only(projection: Projection) -> None:
    speaker = language("en")
    assert EVIL not in str(sheets(workbook(projection, speaker, TODAY)))
    assert "evil" not in report(projection, speaker, TODAY).decode()
    assert "evil" in report(projection, speaker, TODAY, names=True).decode()


@pytest.mark.parametrize(
    ("tag", "currency", "code"),
    [
        ("en-US", "USD", '"$"#,##0.00'), ("es-ES", "EUR", '#,##0.00" €"'), ("en-US", "CHF", '"CHF "#,##0.00'),
        ("es-MX", "MXN", '"$"#,##0.00'),
    ],
)  # fmt: skip
def test_amounts_are_written_the_region_s_way(tag: str, currency: str, code: str) -> None:
    assert money_format(language(tag), currency, 2).replace("\N{NO-BREAK SPACE}", " ") == code


def test_a_workbook_without_retainers_or_past_opens() -> None:
    alone = project(Scenario(planned=Planned(count=0), n_paths=200, horizon_months=6))
    assert len(sheets(workbook(alone, language("es"), TODAY))) == 5


def test_nothing_in_the_workbook_is_run(projection: Projection) -> None:
    book = load_workbook(io.BytesIO(workbook(projection, language("en"), TODAY, names=True)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    assert len(book.worksheets[1]._charts) == 1


def test_the_csv_holds_the_quantiles(projection: Projection) -> None:
    rows = list(csv.reader(io.StringIO(quantiles_csv(projection).decode("utf-8-sig"))))
    assert rows[0][:2] == ["month", "projects_only_p05"]
    assert [row[0] for row in rows[1:]] == [str(month) for month in projection.months]
    values = np.array([[float(cell) for cell in row[1:]] for row in rows[1:]])
    assert values == pytest.approx(projection.quantiles(LEVELS).to_numpy(), abs=0.006)


def test_the_paths_are_all_there(projection: Projection) -> None:
    rows = list(csv.reader(io.StringIO(paths_csv(projection).decode("utf-8-sig"))))
    assert len(rows) == 1 + 2 * 800
    beside = np.array([row[2:] for row in rows[1:] if row[1] == Arm.WITH_RETAINERS.value], dtype=float)
    assert beside == pytest.approx(projection.with_retainers, abs=0.006)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "'quoted", "plain", ""])
def test_a_formula_becomes_text_and_comes_back(text: str) -> None:
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert bare(neutral(text)) == text


class Tags(HTMLParser):
    """Every tag and its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def harmless(page: str) -> bool:
    tags = Tags()
    tags.feed(page)
    names = {tag for tag, _ in tags.seen}
    reaches = [value for _, attributes in tags.seen for name, value in attributes.items() if name in ("src", "href")]
    return not names & {"script", "iframe", "img", "link", "object"} and not reaches


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_report_says_what_the_screen_says(projection: Projection, speaker: Language) -> None:
    page = report(projection, speaker, TODAY, names=True).decode()
    for arm in Arm:
        measures = projection.stability[arm]
        assert speaker.money(measures.reliable_income.value, "EUR") in page
        assert speaker.money(measures.pay.value, "EUR") in page
        assert speaker.money(measures.shortfall.value, "EUR") in page
        assert speaker.number(measures.months_clearly_short.value, 1) in page
        assert speaker.chance(measures.ruin.value).replace("<", "&lt;") in page
    assert speaker.date(TODAY, "long") in page
    assert VERSION in page
    assert harmless(page)


def test_the_report_draws_the_quantiles(projection: Projection) -> None:
    page = report(projection, language("en"), TODAY).decode()
    lines = re.findall(r'<polyline points="([^"]+)"', page)
    assert len(lines) == 2
    middle = projection.quantiles((0.5,))
    for line, arm in zip(lines, Arm, strict=True):
        heights = np.array([float(pair.split(",")[1]) for pair in line.split()])
        money = middle[(arm.value, 0.5)].to_numpy()
        assert np.corrcoef(heights, money)[0, 1] == pytest.approx(-1, abs=1e-3)


def test_a_report_without_retainers_has_one_future() -> None:
    alone = project(Scenario(income=fit(past()), planned=Planned(count=0), n_paths=300))
    page = report(alone, language("en"), TODAY).decode()
    assert page.count("<polyline") == 1


@pytest.mark.parametrize("speaker", BOTH, ids=lambda one: one.code)
def test_the_offer_shows_its_terms_and_nothing_private(speaker: Language) -> None:
    private = {"renewal": 0.73, "acceptance": 0.61, "converts": 0.37, "use_mean": 1.23, "use_cv": 0.47}
    row = Retainer(
        client=EVIL, monthly_fee=1000, hours_per_month=10, discount=0.1, term_months=2, perks_hours=0.5, **private
    )
    page = offer_sheet(row, speaker, "EUR", TODAY).decode()
    assert speaker.money(900, "EUR", 2) in page
    assert speaker.money(90, "EUR", 2) in page
    assert speaker.plural("offer.months", 6) in page
    for secret in private.values():
        for written in (speaker.number(secret), speaker.percent(secret), str(secret)):
            assert written not in page
    assert harmless(page)


def test_a_scenario_file_comes_back() -> None:
    rows = tuple(
        Retainer(client=f"Client {n} {'x' * 90}", monthly_fee=100 + n, hours_per_month=2, term_months=3)
        for n in range(40)
    )
    scenario = Scenario(income=fit(past()), retainers=rows)
    assert from_file(to_file(scenario)).scenario == scenario
    nameless = from_file(to_file(scenario, names=False)).scenario
    assert nameless is not None
    assert not any(row.client for row in nameless.retainers)


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (b"", Notice.DAMAGED), (b"{}", Notice.DAMAGED), (b"[" * 9000, Notice.DAMAGED), (b"\x89PNG\r\n", Notice.DAMAGED),
        (b'{"kind": "iguala scenario", "scenario": 5}', Notice.DAMAGED),
        (b'{"kind": "another product", "scenario": "abc"}', Notice.DAMAGED),
        (b'{"kind": "iguala scenario", "scenario": "abc"}', Notice.DAMAGED),
        (b" " * 100_000, Notice.TOO_LARGE),
    ],
)  # fmt: skip
def test_a_file_from_elsewhere_is_noticed(content: bytes, notice: Notice) -> None:
    opened = from_file(content)
    assert (opened.scenario, opened.notice) == (None, notice)


def test_every_chance_is_written_as_a_percentage() -> None:
    """A field whose upper bound is at most 1 is a part of a whole."""
    for kind in (Scenario, Planned, Retainer):
        for name, info in kind.model_fields.items():
            limits = [part.le for part in info.metadata if hasattr(part, "le")]
            if limits and limits[0] <= 1:
                assert name in SHARES
