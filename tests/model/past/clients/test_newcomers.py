from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from model.past.clients.lives import LEAVING, ORDERS, leaving_chances, order_chances
from model.past.clients.newcomers import (
    BUSINESS,
    LOG_RATES,
    STEADY_SPREAD,
    first_visits,
    newcomers,
    steady_months,
)

MONTHS = 5
POPULATION = order_chances()[[3]].repeat(LEAVING.size, axis=0)
LASTING = np.full(LEAVING.size, 0.7)


def counted(business: int, typical: int) -> list[float]:
    """First visits by month of one new client a month since so long ago: summed one by one."""
    visits = [1.0] * MONTHS
    for i, p in enumerate(ORDERS):
        for j, h in enumerate(LEAVING):
            weight = 0.7 * POPULATION[typical, i] * leaving_chances()[typical, j]
            for came in range(-business, 0):
                for month in range(MONTHS):
                    visits[month] += weight * (1 - h) ** (month - came) * (1 - p) ** month * p
    return visits


def test_what_those_of_before_bring_is_the_sum_over_the_months_in_which_they_came() -> None:
    visits = first_visits(MONTHS, POPULATION, LASTING)
    for number, business in enumerate(BUSINESS):
        for typical in (0, 6):
            np.testing.assert_allclose(visits[number, typical], counted(int(business), typical))


def test_in_a_steady_state_each_new_client_brings_a_month_and_those_of_its_stay() -> None:
    found = steady_months(np.ones(MONTHS), POPULATION, LASTING)
    for typical in range(LEAVING.size):
        later = sum(
            0.7 * POPULATION[typical, i] * leaving_chances()[typical, j] * p * sum((1 - h) ** t for t in range(1, 6000))
            for i, p in enumerate(ORDERS)
            for j, h in enumerate(LEAVING)
        )
        assert found[typical] == pytest.approx(MONTHS * (1 + later))


def test_a_rate_that_stands_still_is_bayes_rule_for_poisson_counts() -> None:
    counts = np.array([1, 0, 2, 0, 1])
    found = newcomers(counts, 9, np.ones(MONTHS), POPULATION, LASTING)
    margin = found.weights[1, 2, :, 0, -1]
    visits = first_visits(MONTHS, POPULATION, LASTING)[1, 2]
    centre = np.log(9.5 / steady_months(np.ones(MONTHS), POPULATION, LASTING)[2])
    edges = np.concatenate(([-np.inf], (LOG_RATES[1:] + LOG_RATES[:-1]) / 2, [np.inf]))
    prior = np.diff(stats.norm.cdf(edges, centre, STEADY_SPREAD))
    expected = prior * np.prod(stats.poisson.pmf(counts[:, None], np.exp(LOG_RATES) * visits[:, None]), axis=0)
    np.testing.assert_allclose(margin / margin.sum(), expected / expected.sum(), atol=1e-9)


def test_first_visits_that_thin_out_speak_for_a_business_of_long_ago() -> None:
    """Many first seen in the first months, then fewer: they had come before."""
    thinning = newcomers(np.array([6, 3, 2, 1, 0]), 30, np.ones(MONTHS), POPULATION, LASTING).log_likelihood
    level = newcomers(np.array([2, 3, 2, 3, 2]), 30, np.ones(MONTHS), POPULATION, LASTING).log_likelihood
    assert (thinning[2] - thinning[0] > level[2] - level[0]).all()


def test_months_that_were_not_observed_say_nothing() -> None:
    seen = np.array([1.0, 0.0, 1.0])
    found = newcomers(np.array([1, 0, 1]), 4, seen, POPULATION, LASTING)
    np.testing.assert_allclose(found.weights.sum(axis=(2, 3, 4)), 1)
    assert np.isfinite(found.log_likelihood).all()
