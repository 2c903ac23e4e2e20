"""An old link, and a newer file whose drop lies outside what was foretold: in Spanish, to the end."""

from __future__ import annotations

import pandas as pd
from playwright.sync_api import expect

from exchange.link import to_link
from locales import language
from tests.app.test_hindsight import START, months, sent
from tests.browser.conftest import OpenVisit
from tests.browser.test_past_projects import csv_file, turn, upload
from tests.browser.test_undo import scenario
from tests.browser.visit import Visit


def test_an_old_link_is_held_against_a_newer_file_to_a_new_start(visit: OpenVisit) -> None:
    speaker = language("es-ES")
    # A chat has added a bracket and a stop.
    visitor = visit(f"/?s={to_link(sent())}%29.", locale="es-ES", window=(1440, 900))
    page = visitor.page
    july = speaker.month(START, "long")
    expect(page.locator(".st-key-late")).to_contain_text(july)
    expect(page.locator(".st-key-guest")).to_contain_text("36")
    visitor.shot("late-es-ES")
    turn(visitor, speaker.text("page.past_projects"))
    upload(visitor, csv_file("newer.csv", months("2023-01", "2024-12", fell=True).to_csv(index=False)))
    block = page.locator(".st-key-hindsight")
    expect(block.get_by_role("heading").nth(1)).to_contain_text(speaker.money(900, "USD"))
    expect(block).to_contain_text("quedó fuera, por debajo")
    expect(block).to_contain_text("Clientes que no han vuelto a encargar nada (Ada)")
    expect(page.locator(".st-key-guest")).to_have_count(0)  # a past of one's own makes it one's own
    visitor.shot("hindsight-es-ES")
    visitor.act(lambda page: block.get_by_role("button", name=speaker.text("hindsight.start")).click())
    visitor.act(lambda page: page.locator(".st-key-move-hindsight-go button").click())
    reaches(visitor, START + 6, [10])
    # The file's own start comes back, and with it the contract as it was sent.
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("undo.undo"), exact=True).click())
    reaches(visitor, START + 6, [4])


def reaches(visitor: Visit, start: pd.Period, left: list[int]) -> None:
    """The address follows: a scenario with this start, whose contracts have so many months left."""
    for _ in range(300):
        found = scenario(visitor)
        if found is not None and (found.start_month, [row.months_left for row in found.retainers]) == (start, left):
            return
        visitor.page.wait_for_timeout(50)
    raise AssertionError(scenario(visitor))
