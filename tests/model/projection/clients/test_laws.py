"""Laws of docs/method/clients.md on what is foreseen; tests/mutants/planted.py plants a fault against each."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from model import predict
from model.past.clients import lives
from model.past.clients.client import Client
from model.past.clients.posterior import client_posterior

NAMES = [f"client {number % 5}" for number in range(24)]


def past(clients: list[str]) -> pd.DataFrame:
    days = pd.date_range("2023-01-10", periods=24, freq="MS") + pd.Timedelta(days=9)
    fees = np.random.default_rng(2).lognormal(7, 0.4, 24).round(2)
    return pd.DataFrame({"date": days, "fee": fees, "client": clients, "paid_date": days + pd.Timedelta(days=20)})


def foreseen(frame: pd.DataFrame, *, by_client: bool = True) -> np.ndarray:
    return predict(frame, "2024-12", "2023-01", 12, 400, 7, by_client=by_client)


def test_law_6_rows_in_any_order_and_other_names_give_the_same_digits() -> None:
    ours = foreseen(past(NAMES))
    np.testing.assert_array_equal(foreseen(past(NAMES).sample(frac=1, random_state=1)), ours)
    # Who was the first by name is the last.
    np.testing.assert_array_equal(foreseen(past([f"Z {9 - int(name[-1])}" for name in NAMES])), ours)


@pytest.mark.parametrize("names", [[""] * 24, [f"client {number}" for number in range(24)]])
def test_law_7_without_a_client_who_returned_nothing_changes(names: list[str]) -> None:
    np.testing.assert_array_equal(foreseen(past(names)), foreseen(past(names), by_client=False))


def test_clients_who_returned_are_foreseen_as_such() -> None:
    """Else the law before would hold of anything."""
    assert not np.array_equal(foreseen(past(NAMES)), foreseen(past(NAMES), by_client=False))


@pytest.mark.parametrize("months", [(0, 3), (0,), (0, 1, 2, 3)])
def test_law_9_more_silent_months_never_raise_the_chance_to_be_there(
    months: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every population, over how the client may order and leave; what came before the silence counts the same."""
    monkeypatch.setattr(lives, "FADING", 1.0)
    client = Client(months=months, projects=len(months), mean=7.0, squares=0.0)
    observed = (4, 5, 6, 9, 16, 40)
    there = [client_posterior([client], (1.0,) * seen).presence().there for seen in observed]
    assert all((later < earlier).all() for earlier, later in pairwise(there))


def test_another_money_is_the_same_in_its_units() -> None:
    """To the digit but for the three decimals of the summary."""
    ours, frame = foreseen(past(NAMES)), past(NAMES)
    theirs = foreseen(frame.assign(fee=frame["fee"] * 20))
    np.testing.assert_allclose(theirs.mean(), 20 * ours.mean(), rtol=2e-3)
    np.testing.assert_array_equal(theirs > 0, ours > 0)
