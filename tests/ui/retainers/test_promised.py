"""Hours that came over from the months before, as the list of hours tells them."""

from __future__ import annotations

import pandas as pd
import pytest

from model import Retainer
from model.projection.retainer import Unused
from ui.retainers.promised import _carried

ROW = Retainer(monthly_fee=900, hours_per_month=10, term_months=12, unused="carry", months_off=(8,))


def months(*hours: float, first: str = "2026-05") -> pd.Series:
    return pd.Series(hours, index=pd.period_range(first, periods=len(hours), freq="M"), dtype=float)


@pytest.mark.parametrize(
    ("earlier", "carried"),
    [
        (months(), 0.0),
        (months(4), 6.0),
        (months(4, 13), 3.0),
        # A balance holds one month's hours, and in August, which is off, there are none to hold.
        (months(0, 0), 10.0),
        (months(4, 10, 10, 0), 0.0),
        (months(4, 10, 10, 0, 12), -2.0),
    ],
)
def test_a_list_carries_what_its_months_left(earlier: pd.Series, carried: float) -> None:
    assert _carried(ROW, earlier) == pytest.approx(carried)


def test_where_unused_hours_expire_nothing_comes_over() -> None:
    assert _carried(ROW.but(unused=Unused.EXPIRE), months(4, 25)) == 0
