"""Differences on common draws, and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest

from model import Arm, Draws, Planned, Scenario, fit, project
from model.sweeps.comparison import MOST_COMPARED, compare
from model.sweeps.sweep import BATCHES, Measure, outcome
from tests.model.pasts import past

BASE = Scenario(income=fit(past()), planned=Planned(count=3, fee=500, hours=5), n_paths=1000)


def test_a_scenario_does_not_differ_from_itself() -> None:
    found = compare([BASE, BASE.but(currency="EUR")])
    for measure in Measure:
        assert found.difference(1, measure) == (0, 0)
        assert not found.sure(1, measure)


def test_all_live_through_the_first_ones_months() -> None:
    other = BASE.but(monthly_bills=1700, seed=9, n_paths=500)
    found = compare([BASE, other])
    expected = outcome(project(other.but(seed=1, n_paths=1000)), Arm.WITH_RETAINERS)
    for measure in Measure:
        assert found.outcomes[1][measure] == expected[measure]


def test_the_error_of_a_difference_is_what_seeds_scatter() -> None:
    """Standard errors from batches against the spread over forty seeds, and common against separate draws."""
    dearer = BASE.but(planned=Planned(count=3, fee=550, hours=5))
    gaps, claimed, apart = [], [], []
    for seed in range(40):
        pair = [BASE.but(seed=seed, n_paths=400), dearer.but(seed=seed, n_paths=400)]
        found = compare(pair)
        gap = found.difference(1, Measure.MEAN_INCOME)
        gaps.append(gap.value)
        claimed.append(gap.error)
        own, other = (result[Measure.MEAN_INCOME] for result in found.outcomes)
        apart.append(np.hypot(own.error, other.error))
    ratio = np.mean(claimed) / np.std(gaps, ddof=1)
    assert 0.7 < ratio < 1.4
    assert np.mean(claimed) < np.mean(apart) / 3


def test_batches_leave_no_path_uncounted_where_they_divide() -> None:
    projection = project(BASE, Draws(1, 1000))
    found = outcome(projection, Arm.WITH_RETAINERS)
    assert found.batches.shape == (BATCHES, len(Measure))
    assert found.on_batches(Measure.MEAN_INCOME).mean() == pytest.approx(found[Measure.MEAN_INCOME].value, rel=1e-6)
    assert found.on_batches(Measure.RUIN).mean() == pytest.approx(found[Measure.RUIN].value, abs=1e-9)


@pytest.mark.parametrize("number", [0, MOST_COMPARED + 1])
def test_none_and_too_many_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="can be compared"):
        compare([BASE] * number)
