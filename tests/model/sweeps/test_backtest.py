"""The backtest knows at each origin what was known then, and no more."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model import Memo, ProjectHistory, predict
from model.measures.foresight import BAND
from model.sweeps import backtest as subject
from model.sweeps.backtest import Backtest, TooShort, backtest
from model.types import Floats
from tests.model.pasts import past


def monthly(months: int, delays: bool = True) -> ProjectHistory:
    """One project of 1,000 a month, dated the 10th and paid on the 20th of the next month."""
    dates = pd.date_range("2023-01-01", periods=months, freq="MS") + pd.Timedelta(days=9)
    frame = pd.DataFrame({"client": "A", "invoiced_on": dates, "amount": 1000.0})
    if delays:
        frame["paid_on"] = dates + pd.DateOffset(months=1)
    last = pd.Period("2023-01", "M") + months - 1
    return ProjectHistory.from_frames(frame, start="2023-01", as_of=last)


def done(found: Backtest | TooShort) -> Backtest:
    assert isinstance(found, Backtest)
    return found


@pytest.mark.parametrize(
    ("months", "horizon", "looks"), [(18, 6, 1), (23, 6, 6), (28, 6, 11), (29, 12, 6), (30, 12, 7), (60, 12, 24)]
)
def test_origins_leave_a_year_before_and_the_horizon_behind(months: int, horizon: int, looks: int) -> None:
    found = done(backtest(monthly(months), n_paths=50))
    assert (found.horizon, len(found.looks)) == (horizon, looks)
    last = pd.Period("2023-01", "M") + months - 1
    assert found.looks[-1].months[-1] == last
    assert found.looks[0].as_of == last - horizon - looks + 1
    assert all(len(look.months) == horizon and look.months[0] == look.as_of + 1 for look in found.looks)
    assert found.enough == (looks >= 6)


@pytest.mark.parametrize("months", [1, 17])
def test_too_short_to_say(months: int) -> None:
    assert backtest(monthly(months), n_paths=50) == TooShort(months, 18, months)


def test_a_long_history_without_projects_is_too_thin() -> None:
    frame = pd.DataFrame({"invoiced_on": pd.to_datetime(["2023-01-10", "2024-06-10"]), "amount": [500.0, 700.0]})
    history = ProjectHistory.from_frames(frame, start="2022-01", as_of="2024-12")
    assert backtest(history, n_paths=50) == TooShort(36, 18, 2)


def test_what_it_says_is_what_the_calibration_entry_says() -> None:
    history = past(years=3)
    found = done(backtest(history, n_paths=300))
    look = found.looks[2]
    known = history.all[history.all["invoiced_on"] <= look.as_of.end_time]
    frame = known.rename(columns={"invoiced_on": "date", "amount": "fee", "paid_on": "paid_date"})
    frame["paid_date"] = frame["paid_date"].where(frame["paid_date"] <= look.as_of.end_time)
    cash = predict(frame, as_of=look.as_of, start=history.start, horizon=found.horizon, n_sims=300, seed=1)
    expected = np.quantile(np.cumsum(cash, axis=1, dtype=float), BAND, axis=0).T
    assert look.said == pytest.approx(expected, rel=1e-5)
    assert (look.low, look.middle, look.high) == tuple(look.said[-1])


def test_the_future_does_not_leak() -> None:
    """Other projects and payments after an origin change what came, never what was said."""
    history = past(years=3)
    first = done(backtest(history, n_paths=100)).looks[0]
    cut = first.as_of.end_time
    other = history.all.copy()
    later = other["invoiced_on"] > cut
    other.loc[later, "amount"] *= 7
    other.loc[other["paid_on"] > cut, "paid_on"] = pd.NaT
    changed = ProjectHistory.from_frames(other, start=history.start, as_of=history.as_of, delays_seen=True)
    again = done(backtest(changed, n_paths=100)).looks[0]
    assert np.array_equal(first.said, again.said)
    assert again.total < first.total


def test_a_look_ahead_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with a planted fault: a prediction made on everything."""

    def knowing(
        frame: pd.DataFrame, as_of: pd.Period, start: pd.Period, horizon: int, n_sims: int, seed: int
    ) -> Floats:
        return predict(frame, as_of + 12, start, horizon, n_sims, seed)

    monkeypatch.setattr(subject, "predict", knowing)
    with pytest.raises(AssertionError):
        test_the_future_does_not_leak()


def test_what_came_by_hand() -> None:
    found = done(backtest(monthly(18), n_paths=50))
    (look,) = found.looks
    # Looked at the end of December: November's project is paid on 20 December, December's on 20 January.
    assert look.as_of == pd.Period("2023-12", "M")
    assert look.came.tolist() == [1000.0] * 6
    assert look.total == 6000
    undelayed = done(backtest(monthly(18, delays=False), n_paths=50)).looks[0]
    assert undelayed.came.tolist() == [1000.0] * 6


def test_hits_are_counted() -> None:
    found = done(backtest(past(years=3), n_paths=300))
    held = [look.low <= look.total <= look.high for look in found.looks]
    assert found.held == sum(held)
    assert found.below == sum(look.total < look.low for look in found.looks)
    # A business that goes on as before stays within its band; one that stops falls below it.
    steady = monthly(36)
    assert done(backtest(steady, n_paths=300)).held == len(done(backtest(steady, n_paths=300)).looks)
    stopped = steady.all[steady.all["invoiced_on"] < "2024-12-01"]
    ended = done(
        backtest(ProjectHistory.from_frames(stopped, start="2023-01", as_of="2025-12", delays_seen=True), n_paths=300)
    )
    assert ended.below > 0


def test_a_part_month_at_the_end_is_not_looked_at() -> None:
    frame = monthly(19).all
    history = ProjectHistory.from_frames(frame, start="2023-01", as_of="2024-07-15", delays_seen=True)
    found = done(backtest(history, n_paths=50))
    assert found.looks[-1].months[-1] == pd.Period("2024-06", "M")


def test_looks_are_kept_and_progress_is_told() -> None:
    memo = Memo()
    shares: list[float] = []
    first = done(backtest(monthly(24), memo, shares.append, n_paths=100))
    assert shares == pytest.approx([(number + 1) / len(first.looks) for number in range(len(first.looks))])
    again = done(backtest(monthly(24), memo, n_paths=100))
    assert all(a.said is b.said for a, b in zip(first.looks, again.looks, strict=True))
