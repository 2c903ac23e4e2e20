"""The first screen as a visitor sees it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.visit import Visit
from ui.session.fields import FIRST

FIGURES = 4
"""Figures beside the answer."""

LABELS = {"en-US": "Retainers you plan to sign", "es-ES": "Igualas que piensas firmar"}


def figures(page: Page) -> list[str]:
    shown = page.get_by_test_id("stMetricValue")
    shown.first.wait_for()
    return shown.all_inner_texts()


def sentence(page: Page) -> str:
    return page.locator("h2").first.inner_text()


def fan(page: Page) -> str:
    """The outlines of the first chart's bands."""
    return "|".join(
        page.locator(".js-plotly-plot")
        .first.locator("path.js-fill, path.js-line")
        .evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    )


def another_fan(page: Page, before: str) -> None:
    """Wait for the first chart to be drawn anew: out of sight it takes its time."""
    page.wait_for_function(
        """before => before !== [...document.querySelector('.js-plotly-plot')
          .querySelectorAll('path.js-fill, path.js-line')].map(path => path.getAttribute('d')).join('|')""",
        arg=before,
        timeout=30_000,
    )


def retainers(visitor: Visit, label: str = LABELS["en-US"]) -> None:
    """Three more: each press waits for the answer to the one before, which a busy server may take a while to give."""
    slider = visitor.page.get_by_role("slider", name=label)
    for _ in range(3):
        visitor.act(lambda _: slider.press("ArrowRight"))


def test_the_first_screen_answers(visit: OpenVisit) -> None:
    visitor = visit("/")
    assert re.search(
        r"With 3 retainers you can count on \$[\d,]+ a month instead of \$[\d,]+\.", sentence(visitor.page)
    )
    assert len(figures(visitor.page)) == FIGURES
    assert fan(visitor.page).count("|") >= 3
    assert visitor.page.url.rstrip("/") == visitor.home
    visitor.shot("overview-en-light")


@pytest.mark.parametrize(
    ("locale", "total"),
    [
        ("en-US", ("3 × $500 = $1,500 a month", "6 × $500 = $3,000 a month")),
        ("es-ES", ("3 × 500\xa0€ = 1.500\xa0€ al mes", "6 × 500\xa0€ = 3.000\xa0€ al mes")),
    ],
    ids=["en-US", "es-ES"],
)
def test_one_slider_changes_sentence_figures_and_fan_together(
    visit: OpenVisit, locale: str, total: tuple[str, str]
) -> None:
    visitor = visit("/", locale=locale)
    before, drawn = (sentence(visitor.page), figures(visitor.page)), fan(visitor.page)
    assert total[0] in visitor.text()
    entries = visitor.page.evaluate("history.length")
    visitor.act(lambda page: retainers(visitor, LABELS[locale]))
    expect(visitor.page.get_by_text(total[1]).first).to_be_visible(timeout=30_000)
    visitor.settle()
    after = sentence(visitor.page), figures(visitor.page)
    assert before[0] != after[0]
    assert all(old != new for old, new in zip(before[1], after[1], strict=True))
    another_fan(visitor.page, drawn)
    assert visitor.page.evaluate("history.length") == entries, "a slider adds no entry to the browser's history"


@pytest.mark.parametrize(
    ("locale", "words", "money"),
    [
        ("es-ES", "Con 3 igualas", r"\d\.\d{3}\s€"),
        ("es-MX", "Con 3 igualas", r"\$\d+,\d{3}"),
        ("en-GB", "With 3 retainers", r"£\d,\d{3}"),
    ],
)
def test_it_speaks_as_the_browser_does(visit: OpenVisit, locale: str, words: str, money: str) -> None:
    visitor = visit("/", locale=locale, theme="dark")
    assert sentence(visitor.page).startswith(words)
    assert re.search(money, sentence(visitor.page))
    visitor.shot(f"overview-{locale}-dark")


def test_the_language_can_be_switched(visit: OpenVisit) -> None:
    visitor = visit("/")
    visitor.act(lambda page: page.get_by_text("Español", exact=True).click())
    assert sentence(visitor.page).startswith("Con 3 igualas")
    assert "lang=es" in visitor.page.url
    visitor.act(lambda page: page.reload())
    visitor.forgive("404")
    assert sentence(visitor.page).startswith("Con 3 igualas")
    visitor.act(lambda page: page.get_by_text("English", exact=True).click())
    assert sentence(visitor.page).startswith("With 3 retainers")
    assert "lang=" not in visitor.page.url


LAPTOP = (1280, 800)


@pytest.mark.parametrize("locale", list(LABELS))
def test_the_answer_needs_no_scrolling_and_is_not_cut_off(visit: OpenVisit, locale: str) -> None:
    """On a small laptop the sentence, the dots and the levers stand in sight, and every label says all of itself."""
    visitor = visit("/", locale=locale, window=LAPTOP)
    page = visitor.page
    shown = [
        page.locator("h2").first,
        *page.get_by_test_id("stSlider").all(),
        page.locator(".plot"),
    ]
    assert len(shown) == 2 + len(FIRST)
    for part in shown:
        expect(part).to_be_in_viewport(ratio=1)
    cut = "parts => parts.filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.innerText)"
    assert page.locator("[data-testid=stMetric] p, [data-testid=stMetric] div").evaluate_all(cut) == []
    lines = page.locator("[data-testid=stMetricLabel] p").evaluate_all("labels => labels.map(l => l.clientHeight)")
    assert max(lines) <= 2 * min(lines)
    visitor.shot(f"overview-{locale}-laptop")


def test_a_slider_beside_a_box_leaves_its_value_to_it(visit: OpenVisit) -> None:
    page = visit("/", locale="es-ES").page
    expect(page.get_by_role("textbox", name=re.compile("^Tus gastos al mes"))).to_have_value("1.400")
    assert page.get_by_text("1400", exact=True).locator("visible=true").count() == 0


@pytest.mark.parametrize("locale", ["en-US", "es-ES"])
def test_it_reads_on_a_phone(visit: OpenVisit, locale: str) -> None:
    visitor = visit("/", locale=locale, window=PHONE)
    assert visitor.overflow() <= 0
    assert len(figures(visitor.page)) == FIGURES
    last = visitor.page.get_by_test_id("stMetric").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(visitor.page.locator("h2").first).to_be_in_viewport(ratio=1)
    assert visitor.page.locator("h2").first.evaluate("answer => answer.clientHeight") < 80
    # No track that a swipe over it can move: a box between two buttons.
    assert visitor.page.get_by_test_id("stSlider").locator("visible=true").count() == 0
    label, before = LABELS[locale], sentence(visitor.page)
    more = {"en-US": f"More: {label}", "es-ES": f"Más: {label}"}[locale]
    visitor.act(lambda page: page.get_by_role("button", name=more).click())
    expect(visitor.page.get_by_role("textbox", name=label)).to_have_value("4")
    assert sentence(visitor.page) != before
    visitor.shot(f"overview-{locale}-phone")


def test_amounts_are_typed_as_well_as_dragged(visit: OpenVisit) -> None:
    visitor = visit("/", locale="es-ES")
    box = visitor.page.get_by_role("textbox", name=re.compile("^Tus gastos al mes"))
    before = figures(visitor.page)
    box.fill("2.150,5")
    visitor.act(lambda page: box.press("Enter"))
    expect(visitor.page.get_by_role("slider", name=re.compile("^Tus gastos al mes"))).to_have_value("2150.5")
    assert figures(visitor.page) != before
    box.fill("mucho")
    visitor.act(lambda page: box.press("Enter"))
    assert "no es un número" in visitor.text()
    expect(box).to_have_value("2.150,5")


def test_a_figure_says_on_hover_how_exact_it_is(visit: OpenVisit) -> None:
    visitor = visit("/")
    metric = visitor.page.get_by_test_id("stMetric").first
    metric.get_by_test_id("stTooltipIcon").hover()
    expect(
        visitor.page.get_by_text(re.compile(r"5,000 simulated futures would move it by about \$\d+"))
    ).to_be_visible()


def test_a_year_that_is_tapped_is_joined_to_its_luck_and_told_by_its_months(visit: OpenVisit) -> None:
    visitor = visit("/", locale="es-ES")
    page = visitor.page
    poorest = page.get_by_role("group", name="Proyecto a proyecto").get_by_role("button").first
    said = poorest.get_attribute("aria-label")
    assert said is not None
    poorest.hover()
    expect(page.locator(".said")).to_have_text(said)
    expect(page.locator(".join line")).to_have_count(1)
    before = page.locator(".square").evaluate_all("squares => squares.map(square => square.title)")
    visitor.act(lambda page: poorest.press("Enter"))
    expect(page.get_by_role("radio", name="El año que tocaste")).to_be_checked()
    expect(poorest).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".said")).to_have_text(said)
    after = page.locator(".square").evaluate_all("squares => squares.map(square => square.title)")
    assert after != before
    poorest.press("ArrowRight")
    expect(page.locator(".said")).not_to_have_text(said)
    visitor.shot("overview-year-tapped")


def test_the_table_behind_the_fan(visit: OpenVisit) -> None:
    visitor = visit("/")
    assert visitor.page.locator("table").count() == 0
    visitor.act(lambda page: page.get_by_text("The figures as a table").last.click())
    table = visitor.page.locator("table").first
    assert table.locator("tbody tr").count() == 24
    assert "$" in table.inner_text()
    assert "\\" not in table.inner_text()
    before = fan(visitor.page)
    visitor.act(lambda page: page.get_by_text("Cash in hand", exact=True).click())
    assert fan(visitor.page) != before
    assert "the cash has run out in" in visitor.text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barrier_for_a_screen_reader(visit: OpenVisit, theme: str) -> None:
    visitor = visit("/", theme=theme)  # type: ignore[arg-type]  # parametrised
    assert visitor.barriers() == []
