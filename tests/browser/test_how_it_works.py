"""How it works in a real browser: words and formulas, and the backtest on the past at hand, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WINDOW, OpenVisit, Theme
from tests.browser.visit import Visit

TABS = {
    "en-US": ("The model", "Assumptions", "On your own past", "Sources", "Privacy and limits of liability"),
    "es-ES": ("El modelo", "Supuestos", "Con tu propio pasado", "Fuentes", "Privacidad y responsabilidad"),
}
BACKTEST = 2
ANSWER = {
    "en-US": r"Of (\d+) times that it looked (\d+) months ahead, its band \(8 of 10\) held what came (\d+) times",
    "es-ES": r"De (\d+) veces que miró (\d+) meses adelante, su banda \(8 de cada 10\) acertó (\d+)",
}
SHORT = """date,client,amount
2026-06-03,Acme,900
2026-07-12,Boreal,700
2026-08-20,Acme,1100
2026-09-25,Boreal,650
"""


def turn(visitor: Visit, tab: str) -> None:
    visitor.act(lambda page: page.get_by_role("tab", name=tab, exact=True).click())


@pytest.mark.parametrize(("locale", "theme", "window"), [("en-US", "light", WINDOW), ("es-ES", "dark", PHONE)])
def test_every_tab_can_be_read_by_all(visit: OpenVisit, locale: str, theme: Theme, window: tuple[int, int]) -> None:
    visitor = visit("/how_it_works", locale=locale, theme=theme, window=window)
    assert visitor.page.locator(".katex-display").count() >= 10
    assert visitor.page.locator(".katex-error").count() == 0
    for number, tab in enumerate(TABS[locale]):
        turn(visitor, tab)
        assert visitor.overflow() <= 0
        assert not visitor.barriers()
        visitor.shot(f"how-{number}-{locale}-{theme}")


@pytest.mark.parametrize("locale", list(TABS))
def test_the_backtest_says_what_came(visit: OpenVisit, locale: str) -> None:
    """The counted looks are the rows of the table and the points of the chart."""
    visitor = visit("/how_it_works", locale=locale)
    turn(visitor, TABS[locale][BACKTEST])
    answer = re.search(ANSWER[locale], visitor.text())
    assert answer is not None
    looks, horizon, held = (int(number) for number in answer.groups())
    assert 0 <= held <= looks
    assert horizon >= 3
    visitor.act(lambda page: page.get_by_text(re.compile("as a table|en una tabla")).click())
    rows = visitor.page.locator("table tbody tr")
    assert rows.count() == looks
    assert sum(row.split()[-1] in ("yes", "sí") for row in rows.all_inner_texts()) == held
    expect(visitor.page.locator(".js-plotly-plot:visible")).to_have_count(1)


def test_a_short_past_is_too_short_to_say(visit: OpenVisit, tmp_path: Path) -> None:
    file = tmp_path / "short.csv"
    file.write_text(SHORT, "utf-8")
    visitor = visit("/past_projects")
    visitor.give(file)
    visitor.turn_to("How it works")
    turn(visitor, TABS["en-US"][BACKTEST])
    assert re.search("too short|Too short", visitor.text())
    assert not re.search(ANSWER["en-US"], visitor.text())
    assert visitor.page.locator(".js-plotly-plot:visible").count() == 0
