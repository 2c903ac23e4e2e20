"""One scenario per session: decoded from the address once, shown by every widget, never broken by one."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from exchange.link import from_link, to_link
from model import Planned, ProjectHistory, Retainer, Scenario, fit
from tests.app.conftest import OpenApp
from tests.app.pages import turn_to, words
from tests.app.test_overview import metrics
from ui.session import address, state
from ui.session.example import FOLDER, LIVES, Person, example
from ui.session.fields import value_of
from ui.session.screens import SCREENS

HERE = "Europe/Madrid"


def held(app: AppTest) -> Scenario:
    scenario: Scenario = app.session_state["scenario"]
    return scenario


def query(app: AppTest) -> str:
    """The query that the address is given."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return str(next(content["query"] for content in sent if "query" in content))


def test_a_link_gives_the_same_figures(open_app: OpenApp) -> None:
    sender = open_app("es-ES")
    sender.slider(key="drag:planned.count").set_value(5).run()
    sender.text_input(key="typed:monthly_bills").set_value("1.234,5").run()
    link = to_link(held(sender))
    guest = open_app("es-ES", s=link)
    assert not guest.exception
    assert held(guest) == held(sender)
    assert metrics(guest) == metrics(sender)
    assert guest.slider(key="drag:planned.count").value == 5
    assert guest.text_input(key="typed:monthly_bills").value == "1.234,5"


def test_a_link_of_the_samples_scenario_brings_the_sample_back(open_app: OpenApp) -> None:
    scenario = example("USD", HERE).scenario
    assert open_app(s=to_link(scenario)).session_state["past"].sample
    other = scenario.but(income=Scenario().income)
    assert "past" not in open_app(s=to_link(other)).session_state


@pytest.mark.parametrize("token", ["damaged", "A" * 5000, "%00", "../../etc/passwd", "<script>"])
def test_a_damaged_link_opens_the_example_with_a_notice(open_app: OpenApp, token: str) -> None:
    app = open_app(s=token)
    assert not app.exception
    assert held(app) == example("USD", HERE).scenario
    assert any("the example instead" in warning.value for warning in app.warning)
    app.slider(key="drag:planned.count").set_value(4).run()
    assert not app.warning, "the notice goes once the person goes on"


def test_a_link_cut_short_is_noticed(open_app: OpenApp) -> None:
    app = open_app(s=to_link(example("USD", HERE).scenario.but(monthly_bills=1700))[:-3])
    assert app.warning
    assert held(app).monthly_bills == 1400


def of_a_file() -> Scenario:
    """A scenario whose income was fitted from projects that nobody here has."""
    sample = pd.read_csv(FOLDER / LIVES[Person.WRITER].past).head(20)
    projects = pd.DataFrame({"amount": sample["amount"], "invoiced_on": pd.to_datetime(sample["invoiced_on"])})
    income = fit(ProjectHistory.from_frames(projects, as_of=projects["invoiced_on"].max()))
    return example("USD", HERE).scenario.but(income=income)


def test_who_comes_back_is_no_guest_and_hears_that_the_file_is_gone(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = to_link(of_a_file())
    guest = open_app(s=link)
    assert "the sender sees nothing of it" in words(guest)
    assert "the uploaded file is not" not in words(guest)
    monkeypatch.setattr(address, "owned", lambda token: token == link)
    owner = open_app(s=link)
    for page in (screen.name for screen in SCREENS):
        key, tab = ("method:tab", "On your own past") if page == "how_it_works" else ("", "")
        turn_to(owner, page, key=key, tab=tab)
        assert "the sender sees nothing of it" not in words(owner)
        assert words(owner).count("Your settings are back; the uploaded file is not") == 1
        ways = [link for link in owner.get("page_link") if link.proto.label == "Use my past projects"]
        assert len(ways) == (page != "past_projects")
        assert bool(owner.get("file_uploader")) is (page == "past_projects")


def test_an_owner_is_known_by_the_ends_of_their_links(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = (to_link(Scenario(monthly_bills=bills)) for bills in (1500, 1501))
    cookies = {address.OWN: f"AbCdEfGh.{mine[-address.END :]}"}
    monkeypatch.setattr("streamlit.context", SimpleNamespace(cookies=cookies))
    assert address.owned(mine)
    assert not address.owned(other)
    assert not address.owned("")


def test_a_guest_begins_with_their_own(open_app: OpenApp) -> None:
    guest = open_app(s=to_link(of_a_file()))
    guest.button(key="share:start").click().run()
    assert held(guest) == example("USD", HERE).scenario
    assert "the sender sees nothing of it" not in words(guest)


def test_slider_and_box_are_one(open_app: OpenApp) -> None:
    app = open_app()
    app.slider(key="drag:planned.fee").set_value(800.0).run()
    assert app.text_input(key="typed:planned.fee").value == "800"
    app.text_input(key="typed:planned.fee").set_value("812.5").run()
    assert held(app).planned.fee == 812.5
    assert app.slider(key="drag:planned.fee").value == 812.5
    app.text_input(key="typed:planned.fee").set_value("40,000").run()
    assert held(app).planned.fee == 40_000
    assert app.slider(key="drag:planned.fee").proto.max >= 40_000
    assert not app.exception


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("planned.hours", "500", 300.0),
        ("monthly_bills", "-5", 0.0),
        ("monthly_bills", "1e99", 1400.0),
        ("monthly_bills", "many", 1400.0),
        ("monthly_bills", "99999999999999", 1e9),
    ],
)
def test_what_the_model_refuses_is_never_reached(open_app: OpenApp, field: str, text: str, kept: float) -> None:
    app = open_app()
    app.session_state["group:planned"] = True
    app.run()
    app.text_input(key=f"typed:{field}").set_value(text).run()
    assert not app.exception
    assert value_of(held(app), field) == kept
    assert app.caption, "and it says so"


def test_a_forged_value_changes_nothing(open_app: OpenApp) -> None:
    app = open_app()
    before = held(app)
    app.session_state["group:planned"] = True
    app.run()
    with_forged = app.slider(key="drag:discount")
    with_forged.set_value(4000.0)
    app.run()
    assert held(app) == before


def test_every_setting_can_be_changed(open_app: OpenApp) -> None:
    app = open_app()
    app.session_state["past"] = replace(
        app.session_state["past"], sample=False
    )  # nobody is asked what a made-up one is worth
    for group in ("planned", "work", "retainers", "money", "stress", "simulation"):
        app.session_state[f"group:{group}"] = True
    app.run()
    assert not app.exception
    app.radio(key="choose:converted").set_value(0.0).run()
    app.selectbox(key="choose:currency").set_value("EUR").run()
    assert any("what one USD is worth" in box.value for box in app.warning)
    app.text_input(key="exchange:levers").set_value("0.9").run()
    assert not any("what one USD is worth" in box.value for box in app.warning)
    app.selectbox(key="choose:n_paths").set_value(1000).run()
    app.button(key="next_seed").click().run()
    months = app.selectbox(key="choose:start_month").options
    app.selectbox(key="choose:start_month").select_index(len(months) - 1).run()
    app.slider(key="drag:renewal").set_value(90.0).run()
    assert not app.exception
    changed, start = held(app), example("USD", HERE).scenario
    assert (changed.converted, changed.currency, changed.n_paths, changed.seed) == (0.0, "EUR", 1000, 2)
    assert changed.income == start.income.but(exchange_rate=0.9)
    assert changed.renewal == 0.9
    assert changed.start_month > start.start_month


def test_back_to_the_example(open_app: OpenApp) -> None:
    app = open_app()
    app.slider(key="drag:planned.count").set_value(9).run()
    app.button(key="restore").click().run()
    assert held(app) == example("USD", HERE).scenario
    assert app.slider(key="drag:planned.count").value == 3


def test_names_in_a_link_stay_text(open_app: OpenApp) -> None:
    name = "![x](http://example.org/p.png)"
    scenario = example("USD", HERE).scenario.but(
        retainers=(Retainer(client=name, monthly_fee=700, hours_per_month=6, term_months=6),), planned=Planned(count=0)
    )
    link = to_link(scenario, names=True)
    assert from_link(link).scenario == scenario
    app = open_app(s=link)
    assert not app.exception
    slots = [str(part.value) for kind in (app.markdown, app.caption, app.warning, app.info) for part in kind]
    assert not any("![x](" in text for text in slots)


def test_the_address_is_bare_on_a_first_visit_only(open_app: OpenApp) -> None:
    app = open_app()
    app.run()
    assert query(app) == ""
    app.slider(key="drag:planned.count").set_value(4).run()
    assert parse_qs(query(app)) == {"s": [to_link(held(app))]}
    app.segmented_control(key="language_switch").set_value("es").run()
    assert parse_qs(query(app))["lang"] == ["es"]
    app.button(key="restore").click().run()
    app.segmented_control(key="language_switch").set_value("en").run()
    assert query(app) == ""


def test_state_is_not_shared_between_sessions(open_app: OpenApp) -> None:
    one, other = open_app(), open_app()
    one.slider(key="drag:planned.count").set_value(8).run()
    assert held(other.run()).planned.count == 3
    assert callable(state.restore)


def test_a_step_moves_a_lever_and_a_box_takes_every_kind(open_app: OpenApp) -> None:
    app = open_app()
    app.session_state["group:planned"] = True
    app.run()
    app.button(key="step-more-planned.count").click().run()
    app.button(key="step-less-planned.fee").click().run()
    app.button(key="step-more-discount").click().run()
    assert (held(app).planned.count, held(app).planned.fee, held(app).discount) == (4, 450, 0.01)
    assert app.text_input(key="typed:discount").value == "1%"
    app.text_input(key="typed:discount").set_value("12.5 %").run()
    app.text_input(key="typed:planned.count").set_value("0").run()
    assert (held(app).planned.count, held(app).discount) == (0, 0.125)
    assert app.button(key="step-less-planned.count").disabled
    assert app.text_input(key="typed:discount").value == "12.5%"
    assert not app.exception


def test_a_second_press_before_the_first_is_answered_is_not_undone_by_the_box(open_app: OpenApp) -> None:
    app = open_app()
    app.slider(key="drag:planned.count").set_value(4).run()
    app.slider(key="drag:planned.count").set_value(5)
    app.text_input(key="typed:planned.count").set_value("3")  # what it showed before the first press
    app.run()
    assert held(app).planned.count == 5
    app.slider(key="drag:planned.fee").set_value(600.0)
    app.text_input(key="typed:planned.count").set_value("4")
    app.run()
    assert (held(app).planned.count, held(app).planned.fee) == (5, 600)
    app.text_input(key="typed:planned.count").set_value("7").run()
    assert held(app).planned.count == 7
