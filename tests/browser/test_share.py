"""Share: what the link carries and leaves out, what the files say, and what becomes of a link that is none."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from exchange.link import from_link, to_link
from exchange.scenario_file import from_file
from exchange.workbook.table import LEVELS
from locales import Language, language
from model import Arm, Planned, Projection, Retainer, Scenario, project
from tests.browser.conftest import OpenVisit
from tests.browser.test_overview import LABELS, figures, sentence
from tests.browser.visit import Visit
from ui.session.example import example

NAME = "Zaragoza & Söhne <b>"
LOCALES = ("en-US", "es-ES")
"""The two languages, each with a region of its own."""


def scenario(currency: str = "USD") -> Scenario:
    """One client with a name beside two planned retainers."""
    row = Retainer(client=NAME, monthly_fee=730, hours_per_month=6, term_months=6)
    start = example(currency, "Europe/Madrid").scenario
    return start.but(retainers=(row,), planned=Planned(count=2, fee=540), monthly_bills=1730)


def open_share(visitor: Visit, speaker: Language) -> None:
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("share.title")).first.click())


def offered(page: Page) -> str:
    """The link that the dialog shows."""
    return page.get_by_test_id("stCode").first.inner_text().strip()


def download(visitor: Visit, label: str, folder: Path) -> bytes:
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_test_id("stDownloadButton").get_by_role("button", name=label).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


class Words(HTMLParser):
    """The text of a page, without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def words(page: bytes) -> str:
    parser = Words()
    parser.feed(page.decode())
    return " ".join(parser.parts)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_link_leaves_names_out_and_shows_a_guest_the_same(visit: OpenVisit, locale: str) -> None:
    speaker = language(locale)
    sender = visit(f"/?s={to_link(scenario(), names=True)}", locale=locale)
    open_share(sender, speaker)
    assert speaker.text("share.without") in sender.text()
    bare = from_link(offered(sender.page)).scenario
    assert bare is not None
    assert [row.client for row in bare.retainers] == [""]
    assert bare == from_link(to_link(scenario())).scenario

    sender.act(lambda page: page.get_by_text(speaker.text("share.names"), exact=True).click())
    assert speaker.text("share.with_names") in sender.text()
    assert speaker.text("share.without") not in sender.text()
    assert from_link(offered(sender.page)).scenario == scenario()

    sender.act(lambda page: page.get_by_text(speaker.text("share.names"), exact=True).click())
    link = urlsplit(offered(sender.page))
    assert f"{link.scheme}://{link.netloc}" == sender.home
    guest = visit(f"{link.path}?{link.query}", locale=locale)
    assert figures(guest.page) == figures(sender.page)
    assert NAME not in guest.text()
    assert speaker.text("share.guest") in guest.text()
    guest.act(lambda page: page.get_by_role("button", name=speaker.text("share.mine")).click())
    assert speaker.text("share.guest") not in guest.text()
    assert figures(guest.page) == figures(sender.page)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_files_hold_what_the_screen_shows(visit: OpenVisit, tmp_path: Path, locale: str) -> None:
    speaker = language(locale)
    sent = scenario("EUR" if locale == "es-ES" else "USD")
    found = project(sent)
    sender = visit(f"/?s={to_link(sent, names=True)}", locale=locale)
    shown = figures(sender.page)
    reliable = found.stability[Arm.WITH_RETAINERS].reliable_income.value
    assert speaker.money(reliable, sent.currency) in sentence(sender.page)
    on_paper(sender, speaker)
    open_share(sender, speaker)

    def fetch(name: str) -> bytes:
        return download(sender, speaker.text(f"share.{name}"), tmp_path)

    in_workbook(fetch("xlsx"), found, speaker, shown)
    rows = list(csv.reader(io.StringIO(fetch("csv").decode("utf-8-sig"))))
    assert len(rows) == 1 + sent.horizon_months
    assert float(rows[1][-1]) == pytest.approx(found.quantiles(LEVELS).to_numpy()[0, -1], abs=0.006)
    page = words(fetch("report"))
    for place, figure in enumerate(shown[:3]):
        assert figure in page, place
    assert NAME not in page, "names only on request"
    assert from_file(fetch("file")).scenario == sent

    sender.act(lambda page: page.get_by_text(speaker.text("share.names"), exact=True).click())
    assert NAME in words(fetch("report"))
    assert NAME in str(sheets(fetch("xlsx")))


def on_paper(visitor: Visit, speaker: Language) -> None:
    """The Overview as the browser prints it: one sheet, its answer and its charts, nothing that can only be pressed."""
    page = visitor.page
    assert speaker.text("share.guest") in visitor.text()
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
    page.emulate_media(media="print")
    # The dots of the twenty years are buttons too, of the chart's own.
    pressed = "[data-testid^=stBaseButton], [data-testid=stSidebar], nav, input, summary"
    assert page.locator(pressed).locator("visible=true").count() == 0
    assert speaker.text("share.guest") not in visitor.text()
    block = page.get_by_test_id("stMainBlockContainer").bounding_box()
    charts = [chart.bounding_box() for chart in page.locator(".js-plotly-plot").all()]
    assert block is not None
    assert charts
    assert all(chart is not None and chart["x"] + chart["width"] <= block["x"] + block["width"] for chart in charts)
    page.emulate_media(media="screen")
    visitor.settle()


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def in_workbook(content: bytes, found: Projection, speaker: Language, shown: list[str]) -> None:
    """The first figures of the workbook, written as the screen writes them, are those of the screen."""
    book = sheets(content)
    rows = {row[0]: row for row in next(iter(book.values()))}
    place = 1 + 2 * list(Arm).index(Arm.WITH_RETAINERS)
    numbers = [rows[speaker.text(f"overview.{name}")][place] for name in ("pay", "shortfall", "ruin")]
    currency = found.scenario.currency
    written = [*(speaker.money(number, currency) for number in numbers[:2]), speaker.chance(numbers[2])]
    assert written == shown[:3]
    assert NAME not in str(book)


def test_a_scenario_file_opens_and_a_file_from_elsewhere_says_why_not(visit: OpenVisit, tmp_path: Path) -> None:
    speaker = language("en-US")
    sender = visit(f"/?s={to_link(scenario(), names=True)}")
    open_share(sender, speaker)
    path = tmp_path / "mine.iguala.json"
    path.write_bytes(download(sender, speaker.text("share.file"), tmp_path))
    other = visit("/")
    example_figures = figures(other.page)
    open_share(other, speaker)
    box = other.page.get_by_test_id("stFileUploader").locator("input[type=file]")
    elsewhere = tmp_path / "package.json"
    elsewhere.write_text(json.dumps({"name": "another product", "scenario": [1, 2]}))
    other.give(elsewhere, box)
    assert "could not be read" in other.text()
    assert figures(other.page) == example_figures
    other.give(path)
    assert figures(other.page) == figures(sender.page)
    assert "could not be read" not in other.text()
    other.act(lambda page: page.keyboard.press("Escape"))
    expect(other.page.get_by_role("slider", name=LABELS["en-US"])).to_have_value("2")


def packed(text: bytes) -> str:
    """Any text in the link's own wrapping, checksum included."""
    body = zlib.compress(text, 9, wbits=-15)
    return base64.urlsafe_b64encode(body + zlib.crc32(body).to_bytes(4, "big")).rstrip(b"=").decode()


def content(token: str) -> list[Any]:
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    found: list[Any] = json.loads(zlib.decompress(raw[:-4], wbits=-15))
    return found


def altered(change: Callable[[list[Any]], None]) -> str:
    whole = content(to_link(scenario()))
    change(whole)
    return packed(json.dumps(whole).encode())


def newer(whole: list[Any]) -> None:
    whole[0] = 999


def no_number(whole: list[Any]) -> None:
    whole[1][2] = float("nan")


def huge(whole: list[Any]) -> None:
    whole[1][2] = 1e308


def flipped(token: str) -> str:
    middle = len(token) // 2
    return token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]


def test_a_link_that_is_none_opens_the_example_with_a_notice(visit: OpenVisit) -> None:
    good = to_link(scenario())
    reasons = {
        "cut in half": (good[: len(good) // 2], "damaged"),
        "a flipped bit": (flipped(good), "damaged"),
        "a future version": (altered(newer), "newer"),
        "no number": (altered(no_number), "damaged"),
        "a huge number": (altered(huge), "refused"),
        "as long as a server takes": ("A" * 60_000, "too_large"),
        "a decompression bomb": (packed(b"0" * 4_000_000), "too_large"),
        "another product's": ("eyJwcm9kdWN0Ijoib3RoZXIifQ", "damaged"),
    }
    speaker = language("en-US")
    visitor = visit("/")
    untouched = figures(visitor.page)
    for name, (token, reason) in reasons.items():
        visitor.go(f"/?s={token}")
        assert speaker.text(f"link.{reason}") in visitor.text(), name
        assert figures(visitor.page) == untouched, name
