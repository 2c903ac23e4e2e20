"""Twenty possible years stand at the quantiles of all of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from model.measures.stability import stability
from model.measures.years import possible_paths


def test_each_is_the_year_in_the_middle_of_its_twentieth() -> None:
    totals = np.random.default_rng(3).permutation(2001).astype(np.float64)
    assert totals[possible_paths(totals)].tolist() == list(range(50, 2001, 100))


def test_they_lie_at_the_quantiles_of_a_known_law() -> None:
    years = np.exp(np.random.default_rng(5).normal(7, 0.5, (40_000, 1)))
    found = stability(years, bills=0, opening_cash=0)
    levels = [(number - 0.5) / 20 for number in range(1, 21)]
    assert found.income_on(found.possible_years) == pytest.approx(np.exp(7 + 0.5 * norm.ppf(levels)), rel=0.02)


def test_of_equals_the_first_and_a_few_stand_for_twenty() -> None:
    by_hand = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]
    assert possible_paths(np.full(5, 3.0)).tolist() == by_hand
    assert possible_paths(np.array([7.0])).tolist() == [0] * 20


def test_a_year_is_told_by_its_mean_month() -> None:
    income = np.array([[100.0] * 12 + [9e9] * 12, [300.0] * 12 + [0.0] * 12])
    found = stability(income, bills=0, opening_cash=0)
    assert found.income_on(found.possible_years).tolist() == [100.0] * 10 + [300.0] * 10
