"""Compare: scenarios kept and held side by side, the sweeps, and goals with honest answers."""

from __future__ import annotations

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model import Arm, project
from model.sweeps.comparison import compare
from model.sweeps.sweep import Measure
from tests.app.conftest import OpenApp
from tests.app.pages import charts, have_past, scenario, take, turn_to, words
from ui.session import runs
from ui.session.shelf import Kept

KEY = "compare:tab"


def keep(app: AppTest, name: str) -> AppTest:
    app.text_input(key="shelf:name").set_value(name).run()
    return app.button(key="shelf:keep").click().run()


def shelf(app: AppTest) -> tuple[Kept, ...]:
    held: tuple[Kept, ...] = app.session_state["kept:shelf"]
    return held


def columns(app: AppTest) -> list[str]:
    return [str(name) for name in app.table[0].value.columns]


def cell(app: AppTest, measure: Measure, column: int) -> str:
    """What the table says of a measure, escapes taken away."""
    return re.sub(r"\\(.)", r"\1", str(app.table[0].value.iloc[list(Measure).index(measure), column]))


def plan(app: AppTest, **changes: float) -> AppTest:
    return take(app, planned=scenario(app).planned.but(**changes))


def test_it_opens_with_both_lives(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare")
    found = project(scenario(app)).stability
    alone, beside = (round(found[arm].reliable_income.value) for arm in Arm)
    assert cell(app, Measure.RELIABLE_INCOME, 0) == f"**${beside:,}**"
    less = f":small[:red[−${beside - alone:,}]]"
    assert cell(app, Measure.RELIABLE_INCOME, 1) == f"**${alone:,}** {less}"
    assert "Retainers you plan to sign" in app.table[1].value.index[0]


def test_kept_scenarios_stand_beside_the_present_one(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare")
    first = scenario(app)
    keep(app, "Three")
    plan(app, count=6)
    keep(app, "Six")
    plan(app, count=1)
    assert not app.exception
    assert columns(app) == ["As it is now", "Project by project", "Three", "Six"]
    found = compare([scenario(app), first])
    gap = found.difference(1, Measure.RELIABLE_INCOME)
    assert found.sure(1, Measure.RELIABLE_INCOME)
    now, three = (found.outcomes[each][Measure.RELIABLE_INCOME].value for each in (0, 1))
    assert f":green[+${round(three) - round(now):,}]" in cell(app, Measure.RELIABLE_INCOME, 2)
    assert gap.value == pytest.approx(three - now)
    app.session_state["shelf:chosen"] = []
    app.run()
    assert columns(app) == ["As it is now"]


def test_a_name_that_exists_is_asked_about(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare")
    first = scenario(app)
    keep(app, "A")
    second = scenario(plan(app, count=8))
    keep(app, " A ")
    assert [(one.name, one.scenario) for one in shelf(app)] == [("A", first)], "nothing is lost before the answer"
    app.button(key="shelf:both").click().run()
    assert [(one.name, one.scenario) for one in shelf(app)] == [("A", first), ("A (2)", second)]
    assert "shelf:both" not in {button.key for button in app.button}
    third = scenario(plan(app, count=1))
    keep(app, "A")
    app.button(key="shelf:replace").click().run()
    assert {one.name: one.scenario for one in shelf(app)} == {"A": third, "A (2)": second}
    assert columns(app)[1:] == ["Project by project", "A \\(2\\)", "A"]
    assert not app.exception


def test_a_kept_scenario_is_taken_up_and_forgotten(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare")
    first = scenario(app)
    keep(app, "")
    plan(app, count=8)
    app.session_state["shelf:manage"] = True
    app.run()
    app.button(key="shelf:use:0").click().run()
    assert scenario(app) == first
    assert "no clear difference" in cell(app, Measure.RELIABLE_INCOME, 2)
    app.button(key="shelf:forget:0").click().run()
    assert not app.exception
    assert columns(app) == ["As it is now", "Project by project"]


def test_a_name_is_text(open_app: OpenApp) -> None:
    app = keep(turn_to(open_app(), "compare"), "![x](http://example.org/x.png) **bold** $a$")
    shown = columns(app)[-1].replace("\u2060", "")
    assert r"\!\[x\]\(http\:\/\/example" in shown
    assert r"\*\*bold\*\*" in shown


def test_what_is_kept_survives_another_page(open_app: OpenApp) -> None:
    app = keep(turn_to(open_app(), "compare"), "Three")
    turn_to(app, "rate")
    turn_to(app, "compare")
    assert "Three" in columns(app)


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("How many", "With those 3 clients asked you can count on"),
        ("Retainers × discount", "With 12 retainers, "),
        ("What matters", "What matters most: "),
    ],
)
def test_each_sweep_says_what_it_shows(open_app: OpenApp, tab: str, said: str) -> None:
    app = turn_to(open_app(), "compare", key=KEY, tab=tab)
    assert said in words(app)
    assert charts(app) == 1
    assert not app.table, "only the open tab is computed"


def test_without_a_past_the_sliders_block_is_counted(open_app: OpenApp) -> None:
    app = have_past(open_app(), None)
    turn_to(app, "compare", key=KEY, tab="How many")
    assert "With 3 retainers you can count on" in words(app)
    turn_to(app, "compare", key=KEY, tab="Retainers × discount")
    assert "With 3 retainers, " in words(app)
    assert re.search(r"(Plan \d+|Stay with 3) at full price", words(app))


def test_goals_and_sweeps_say_what_to_do(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare", key=KEY, tab="Reach a goal")
    aim(app, "cash", "ruin", "5")
    least = re.search(r"Cash of \$([\d,]+) is enough", words(app))
    assert least
    free = 3000 - int(least[1].replace(",", ""))
    assert f"Of the $3,000 you have, ${free:,} are free for other things." in words(app)
    turn_to(app, "compare", key=KEY, tab="How many")
    assert re.search(r"\*\*(Ask |Plan as many|Stay with)", words(app))


def test_the_tornado_speaks_of_any_figure(open_app: OpenApp) -> None:
    app = turn_to(open_app("es-ES"), "compare", key=KEY, tab="Qué importa")
    for measure in Measure:
        app.selectbox(key="tornado:measure").set_value(measure.value).run()
        assert not app.exception
        assert "Lo que más importa: " in words(app)


def aim(app: AppTest, lever: str, measure: str, limit: str) -> AppTest:
    app.selectbox(key="goal:lever").set_value(lever).run()
    app.selectbox(key="goal:measure").set_value(measure).run()
    return app.text_input(key=f"goal:limit:{measure}").set_value(limit).run()


def test_goals_are_met_or_said_not_to_be(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare", key=KEY, tab="Reach a goal")
    assert re.search(r"\d+ retainers are enough for at most \$1,400 missing in the bad months of a year", words(app))
    aim(app, "count", "shortfall", "600")
    app.button(key="goal:use").click().run()
    count = scenario(app).planned.count
    found = project(scenario(app)).stability[Arm.WITH_RETAINERS]
    assert found.shortfall.value <= 600
    fewer = scenario(app).but(planned=scenario(app).planned.but(count=count - 1))
    assert project(fewer).stability[Arm.WITH_RETAINERS].shortfall.value > 600
    aim(app, "count", "reliable_income", "1000000")
    assert "No number of retainers brings at least $1,000,000 a month to count on." in words(app)
    assert "The nearest that can be reached" in words(app)
    aim(app, "cash", "shortfall", "0.01")
    assert "No amount of cash brings" in words(app)
    aim(app, "fee", "ruin", "100")
    assert "Even unpaid retainers leave you with" in words(app)
    assert not app.exception


def test_a_long_run_shows_a_bar_and_can_be_left(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "QUIET", -1.0)
    told: list[float] = []
    plain = st.empty

    def noted() -> object:
        slot = plain()
        real = slot.progress

        def progress(share: float, text: str) -> object:
            told.append(share)
            assert re.fullmatch(r"Simulating: \d+\\% done", text)
            return real(share, text=text)

        slot.progress = progress  # type: ignore[assignment, method-assign]  # as far as it is used
        return slot

    monkeypatch.setattr(st, "empty", noted)
    app = turn_to(open_app(), "compare", key=KEY, tab="How many")
    assert told
    assert told[-1] == 1.0
    assert not app.get("progress"), "the bar goes when the run ends"


def test_forty_rows_and_stresses_do_not_break_it(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "compare")
    rows = tuple({"monthly_fee": 100, "hours_per_month": 1, "term_months": 6} for _ in range(40))
    take(app, retainers=rows, n_paths=200)
    for tab in ("How many", "Retainers × discount", "What matters", "Reach a goal"):
        turn_to(app, "compare", key=KEY, tab=tab)
