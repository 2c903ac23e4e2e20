"""What of the scenario follows a file."""

from __future__ import annotations

import pandas as pd
import pytest

from model import Planned, ProjectHistory, Scenario, fit
from ui.past_projects.history import refitted
from ui.session.example import _sample

SAMPLE = _sample(pd.Period("2026-03", "M"))
PLAIN = Scenario(income=fit(SAMPLE), start_month="2026-03")
EXAMPLE = PLAIN.but(planned=Planned(hours=round(500 / PLAIN.list_rate, 1)))


@pytest.mark.parametrize(("times", "fee"), [(1, 500), (3, 1500), (10, 5000), (4000, 2_000_000)])
def test_the_planned_fee_follows_the_money_of_the_file(times: float, fee: float) -> None:
    """Its hours at the rate of the past, as a sum one can say."""
    frame = SAMPLE.all.assign(amount=SAMPLE.all["amount"] * times)
    past = ProjectHistory.from_frames(frame, as_of=SAMPLE.as_of, delays_seen=True)
    found = refitted(EXAMPLE, past, "JPY")
    assert found.planned.fee == fee
    assert found.list_rate == pytest.approx(93.15 * times, rel=1e-3)
    assert found.currency == "JPY"
    own = EXAMPLE.but(planned=EXAMPLE.planned.but(fee=650.0))
    assert refitted(own, past).planned.fee == 650
