from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from model.past.clients import lives
from model.past.clients.client import Client
from model.past.clients.lives import (
    LEAVING,
    ONCE,
    ORDERS,
    Records,
    leaving_chances,
    log_prior,
    order_chances,
)


def client(*months: int) -> Client:
    return Client(months=months, projects=len(months), mean=7.0, squares=0.0)


def month_by_month(months: tuple[int, ...], observed: int, p: float, h: float, part: float) -> tuple[float, float]:
    """Likelihood of the months after the first, and chance to be there at their end: one month after the other."""
    there, gone = 1.0, 0.0
    for month in range(months[0] + 1, observed):
        there, gone = there * (1 - h), gone + there * h
        if month in months:
            there, gone = there * p, 0.0
        else:
            there *= (1 - p) ** (part if month == observed - 1 else 1.0)
    return there + gone, there / (there + gone)


@pytest.mark.parametrize("months", [(0, 3, 4, 9), (0,), (9,), (2, 11), (5, 6)])
@pytest.mark.parametrize("part", [1.0, 0.3])
def test_a_record_is_worth_what_living_it_month_by_month_is(
    months: tuple[int, ...], part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lives, "FADING", 1.0)
    records = Records([client(*months)], 12, part)
    for i, p in enumerate(ORDERS):
        for j, h in enumerate(LEAVING):
            likelihood, there = month_by_month(months, 12, float(p), float(h), part)
            assert np.exp(records.log_likelihood[0, i, j]) == pytest.approx(likelihood, rel=1e-9)
            assert records.there[0, i, j] == pytest.approx(there, rel=1e-9)


def test_old_habits_count_less() -> None:
    """Two clients with two months of work in ten, one early and one late: the late one orders more often now."""
    early, late = Records([client(0, 1, 2, 10), client(0, 8, 9, 10)], 11).log_likelihood
    often, seldom = -1, 0
    assert late[often, 0] - late[seldom, 0] > early[often, 0] - early[seldom, 0]


def test_more_silent_months_never_raise_the_chance_to_be_there() -> None:
    records = [Records([client(0, 3)], months).there for months in range(4, 30)]
    assert all((later < earlier).all() for earlier, later in pairwise(records))


def test_populations_and_the_prior_are_chances() -> None:
    for chances in (order_chances(), leaving_chances()):
        np.testing.assert_allclose(chances.sum(axis=1), 1)
    assert np.exp(log_prior()).sum() == pytest.approx(1)


def test_all_clients_are_weighed_as_in_a_plain_loop() -> None:
    clients = [client(0, 1, 5), client(2), client(0, 10)]
    records = Records(clients, 12)
    found, once = records.log_weights(), records.chance_of_once()
    for orders, leaving, share in [(0, 0, 0), (3, 4, 2), (9, 6, 5)]:
        total = 0.0
        for number, each in enumerate(clients):
            returning = sum(
                np.exp(records.log_likelihood[number, i, j])
                * order_chances()[orders, i]
                * leaving_chances()[leaving, j]
                for i in range(ORDERS.size)
                for j in range(LEAVING.size)
            )
            alone = ONCE[share] * (len(each.months) == 1)
            total += np.log(alone + (1 - ONCE[share]) * returning)
            expected = alone / (alone + (1 - ONCE[share]) * returning)
            assert once[number, orders, leaving, share] == pytest.approx(expected)
        assert found[orders, leaving, share] == pytest.approx(total)
