"""What docs/method.md claims."""

from __future__ import annotations

from typing import Final

from model import Arm, Scenario
from tests.promises.claim import lists, says
from tests.promises.how_it_works import RUN

CLAIMS: Final = (
    says("simulates several thousand futures", 1000 * (Scenario().n_paths // 1000 > 1)),
    says("twice on the same random months", len(Arm)),
    says("too narrow: 59 % instead of 80", RUN["mix"]["plug-in"]["80% band of the year"], 80),
    lists("Two uncertainties, named apart", "Simulation error", "the short history is a share"),
)
