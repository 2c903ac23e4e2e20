"""What README.md claims; its example is run by tests/test_readme.py."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from model import Scenario
from model.projection.scenario import Planned
from tests.promises.claim import ROOT, example, holds, says

SETTINGS: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PORT: Final = int(re.findall(r"\b85\d\d\b", (ROOT / "Makefile").read_text("utf-8"))[0])
ARCHITECTURE: Final = (ROOT / "docs" / "architecture.md").read_text("utf-8")


CLAIMS: Final = (
    example("what a 10 % discount really costs"),
    says("at http://localhost:8501", PORT),
    holds("needs Python 3.11 or later", lambda: SETTINGS["project"]["requires-python"] == ">=3.11"),
    says("three retainers at 500 a month", Planned().count, Planned().fee),
    says("Thousands of futures are simulated once", 1000 * (Scenario().n_paths // 1000 > 1)),
    says("the rooms, and three journeys through them", len(re.findall(r"^\*\*", ARCHITECTURE, re.MULTILINE))),
)
