"""What a scenario may cost: everything that people have simulates what it asks for, and nothing passes the bound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from exchange.link import from_link
from model import Arm, Planned, ProjectIncome, Retainer, Scenario, fit, project
from model.past.summary import Prior
from model.projection import cost
from model.projection.cost import paths
from tests.model.pasts import past

ROWS = tuple(Retainer(monthly_fee=500 + row, hours_per_month=2, term_months=6) for row in range(40))
BY_CLIENT = Scenario(income=fit(past()), n_paths=35_000)
USUAL = BY_CLIENT.without_clients().but(n_paths=40_000)
FULL = Scenario(income=fit(past()), planned=Planned(count=12), retainers=ROWS, horizon_months=60)
BUSY = USUAL.but(
    income=fit(None, prior=Prior(projects_low=55, projects_high=60, fee_low=400, fee_high=2500)), horizon_months=60
)
DEAREST = (Path(__file__).parents[2] / "exchange" / "dearest.txt").read_text("ascii")


@pytest.mark.parametrize(
    "usual",
    [USUAL, BY_CLIENT, USUAL.but(income=ProjectIncome(), n_paths=20_000), FULL.but(horizon_months=36)],
    ids=["past", "clients", "no past", "full table"],
)
def test_what_people_ask_for_is_what_they_get(usual: Scenario) -> None:
    """The most paths for an ordinary scenario, the usual ones for every retainer that there can be."""
    assert paths(usual) == usual.n_paths


def test_the_dearest_link_is_cut() -> None:
    """Retainers by months by paths: 52 x 60 x 40,000 of them took 3.5 GB."""
    dearest = from_link(DEAREST).scenario
    assert dearest is not None
    assert dearest.n_paths == 40_000
    assert 100 <= paths(dearest) <= 22_000_000 / (2 * 52 * 60)


def test_projects_count_too() -> None:
    """60 projects a month, 60 months, half as many again in reserve: some 5,400 a path, of three cells each."""
    assert paths(BUSY) == pytest.approx(22_000_000 / (3 * 1.5 * BUSY.income.expected_arrivals * 72), rel=0.15)


def test_more_never_has_more_paths() -> None:
    dear = FULL.but(n_paths=40_000)
    assert (
        paths(dear) <= paths(dear.but(retainers=ROWS[:10])) <= paths(dear.but(retainers=ROWS[:10], horizon_months=24))
    )
    assert paths(dear.but(n_paths=3_000)) == 3_000


def test_fewer_paths_are_as_if_they_had_been_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "MOST_CELLS", 200_000)
    asked = Scenario(income=fit(past()), n_paths=900)
    few = paths(asked)
    assert 100 < few < 900
    found, plain = project(asked), project(asked.but(n_paths=few))
    assert found.paths == few
    for arm in Arm:
        assert np.array_equal(found.received(arm), plain.received(arm))
