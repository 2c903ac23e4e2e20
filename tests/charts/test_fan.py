"""The fans draw the figures of their tables, and nothing of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from charts import palette
from charts.canvas import safe
from charts.fan import LEVELS, cash, fan, futures
from locales import Language, language
from model import Arm, Planned, Projection, Retainer, Scenario, fit, project
from tests.model.pasts import past

DRAWN: list[tuple[Callable[[Projection, Language], dict[str, Any]], Callable[[Projection], pd.DataFrame]]] = [
    (fan, lambda projection: projection.quantiles(LEVELS)),
    (cash, lambda projection: projection.cash_quantiles(LEVELS)),
]


@pytest.fixture(scope="module")
def projection() -> Projection:
    return project(Scenario(income=fit(past()), n_paths=500))


@pytest.mark.parametrize(("drawn", "table"), DRAWN, ids=["income", "cash"])
def test_lines_and_bands_are_the_quantiles(projection: Projection, drawn: Any, table: Any) -> None:
    figure, quantiles = drawn(projection, language("en")), table(projection)
    for place, arm in enumerate(futures(projection)):
        band, line = figure["data"][2 * place : 2 * place + 2]
        low, middle, high = (quantiles[(arm.value, level)].to_numpy() for level in LEVELS)
        assert line["y"] == pytest.approx(middle, abs=0.01)
        assert band["y"] == pytest.approx([*high, *low[::-1]], abs=0.01)
        assert line["line"]["color"] == band["fillcolor"] == palette.ARMS[arm]
        assert line["xaxis"] == band["xaxis"] == ("x", "x2")[place]


def test_both_futures_stand_on_one_axis_of_money_and_need_no_legend(projection: Projection) -> None:
    layout = fan(projection, language("en"))["layout"]
    assert layout["xaxis"]["domain"][1] < layout["xaxis2"]["domain"][0]
    assert "yaxis2" not in layout
    assert not layout["showlegend"]
    assert [note["text"] for note in layout["annotations"]] == ["With retainers", "Project by project", "Bills $1,400"]


def test_the_bills_line_lies_at_the_bills_and_that_of_the_cash_at_nothing(projection: Projection) -> None:
    (line,) = fan(projection, language("es"))["layout"]["shapes"]
    assert line["y0"] == line["y1"] == projection.scenario.monthly_bills
    (line,) = cash(projection, language("es"))["layout"]["shapes"]
    assert line["y0"] == line["y1"] == 0


def test_without_retainers_there_is_one_future() -> None:
    alone = project(Scenario(income=fit(past()), planned=Planned(count=0), n_paths=500))
    assert len(fan(alone, language("en"))["data"]) == 2
    assert fan(alone, language("en"))["layout"]["xaxis"]["domain"] == [0, 1]


def test_a_guess_has_no_colour() -> None:
    guess = project(Scenario(planned=Planned(count=0), n_paths=500))
    assert fan(guess, language("en"))["data"][0]["fillcolor"] == palette.MUTED


def test_the_cash_in_hand_is_what_came_less_the_bills(projection: Projection) -> None:
    scenario = projection.scenario
    left = scenario.opening_cash + (projection.spendable(Arm.PROJECTS_ONLY) - scenario.monthly_bills).cumsum(axis=1)
    shown = projection.cash_quantiles((0.5,))[(Arm.PROJECTS_ONLY.value, 0.5)]
    assert shown.to_numpy() == pytest.approx(pd.DataFrame(left).median().to_numpy(), rel=1e-5)


def test_no_path_leaves_the_server(projection: Projection) -> None:
    assert len(json.dumps(fan(projection, language("en")))) < 20_000


def test_names_are_text() -> None:
    """A client's name never becomes a tag in a figure."""
    assert safe("<a href='http://x'>A & B</a>") == "&lt;a href='http://x'&gt;A &amp; B&lt;/a&gt;"
    assert Retainer(client="<b>", monthly_fee=1, hours_per_month=1, term_months=1).client == "<b>"
