"""Notices of the first screen: whether bills and cash are of the size of the income."""

from __future__ import annotations

import pandas as pd
import pytest

from model import ProjectHistory, Scenario, fit
from ui.overview.evidence import apart
from ui.session.example import _sample

SAMPLE = _sample(pd.Period("2026-03", "M"))


def scenario(times: float) -> Scenario:
    """The sample with all its money so many times as large."""
    frame = SAMPLE.all.assign(amount=SAMPLE.all["amount"] * times)
    return Scenario(income=fit(ProjectHistory.from_frames(frame, as_of=SAMPLE.as_of, delays_seen=True)))


@pytest.mark.parametrize(("times", "asked"), [(1, False), (2, False), (10, True), (0.1, True), (160, True)])
def test_the_examples_bills_are_asked_about_beside_another_money(times: float, asked: bool) -> None:
    assert apart(scenario(times)) is asked


def test_own_bills_are_believed_further() -> None:
    ten = scenario(10)
    assert not apart(ten.but(monthly_bills=14_000.0, opening_cash=30_000.0))
    assert not apart(ten.but(opening_cash=5000.0))
    assert apart(ten.but(monthly_bills=500.0))
    assert not apart(Scenario())
