"""The first screen: it answers before it asks, and every part of it moves together."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exchange import to_link
from model import Arm, project
from model.projection.cost import paths
from tests.app.conftest import OpenApp
from tests.app.pages import scenario, take, words
from ui.overview import figures, year
from ui.session import address
from ui.session.example import example


def sentence(app: AppTest) -> str:
    return next(str(text.value) for text in app.markdown if str(text.value).startswith("## "))


def plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def metrics(app: AppTest) -> dict[str, str]:
    return {plain(metric.label): plain(metric.value) for metric in app.metric}


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def squares(app: AppTest) -> dict[str, Any]:
    """What the twelve squares show."""
    return next(content for content in components(app) if "rows" in content and "ticks" not in content)


def components(app: AppTest) -> list[dict[str, Any]]:
    """What our own drawings were given."""
    return [json.loads(part.proto.json) for part in app.get("bidi_component")]


def test_the_first_visit_is_already_an_answer(open_app: OpenApp) -> None:
    app = open_app()
    assert not app.exception
    assert not app.warning
    start = example("USD", "Europe/Madrid").scenario
    found = project(start).stability
    assert start.portfolio.monthly_fees == 1500
    alone, beside = (f"${found[arm].reliable_income.value:,.0f}" for arm in Arm)
    said = f"## With 3 retainers you can count on :blue[{beside}] a month instead of :orange[{alone}]."
    assert plain(sentence(app)) == said
    shown = metrics(app)
    assert list(shown) == [
        "What you could pay yourself",
        "Missing in bad months",
        "Chance that the cash runs out",
        "Cash you would need",
    ]
    assert not {alone, beside} & set(shown.values()), "no figure repeats the answer"
    bad = next(metric.proto.delta_description for metric in app.metric if "bad months" in metric.label)
    short = [f"{found[arm].months_clearly_short.value:.1f}" for arm in reversed(Arm)]
    assert "{} months clearly short, not {}".format(*short) in plain(bad)
    assert any("3 × $500 = $1,500 a month" in plain(str(text.value)) for text in app.markdown)
    assert len(charts(app)) == 1
    assert len(squares(app)["rows"]) == 2


def test_three_to_six_retainers_changes_sentence_figures_and_fan_together(open_app: OpenApp) -> None:
    app = open_app()
    before = sentence(app), metrics(app), charts(app)
    app.slider(key="drag:planned.count").set_value(6).run()
    assert not app.exception
    after = sentence(app), metrics(app), charts(app)
    assert before[0] != after[0]
    assert all(before[1][label] != after[1][label] for label in before[1])
    assert before[2][0]["data"] != after[2][0]["data"]
    assert "With 6 retainers" in sentence(app)
    was = re.findall(r"on :blue\[(.*?)\]", plain(before[0]))[0]
    assert f"It was {was}." in words(app)


def test_differences_are_those_of_the_figures_shown(open_app: OpenApp) -> None:
    app = open_app()
    first = app.metric[0]
    beside = plain(first.proto.delta_description).removeprefix("project by project: ")
    value, delta, alone = (int(re.sub(r"[^\d-]", "", plain(text))) for text in (first.value, first.delta, beside))
    assert value == alone + delta


def test_without_retainers_there_is_one_future(open_app: OpenApp) -> None:
    app = open_app()
    app.slider(key="drag:planned.count").set_value(0).run()
    assert not app.exception
    assert sentence(app).startswith("## Project by project you can count on")
    assert "Add a retainer" in words(app)
    assert not any(metric.delta for metric in app.metric)


def test_the_second_year_changes_no_headline(open_app: OpenApp) -> None:
    app = open_app()
    before = metrics(app)
    app.session_state["group:simulation"] = True
    app.run()
    app.slider(key="drag:horizon_months").set_value(36).run()
    assert metrics(app) == before
    app.slider(key="drag:horizon_months").set_value(6).run()
    assert not app.exception
    assert "9 of 10 simulated futures, averaged over 6 months" in words(app)


def test_spanish_for_a_spanish_browser(open_app: OpenApp) -> None:
    app = open_app("es-ES")
    assert "puedes contar con" in sentence(app)
    assert "€" in sentence(app)
    assert "€" in metrics(app)["Lo que podrías pagarte"]
    mexico = open_app("es-MX")
    assert plain(sentence(mexico)).count("$") == 2
    assert "€" not in sentence(mexico)


def test_the_language_switch(open_app: OpenApp) -> None:
    app = open_app()
    app.segmented_control(key="language_switch").set_value("es").run()
    assert "igualas puedes contar con" in sentence(app)
    assert open_app(lang="es").title[0].value == app.title[0].value


def test_the_tables_are_drawn_only_when_they_are_opened(open_app: OpenApp) -> None:
    app = open_app()
    assert not app.table
    app.session_state["table:fan"] = True
    app.run()
    (table,) = app.table
    assert table.value.shape == (24, 6)
    assert table.value.map(lambda cell: "$" in cell).all(axis=None)


def test_twenty_years_stand_where_the_model_puts_them_and_one_is_told_by_its_months(open_app: OpenApp) -> None:
    app = open_app()
    found = project(scenario(app)).stability
    (shown,) = [content for content in components(app) if "ticks" in content]
    for row in shown["rows"]:
        measures = found[Arm(row["arm"])]
        amounts = measures.income_on(measures.possible_years)
        assert [dot["short"] for dot in row["dots"]] == (amounts < scenario(app).monthly_bills).tolist()
        scale = shown["bills"]["x"] / scenario(app).monthly_bills
        assert [dot["x"] for dot in row["dots"]] == pytest.approx(amounts * scale, abs=2e-4)
        assert f"${amounts[0]:,.0f} a month. The same simulated year" in row["dots"][0]["said"]
    app.session_state[f"kept:{year.CHOSEN}"] = f"{Arm.PROJECTS_ONLY}:2"
    app.run()
    app.segmented_control(key=year.WHICH_KEY).set_value(year.TAPPED).run()
    path = found[Arm.PROJECTS_ONLY].possible_years[2]
    told = {Arm.WITH_RETAINERS: squares(app)["rows"][0], Arm.PROJECTS_ONLY: squares(app)["rows"][1]}
    for arm, row in told.items():
        months = found[arm].income[:12, path]
        assert [month["said"].split("$")[1] for month in row["months"]] == [f"{money:,.0f}" for money in months]
    (shown,) = [content for content in components(app) if "ticks" in content]
    assert [dot["chosen"] for dot in shown["rows"][1]["dots"]].index(True) == 2


def test_a_bad_year_has_more_months_below_the_bills(open_app: OpenApp) -> None:
    app = open_app()

    def short() -> list[int]:
        return [sum(not month["paid"] for month in row["months"]) for row in squares(app)["rows"]]

    typical = short()
    app.segmented_control(key="which_year").set_value("bad").run()
    assert all(bad > usual for bad, usual in zip(short(), typical, strict=True))


def test_overbooked_and_free_retainers_are_flagged(open_app: OpenApp) -> None:
    app = open_app()
    app.session_state["group:planned"] = True
    app.run()
    app.slider(key="drag:planned.hours").set_value(50.0).run()
    assert any("no time left for projects" in warning.value for warning in app.warning)
    app.text_input(key="typed:planned.fee").set_value("0").run()
    assert any("without a fee" in warning.value for warning in app.warning)
    assert not app.exception


@pytest.mark.parametrize("stress", ["lose_largest", "ill", "paid_late"])
def test_a_stress_is_simulated(open_app: OpenApp, stress: str) -> None:
    app = open_app()
    before = charts(app)[0]["data"]
    app.session_state["group:stress"] = True
    app.run()
    app.pills(key="choose:stresses").set_value([stress]).run()
    assert not app.exception
    assert charts(app)[0]["data"] != before


def test_every_figure_says_how_exact_it_is(open_app: OpenApp) -> None:
    app = open_app()
    exact = re.compile(r"5\\,000 simulated futures would (move it by about|give the same figure)")
    assert all(exact.search(metric.help) for metric in app.metric)
    assert figures.CAUTIOUS < figures.BOLD


@pytest.mark.parametrize(("hours", "said"), [(120, False), (20, True)])
def test_a_past_that_filled_the_hours_is_said_to_hide_work_that_was_turned_away(
    open_app: OpenApp, hours: float, said: bool
) -> None:
    busy = example("USD", "Europe/Madrid").scenario.but(capacity_hours=hours)
    assert (busy.income.utilisation(hours, busy.list_rate) > 0.9) is said
    app = open_app(**{address.SCENARIO: to_link(busy)})
    assert any("fill 100% of the hours" in plain(str(note.value)) for note in app.info) is said


def test_fewer_futures_than_asked_for_are_said(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app()
    assert "futures are simulated, not" not in words(app)
    monkeypatch.setattr("model.projection.cost.MOST_CELLS", 300_000)
    few = paths(take(app, n_paths=900).session_state["scenario"])
    assert few < 900
    assert f"{few} futures are simulated, not 900" in words(app)
