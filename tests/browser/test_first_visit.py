"""A first visit, on a phone first: the tour, and many retainers as cards."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from exchange import to_link
from model import Retainer, Scenario
from tests.browser.conftest import OpenVisit
from tests.browser.test_retainers import shared
from tests.browser.test_state import token
from tests.browser.visit import Visit
from ui.overview.tour import STEPS

NARROW = (390, 844)
LONG = "Asociación de Editoriales Universitarias y Técnicas del Mediterráneo Occidental"


def focused(page: Page) -> str:
    """The words of what has the focus, in whatever component it is."""
    return str(
        page.evaluate(
            "() => { let part = document.activeElement; while (part?.shadowRoot?.activeElement) "
            "part = part.shadowRoot.activeElement; return part?.textContent ?? '' }"
        )
    )


def test_the_tour_by_keyboard_alone_on_a_phone(visit: OpenVisit) -> None:
    visitor = visit("/", locale="es-MX", window=NARROW)
    page = visitor.page
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Enséñamelo").focus()
    page.keyboard.press("Enter")
    for number, place in enumerate(STEPS.values(), 1):
        expect(page.get_by_role("dialog")).to_be_in_viewport(ratio=1)
        assert focused(page).startswith(f"{number} de {len(STEPS)}")
        expect(page.locator(place).first).to_be_in_viewport()
        assert page.locator("[style*=outline-offset]").count() == 1, "one thing is marked"
        if number == 3:
            visitor.act(lambda page: page.get_by_role("button", name="Más: Igualas").press("Enter"))
            assert token(visitor), "what is behind the tour stays in use"
            page.get_by_role("dialog").get_by_role("button", name="Siguiente").focus()
            assert "3 de 5" in page.get_by_role("dialog").inner_text()
            page.keyboard.press("Enter")
        elif number < len(STEPS):
            page.keyboard.press("ArrowRight")
    assert not visitor.barriers()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert focused(page) == "Enséñamelo"
    assert page.locator("[style*=outline-offset]").count() == 0
    page.keyboard.press("Enter")
    assert focused(page).startswith("1 de 5"), "it can be taken again"


def test_twenty_five_retainers_with_long_names_are_cards_on_a_phone(visit: OpenVisit) -> None:
    rows = tuple(
        Retainer(client=f"{LONG} {number}", monthly_fee=300, hours_per_month=2, term_months=6) for number in range(25)
    )
    visitor = visit(f"/retainers?s={to_link(Scenario(retainers=rows, n_paths=500), names=True)}", window=NARROW)
    page = visitor.page
    cards = page.locator(".cards .card")
    expect(cards).to_have_count(25)
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    visitor.act(lambda page: page.get_by_role("button", name=f"Edit: {LONG} 7", exact=True).click())
    name = page.get_by_role("textbox", name="Client", exact=True)
    expect(name).to_have_value(f"{LONG} 7")
    name.fill("Acme")
    visitor.act(lambda page: page.get_by_role("button", name="Save").click())
    expect(cards.nth(7)).to_contain_text("Acme")
    visitor.act(lambda page: page.get_by_role("button", name="Delete: Acme", exact=True).click())
    assert len(shared(visitor).retainers) == 24
    visitor.act(lambda page: page.get_by_role("button", name="Undo").first.click())
    assert len(shared(visitor).retainers) == 25
    check_wide(visit, page.url.removeprefix(visitor.home))


def check_wide(visit: OpenVisit, path: str) -> None:
    """The same rows on a wide screen: a table, no cards."""
    wide: Visit = visit(path, window=(1440, 900))
    expect(wide.page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(wide.page.locator(".cards")).to_be_hidden()
    assert wide.overflow() <= 0
