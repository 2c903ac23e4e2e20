"""A visitor's own past in a real browser: real payments, files that ask, and files that nobody should have sent."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from playwright.sync_api import FilePayload, expect

from exchange import read_projects
from locales import language
from model import fit
from tests.app.test_past_projects import book
from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.test_overview import FIGURES, sentence
from tests.browser.visit import Visit

FILES: Final = Path(__file__).parents[1] / "corpus" / "files"
PAGE: Final = "/past_projects"
LARGE: Final = 200_000
"""Rows of the largest file that has to come in."""

WORDS: Final = {
    "en-US": {
        "overview": "Overview",
        "past": "Past projects",
        "use": "Use these answers",
        "sample": "made-up sample",
        "rate": "{} projects a month",
        "fee": "{} for a typical project",
        "payment": "one date for each project",
        "change": "Change how it was read",
        "doubt": "leaves a doubt",
        "refused": "could not be used",
        "mend": "needs your hand",
        "columns": "Show the columns",
        "this": "Use this",
    },
    "es-ES": {
        "overview": "Resumen",
        "past": "Proyectos pasados",
        "use": "Usar estas respuestas",
        "sample": "proyectos inventados",
        "rate": "{} proyectos al mes",
        "fee": "{} por un proyecto típico",
        "payment": "una sola fecha por proyecto",
        "change": "Cambiar cómo se leyó",
        "doubt": "deja una duda",
        "refused": "No se pudo usar",
        "mend": "necesita tu ayuda",
        "columns": "Ver las columnas",
        "this": "Usar esto",
    },
}


def upload(visitor: Visit, file: Path | FilePayload) -> Visit:
    """Send a file, and wait until the page says what became of it."""
    name = file.name if isinstance(file, Path) else file["name"]
    visitor.act(lambda page: page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(file))
    visitor.page.get_by_test_id("stAlert").filter(has_text=name).first.wait_for(timeout=30_000)
    return visitor.settle()


def csv_file(name: str, content: str | bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": content.encode() if isinstance(content, str) else content}


def turn(visitor: Visit, screen: str) -> None:
    title = visitor.page.locator("h1").first
    before = title.inner_text()
    visitor.act(lambda page: page.get_by_role("link", name=screen, exact=True).first.click())
    expect(title).not_to_have_text(before, timeout=30_000)
    visitor.settle()


def unfold(visitor: Visit, label: str) -> None:
    visitor.act(lambda page: page.get_by_test_id("stExpander").filter(has_text=label).locator("summary").first.click())


def alert(visitor: Visit) -> str:
    return visitor.page.get_by_test_id("stAlert").first.inner_text()


def drawing(visitor: Visit) -> list[str]:
    """Outlines of what the first chart draws."""
    drawn = visitor.page.locator(".js-plotly-plot").first.locator("path.js-fill, path.js-line, .bars path")
    drawn.first.wait_for(state="attached")
    outlines: list[str] = drawn.evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    return outlines


def figures(visitor: Visit) -> list[str]:
    return visitor.page.get_by_test_id("stMetricValue").all_inner_texts()


# -------------------------------------------------------------------------------------------------------- real payments


@pytest.mark.parametrize(("vendor", "locale"), [("01", "en-US"), ("02", "es-ES"), ("05", "es-ES"), ("08", "en-US")])
def test_real_payments_give_a_fit_and_a_projection(visit: OpenVisit, vendor: str, locale: str) -> None:
    file, words, spoken = FILES / "payments" / f"oxford_vendor_{vendor}.csv", WORDS[locale], language(locale)
    visitor = visit("/", locale=locale)
    sample = figures(visitor), drawing(visitor)
    turn(visitor, words["past"])
    assert words["sample"] in visitor.text()
    upload(visitor, file)
    paid = pd.read_csv(file)["amount"]
    assert file.name in alert(visitor)
    assert str(len(paid)) in alert(visitor)
    assert spoken.money(paid.sum(), "GBP") in alert(visitor)
    said, income = visitor.text(), fit(read_projects(file).history)
    assert words["rate"].format(spoken.number(income.expected_arrivals, 1)) in said
    assert words["fee"].format(spoken.money(math.exp(income.fee_law.centre), "GBP")) in said
    assert words["payment"] in said
    visitor.shot(f"past-vendor-{vendor}-{locale}")
    turn(visitor, words["overview"])
    assert figures(visitor)[0] != sample[0][0]
    assert drawing(visitor) != sample[1]
    assert spoken.currency_symbol("GBP") in sentence(visitor.page)


# ------------------------------------------------------------------------------------------------------- files that ask


@pytest.mark.parametrize("locale", list(WORDS))
def test_days_and_months_that_could_be_either_are_asked_about(visit: OpenVisit, locale: str) -> None:
    words, spoken = WORDS[locale], language(locale)
    visitor = upload(visit(PAGE, locale=locale), FILES / "x_dates_ambiguous.csv")
    assert words["doubt"] in alert(visitor)
    assert words["sample"] in visitor.text(), "until it is answered the dashboard stands on what it had"
    asked = visitor.page.get_by_test_id("stForm")
    # What each answer gives: the same money, other days.
    for first in (dt.date(2023, 1, 6), dt.date(2023, 3, 8)):
        assert spoken.date(first) in asked.inner_text()
    assert asked.inner_text().count(spoken.money(48240, "USD")) == 2
    before = drawing(visitor)
    visitor.shot(f"past-question-{locale}")
    visitor.act(lambda page: asked.get_by_text(re.compile("^(month/day|mes/día)")).click())
    visitor.act(lambda page: page.get_by_role("button", name=words["use"]).click())
    assert words["doubt"] not in visitor.text()
    assert words["sample"] not in alert(visitor)
    answered = drawing(visitor)
    assert answered != before
    assert spoken.month(pd.Period("2023-03"), "long") in visitor.text()
    turn(visitor, words["overview"])
    turn(visitor, words["past"])
    assert words["doubt"] not in visitor.text()
    assert drawing(visitor) == answered
    # The same file once more in this session is not asked about again.
    upload(visitor, FILES / "x_dates_ambiguous.csv")
    assert words["doubt"] not in visitor.text()
    assert drawing(visitor) == answered
    unfold(visitor, words["change"])
    visitor.act(lambda page: page.get_by_test_id("stForm").get_by_text(re.compile("^(day/month|día/mes)")).click())
    visitor.act(lambda page: page.get_by_test_id("stForm").get_by_role("button").click())
    assert drawing(visitor) != answered, "an answer can be changed"


def test_two_currencies_are_never_added_unless_a_rate_is_given(visit: OpenVisit) -> None:
    words, spoken = WORDS["en-US"], language("en-US")
    visitor = upload(visit(PAGE), FILES / "consultancy_invoices_two_currencies.csv")
    asked = visitor.page.get_by_test_id("stForm")
    for total in (spoken.money(116023, "AED"), spoken.money(58135, "USD")):
        assert total in asked.inner_text()
    visitor.act(lambda page: asked.get_by_text("USD", exact=True).click())
    dirham = asked.get_by_role("textbox", name=re.compile("1 AED"))
    dirham.fill("much")
    visitor.act(lambda page: page.get_by_role("button", name=words["use"]).click())
    assert "“much” is not a number" in visitor.text()
    assert words["doubt"] in visitor.text()
    dirham.fill(spoken.number(0.25, 2))
    visitor.act(lambda page: page.get_by_role("button", name=words["use"]).click())
    assert spoken.money(58135 + 116023 / 4, "USD") in alert(visitor)
    assert visitor.barriers() == []


def test_a_bank_statement_asks_who_is_a_client(visit: OpenVisit) -> None:
    words, spoken = WORDS["es-ES"], language("es-ES")
    visitor = upload(visit(PAGE, locale="es-ES"), FILES / "caixabanknow_movimientos.csv")
    asked = visitor.page.get_by_test_id("stForm")
    assert asked.get_by_role("checkbox", checked=True).count() == 4
    assert spoken.money(8470, "EUR") in asked.inner_text()
    for other in ("AYUNTAMIENTO", "ESTUDIO", "HOTEL"):
        visitor.act(lambda page, other=other: asked.get_by_text(re.compile(f"^{other}")).click())  # type: ignore[misc]
    visitor.act(lambda page: page.get_by_role("button", name=words["use"]).click())
    assert spoken.money(8470, "EUR") in alert(visitor)
    turn(visitor, words["overview"])
    turn(visitor, words["past"])
    assert spoken.money(8470, "EUR") in alert(visitor)


def test_hours_without_money_ask_for_a_rate(visit: OpenVisit) -> None:
    visitor = upload(visit(PAGE, locale="es-ES"), FILES / "toggl_detailed_report.csv")
    asked = visitor.page.get_by_test_id("stForm")
    asked.get_by_role("textbox", name=re.compile("Cuánto cobras por hora")).fill("62,5")
    visitor.act(lambda page: page.get_by_role("button", name="Usar estas respuestas").click())
    hours = read_projects(FILES / "toggl_detailed_report.csv").projects["hours"].sum()
    assert language("es-ES").money(hours * 62.5, "EUR") in alert(visitor)
    assert "62,5\N{NO-BREAK SPACE}€ por hora" in visitor.text().replace("62,50", "62,5")


# -------------------------------------------------------------------------------------------------------- hostile files

PHOTO: Final = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


BOX: Final = {"en-US": ("Upload", "up to 20 MB"), "es-ES": ("Elegir un archivo", "hasta 20 MB")}
"""What the box for a file says: its button, and what stands in place of Streamlit's one limit."""

HOSTILE: Final = {
    "photo.csv": (PHOTO, {"en-US": "Export your projects as CSV or Excel", "es-ES": "CSV o Excel"}),
    "empty.csv": (b"", {"en-US": "one row per project", "es-ES": "una fila por proyecto"}),
    "header.csv": (b"Client,Date,Amount\n", {"en-US": "one row for each project", "es-ES": "una fila por proyecto"}),
    "no_amounts.csv": (b"Client,Date\nA,2024-01-05\nB,2024-02-05\n", {"en-US": "named Amount", "es-ES": "Importe"}),
}
"""Content of each file, and a part of what its sender is told to do."""


@pytest.mark.parametrize("locale", list(WORDS))
def test_a_file_that_is_no_past_leaves_everything_standing(visit: OpenVisit, locale: str) -> None:
    visitor = visit(PAGE, locale=locale)
    box = visitor.page.get_by_test_id("stFileUploaderDropzone")
    button, limits = BOX[locale]
    assert box.locator("button").inner_text().endswith(button)
    size, shown = box.locator("span:not(:has(*))").last.evaluate(
        "part => [getComputedStyle(part).fontSize, getComputedStyle(part, '::after').content]"
    )
    assert size == "0px"
    assert limits in shown
    before = drawing(visitor)
    for name, (content, todo) in HOSTILE.items():
        upload(visitor, csv_file(name, content))
        assert WORDS[locale]["mend" if name == "no_amounts.csv" else "refused"] in alert(visitor)
        assert name in alert(visitor)
        assert todo[locale] in alert(visitor), "it says what to do"
        assert drawing(visitor) == before
        assert WORDS[locale]["sample"] in visitor.text()
    visitor.shot(f"past-refused-{locale}")
    visitor.act(lambda page: page.get_by_test_id("stFileChipDeleteBtn").locator("button").first.click())
    assert WORDS[locale]["refused"] not in visitor.text(), "taken away, it leaves nothing behind"


def test_a_single_project_is_taken_for_a_guess(visit: OpenVisit) -> None:
    visitor = upload(visit(PAGE), FILES / "x_single_project.csv")
    assert "1 project " in alert(visitor)
    unfold(visitor, "Worth knowing about the file")
    assert "too few" in visitor.text()
    assert not re.search(r"\bnan\b", visitor.text(), re.IGNORECASE)
    visitor.shot("past-single-en-US")
    turn(visitor, "Overview")
    assert "guess" in alert(visitor)
    assert "not known yet" in figures(visitor)


QUOTE: Final = '"'
NAMES: Final = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'>",
    "![pixel](http://evil.example/pixel.png)",
    "[click](javascript:window.hit=3)",
    '=HYPERLINK("http://evil.example","Invoice")',
    "$\\href{javascript:window.hit=4}{x}$",
    "www.evil.example **bold** :red[red] <b>b</b>",
    "someone@evil.example",
)


def test_names_are_only_text_wherever_they_stand(visit: OpenVisit) -> None:
    """No markup, link, picture or formula of a file comes to life, on this page or on those that show clients."""
    months = pd.period_range(end=pd.Period.now("M") - 1, periods=24)
    rows = [
        f'{month}-1{number},"{name.replace(QUOTE, QUOTE * 2)}",{500 + 90 * number}'
        for number, name in enumerate(NAMES)
        for month in months[number % 2 :: 2]
    ]
    visitor = upload(visit(PAGE), csv_file("<i>names<i>.csv", "\n".join(["date,client,amount", *rows])))
    assert "names<i>.csv" in alert(visitor)
    unfold(visitor, "The projects that count")
    unfold(visitor, "Show the columns")
    visitor.shot("past-names")
    for screen in ("Convert", "Retainers"):
        turn(visitor, screen)
        if screen == "Convert":
            visitor.shot("convert-names")
            said = visitor.text().replace("\N{WORD JOINER}", "")
            assert sum(name in said for name in NAMES) > 4, "the best candidates' names stand there as they are"
        assert visitor.page.evaluate("window.hit") is None
        for markup in ("a[href*='evil']", "a[href*='javascript']", "img[src*='evil']", "img[src='x']"):
            expect(visitor.page.locator(markup)).to_have_count(0)


NOTE_PROGRESS = """() => {
  window.__progress = new Set()
  const note = bar => window.__progress.add(bar.innerText)
  new MutationObserver(() => document.querySelectorAll('[data-testid="stProgress"]').forEach(note))
    .observe(document.body, {subtree: true, childList: true, characterData: true})
}"""
"""Notes what every progress bar says, however briefly it stands there."""


def test_200_000_rows_come_in_with_progress(visit: OpenVisit, tmp_path: Path) -> None:
    """A shop's sales, which are no one person's projects; and invoices of which every 80th was ever sent."""
    visitor = visit(PAGE)
    for name, every in (("sales.csv", 1), ("drafts.csv", 80)):
        (tmp_path / name).write_text(large(every))
        visitor.page.evaluate(NOTE_PROGRESS)
        visitor.page.locator("input[type=file]").first.set_input_files(tmp_path / name)
        visitor.page.get_by_test_id("stAlert").filter(has_text=name).first.wait_for(timeout=60_000)
        assert any(name in shown for shown in visitor.page.evaluate("[...window.__progress]"))
        visitor.settle()
        assert f"{LARGE // every:,} projects read from {name}" in alert(visitor)
        if every == 1:
            assert "2,778 a month" in alert(visitor)
            assert "made-up sample" in visitor.text()
    assert "made-up sample" not in alert(visitor)
    turn(visitor, "Overview")
    assert len(figures(visitor)) == FIGURES


def large(every: int) -> str:
    """A table of LARGE rows, of which each `every`th is income."""
    days = pd.date_range("2019-01-01", "2024-12-31").strftime("%Y-%m-%d")
    rows = (
        f"Client {n % 37},{days[n * len(days) // LARGE]},{100 + n % 900}.50,{'Draft' if n % every else 'Paid'}"
        for n in range(LARGE)
    )
    return "\n".join(["Client,Date,Amount,Status", *rows])


# ------------------------------------------------------------------------------------------------------------- pointing

STATEMENT: Final = """06/22/2026,1800.00,*,CEDAR HILL BOOKS
06/10/2026,-84.12,*,GROCER PORTLAND
05/28/2026,950.00,*,ORBIT FOODS
04/28/2026,700.00,*,ORBIT FOODS
"""
"""An account without headers: 3,450 came in."""

MISREAD: Final = "Fecha,Cliente,Importe,Importe cobrado\n2026-01-12,Acme,121,100\n2026-02-12,Bolt,242,200\n"
"""Nobody but the person knows that the last column is what they earned: 300, not 363."""


def choose(visitor: Visit, column: int, meaning: str) -> None:
    """Choose what a column is, by the keyboard."""
    box = visitor.page.locator(f".st-key-strip-{column}").get_by_role("combobox")
    box.focus()
    visitor.page.keyboard.type(meaning)
    visitor.act(lambda page: page.keyboard.press("Enter"))


def outlook(visitor: Visit) -> str:
    return visitor.page.locator(".st-key-outlook").inner_text()


def test_a_statement_without_headers_is_pointed_at_and_read(visit: OpenVisit) -> None:
    words, spoken = WORDS["en-US"], language("en-US")
    visitor = upload(visit(PAGE), csv_file("bank.csv", STATEMENT))
    assert spoken.money(3450, "USD") in outlook(visitor), "open by itself, with the best guess filled in"
    choose(visitor, 4, "Client")
    visitor.act(lambda page: page.locator(".st-key-strip-marks").get_by_text("3", exact=True).click())
    assert spoken.money(2500, "USD") in outlook(visitor)
    assert words["sample"] in visitor.text(), "nothing counts before the look"
    assert visitor.barriers() == []
    visitor.shot("past-pointing")
    visitor.act(lambda page: page.get_by_role("button", name=words["this"]).click())
    assert spoken.money(2500, "USD") in alert(visitor)
    unfold(visitor, "Where each row went")
    grid = visitor.page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    visitor.act(lambda page: grid.click(position={"x": 45, "y": 52}))
    visitor.page.keyboard.press("Space")
    # The first row that did not count, money spent, is what its person says: income.
    expect(visitor.page.get_by_test_id("stAlert").first).to_contain_text(spoken.money(2584.12, "USD"))


def test_a_misread_list_is_mended_on_a_phone_in_spanish(visit: OpenVisit) -> None:
    words, spoken = WORDS["es-ES"], language("es-ES")
    visitor = upload(visit(PAGE, locale="es-ES", window=(390, 844), theme="dark"), csv_file("lista.csv", MISREAD))
    assert spoken.money(363, "EUR") in alert(visitor)
    unfold(visitor, words["columns"])
    strip = visitor.page.locator(".st-key-strip")
    box = strip.bounding_box()
    assert box is not None
    # The boxes beside the rows stay in sight while the columns go by.
    strip.evaluate("part => part.scrollTo(part.scrollWidth, 0)")
    marks = visitor.page.locator(".st-key-strip-marks").bounding_box()
    assert marks is not None
    assert abs(marks["x"] - box["x"]) < 2
    choose(visitor, 4, "Importe")
    assert spoken.money(300, "EUR") in outlook(visitor)
    assert visitor.overflow() <= 0
    assert visitor.barriers() == []
    visitor.shot("past-pointing-es-ES-phone")
    visitor.act(lambda page: page.get_by_role("button", name=words["this"]).click())
    assert spoken.money(300, "EUR") in alert(visitor)
    # The next file of the same columns needs no pointing.
    upload(visitor, csv_file("otra.csv", MISREAD.replace("2026", "2025")))
    assert spoken.money(300, "EUR") in alert(visitor)


# ---------------------------------------------------------------------------------------------------------- by the page


def test_a_windfall_is_set_aside_by_a_click(visit: OpenVisit) -> None:
    visitor = visit(PAGE)
    before = visitor.text()
    unfold(visitor, "The projects that count")
    grid = visitor.page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    visitor.act(lambda page: grid.click(position={"x": 45, "y": 52}))
    visitor.page.keyboard.press("Space")
    assert "42 projects in 24 months" in before
    # The grid sends a change a moment later, and draws it on a canvas: nothing tells that it has not begun.
    expect(visitor.page.get_by_text("41 projects in 24 months").first).to_be_visible()


def test_it_reads_on_a_phone_and_by_all(visit: OpenVisit) -> None:
    visitor = upload(visit(PAGE, locale="es-ES", window=PHONE, theme="dark"), FILES / "upwork_transactions.csv")
    assert visitor.overflow() <= 0
    assert visitor.barriers() == []
    visitor.shot("past-es-ES-phone")
    # A sheet for each year is one past.
    years: FilePayload = {"name": "anual.xlsx", "mimeType": "application/octet-stream", "buffer": book()}
    upload(visitor, years)
    assert language("es-ES").money(100 + 2025 + 100 + 2026, "USD") in alert(visitor)
    assert visitor.overflow() <= 0
