from __future__ import annotations

import numpy as np
import pytest

from model.past.clients.client import Client
from model.past.clients.lives import LEAVING, ONCE, ORDERS, leaving_chances, order_chances
from model.past.clients.posterior import MOST_SHOWN, ClientPosterior, client_posterior, outlook

MONTHS = 24


def client(*months: int, mean: float = 7.0) -> Client:
    return Client(months=months, projects=len(months), mean=mean, squares=0.0)


CLIENTS = (client(*range(0, 24, 3)), client(1, 4, 7, 10), client(12), client(22))


@pytest.fixture(scope="module")
def fitted() -> ClientPosterior:
    return client_posterior(CLIENTS, (1.0,) * MONTHS)


def test_the_weights_are_chances(fitted: ClientPosterior) -> None:
    assert fitted.weights.sum() == pytest.approx(1)
    assert (fitted.weights >= 0).all()


def test_the_outlook_is_the_sum_over_all_populations_and_lives(fitted: ClientPosterior) -> None:
    outlook, records = fitted.outlook(), fitted.records
    for number, each in enumerate(CLIENTS):
        there = year = work = 0.0
        for a, orders in enumerate(order_chances()):
            for g, leaving in enumerate(leaving_chances()):
                mass = np.exp(records.log_likelihood[number]) * orders[:, None] * leaving
                for k, once in enumerate(ONCE):
                    alone = once * (len(each.months) == 1)
                    share = fitted.population[a, g, k] * (1 - once) * mass / (alone + (1 - once) * mass.sum())
                    share = share * records.there[number]
                    there += share.sum()
                    year += (share * (1 - LEAVING) ** 12).sum()
                    work += (share * ORDERS[:, None]).sum()
        assert outlook.there[number] == pytest.approx(there)
        assert outlook.in_a_year[number] == pytest.approx(year)
        assert outlook.orders[number] == pytest.approx(work / there)


def test_who_was_silent_for_long_is_less_likely_there_than_who_just_came(fitted: ClientPosterior) -> None:
    there = fitted.outlook().there
    assert there[0] > 0.85
    assert there[1] < 0.6
    assert there[3] > there[2]


def test_another_money_changes_no_life(fitted: ClientPosterior) -> None:
    dearer = [each.but(mean=each.mean + float(np.log(20))) for each in CLIENTS]
    found = client_posterior(dearer, (1.0,) * MONTHS)
    np.testing.assert_array_equal(found.weights, fitted.weights)
    np.testing.assert_allclose(found.outlook().monthly, 20 * fitted.outlook().monthly)


def test_three_hundred_clients_are_fitted_and_a_shop_is_left_alone() -> None:
    many = (*(client(number % MONTHS) for number in range(MOST_SHOWN - 1)), client(0, 5))
    found = outlook(many, (1.0,) * MONTHS)
    assert found is not None
    assert np.isfinite(found.monthly).all()
    assert outlook((*many, client(3)), (1.0,) * MONTHS) is None


def test_without_a_client_who_returned_nothing_is_said() -> None:
    assert outlook((client(1), client(2)), (1.0,) * MONTHS) is None
