"""The certainty equivalent against plain Python, sums by hand and its laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.measures.certainty import RiskAversion, certainty_equivalent, trailing_means
from tests.model.measures import slow_measures as slow
from tests.model.measures.test_buffer import amounts, compound_poisson, paths


@given(paths, amounts, st.sampled_from([0, 1, 2, 4]))
def test_agrees_with_plain_python(rows: list[list[float]], bills: float, aversion: int) -> None:
    found = certainty_equivalent(np.array(rows).T, bills, aversion)
    assert found.value == pytest.approx(slow.certainty_equivalent(rows, bills, aversion), rel=1e-9, abs=1e-9)


def test_by_hand() -> None:
    # Quarters of 1,000 and 3,000 on two paths: harmonic 1,500, geometric 1,732.05, arithmetic 2,000.
    income = np.array([[1000.0, 3000.0]] * 3)
    assert certainty_equivalent(income, 800, RiskAversion.USUAL).value == pytest.approx(1500)
    assert certainty_equivalent(income, 800, RiskAversion.RELAXED).value == pytest.approx(3e6**0.5)
    assert certainty_equivalent(income, 800, 0).value == pytest.approx(2000)
    # An empty quarter counts for a quarter of the bills: 2 / (1/200 + 1/3000) = 375.
    empty = np.array([[0.0, 3000.0]] * 3)
    assert certainty_equivalent(empty, 800).value == pytest.approx(375)
    assert certainty_equivalent(empty, 0).value == 0


def test_three_months_smooth_before_they_are_valued() -> None:
    assert trailing_means(np.array([[3.0], [0.0], [0.0], [6.0]]))[:, 0].tolist() == [1.0, 2.0]
    assert certainty_equivalent(np.array([[3000.0], [0.0], [0.0]]), 100).value == pytest.approx(1000)


def test_steady_income_is_worth_itself() -> None:
    for aversion in RiskAversion:
        found = certainty_equivalent(np.full((12, 50), 1234.5, dtype=np.float32), 1000, aversion)
        assert found.value == pytest.approx(1234.5)
        assert found.estimate.error == pytest.approx(0, abs=1e-6)


@given(st.floats(1e-6, 1e6))
def test_scales_with_money(scale: float) -> None:
    income = compound_poisson(1, 12, 40).T
    one, other = certainty_equivalent(income, 1500, 4), certainty_equivalent(scale * income, 1500 * scale, 4)
    assert other.estimate == pytest.approx((scale * one.value, scale * one.estimate.error), rel=1e-6)


def test_more_caution_is_worth_less_and_more_money_more() -> None:
    income = compound_poisson(2, 12, 400).T
    worth = [certainty_equivalent(income, 1500, aversion).value for aversion in (0, *RiskAversion)]
    assert worth == sorted(worth, reverse=True)
    assert certainty_equivalent(income + 1, 1500).value > certainty_equivalent(income, 1500).value


@pytest.mark.parametrize("aversion", [1, 2, 4])
def test_the_error_is_what_another_seed_would_move(aversion: int) -> None:
    found = [certainty_equivalent(compound_poisson(2, 12, 500, seed).T, 1500, aversion) for seed in range(200)]
    spread = np.std([one.value for one in found], ddof=1)
    assert np.mean([one.estimate.error for one in found]) == pytest.approx(spread, rel=0.2)


def test_a_difference_on_common_paths_is_surer() -> None:
    """Over seeds, the difference of two worths moves as much as its error says, far less than either alone."""
    found = []
    for seed in range(200):
        income = compound_poisson(2, 12, 500, seed).T
        found.append(certainty_equivalent(income + 100, 1500).over(certainty_equivalent(income, 1500)))
    spread = np.std([one.value for one in found], ddof=1)
    assert np.mean([one.error for one in found]) == pytest.approx(spread, rel=0.2)
    assert spread < certainty_equivalent(compound_poisson(2, 12, 500).T, 1500).estimate.error / 3
