"""The coming year of each client of the past, by name."""

from __future__ import annotations

import pandas as pd
import pytest

from model import ProjectHistory
from model.past.clients.client import told_apart
from model.past.clients.life import lives
from model.past.clients.lives import LEAVING, ORDERS
from model.past.clients.posterior import YEAR, client_posterior

ROWS = [("Ana", f"2024-{month:02}-05", 300.0) for month in range(1, 13)]
ROWS += [("Bea", "2024-01-05", 300.0), ("Bea", "2024-02-05", 300.0), ("", "2024-03-01", 50.0)]
FRAME = pd.DataFrame(ROWS, columns=["client", "invoiced_on", "amount"])
PAST = ProjectHistory.from_frames(FRAME, as_of="2024-12")


def test_a_life_stands_under_the_name_of_its_client() -> None:
    found = lives(PAST)
    assert set(found) == {"Ana", "Bea"}
    assert found["Ana"].there > 0.9
    assert found["Bea"].there < 0.3
    for name, life in found.items():
        assert told_apart(PAST)[life.place][1] == name
        assert life.there > life.in_a_year
        assert life.in_a_year * YEAR < life.stays < life.there * YEAR
    assert lives(ProjectHistory.from_frames(FRAME.assign(client=""), as_of="2024-12")) == {}


def test_the_year_is_the_sum_of_its_months() -> None:
    """Month by month from what a path would draw: population, whether there, how it orders and leaves."""
    everyone = told_apart(PAST)
    posterior = client_posterior([client for client, _ in everyone], PAST.exposure)
    presence, population = posterior.presence(), posterior.population
    cells = presence.cells.reshape(len(everyone), *population.shape[:2], ORDERS.size, LEAVING.size)
    for life in lives(PAST).values():
        stays = works = 0.0
        for (kind, leaving), chances in zip(
            ((a, g) for a in range(population.shape[0]) for g in range(population.shape[1])),
            (presence.there[life.place] * population).sum(axis=2).ravel(),
            strict=True,
        ):
            share = cells[life.place, kind, leaving] / cells[life.place, kind, leaving].sum()
            for month in range(1, YEAR + 1):
                still = share * (1 - LEAVING) ** month
                stays += chances * still.sum()
                works += chances * (still * ORDERS[:, None]).sum()
        assert (life.stays, life.works) == pytest.approx((stays, works), rel=1e-9)
        assert (life.idle, life.leaves) == pytest.approx((YEAR - works, YEAR - stays))


def test_a_fixed_bill_brings_itself_in_each_month_with_work() -> None:
    life = lives(PAST)["Ana"]
    assert life.brings == pytest.approx(300 * life.works, rel=0.02)
