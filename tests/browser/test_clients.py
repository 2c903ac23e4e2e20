"""Clients of a real past, from the file to their leaving; and a link from before there were any."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from playwright.sync_api import expect

from exchange.link import from_link
from locales import language
from model import Arm, Stress, project
from tests.browser.conftest import OpenVisit
from tests.browser.test_convert import turn as step
from tests.browser.test_rate import spoken
from tests.browser.test_retainers import BEFORE, TABS
from tests.browser.test_retainers import turn as tab
from tests.exchange.test_figures import GOLDEN, name
from tests.exchange.test_link import sent

PAYMENTS: Final = Path(__file__).parents[2] / "benchmarks" / "payments" / "oxford_vendor_01.csv"
PLAN: Final = {"en-US": "The months of change", "es-ES": "Los meses del cambio"}


@pytest.mark.parametrize("locale", list(PLAN))
def test_a_client_of_a_real_past_is_seen_converted_and_leaves(visit: OpenVisit, locale: str) -> None:
    speaker, link = language(locale), sent()[0][0]
    # A link of the first version shows what it showed, though a past with clients is foreseen by them now.
    visitor = visit(f"/?s={link}", locale=locale)
    alone, beside = (speaker.money(money, "EUR") for money in GOLDEN["links"][name(link)]["reliable income"])
    answer = spoken(visitor.page.locator("h2").first.inner_text())
    assert spoken(alone) in answer
    assert spoken(beside) in answer

    visitor.go("/past_projects").give(PAYMENTS)
    money = pd.read_csv(PAYMENTS).groupby("client")["amount"].sum()
    rows = visitor.page.get_by_role("table").filter(has_text=speaker.text("past.clients.year")).get_by_role("row")
    expect(rows).to_have_count(len(money) + 1)
    largest = str(money.idxmax())
    expect(rows.nth(1)).to_contain_text(largest)
    expect(rows.nth(1)).to_contain_text(speaker.percent(money.max() / money.sum()))
    visitor.shot(f"clients-past-{locale}")

    visitor.turn_to(speaker.text("page.convert"))
    other = visitor.page.get_by_role("checkbox", checked=True).nth(1)
    visitor.act(lambda _: other.locator("xpath=ancestor::label").click())
    step(visitor, PLAN[locale])
    visitor.act(lambda page: page.get_by_role("button", name=speaker.plural("plan.put", 1)).click())
    visitor.shot(f"clients-convert-{locale}")

    visitor.turn_to(speaker.text("page.retainers"))
    tab(visitor, TABS[locale][-1])
    expect(visitor.page.get_by_text(speaker.text("retainers.stress.lose_known", name=largest))).to_be_visible()
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("retainers.stress.on")).click())
    expect(visitor.page.get_by_role("button", name=speaker.text("retainers.stress.off"))).to_be_visible()
    gone = from_link(visitor.page.url).scenario
    assert gone is not None
    assert [row.known for row in gone.retainers] == [0]
    assert gone.stresses == {Stress.LOSE_LARGEST}
    left, was = (
        speaker.money(project(future).stability[Arm.WITH_RETAINERS].reliable_income.value, "GBP")
        for future in (gone, gone.but(stresses=frozenset()))
    )
    assert left != was
    shown = visitor.page.get_by_test_id("stMetric").filter(has_text=BEFORE[locale]).first
    expect(shown).to_contain_text(left)
    expect(shown).to_contain_text(f"{BEFORE[locale]}{was}")
    visitor.shot(f"clients-left-{locale}")
