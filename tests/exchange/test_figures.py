"""What links that were sent show, to the cent: a figure that moves raises the model's version, or it is a fault.

The first four carry no clients: the model of projects (0.2.0) said the same of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange.link import from_link
from model import Arm, Projection, project
from model.version import VERSION
from tests.exchange.test_link import sent

GOLDEN = json.loads(Path(__file__).with_name("figures.json").read_text("utf-8"))
"""Of each link of links.txt, by its end, and the version of the model that said them."""

CENT = 0.006
"""A cent, where the last half of one may round either way."""


def name(link: str) -> str:
    """The end of a link: the sum over all of it."""
    return link[-6:]


def figures(projection: Projection) -> dict[str, list[float]]:
    """Money to the cent, months to the thousandth; projects only, then with retainers."""
    both = [projection.stability[arm] for arm in Arm]
    return {
        "reliable income": [round(each.reliable_income.value, 2) for each in both],
        "mean income": [round(each.mean_income.value, 2) for each in both],
        "cash needed": [round(each.cash_needed.value, 2) for each in both],
        "months clearly short": [round(each.months_clearly_short.value, 3) for each in both],
    }


@pytest.mark.parametrize("link", [token for token, _, _ in sent()], ids=name)
def test_a_link_keeps_its_figures(link: str) -> None:
    scenario = from_link(link).scenario
    assert scenario is not None
    found = figures(project(scenario))
    said = GOLDEN["links"].get(name(link))
    assert said is not None, f'a new link; write down what it shows: "{name(link)}": {json.dumps(found)}'
    assert found.keys() == said.keys()
    for measure, both in said.items():
        assert found[measure] == pytest.approx(both, abs=CENT), measure


def test_the_figures_are_of_this_model() -> None:
    """Whoever raises the version writes down what links show by then."""
    assert GOLDEN["model"] == VERSION
