"""What a person set stays: through page changes, reloads, another browser, and a restart of the server."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit
from tests.browser.server import Server
from tests.browser.test_overview import LABELS, figures, retainers, sentence
from tests.browser.visit import Visit

OTHER = "Past projects"


def token(visitor: Visit) -> str:
    return parse_qs(urlsplit(visitor.page.url).query).get("s", [""])[0]


def test_a_link_shows_the_same_figures_in_another_browser(visit: OpenVisit) -> None:
    sender = visit("/")
    sender.act(lambda page: retainers(sender))
    link = urlsplit(sender.page.url)
    guest = visit(f"{link.path}?{link.query}")
    assert figures(guest.page) == figures(sender.page)
    assert sentence(guest.page) == sentence(sender.page)
    guest.act(lambda page: retainers(guest))
    sender.act(lambda page: page.reload())
    assert "6 × $500" in sender.text(), "a guest changes nothing for the sender"


def test_a_change_of_page_and_a_reload_keep_the_scenario(visit: OpenVisit) -> None:
    visitor = visit("/")
    visitor.act(lambda page: retainers(visitor))
    kept, shown = token(visitor), figures(visitor.page)
    assert kept
    visitor.turn_to(OTHER)
    assert token(visitor) == kept
    with visitor.page.context.expect_page() as opened:
        visitor.page.get_by_role("link", name="Compare", exact=True).first.click(button="middle")
    beside = Visit(opened.value, visitor.home).settle()
    assert token(beside) == kept, "another tab shows the same"
    beside.page.close()
    visitor.act(lambda page: page.reload())
    visitor.forgive("404")
    assert token(visitor) == kept
    assert "the sender sees nothing of it" not in visitor.text(), "who comes back is no guest"
    visitor.turn_to("Overview")
    assert figures(visitor.page) == shown
    visitor.act(lambda page: page.go_back())
    assert token(visitor) == kept


def test_a_restart_of_the_server_loses_nothing(visit: OpenVisit, cold_server: Callable[..., Server]) -> None:
    server = cold_server()
    visitor = visit("/", at=server)
    visitor.act(lambda page: retainers(visitor))
    visitor.turn_to(OTHER)
    visitor.turn_to("Overview")
    visitor.page.wait_for_timeout(700)
    shown = figures(visitor.page)
    server.restart()
    visitor.page.wait_for_timeout(1500)
    visitor.settle()
    visitor.act(lambda page: page.get_by_text("The figures as a table").first.click())
    assert figures(visitor.page) == shown
    assert "6 × $500" in visitor.text()
    assert token(visitor)
    visitor.act(lambda page: page.get_by_role("slider", name="Retainers you plan to sign").press("ArrowRight"))
    assert "7 × $500" in visitor.text()
    visitor.forgive_outage()


def test_a_move_right_after_a_restart_is_not_lost(visit: OpenVisit, cold_server: Callable[..., Server]) -> None:
    server = cold_server()
    visitor = visit("/", at=server)
    visitor.act(lambda page: retainers(visitor))
    visitor.page.wait_for_timeout(700)
    server.restart()
    visitor.page.wait_for_timeout(1500)
    visitor.settle()
    visitor.act(lambda page: page.get_by_role("slider", name="Retainers you plan to sign").press("ArrowRight"))
    assert "7 × $500" in visitor.text()
    visitor.forgive_outage()


def test_a_damaged_link_opens_the_example_and_says_so(visit: OpenVisit) -> None:
    example = figures(visit("/").page)
    visitor = visit("/?s=eyJub3QiOiJhIGxpbmsifQ")
    assert "the example instead" in visitor.text()
    assert figures(visitor.page) == example
    visitor.act(lambda page: retainers(visitor))
    assert "the example instead" not in visitor.text()


def test_a_page_turned_while_the_address_is_remembered_is_not_emptied(visit: OpenVisit) -> None:
    """What the address's component remembers is sent a moment after a change: just when somebody may turn the page."""
    visitor = visit("/compare")
    app = visitor.page.get_by_test_id("stApp")
    for number, moment in enumerate((340, 360, 380, 390)):
        visitor.page.get_by_role("slider", name=LABELS["en-US"]).press("ArrowRight")
        visitor.page.wait_for_timeout(100)
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
        visitor.page.wait_for_timeout(moment)
        visitor.turn_to("Compare" if number % 2 else "Overview")
        visitor.page.wait_for_timeout(300)
        assert visitor.page.get_by_role("heading", level=1).count() == 1
