"""How long reading 200,000 rows takes beside `pandas.read_csv` with dates parsed: one JSON object on stdout.

Run it with `python -m benchmarks.reading`. The file is made up in memory (about 8 MB); both are run in turn, the best
of several runs counts, since a shared machine only ever adds time.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from exchange import read_projects

ROWS = 200_000
RUNS = 5
DEMAND = 5.0
"""Times `pandas.read_csv` at most."""


def export(rows: int = ROWS, seed: int = 1, *, written: str = "%Y-%m-%d") -> bytes:
    """A project list of `rows` rows: date (`written` so), client, project, amount, currency."""
    rng = np.random.default_rng(seed)
    days = np.datetime64("2015-01-01") + rng.integers(0, 4000, rows).astype("timedelta64[D]")
    frame = pd.DataFrame(
        {
            "Date": pd.Series(days).dt.strftime(written),
            "Client": rng.choice([f"Client {i:03d}" for i in range(400)], rows),
            "Project": rng.choice(["Web", "Copy", "Logo", "Audit"], rows),
            "Amount": np.round(rng.lognormal(7, 0.8, rows), 2),
            "Currency": "EUR",
        }
    )
    return frame.to_csv(index=False).encode()


def once(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(data: bytes, *, day_first: bool, runs: int) -> dict[str, float | bool]:
    """Best times of reading one file with pandas and with the importer, and their ratio."""
    plain, ours = [], []
    for _ in range(runs):
        plain.append(once(lambda: pd.read_csv(io.BytesIO(data), parse_dates=["Date"], dayfirst=day_first)))
        ours.append(once(lambda: read_projects(data)))
    ratio = min(ours) / min(plain)
    return {
        "pandas_ms": round(1e3 * min(plain), 1),
        "read_projects_ms": round(1e3 * min(ours), 1),
        "ratio": round(ratio, 2),
        "met": ratio <= DEMAND,
    }


def measure(rows: int = ROWS, runs: int = RUNS) -> dict[str, object]:
    """Both ways of writing days, and the process's peak memory.

    pandas has a fast path for days as `2026-11-23`; as `23/11/2026` most exports have them.
    """
    by_day, iso = export(rows, written="%d/%m/%Y"), export(rows)
    return {
        "rows": rows,
        "megabytes": round(len(iso) / 1e6, 2),
        "demand": DEMAND,
        "day first": compare(by_day, day_first=True, runs=runs),
        "year first": compare(iso, day_first=False, runs=runs),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0),
    }


if __name__ == "__main__":
    json.dump(measure(), sys.stdout, indent=1)
    sys.stdout.write("\n")
