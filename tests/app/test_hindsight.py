"""An old link, then a newer file: what was foretold, what came, what was off, and the new start."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from exchange.backup.backup import MOST_FORECASTS
from exchange.link import to_link
from locales import language
from model import Arm, Planned, ProjectHistory, Retainer, Scenario, fit, project
from model.hindsight.forecast import Forecast
from tests.app.conftest import OpenApp
from tests.app.pages import scenario, turn_to, words
from ui.session import forecasts
from ui.session.clock import this_month

START = pd.Period("2024-07", "M")
FEES = {1: 900, 2: 1100, 3: 1000, 4: 800, 5: 1200, 0: 950}


def months(first: str, last: str, *, fell: bool = False) -> pd.DataFrame:
    """Two projects a month on the 5th and the 20th; since the fall one of 150."""
    rows = []
    for month in pd.period_range(first, last, freq="M"):
        if fell and month >= START:
            rows.append((f"{month}-05", "Bo", 150))
        else:
            rows += [(f"{month}-05", "Ada", FEES[month.month % 6]), (f"{month}-20", "Bo", FEES[(month.month + 1) % 6])]
    return pd.DataFrame(rows, columns=["Date", "Client", "Amount"])


def sent() -> Scenario:
    """What was foretold from July 2024 on, with a contract and two planned retainers."""
    known = months("2023-01", "2024-06")
    frame = pd.DataFrame(
        {"invoiced_on": pd.to_datetime(known["Date"]), "amount": known["Amount"], "client": known["Client"]}
    )
    row = Retainer(monthly_fee=500, hours_per_month=5, term_months=6, months_left=4)
    income = fit(ProjectHistory.from_frames(frame, as_of="2024-06"))
    return Scenario(income=income, retainers=(row,), planned=Planned(count=2, hours=5), n_paths=500)


def newer(app: AppTest, *, fell: bool = True) -> AppTest:
    turn_to(app, "past_projects")
    content = months("2023-01", "2024-12", fell=fell).to_csv(index=False).encode()
    app.file_uploader(key="upload").upload("newer.csv", content, "text/csv").run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-US", ("Was it right?", "it was outside, below", "$900", "Clients who have not ordered since (Ada)")),
        ("es-ES", ("¿Acertó?", "quedó fuera, por debajo", "900", "Clientes que no han vuelto a encargar nada (Ada)")),
    ],
)
def test_a_drop_outside_the_band_is_said_and_taken_apart(open_app: OpenApp, locale: str, said: tuple[str, ...]) -> None:
    app = newer(open_app(locale, s=to_link(sent())))
    text = words(app)
    assert not [part for part in said if part not in text]
    assert len(app.get("plotly_chart")) >= 1
    app.session_state["move:hindsight"] = True
    app.run()
    app.text_input(key="typed:move:hindsight:cash").set_value("777").run()
    app.checkbox(key="move:hindsight:signed").set_value(True).run()
    app.button(key="move:hindsight:go").click().run()
    assert not app.exception
    moved = scenario(app)
    assert (moved.start_month, moved.opening_cash, moved.planned.count) == (START + 6, 777, 0)
    contract, *block = moved.retainers
    # Four months were left of a term of 6, which became one of 12; of it two have passed.
    assert (contract.term_months, contract.months_left, contract.renewals) == (12, 10, 1)
    assert [(row.months_left, row.renewals) for row in block] == [(12, 1)] * 2
    assert moved.income == fit(app.session_state["past"].history)
    app.button(key="undo").click().run()
    assert scenario(app).start_month == START + 6, "the file's own start"
    assert scenario(app).planned.count == 2
    assert said[0] in words(app)


def test_what_stayed_alike_is_inside(open_app: OpenApp) -> None:
    app = newer(open_app(s=to_link(sent())), fell=False)
    assert "it was inside" in words(app)
    assert "forecasts: of" not in words(app), "one forecast needs no running score"


def test_a_link_that_began_in_the_past_says_so_and_moves(open_app: OpenApp) -> None:
    app = open_app(s=to_link(sent()))
    now = this_month("Europe/Madrid")
    assert f"{(now - START).n} months ago" in words(app)
    app.session_state["move:late"] = True
    app.run()
    app.button(key="move:late:go").click().run()
    assert scenario(app).start_month == now
    assert scenario(app).planned.count == 2, "a plan is still a plan"
    assert "months ago" not in words(app)
    app.button(key="undo").click().run()
    app.button(key="late:leave").click().run()
    assert "months ago" not in words(app)
    assert scenario(app) == sent()


def test_an_overtaken_forecast_is_kept_and_the_score_runs_over_all(open_app: OpenApp) -> None:
    app = newer(open_app(s=to_link(sent())))
    assert [one.scenario.start_month for one in app.session_state["forecasts"]] == [START]
    later = months("2023-01", "2025-02", fell=True).to_csv(index=False).encode()
    app.file_uploader(key="upload").upload("later.csv", later, "text/csv").run()
    assert [one.scenario.start_month for one in app.session_state["forecasts"]] == [START, START + 6]
    # Eight months of the first forecast and two of the second.
    assert "Over 2 forecasts: of 10 months" in words(app)


def test_the_timeline_tells_what_a_day_foretold_and_what_came(open_app: OpenApp) -> None:
    app = open_app(s=to_link(sent()))
    app.session_state["keep"] = True
    app.run()
    year = project(sent()).received(Arm.WITH_RETAINERS)[:, :12].sum(axis=1)
    low, high = (language("en-US").money(np.quantile(year, level), "USD") for level in (0.1, 0.9))
    assert f"It foretold {low} to {high} for its first 12 months together" in words(app)
    turn_to(newer(app), "overview")
    app.session_state["keep"] = True
    app.run()
    assert "it was outside, below" in words(app)
    app.button(key="forecast:forget:0").click().run()
    assert "it was outside, below" not in words(app)


def test_forecasts_are_bounded_and_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, object] = {}
    monkeypatch.setattr("streamlit.session_state", held)
    base = sent()
    for bills in range(MOST_FORECASTS + 5):
        for _ in range(2):
            forecasts.hold(Forecast.undated(base.but(monthly_bills=bills)))
    assert [one.scenario.monthly_bills for one in forecasts.held()] == list(range(5, MOST_FORECASTS + 5))
    forecasts.let_go(base.but(monthly_bills=7))
    assert len(forecasts.held()) == MOST_FORECASTS - 1
    forecasts.let_all_go()
    assert forecasts.held() == ()
