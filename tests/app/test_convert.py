"""Convert: candidates, the plan, the replay, and honest answers where the past says little."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from exchange.paper.offer import offer_sheet
from locales import Language, language
from model import ProjectHistory, Retainer
from model.conversion.candidate import candidates
from model.conversion.replay import Chosen, replay
from tests.app.conftest import OpenApp
from tests.app.pages import charts, have_past, scenario, take, turn_to, words
from tests.model.pasts import past
from ui.convert import offer

KEY = "step"
PLAN, REPLAY, OFFER = 3, 4, 2


def history(clients: list[str], months: int = 12) -> ProjectHistory:
    dates = pd.date_range("2025-01-01", periods=months, freq="MS") + pd.Timedelta(days=9)
    frame = pd.DataFrame(
        [
            {"client": client, "invoiced_on": date, "paid_on": date, "amount": 900.0, "hours": 9.0}
            for date in dates
            for client in clients
        ]
    )
    return ProjectHistory.from_frames(frame, delays_seen=True)


def opened(open_app: OpenApp, known: ProjectHistory, tab: int = 1) -> AppTest:
    app = have_past(open_app(), known)
    return turn_to(app, "convert", key=KEY, tab=tab)


def test_a_guest_is_told_that_there_is_no_past(open_app: OpenApp) -> None:
    app = turn_to(have_past(open_app(), None), "convert")
    assert "There are no past projects here" in words(app)
    assert language("en").text("overview.sample.link") in [link.proto.label for link in app.get("page_link")]
    assert not app.checkbox


def test_candidates_come_with_their_facts_and_a_suggestion(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    ranked = candidates(history(["Ana", "Bea"]))
    assert words(app).count("Still a client: over 9 in 10; in a year: ") == 2
    assert [box.value for box in app.checkbox] == [True, True]
    assert (
        "A project in 12 of 12 months, the last one this month; $900 a month, 50% of your money of the last two years."
        in words(app)
    )
    assert app.text_input(key="candidate:Ana:fee").value == f"{ranked[0].suggested_fee:.0f}" == "900"
    assert app.text_input(key="candidate:Ana:hours").value == "9"


def test_a_name_is_text(open_app: OpenApp) -> None:
    app = opened(open_app, history(["![x](http://example.org/x.png)", "<b>Bea</b>"]))
    assert any(r"\!\[x\]\(http" in box.label for box in app.checkbox)
    for tab in (PLAN, REPLAY):
        turn_to(app, "convert", key=KEY, tab=tab)
        assert not any("![x](http" in str(text.value) for text in (*app.markdown, *app.caption, *app.warning))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (history([""]), "None of your projects names its client"),
        (history(["Ana"]), "There is only one client in your past"),
    ],
)
def test_a_thin_past_has_its_answer(open_app: OpenApp, known: ProjectHistory, said: str) -> None:
    app = opened(open_app, known)
    assert said in words(app)


def test_odd_fees_and_hours_have_their_words(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    app.text_input(key="candidate:Ana:fee").set_value("0").run()
    assert "Without a fee this retainer only costs you hours." in words(app)
    app.text_input(key="candidate:Bea:hours").set_value("0").run()
    assert "A fee for no set hours" in words(app)
    app.text_input(key="candidate:Ana:hours").set_value("290").run()
    assert "ask for 290 hours a month and you have 120" in words(app)


def test_the_plan_goes_into_the_table(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    app.text_input(key="candidate:Ana:fee").set_value("750").run()
    turn_to(app, "convert", key=KEY, tab=PLAN)
    assert "Ana starts in February 2026, the last of 2 in April 2026, and together they pay $1,650 a month" in words(
        app
    )
    assert charts(app) == 2
    app.button(key="plan:put").click().run()
    rows = scenario(app).retainers
    assert [(row.client, row.monthly_fee, row.starts_in, row.term_months) for row in rows] == [
        ("Ana", 750, 1, 2),
        ("Bea", 900, 3, 2),
    ]
    assert all(0 < row.acceptance < 1 and row.converts == 1 for row in rows)
    assert scenario(app).planned.count == 0
    assert "2 clients are in your table now" in words(app)
    # Once more changes nothing but takes no client twice.
    app.button(key="plan:put").click().run()
    assert [row.client for row in scenario(app).retainers] == ["Ana", "Bea"]


def test_a_full_table_is_said_to_be_full(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    rows = tuple({"monthly_fee": 1, "hours_per_month": 0, "term_months": 6, "client": str(each)} for each in range(39))
    take(app, retainers=rows)
    turn_to(app, "convert", key=KEY, tab=PLAN)
    assert "more than 40 retainers" in words(app)


def test_terms_move_the_plan(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]), PLAN)
    app.selectbox(key="plan:spacing").set_value(6).run()
    app.session_state["plan:term"] = 12
    app.run()
    app.button(key="plan:put").click().run()
    assert [(row.starts_in, row.term_months) for row in scenario(app).retainers] == [(1, 12), (7, 12)]


def test_the_replay_is_the_models(open_app: OpenApp) -> None:
    known = past()
    app = opened(open_app, known, REPLAY)
    ranked = candidates(known)
    found = replay(known, [Chosen(each.client, each.suggested_fee) for each in ranked[:2]])
    was, would = found.months_clearly_short(scenario(app).monthly_bills)
    months = len(found.monthly)
    assert f"{would} of {months} months clearly short of the bills instead of {was}" in words(app)
    assert f"Months clearly short: {would}" in words(app)
    _, earned = found.earned
    assert f"Earned a month: ${earned:,.0f}" in words(app)
    assert charts(app) == 1


def test_nobody_chosen_is_no_fault(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    for name in ("Ana", "Bea"):
        app.checkbox(key=f"candidate:{name}").uncheck().run()
    for tab in (PLAN, REPLAY):
        turn_to(app, "convert", key=KEY, tab=tab)
        assert "Choose at least one client" in words(app)


def test_another_past_forgets_the_choices(open_app: OpenApp) -> None:
    app = opened(open_app, history(["Ana", "Bea"]))
    app.text_input(key="candidate:Ana:fee").set_value("1").run()
    have_past(app, history(["Ana", "Cleo"]))
    assert app.text_input(key="candidate:Ana:fee").value == "900"


def test_the_offer_sheet_holds_the_terms_and_nothing_private(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[str] = []
    plain = offer_sheet

    def noted(retainer: Retainer, language: Language, currency: str, today: dt.date, scope: str) -> bytes:
        made = plain(retainer, language, currency, today, scope)
        sheets.append(made.decode())
        return made

    monkeypatch.setattr(offer, "offer_sheet", noted)
    app = opened(open_app, history(["<i>Ana</i>", "Bea"]))
    app.text_input(key="candidate:<i>Ana</i>:fee").set_value("1234").run()
    turn_to(app, "convert", key=KEY, tab=OFFER)
    app.text_input(key="sheet:perks").set_value("30").run()
    app.session_state["sheet:language"] = "es"
    app.run()
    assert not app.exception
    sheet = sheets[-1]
    assert 'lang="es"' in sheet
    assert "&lt;i&gt;Ana" in sheet
    assert "1,234.00" in sheet
    assert "30" in sheet
    assert "Bea" not in sheet
    assert "3,000" not in sheet, "the cash is nobody's business"
    assert len(app.get("download_button")) == 1
    assert language("es").text("offer.start.hours") in sheet
    app.selectbox(key="sheet:start").set_value("content")
    app.selectbox(key="sheet:billing").set_value("term").run()
    app.text_input(key="sheet:pieces").set_value("4").run()
    app.text_area(key="sheet:scope:content:es").set_value("Cuatro <b>artículos</b>").run()
    assert not app.exception
    assert "Cuatro &lt;b&gt;artículos" in sheets[-1]
    assert language("es").text("offer.pieces.value", pieces="4") in sheets[-1]
    assert "308.50" in sheets[-1], "the price of one of four"
    assert language("es").text("offer.refund.value") in sheets[-1]
