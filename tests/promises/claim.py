"""A claim: words that stand on a page, with their figures, and what holds them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.promises.figures import figures

ROOT = Path(__file__).parents[2]

Value = float | int | Callable[[], float]


@dataclass(frozen=True)
class Claim:
    """Words, verbatim, and their check.

    Attributes:
        words: as they stand on the page, once.
        fault: what is wrong with them; "" where they hold.
        named: what else has to stand on the page.
    """

    words: str
    fault: Callable[[], str]
    named: tuple[str, ...] = ()


def says(words: str, *values: Value) -> Claim:
    """Words whose figures, in their order, are the given values to the digits shown."""

    def fault() -> str:
        said = figures(words)
        true = [float(value() if callable(value) else value) for value in values]
        if len(said) != len(true):
            return f"{[each.value for each in said]} are said, {true} are given"
        wrong = [(each.value, value) for each, value in zip(said, true, strict=True) if not each.says(value)]
        return "".join(f"{figure:g} is said, {value:g} is true; " for figure, value in wrong)

    return Claim(words, fault)


def holds(words: str, check: Callable[[], object]) -> Claim:
    """Words that are true where `check` is: a formula, or a sentence that computes."""
    return Claim(words, lambda: "" if bool(check()) else "it is not so")


def lists(words: str, *named: str) -> Claim:
    """Words that say how many there are of what the page names."""
    return Claim(words, says(words, len(named)).fault, named)


def written(words: str) -> Claim:
    """Words that the program itself writes from its results: that they stand on the page is the check."""
    return Claim(words, str)


def example(words: str) -> Claim:
    """Words whose figures are made up, so that one sees how something is written or meant; nothing is claimed."""
    return Claim(words, str)


def held(words: str, test: str) -> Claim:
    """Words that a test elsewhere holds, `file::name`; their figures stand in it as numbers."""

    def fault() -> str:
        file, _, name = test.partition("::")
        tests = _tests(file)
        if name not in tests:
            return f"{test} does not exist"
        told = [each for each in figures(words) if each.value not in {0, 1}]  # these two are in every formula
        missing = [each.value for each in told if not any(each.says(known) for known in tests[name])]
        return f"{missing} do not stand in {test}" if missing else ""

    return Claim(words, fault)


@cache
def _tests(file: str) -> dict[str, list[float]]:
    """The tests of a file and the numbers that stand in each."""
    path = ROOT / file
    if not path.is_file():
        return {}
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    return {function.name: [*_numbers(function)] for function in functions}


def _numbers(function: ast.FunctionDef) -> list[float]:
    constants = [node.value for node in ast.walk(function) if isinstance(node, ast.Constant)]
    texts = [function.name.replace("_", " "), *(value for value in constants if isinstance(value, str))]
    words = [figure.value for text in texts for figure in figures(text)]
    return [float(value) for value in constants if isinstance(value, int | float)] + words
