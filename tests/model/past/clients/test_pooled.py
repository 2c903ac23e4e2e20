"""Of very many clients, those who came once in one month are counted as one: nothing else of the fit may know it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model import ProjectHistory
from model.past.clients.client import MOST_CLIENTS, Client, named_clients, told_apart
from model.past.clients.posterior import client_posterior

MONTHS = 12


@pytest.fixture(scope="module")
def everyone() -> tuple[list[Client], list[Client]]:
    """80 clients, of whom ten came back: each for itself, and as a summary tells them apart."""
    fees = np.random.default_rng(5).lognormal(7, 0.4, 90).round(2)
    rows = [(f"once {number}", number % MONTHS) for number in range(70)]
    rows += [(f"again {number}", month) for number in range(10) for month in (number, number + 2)]
    months = pd.period_range("2024-01", periods=MONTHS, freq="M")
    frame = pd.DataFrame(
        {
            "client": [name for name, _ in rows],
            "invoiced_on": [months[month].start_time for _, month in rows],
            "amount": fees,
        }
    )
    history = ProjectHistory.from_frames(frame, start=months[0], as_of=months[-1])
    return tuple([client for client, _ in found] for found in (named_clients(history), told_apart(history)))  # type: ignore[return-value]  # two of them


def test_pooled_clients_weigh_as_each_would(everyone: tuple[list[Client], list[Client]]) -> None:
    apart, pooled = everyone
    assert len(apart) == 80 > MOST_CLIENTS > len(pooled) == 10 + MONTHS
    assert sum(client.count for client in pooled) == 80
    each, one = (client_posterior(clients, (1.0,) * MONTHS) for clients in everyone)
    ours, theirs = one.records.log_weights(), each.records.log_weights()
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)
    np.testing.assert_allclose(one.newcomers.log_likelihood, each.newcomers.log_likelihood, rtol=1e-12)
    np.testing.assert_allclose(one.weights, each.weights, rtol=1e-9, atol=1e-15)
    assert one.expected_new == pytest.approx(each.expected_new, rel=1e-9)


def test_their_amounts_have_one_spread_and_nearly_the_same_level(everyone: tuple[list[Client], list[Client]]) -> None:
    each, one = (client_posterior(clients, (1.0,) * MONTHS).amounts for clients in everyone)
    middles = [(found.weights.sum(axis=(1, 2)) * found.middles).sum() for found in (each, one)]
    # Both are the middle of the clients' means; the pooled one's centre counts a month once.
    assert middles[1] == pytest.approx(middles[0], abs=0.1)
