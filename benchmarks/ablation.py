"""What each part of the forecast is worth: the calibration's scores with one part left out; printed as JSON.

    python -m benchmarks.ablation [--cases 400] [--seed 1] [--world repeat] [payments.csv ...]

Source: docs/method/calibration.md, "What each part is worth".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np
import pandas as pd

from benchmarks.calibration import cases, mixed, origins, score
from benchmarks.worlds import MIX
from model.past.design_effect import design_effect
from model.projection.enquiries import open_receipts
from model.projection.parameters import draw_parameters
from model.types import Floats

Part = Callable[[], AbstractContextManager[Any]]

NEARLY_NONE: Final = 1e-12
"""A prior chance whose logarithm is still a number."""

SHOWN: Final = ("80% band of the year", "90% band of the year", "5% buffer failed", "CRPS of the year")


def _module(name: str) -> Any:
    # In their packages `fit` and `predict` are the functions; the modules are found where modules are kept.
    return sys.modules[f"model.{name}"]


def _only(index: int, size: int) -> Floats:
    """A prior that believes one value alone."""
    prior = np.full(size, NEARLY_NONE)
    prior[index] = 1.0
    return prior


def _alike(clients: pd.Series, logs: Floats) -> float:
    """The design effect at the usual correlation, whatever the fees show."""
    with patch.object(_module("past.design_effect"), "_correlation", lambda *_: None):
        return design_effect(clients, logs)


def _no_receipts(*given: Any) -> Floats:
    return np.zeros_like(open_receipts(*given))


PARTS: Final[dict[str, Part]] = {
    "whole": nullcontext,
    "no drift": lambda: patch.object(_module("past.arrivals"), "DRIFT_PRIOR", _only(0, 5)),
    "no bunches": lambda: patch.object(_module("past.arrivals"), "SIZE_PRIOR", _only(5, 6)),
    "known parameters": lambda: patch.object(
        _module("projection.predict"), "draw_parameters", partial(draw_parameters, fixed=True)
    ),
    "open invoices dropped": lambda: patch.object(_module("projection.predict"), "open_receipts", _no_receipts),
    "design effect 1": lambda: patch.object(_module("past.fit"), "design_effect", lambda *_: 1.0),
    "design effect at .3": lambda: patch.object(_module("past.fit"), "design_effect", _alike),
}
"""What is left out or put in its place."""


def main() -> None:
    """Score every variant on the mix (or one of its worlds) and on the named payments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("payments", nargs="*", type=Path, help="CSV files: client, date, amount")
    parser.add_argument("--cases", type=int, default=400, help="lives of the mix")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--world", choices=[world.__name__ for world in MIX], help="this world instead of the mix")
    chosen = parser.parse_args()
    worlds = [world for world in MIX if chosen.world in {None, world.__name__}]
    pasts = [pd.read_csv(path, parse_dates=["date"]) for path in chosen.payments]
    found: dict[str, dict[str, dict[str, float]]] = {}
    for name, part in PARTS.items():
        with part():
            lives = [score(cases(world, chosen.cases // len(worlds), chosen.seed), chosen.seed) for world in worlds]
            found[name] = {"lives": mixed(lives)["model"].table()}
            if pasts:
                real = mixed(score(origins(past), chosen.seed) for past in pasts)
                found[name]["payments"] = real["model"].table()
    shown = {
        name: {kind: {each: table[each] for each in SHOWN} for kind, table in tables.items()}
        for name, tables in found.items()
    }
    json.dump(shown, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
