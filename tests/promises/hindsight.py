"""What docs/method/hindsight.md claims."""

from __future__ import annotations

from typing import Final

from model import Arm
from model.hindsight.causes import Part
from model.measures.foresight import BAND
from tests.promises.claim import held, holds, says

TESTS: Final = "tests/model/hindsight"

CLAIMS: Final = [
    says("Which of the two futures came about", len(Arm)),
    says("whether the band from P10 to P90 held what came", BAND[0], BAND[-1]),
    held("two moves are one", f"{TESTS}/test_advance.py::test_two_moves_are_one"),
    held("The parts add up to the difference", f"{TESTS}/test_verdict.py::test_the_parts_add_up_to_the_whole"),
    holds(
        "| part | foretold | replaced by |",
        lambda: list(Part) == [Part.GONE, Part.PROJECTS, Part.FEES, Part.PAYMENT, Part.RETAINERS],
    ),
]
