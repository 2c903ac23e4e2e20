"""Small faults are made as they are said to be, and what is planted by hand stands where it is said to stand."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.apart import ROOT
from tests.mutants.mutant import faulty, mutants
from tests.mutants.planted import PLANTED, Planted

SOURCE = """
def value(money: float | None, bills: list[float]) -> float:
    if money is None or not bills:
        raise ValueError("nothing" + "at all")
    total = 0.0
    for bill in [bill for bill in bills if bill >= 10]:
        total += min(bill, 2.0 * money)
        if total > 100:
            break
    return -total if money < 1 else total // 2
"""


def test_every_number_choice_and_sum_is_changed_once_and_alone() -> None:
    found = mutants(ast.parse(SOURCE))
    assert sorted(fault.what for fault in found) == sorted(
        [
            "Is -> IsNot", "Or -> And", "Not dropped", "if -> if not", "0.0 -> 1.0", "GtE -> Gt", "10 -> 11",
            "filter dropped", "Add -> Sub", "min -> max", "2.0 -> 2.5", "Mult -> Div", "Gt -> GtE", "100 -> 101",
            "if -> if not", "Break -> Continue", "USub dropped", "Lt -> LtE", "1 -> 2", "if -> if not",
            "FloorDiv -> Mult", "2 -> 3",
        ]
    )  # fmt: skip
    right = ast.unparse(ast.parse(SOURCE))
    wrong = [ast.unparse(faulty(SOURCE, place)) for place in range(len(found))]
    assert len({right, *wrong}) == len(found) + 1
    for text, fault in zip(wrong, found, strict=True):
        compile(text, "faulty", "exec")
        if fault.what == "Lt -> LtE":
            assert text == right.replace("money < 1", "money <= 1")


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: f"{fault.file}: {fault.others}")
def test_a_planted_fault_stands_where_it_is_said_to_and_is_one(fault: Planted) -> None:
    source = (ROOT / fault.file).read_text("utf-8")
    assert source.count(fault.words) == 1
    assert ast.dump(ast.parse(source)) != ast.dump(ast.parse(source.replace(fault.words, fault.others)))
    assert (ROOT / "tests" / fault.tests).exists()
