"""The fan draws the figures of the table, and nothing of its own."""

from __future__ import annotations

import json

import pytest

from charts import palette
from charts.canvas import safe
from charts.fan import LEVELS, fan
from locales import language
from model import Arm, Planned, Projection, Retainer, Scenario, fit, project
from tests.model.pasts import past


@pytest.fixture(scope="module")
def projection() -> Projection:
    return project(Scenario(income=fit(past()), n_paths=500))


def test_lines_and_bands_are_the_quantiles(projection: Projection) -> None:
    figure = fan(projection, language("en"))
    quantiles = projection.quantiles(LEVELS)
    parts = [figure["data"][first : first + 2] for first in (0, 2, 4)]
    for arm, band, edges, line in zip(Arm, *parts, strict=True):
        low, middle, high = (quantiles[(arm.value, level)].to_numpy() for level in LEVELS)
        assert line["y"] == pytest.approx(middle, abs=0.01)
        assert band["y"] == pytest.approx([*high, *low[::-1]], abs=0.01)
        assert edges["y"] == [*band["y"][len(low) :][::-1], None, *band["y"][: len(high)]]
        assert line["line"]["color"] == band["fillcolor"] == edges["line"]["color"] == palette.ARMS[arm]


def test_the_bills_line_lies_at_the_bills(projection: Projection) -> None:
    (line,) = fan(projection, language("es"))["layout"]["shapes"]
    assert line["y0"] == line["y1"] == projection.scenario.monthly_bills
    assert line["name"] == "Gastos 1.400\N{NO-BREAK SPACE}US$"


def test_without_retainers_there_is_one_future() -> None:
    alone = project(Scenario(income=fit(past()), planned=Planned(count=0), n_paths=500))
    assert len(fan(alone, language("en"))["data"]) == 3


def test_a_guess_has_no_colour() -> None:
    guess = project(Scenario(planned=Planned(count=0), n_paths=500))
    assert fan(guess, language("en"))["data"][0]["fillcolor"] == palette.MUTED


def test_no_path_leaves_the_server(projection: Projection) -> None:
    assert len(json.dumps(fan(projection, language("en")))) < 20_000


def test_names_are_text() -> None:
    """A client's name never becomes a tag in a figure."""
    assert safe("<a href='http://x'>A & B</a>") == "&lt;a href='http://x'&gt;A &amp; B&lt;/a&gt;"
    assert Retainer(client="<b>", monthly_fee=1, hours_per_month=1, term_months=1).client == "<b>"
