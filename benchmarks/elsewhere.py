"""What other packages say of the same lives: run by `benchmarks.peers` in an environment that holds one of them.

`python elsewhere.py NAME` reads the lives as JSON and prints seconds a forecast and the totals of each.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any

import numpy as np

Life = dict[str, Any]


def squigglepy(life: Life) -> list[float]:
    """A compound of as many fees as a Poisson says, by squigglepy's own samplers."""
    sq = importlib.import_module("squigglepy")
    ahead, paths, fees = life["ahead"], life["paths"], np.log(life["fees"])
    spread = float(fees.std(ddof=1)) if fees.size > 1 else 0.7
    counts = np.atleast_1d(sq.sample(sq.poisson(len(fees) / len(life["months"]) * ahead), n=paths)).astype(int)
    drawn = np.atleast_1d(
        sq.sample(sq.lognorm(lognorm_mean=None, norm_mean=float(fees.mean()), norm_sd=spread), n=int(counts.sum()))
    )
    ends = np.cumsum(counts)
    sums = np.concatenate(([0.0], np.cumsum(drawn)))
    totals: list[float] = (sums[ends] - sums[ends - counts]).tolist()
    return totals


def statsforecast(life: Life) -> list[float]:
    """Exponential smoothing, chosen by itself, of the monthly sums."""
    models = importlib.import_module("statsforecast.models")
    fitted = models.AutoETS(season_length=1).forecast(
        y=np.array(life["months"], dtype=np.float64), h=life["ahead"], level=[80]
    )
    mean, spread = fitted["mean"], (fitted["hi-80"] - fitted["lo-80"]) / 2 / 1.2816
    rng = np.random.default_rng(1)
    totals = rng.normal(float(mean.sum()), float(np.sqrt((spread**2).sum())), life["paths"])
    found: list[float] = np.maximum(totals, 0).tolist()
    return found


def lifetimes(life: Life) -> list[float]:
    """BG/NBD orders of the clients who are known, at their mean fee: one number."""
    pd = importlib.import_module("pandas")
    lifetimes = importlib.import_module("lifetimes")
    utils = importlib.import_module("lifetimes.utils")
    frame = pd.DataFrame({"client": life["clients"], "day": pd.to_datetime(life["days"]), "fee": life["fees"]})
    summary = utils.summary_data_from_transaction_data(
        frame, "client", "day", monetary_value_col="fee", observation_period_end=life["as_of"], freq="D"
    )
    model = lifetimes.BetaGeoFitter(penalizer_coef=0.01)
    model.fit(summary["frequency"], summary["recency"], summary["T"])
    orders = model.conditional_expected_number_of_purchases_up_to_time(
        life["ahead"] * 30.4, summary["frequency"], summary["recency"], summary["T"]
    )
    fee = frame.groupby("client")["fee"].mean()
    return [float((orders * fee.reindex(orders.index)).sum())]


def main(name: str, lives: list[Life]) -> dict[str, Any]:
    """Seconds a forecast, the first left out for what it imports and compiles, and the totals of each life."""
    forecast = {"squigglepy": squigglepy, "statsforecast": statsforecast, "lifetimes": lifetimes}[name]
    forecast(lives[0])
    start = time.perf_counter()
    totals = [forecast(life) for life in lives]
    return {"seconds": (time.perf_counter() - start) / len(lives), "totals": totals}


if __name__ == "__main__":
    json.dump(main(sys.argv[1], json.load(sys.stdin)), sys.stdout)
    sys.stdout.write("\n")
