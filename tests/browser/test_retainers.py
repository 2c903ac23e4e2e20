"""Retainers in a real browser: a table that is typed into, and everything below it following, in both languages."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from exchange.link import from_link, to_link
from locales import language
from model import Planned, Retainer, Scenario, Stress
from tests.browser.conftest import PHONE, WINDOW, OpenVisit, Theme
from tests.browser.visit import Visit

ROW: Final = 35
"""Pixels of a row of the table, its head included."""

MARKS: Final = 33
"""Pixels of the column with which rows are marked."""

MAKE_ROWS = {"en-US": "Make them rows", "es-ES": "Pasarlas a la tabla"}
SAID = {
    "en-US": "3 retainers: $1,900 a month for 16.2 hours",
    "es-ES": "3 igualas: 1.900 € al mes por 16,2 horas",
}
TABS = {
    "en-US": ("Contracts", "Money", "Comings and goings", "Hours", "Dependence", "What if"),
    "es-ES": ("Contratos", "Dinero", "Altas y bajas", "Horas", "Dependencia", "¿Y si…?"),
}
CHARTS = (2, 2, 1, 1, 0, 0)
BEFORE = {"en-US": "before: ", "es-ES": "antes: "}


def opened(visit: OpenVisit, scenario: Scenario) -> Visit:
    """The page with the scenario of a link that carries names."""
    return visit(f"/retainers?s={to_link(scenario, names=True)}")


def grid(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").first


def click_cell(visitor: Visit, row: int, x: int) -> None:
    """Click into a row (0 is the first) of the table, `x` pixels from its left end."""
    box = grid(visitor.page).bounding_box()
    assert box is not None
    visitor.act(lambda page: page.mouse.click(box["x"] + x, box["y"] + ROW * (row + 1) + ROW // 2))


def type_into(visitor: Visit, row: int, column: int, text: str) -> None:
    """Type into a cell as people do: go there by the arrow keys, open it, replace what it holds."""
    click_cell(visitor, row, MARKS + 20)
    for _ in range(column):
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Enter")
    box = visitor.page.locator(".gdg-input, .gdg-growing-entry textarea, [id^='gdg-overlay'] input").first
    expect(box).to_be_focused()
    visitor.page.keyboard.press("Control+a")
    # The grid loses keys that come faster than it draws; nobody types that fast.
    visitor.page.keyboard.type(text, delay=50)
    expect(box).to_have_value(text)
    visitor.page.wait_for_timeout(150)
    visitor.act(lambda page: page.keyboard.press("Enter"))


def shared(visitor: Visit) -> Scenario:
    """The scenario in the address."""
    found = from_link(visitor.page.url).scenario
    assert found is not None
    return found


def title(visitor: Visit) -> str:
    return re.sub(r"\s", " ", visitor.page.locator("h2").first.inner_text())


def turn(visitor: Visit, tab: str) -> None:
    visitor.act(lambda page: page.get_by_role("tab", name=tab, exact=True).click())


def press(visitor: Visit, button: str) -> None:
    visitor.act(lambda page: page.get_by_role("button", name=button).click())


@pytest.mark.parametrize("locale", list(TABS))
def test_a_typed_cell_moves_every_figure_and_the_link_holds_it(visit: OpenVisit, locale: str) -> None:
    visitor = visit("/retainers", locale=locale)
    press(visitor, MAKE_ROWS[locale])
    assert [row.monthly_fee for row in shared(visitor).retainers] == [500, 500, 500]
    figures = visitor.page.get_by_test_id("stMetricValue")
    before = figures.all_inner_texts()
    type_into(visitor, 0, 1, "900")
    assert title(visitor) == SAID[locale]
    changed = figures.all_inner_texts()
    assert [one == other for one, other in zip(before, changed, strict=True)] == [False, True, False, False]
    type_into(visitor, 2, 0, "Ñandú")
    assert title(visitor) == SAID[locale], "the second edit keeps the first"
    assert [row.monthly_fee for row in shared(visitor).retainers] == [900, 500, 500]
    assert "Ñandú" not in str(shared(visitor).retainers), "names stay here unless one asks for them"
    guest = visit(visitor.page.url.removeprefix(visitor.home), locale=locale)
    assert title(guest) == SAID[locale]
    assert guest.page.get_by_test_id("stMetricValue").all_inner_texts() == changed


def test_the_form_by_keyboard_alone_on_a_phone(visit: OpenVisit) -> None:
    empty = Scenario(planned=Planned(count=0, fee=300), currency="EUR")
    visitor = visit(f"/retainers?s={to_link(empty)}", locale="es-ES", window=PHONE)
    add = visitor.page.get_by_role("button", name="Añadir una iguala")
    add.focus()
    visitor.act(lambda page: page.keyboard.press("Enter"))
    assert shared(visitor).retainers[0].monthly_fee == 300
    name = visitor.page.get_by_role("textbox", name="Cliente", exact=True)
    for _ in range(25):
        if name.evaluate("field => field === document.activeElement"):
            break
        visitor.page.keyboard.press("Tab")
    expect(name).to_be_focused()
    for text in ("Acme", "1.500,50", "2.5.1"):
        visitor.page.keyboard.press("Control+a")
        visitor.page.keyboard.type(text)
        if text != "2.5.1":
            visitor.page.keyboard.press("Tab")
    visitor.act(lambda page: page.keyboard.press("Enter"))
    (row,) = shared(visitor).retainers
    assert (row.monthly_fee, row.hours_per_month) == (1500.5, empty.planned.hours)
    assert "Fila 1, Horas al mes: «2.5.1» no se puede leer con certeza, así que sigue 5." in visitor.text()
    expect(visitor.page.get_by_role("textbox", name="Horas al mes", exact=True)).to_be_focused()
    assert not visitor.barriers()


def test_rows_come_and_go_and_the_others_stay(visit: OpenVisit) -> None:
    rows = tuple(Retainer(client=name, monthly_fee=400, hours_per_month=4, term_months=6) for name in "ABC")
    visitor = opened(visit, Scenario(planned=Planned(count=0, fee=250, hours=2), retainers=rows))
    click_cell(visitor, 3, MARKS + 20)
    assert title(visitor) == "4 retainers: $1,450 a month for 14 hours"
    assert [row.slot for row in shared(visitor).retainers] == [0, 1, 2, 3]
    click_cell(visitor, 1, MARKS // 2)
    visitor.act(lambda page: page.keyboard.press("Delete"))
    assert title(visitor) == "3 retainers: $1,050 a month for 10 hours"
    assert [row.slot for row in shared(visitor).retainers] == [0, 2, 3]
    assert [row.monthly_fee for row in shared(visitor).retainers] == [400, 400, 250]


PASTED = {
    "en-US": "Acme\t$1,500.50\t2.5\t12\tJan-30\nBo\t0.50\t\N{MINUS SIGN}1\t6.7\t02/01/2030",
    "es-ES": "Acme\t1.500,50\xa0€\t2,5\t12\tene-30\nBo\t0,50\t\N{MINUS SIGN}1\t6,7\t01/02/2030\n",
}
"""Two rows as a spreadsheet of each country puts them on the clipboard, one with a line end behind the last row.

Two cells of the second row cannot stand.
"""


@pytest.mark.parametrize("locale", list(PASTED))
def test_a_block_pasted_from_a_spreadsheet_is_exact(visit: OpenVisit, locale: str) -> None:
    currency, start = {"en-US": "USD", "es-ES": "EUR"}[locale], pd.Period("2029-11", freq="M")
    start_from = Scenario(planned=Planned(count=0, hours=4), currency=currency, start_month=start)
    visitor = visit(f"/retainers?s={to_link(start_from)}", locale=locale)
    click_cell(visitor, 0, MARKS + 20)
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.page.evaluate("text => navigator.clipboard.writeText(text)", PASTED[locale])
    click_cell(visitor, 0, MARKS + 20)
    visitor.act(lambda page: page.keyboard.press("Control+v"))
    first, second = shared(visitor).retainers
    assert (first.monthly_fee, first.hours_per_month, first.term_months, first.starts_in) == (1500.5, 2.5, 12, 2)
    assert (second.monthly_fee, second.hours_per_month, second.term_months, second.starts_in) == (0.5, 0, 6, 3)
    assert first.acceptance == second.acceptance == 1
    said = visitor.text()
    for column in ("hours_per_month", "term_months"):
        label = language(locale).text(f"field.retainer.{column}")
        assert f"{'Row' if locale == 'en-US' else 'Fila'} 2, {label}: " in said
    visitor.shot(f"retainers-pasted-{locale}")


@pytest.mark.parametrize(("locale", "theme", "window"), [("en-US", "light", WINDOW), ("es-ES", "dark", PHONE)])
def test_every_tab_draws_and_can_be_read_by_all(
    visit: OpenVisit, locale: str, theme: Theme, window: tuple[int, int]
) -> None:
    visitor = visit("/retainers", locale=locale, theme=theme, window=window)
    for number, (tab, drawn) in enumerate(zip(TABS[locale], CHARTS, strict=True)):
        turn(visitor, tab)
        charts = visitor.page.locator(".js-plotly-plot:visible")
        expect(charts).to_have_count(drawn)
        # Each shows something: bars, lines or markers, not only its axes.
        for chart in charts.all():
            assert chart.locator(".point path, path.js-line").count() >= 3
        assert visitor.overflow() <= 0
        assert not visitor.barriers()
        visitor.shot(f"retainers-{number}-{locale}-{theme}")


@pytest.mark.parametrize("locale", list(TABS))
def test_each_stress_shows_before_and_after(visit: OpenVisit, locale: str) -> None:
    visitor = visit("/retainers", locale=locale)
    turn(visitor, TABS[locale][-1])
    cards = visitor.page.get_by_test_id("stMetric").filter(has_text=BEFORE[locale])
    seen: list[tuple[list[str], list[str]]] = []
    for stress in Stress:
        press(visitor, language(locale).text(f"stress.{stress}"))
        expect(cards).to_have_count(4)
        if seen:
            expect(cards.get_by_test_id("stMetricValue")).not_to_have_text(seen[-1][1], timeout=20_000)
        visitor.settle()
        afters = cards.get_by_test_id("stMetricValue").all_inner_texts()
        befores = cards.get_by_text(BEFORE[locale]).all_inner_texts()
        seen.append((befores, afters))
    assert all(before == seen[0][0] for before, _ in seen), "before is the same for all"
    assert len({tuple(after) for _, after in seen}) == len(Stress), "no two do the same"
    for before, after in seen:
        assert before != [f"{BEFORE[locale]}{figure}" for figure in after]


def test_odd_rows_are_answered(visit: OpenVisit) -> None:
    odd = (
        Retainer(client="Free", monthly_fee=0, hours_per_month=5, term_months=6),
        Retainer(client="Idle", monthly_fee=300, hours_per_month=0, term_months=6),
        Retainer(client="Twice", monthly_fee=300, hours_per_month=4, term_months=6),
        Retainer(client="Twice", monthly_fee=300, hours_per_month=4, term_months=6, starts_in=5),
        Retainer(client="Vast", monthly_fee=300, hours_per_month=140, term_months=6),
    )
    visitor = opened(visit, Scenario(planned=Planned(count=0), retainers=odd))
    said = visitor.text()
    assert "Free: no fee. It only costs you hours." in said
    assert "Idle: a fee for no hours." in said
    assert "Twice has two retainers at once" in said
    assert "the retainers ask for up to 153 hours a month and you have 120" in said
    turn(visitor, "Hours")
    assert re.search(r"\d+ months are overbooked", visitor.text())
