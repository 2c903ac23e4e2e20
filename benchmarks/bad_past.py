"""Pasts that say little of clients, or too much: rows of a client and the month of an invoice, from 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from model import ProjectHistory

Rows = Sequence[tuple[str, int]]

MONTHS: Final = pd.period_range("2023-01", "2024-12", freq="M")

BY_CLIENT: Final[dict[str, Rows]] = {
    "one client": [("only", month) for month in range(24) if month % 3],
    "clients of one letter": [("abcde"[number % 5], number) for number in range(24)],
    "three months": [("only", 0), ("only", 1), ("other", 2)],
    "300 clients, of whom 20 came back": [
        *((f"once {number}", number % 24) for number in range(280)),
        *((f"again {number}", month) for number in range(20) for month in (3, 9 + number % 12)),
    ],
}
"""Fitted client by client."""

BY_PROJECTS: Final[dict[str, Rows]] = {
    "empty names": [("", month) for month in range(24)],
    "300 clients, none of whom came back": [(f"once {number}", number % 24) for number in range(300)],
    "300 clients who all came back": [(f"again {n}", month) for n in range(300) for month in (n % 12, 12 + n % 12)],
}
"""Told by their projects."""


def frame(rows: Rows) -> pd.DataFrame:
    """The projects, as `model.predict` reads them."""
    days = [MONTHS[month].start_time + pd.Timedelta(days=9) for _, month in rows]
    fees = np.random.default_rng(3).lognormal(7, 0.4, len(rows)).round(2)
    return pd.DataFrame({"client": [name for name, _ in rows], "date": days, "fee": fees, "paid_date": days})


def history(rows: Rows, months: int) -> ProjectHistory:
    """The same as a past of so many months."""
    columns = frame(rows).rename(columns={"date": "invoiced_on", "fee": "amount", "paid_date": "paid_on"})
    return ProjectHistory.from_frames(columns, start=MONTHS[0], as_of=MONTHS[months - 1])


def observed(rows: Rows) -> int:
    """Months of a past, up to its last invoice."""
    return 1 + max(month for _, month in rows)
