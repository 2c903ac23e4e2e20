"""A server without a home, a locale or room on any disk: people in a hurry, in two tabs, cut off, are served."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from tests import machine
from tests.hosting import sessions
from tests.hosting.loop import finish
from ui.session import clock
from ui.session.example import _sample


def test_whatever_people_do_on_a_poor_machine_nobody_sees_a_fault(tmp_path: Path) -> None:
    if not sessions.can_mount():
        machine.missing("no disks of one's own can be had here (Linux with util-linux)")
    server = sessions.start("all at once", tmp_path)
    try:
        assert finish(sessions.live(server)) == []
    finally:
        server.stop()


class Stopped(dt.datetime):
    """A clock that stands still."""

    instant: dt.datetime

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Stopped:
        return cls.fromtimestamp(cls.instant.timestamp(), tz)


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2028-02-29T12:00", "Europe/Madrid", "2028-02-29"),
        ("2028-02-28T23:30", "Europe/Madrid", "2028-02-29"),
        ("2026-12-31T23:59", "UTC", "2026-12-31"),
        ("2026-12-31T10:30", "Pacific/Kiritimati", "2027-01-01"),
        ("2027-01-01T05:00", "America/Mexico_City", "2026-12-31"),
        ("2026-03-31T11:00", "Etc/GMT+12", "2026-03-30"),
        ("2026-01-31T23:30", None, "2026-01-31"),
        ("2026-01-31T23:30", "No/Where", "2026-01-31"),
    ],
)
def test_the_day_is_the_reader_s_and_the_example_ends_the_month_before(
    monkeypatch: pytest.MonkeyPatch, instant: str, zone: str | None, day: str
) -> None:
    Stopped.instant = dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "dt", SimpleNamespace(datetime=Stopped, UTC=dt.UTC))
    assert clock.today(zone).isoformat() == day
    now = pd.Period(day, freq="M")
    history = _sample(now)
    assert (history.as_of_month, history.as_of.day) == (now - 1, (now - 1).days_in_month)
    assert history.exposure == (1.0,) * len(history.months)
