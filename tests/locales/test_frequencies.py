"""Chances in whole small numbers are honest: near, in order, and the same from both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.frequencies import SPOKEN, Frequency, nearest

LEAST = float(SPOKEN[0]) / 2


def rank(found: Frequency | None, p: float) -> float:
    if found is None:
        return 0.0 if p < 0.5 else 1.0
    return found.part / found.total


@given(st.floats(LEAST, 1 - LEAST))
def test_what_is_said_is_near_and_close_means_close(p: float) -> None:
    found = nearest(p)
    assert found is not None
    error = abs(found.part / found.total - p)
    assert error <= 0.034
    assert found.close == (error <= 0.005 + 1e-12)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_chance_is_never_said_to_be_smaller(p: float, q: float) -> None:
    low, high = sorted((p, q))
    assert rank(nearest(low), low) <= rank(nearest(high), high)


@pytest.mark.parametrize("share", SPOKEN)
def test_a_spoken_share_is_said_exactly_and_its_complement_too(share: float) -> None:
    found, rest = nearest(float(share)), nearest(1 - float(share))
    assert found is not None
    assert rest is not None
    assert found.close
    assert rest.close
    assert (found.total - found.part, found.total) == (rest.part, rest.total)


def test_the_ends_are_said_in_words() -> None:
    assert nearest(0) is nearest(LEAST * 0.99) is nearest(1) is nearest(1 - LEAST * 0.99) is None


@pytest.mark.parametrize("p", [-0.01, 1.01, float("nan")])
def test_what_is_no_chance_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match="not a chance"):
        nearest(p)
