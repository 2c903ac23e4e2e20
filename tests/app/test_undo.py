"""Undo in the app: each kind of change is one step, its past belongs to it, and it is said in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from streamlit.testing.v1 import AppTest

from exchange.link import to_link
from exchange.scenario_file import to_file
from tests.app.conftest import OpenApp
from tests.app.pages import scenario, turn_to, words
from tests.app.test_retainers import edit
from tests.app.test_state import of_a_file, query
from ui.session.example import example

CSV = b"Date,Client,Amount\n2025-01-10,Ada,900\n2025-02-11,Bo,700\n2025-04-12,Ada,800\n2025-06-02,Cy,650\n"

Change = Callable[[AppTest], object]


def typed(key: str, text: str) -> Change:
    return lambda app: app.text_input(key=key).set_value(text).run()


def pressed(key: str) -> Change:
    return lambda app: app.button(key=key).click().run()


def dragged(app: AppTest) -> None:
    for count in (4, 5, 6):
        app.slider(key="drag:planned.count").set_value(count).run()


def uploaded(app: AppTest) -> None:
    app.file_uploader(key="upload").upload("mine.csv", CSV, "text/csv").run()


def opened(app: AppTest) -> None:
    app.session_state["share"] = True
    app.run()
    content = to_file(of_a_file().but(monthly_bills=1999))
    app.file_uploader(key="share:open").upload("s.json", content, "application/json").run()


def reached(app: AppTest) -> None:
    turn_to(app, "compare", key="compare:tab", tab="Reach a goal")
    app.button(key="goal:use").click().run()


def priced(app: AppTest) -> None:
    app.session_state["price:gives_way"] = "fee"
    app.run()
    app.text_input(key="price:rate").set_value("80").run()


def stressed(app: AppTest) -> None:
    app.session_state["group:stress"] = True
    app.run()
    app.button_group(key="choose:stresses").set_value(["ill"]).run()


def typed_into_the_table(app: AppTest) -> None:
    edit(app, edited_rows={0: {"monthly_fee": "650"}})


def deleted(app: AppTest) -> None:
    edit(app, deleted_rows=[0, 1])


KINDS: tuple[tuple[str, Change, str], ...] = (
    ("overview", dragged, "Retainers you plan to sign: 3 → 6"),
    ("overview", typed("typed:monthly_bills", "1700"), "Your bills a month ($): $1,400 → $1,700"),
    ("compare", reached, "Retainers you plan to sign: 6 → 4"),
    ("rate", priced, "Fee a month, each ($): $500 → $432"),
    ("overview", stressed, "Bad luck to simulate: – → Four weeks ill"),
    ("retainers", pressed("planned:rows"), "Retainers you plan to sign: 4 → 0; 4 retainers added"),
    ("retainers", pressed("retainers:add"), "1 retainer added"),
    ("retainers", typed_into_the_table, "1 retainer changed"),
    ("retainers", deleted, "2 retainers deleted"),
    ("past_projects", uploaded, "Read 4 projects from mine.csv"),
    ("overview", opened, "Opened a scenario file"),
    ("overview", pressed("restore"), "Back to the example"),
)


def now(app: AppTest) -> tuple[object, ...]:
    """All that a step changes, and the address."""
    return scenario(app), app.session_state.get("past", None), query(app)


def test_every_kind_of_change_is_one_step_undone_and_done_again(open_app: OpenApp) -> None:
    app = open_app().run()
    seen = [now(app)]
    for page, change, _ in KINDS:
        turn_to(app, page)
        change(app)
        assert not app.exception
        seen.append(now(app))
    assert [one != other for one, other in pairwise(seen)] == [True] * len(KINDS)
    app.session_state["undo:steps"] = True
    app.run()
    steps = [button.label.replace("\\", "") for button in app.button if str(button.key).startswith("step:")]
    assert steps == [said for _, _, said in reversed(KINDS)]
    for expected in reversed(seen[:-1]):
        app.button(key="undo").click().run()
        assert now(app) == expected
    assert app.button(key="undo").disabled
    turn_to(app, "past_projects")
    for expected in seen[1:]:
        app.button(key="redo").click().run()
        assert now(app) == expected, "on another page"
    app.session_state["undo:steps"] = True
    app.run()
    app.button(key="step:2").click().run()
    assert now(app) == seen[2], "back by the list, to before the third step"
    app.button(key="step:3").click().run()
    assert now(app) == seen[4], "and on, to after the fourth"
    assert not app.exception


def test_a_file_goes_and_comes_with_what_was_set_aside_of_it(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "past_projects")
    uploaded(app)
    assert "mine.csv" in words(app)
    app.button(key="undo").click().run()
    assert "mine.csv" not in words(app), "the page speaks of the sample again"
    app.button(key="redo").click().run()
    assert "mine.csv" in words(app)
    other = CSV.replace(b"900", b"950")
    app.file_uploader(key="upload").upload("other.csv", other, "text/csv").run()
    assert "other.csv" in words(app)
    app.button(key="undo").click().run()
    assert "other.csv" not in words(app)
    assert "mine.csv" in words(app)


def test_belief_about_payment_is_a_step_that_stays_undone(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "past_projects")
    before = scenario(app)
    app.radio(key="preset").set_value("spain_60").run()
    assert scenario(app).income.delays.preset == "spain_60"
    app.button(key="undo").click().run()
    app.run()
    assert scenario(app) == before
    assert app.radio(key="preset").value == "default"
    assert not app.button(key="redo").disabled


def test_a_guest_goes_back_to_the_example_and_to_the_link_again(open_app: OpenApp) -> None:
    sent = of_a_file()
    guest = open_app(s=to_link(sent))
    guest.button(key="undo").click().run()
    assert scenario(guest) == example("USD", "Europe/Madrid").scenario
    assert guest.session_state["past"].sample
    guest.button(key="redo").click().run()
    assert scenario(guest) == sent
    assert "past" not in guest.session_state


def test_nothing_is_to_be_undone_at_the_beginning(open_app: OpenApp) -> None:
    app = open_app()
    assert app.button(key="undo").disabled
    assert app.button(key="redo").disabled
    assert not [part for part in app.button if str(part.key).startswith("step:")]
    app.slider(key="drag:planned.count").set_value(3).run()
    assert app.button(key="undo").disabled, "a value that was there already is no step"
