"""What day it is where the reader is."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd


def today(timezone: str | None) -> dt.date:
    """The present day in a time zone; UTC's where the zone is not known."""
    try:
        zone: dt.tzinfo = ZoneInfo(timezone) if timezone else dt.UTC
    except (ZoneInfoNotFoundError, ValueError):
        zone = dt.UTC
    return dt.datetime.now(zone).date()


def this_month(timezone: str | None) -> pd.Period:
    """The present month in a time zone."""
    return pd.Period(today(timezone), freq="M")
