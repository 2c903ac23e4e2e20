"""How long reading 200,000 rows takes beside `pandas.read_csv` with its days first: one JSON object on stdout.

What counts are the seconds more than that, whatever the order of the days in the file: pandas has a fast path for days
as 2026-11-23 alone, and most exports write 23/11/2026. Run it with `python -m benchmarks.reading`. The file is made up
in memory (about 8 MB); both are run in turn, the best of several runs counts, since a shared machine only adds time.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from exchange import read_projects

ROWS = 200_000
RUNS = 5
DEMAND = 0.6
"""Seconds more than `pandas.read_csv` with days first, at most."""


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
    """Seconds of the processor that `work` takes: both run in one thread, and what others take counts for neither."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(rows: int = ROWS, runs: int = RUNS) -> dict[str, object]:
    """Both ways of writing days, and the process's peak memory."""
    files = {"day first": export(rows, written="%d/%m/%Y"), "year first": export(rows)}
    plain: list[float] = []
    ours: dict[str, list[float]] = {name: [] for name in files}
    for _ in range(runs):
        plain.append(once(lambda: pd.read_csv(io.BytesIO(files["day first"]), parse_dates=["Date"], dayfirst=True)))
        for name, data in files.items():
            ours[name].append(once(partial(read_projects, data)))
    more = {name: min(seconds) - min(plain) for name, seconds in ours.items()}
    return {
        "seconds are": "the processor's",
        "rows": rows,
        "megabytes": round(len(files["year first"]) / 1e6, 2),
        "pandas, days first, s": round(min(plain), 2),
        "seconds more": {name: round(seconds, 2) for name, seconds in more.items()},
        "at most": DEMAND,
        "met": max(more.values()) <= DEMAND,
        "times pandas": {name: round(min(seconds) / min(plain), 2) for name, seconds in ours.items()},
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0),
    }


if __name__ == "__main__":
    json.dump(measure(runs=2 if "quick" in sys.argv[1:] else RUNS), sys.stdout, indent=1)
    sys.stdout.write("\n")
