"""Compare in a real browser, in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from exchange.link import to_link
from model import Scenario
from model.sweeps.sweep import Measure
from tests.browser.conftest import PHONE, OpenVisit
from tests.browser.visit import Visit

TABS = {
    "en-US": ("How many", "Retainers × discount", "What matters", "Reach a goal"),
    "es-ES": ("Cuántas igualas", "Igualas × descuento", "Qué importa", "Alcanzar una meta"),
}
GOAL = {"en-US": r"\d+ retainers are enough for", "es-ES": r"Bastan \d+ igualas para"}


def opened(visit: OpenVisit, locale: str, **window: object) -> Visit:
    return visit("/compare", locale=locale, **window)  # type: ignore[arg-type]  # theme and size


def turn(visitor: Visit, tab: str) -> None:
    visitor.act(lambda page: page.get_by_role("tab", name=tab).click())


@pytest.mark.parametrize("locale", list(TABS))
def test_every_tab_answers_and_can_be_read_by_all(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale)
    expect(visitor.page.locator(".st-key-sides tbody td")).to_have_count(2 * len(Measure))
    assert not visitor.barriers()
    visitor.shot(f"compare-sides-{locale}")
    for number, tab in enumerate(TABS[locale]):
        turn(visitor, tab)
        drawn = visitor.page.locator(".js-plotly-plot:visible")
        expect(drawn).to_have_count(0 if tab == TABS[locale][-1] else 1)
        assert not visitor.barriers()
        visitor.shot(f"compare-{number}-{locale}")
    assert re.search(GOAL[locale], visitor.text())


@pytest.mark.parametrize("locale", list(TABS))
def test_it_reads_on_a_phone_and_in_the_dark(visit: OpenVisit, locale: str) -> None:
    visitor = opened(visit, locale, theme="dark", window=PHONE)
    assert visitor.overflow() <= 0
    narrow = "tabs => tabs.filter(tab => tab.scrollWidth > tab.clientWidth + 1).map(tab => tab.innerText)"
    assert visitor.page.get_by_role("tab").evaluate_all(narrow) == [], "no tab lies over the next one"
    expect(visitor.page.locator(".st-key-levers")).to_be_hidden()
    visitor.shot(f"compare-sides-{locale}-phone")
    for number, tab in enumerate(TABS[locale]):
        turn(visitor, tab)
        assert visitor.overflow() <= 0
        visitor.shot(f"compare-{number}-{locale}-phone")


def test_a_name_that_is_an_image_is_only_a_name(visit: OpenVisit) -> None:
    visitor = opened(visit, "en-US")
    visitor.page.get_by_role("textbox", name="Name this scenario").fill("![x](http://127.0.0.1:9/x.png) <b>me</b>")
    visitor.act(lambda page: page.get_by_role("button", name="Keep it").click())
    visitor.act(lambda page: page.get_by_role("slider", name="Retainers you plan to sign").press("ArrowRight"))
    expect(visitor.page.locator(".st-key-sides tbody td")).to_have_count(3 * len(Measure))
    assert visitor.text().replace("\u2060", "").count("![x](http://127.0.0.1:9/x.png) <b>me</b>") >= 2
    assert not visitor.faults, "nothing was fetched from elsewhere"
    visitor.act(lambda page: page.get_by_text("1 kept scenario").click())
    assert visitor.text().count("<b>me</b>") >= 3
    visitor.shot("compare-kept-en-US")
    visitor.act(lambda page: page.get_by_role("button", name="Take it up").click())
    expect(visitor.page.get_by_role("slider", name="Retainers you plan to sign")).to_have_value("3")


def test_sliders_dragged_through_a_sweep_do_not_break_it(visit: OpenVisit) -> None:
    visitor = opened(visit, "en-US")
    turn(visitor, "What matters")
    slider = visitor.page.get_by_role("slider", name=re.compile("^Your bills a month"))
    for _ in range(8):
        slider.press("ArrowRight")
        visitor.page.wait_for_timeout(60)
    # Left in the middle of a run, and come back to.
    visitor.page.get_by_role("link", name="Rate", exact=True).click()
    visitor.settle()
    visitor.turn_to("Compare")
    turn(visitor, "What matters")
    assert "What matters most" in visitor.text()


def test_a_long_run_shows_its_progress_and_goes_on_where_it_was_left(visit: OpenVisit) -> None:
    visitor = visit(f"/compare?s={to_link(Scenario(n_paths=20_000, seed=4))}")
    tab = visitor.page.get_by_role("tab", name="What matters")
    bar = visitor.page.get_by_role("progressbar")

    def done() -> int:
        text = visitor.page.get_by_text(re.compile(r"Simulating: \d+% done")).inner_text()
        return int(re.sub(r"\D", "", text))

    tab.click()
    expect(bar).to_be_visible(timeout=15_000)
    visitor.page.wait_for_timeout(1_500)
    reached = done()
    assert reached > 0
    visitor.page.get_by_role("link", name="How it works").click()
    expect(visitor.page.get_by_role("heading", name="How it works")).to_be_visible(timeout=15_000)
    visitor.settle()
    visitor.page.get_by_role("link", name="Compare", exact=True).click()
    visitor.page.wait_for_timeout(300)
    tab.click()
    expect(bar.or_(visitor.page.locator(".js-plotly-plot"))).to_be_visible(timeout=15_000)
    if bar.is_visible():
        assert done() >= reached, "what was finished is kept"
    visitor.settle()
    assert "What matters most" in visitor.text()
    assert bar.count() == 0
