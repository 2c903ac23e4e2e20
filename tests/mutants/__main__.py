"""How many small faults in the code that decides figures its tests find: `python -m tests.mutants`.

    python -m tests.mutants [--sample N] [--seed N] [--jobs N] [--again FILE] [FOLDER ...]

Each fault is made in a process of its own, which imports everything anew, runs the tests that run the faulty line, the
quickest first, and then the quickest of the others. What no test finds is printed; with what was printed in FILE, just
those are made again. Nothing is written to the tree.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from tests.mutants.apart import ROOT, Finder, apart, ended, say
from tests.mutants.mutant import faulty, mutants
from tests.mutants.suite import Run, holds, seen_by

FOLDERS: Final = {
    "model/measures": ["tests/model/measures", "tests/model/test_limits.py", "tests/promises"],
    "model/projection": [
        "tests/model/projection", "tests/model/test_limits.py", "tests/model/test_kernel.py",
        "tests/model/test_laws.py", "tests/promises",
    ],
    "model/past": ["tests/model/past", "tests/model/test_limits.py", "tests/promises"],
    "exchange/upload/rows": ["tests/exchange/upload", "tests/corpus"],
}  # fmt: skip
"""The files that decide figures, and where their tests stand."""

ENOUGH: Final = 25.0
"""Seconds of tests, as they took when watched, that one fault is given."""

MISSED: Final = "  not found: "

SEEN: Final = "seen_by_the_tests"
"""The name under which every module finds where to say what it runs."""

PATIENCE: Final = 90.0
"""Seconds after which a fault is found because nothing ends."""


class Fault(NamedTuple):
    """One fault of a file, and the line at which the function begins that it is in; 0 outside of all."""

    file: str
    place: int
    line: int
    what: str
    function: int

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.file}:{self.line}: {self.what}"


def faults(folder: str) -> Iterator[Fault]:
    """Every fault that can be made in the files of a folder."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        starts: dict[int, int] = {}
        for node in ast.walk(tree):  # outer functions come before those inside them
            if isinstance(node, ast.FunctionDef):
                starts |= dict.fromkeys(range(node.body[0].lineno, (node.end_lineno or 0) + 1), node.lineno)
        for place, found in enumerate(mutants(tree)):
            yield Fault(str(path.relative_to(ROOT)), place, found.line, found.what, starts.get(found.line, 0))


def reporting(file: str, tree: ast.Module) -> ast.Module:
    """The same code, in which every function says that it is run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            after = int(ast.get_docstring(node, clean=False) is not None)
            node.body[after:after] = ast.parse(f"{SEEN}.add({f'{file}:{node.lineno}'!r})").body
    return ast.fix_missing_locations(tree)


def watched(folder: str) -> dict[str, Run]:
    """The tests of a folder's files, each with what it runs of them.

    Raises:
        SystemExit: when they fail as they are.
    """
    files = [str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py") if path.name != "__init__.py"]
    with tempfile.NamedTemporaryFile("r", suffix=".json") as told:

        def work() -> int:
            seen: set[str] = set()
            setattr(builtins, SEEN, seen)
            trees = {file: reporting(file, ast.parse((ROOT / file).read_text("utf-8"))) for file in files}
            sys.meta_path.insert(0, Finder(trees))
            Path(told.name).write_text(json.dumps(seen_by(FOLDERS[folder], seen)), "utf-8")
            return 0

        if ended(apart(work)):
            sys.exit(f"the tests of {folder} fail as they are: run {' '.join(FOLDERS[folder])}")
        return {test: Run(*run) for test, run in json.load(told).items()}


def chosen(fault: Fault, runs: dict[str, Run]) -> list[str]:
    """The tests that run the faulty function, the quickest first; then those of its file; then the others.

    As many as there is time for. What stands outside every function is run by each that imports it: those of its file
    come first.
    """

    def order(test: str) -> tuple[bool, bool, float]:
        ran = runs[test].functions
        in_file = any(function.startswith(f"{fault.file}:") for function in ran)
        return bool(fault.function) and f"{fault.file}:{fault.function}" not in ran, not in_file, runs[test].seconds

    found: list[str] = []
    spent = 0.0
    for test in sorted(runs, key=order):
        if spent + runs[test].seconds < ENOUGH or not found:
            found.append(test)
            spent += runs[test].seconds
    return found


def survivors(planted: Iterable[Fault], runs: dict[str, Run], jobs: int) -> Iterator[tuple[Fault, bool]]:
    """Each fault with whether all tests hold in spite of it, some at a time."""
    running: dict[int, tuple[Fault, float]] = {}
    waiting = iter(planted)
    while True:
        while len(running) < jobs and (fault := next(waiting, None)):
            running[apart(partial(_try, fault, chosen(fault, runs)))] = fault, time.monotonic()
        if not running:
            return
        child, status = os.waitpid(-1, os.WNOHANG)
        if child:
            yield running.pop(child)[0], status == 0
            continue
        for process, (_, began) in running.items():
            if time.monotonic() - began > PATIENCE:
                os.killpg(process, signal.SIGKILL)
        time.sleep(0.02)


def _try(fault: Fault, tests: list[str]) -> int:
    source = (ROOT / fault.file).read_text("utf-8")
    sys.meta_path.insert(0, Finder({fault.file: faulty(source, fault.place)}))
    return 0 if holds(tests) else 1


def main() -> int:
    """Plant the faults, print what is not found and the share that is."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", default=[*FOLDERS])
    parser.add_argument("--sample", type=int, default=0, help="faults of each folder; all when 0")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="what an earlier run printed")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    os.environ |= {"CI": "true", "OPENBLAS_NUM_THREADS": "1"}  # the same examples in every run
    scores: dict[str, Counter[bool]] = defaultdict(Counter)
    for folder in asked.folders:
        planted, runs = list(faults(folder)), watched(folder)
        say(f"{folder}: {len(planted)} faults, {len(runs)} tests")
        if asked.again:
            printed = asked.again.read_text("utf-8").splitlines()
            planted = [fault for fault in planted if f"{MISSED}{fault}" in printed]
        if 0 < asked.sample < len(planted):
            planted = random.Random(asked.seed).sample(planted, asked.sample)  # noqa: S311  # no secret
        for fault, survived in survivors(planted, runs, asked.jobs):
            scores[folder][survived] += 1
            if survived:
                say(f"{MISSED}{fault}")
    for folder, score in scores.items():
        say(f"{folder}: {score[False]} of {score.total()} found, {score[False] / score.total():.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
