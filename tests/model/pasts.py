"""Made-up pasts for the tests of the model."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model import ProjectHistory


def past(years: int = 2, scale: float = 1.0, seed: int = 3, hours: bool = True) -> ProjectHistory:
    """Two projects a month, fees lognormal about 1,000 x scale, 60 money an hour x scale, paid within three months."""
    rng = np.random.default_rng(seed)
    # Each year repeats the pattern of the first, so that more years are more evidence of the same kind.
    days = np.sort(rng.integers(0, 360, 24))
    fees = np.exp(rng.normal(np.log(1000), 0.7, 24)).round(2)
    waits = rng.integers(3, 80, 24)
    rates = rng.normal(60, 6, 24)
    dates = pd.DatetimeIndex(
        [
            pd.Timestamp("2025-12-31") + pd.DateOffset(years=year - years) + pd.Timedelta(days=int(day) + 1)
            for year in range(years)
            for day in days
        ]
    )
    amounts = np.tile(fees, years) * scale
    paid = dates + pd.to_timedelta(np.tile(waits, years), unit="D")
    return ProjectHistory.from_frames(
        pd.DataFrame(
            {
                "client": [f"client {number % 7}" for number in range(24 * years)],
                "project": "work",
                "invoiced_on": dates,
                "paid_on": paid.where(paid <= pd.Timestamp("2025-12-31")),
                "amount": amounts,
                "currency": "EUR",
                "hours": amounts / scale / np.tile(rates, years) if hours else np.nan,
                "rows": [(row + 2,) for row in range(24 * years)],
            }
        )
    )
