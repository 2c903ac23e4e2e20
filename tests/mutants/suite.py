"""The tests of some files, run in this process: which functions each of them runs, or whether one of them fails."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest

QUIET: Final = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:random_order")


class Run(NamedTuple):
    """One test as it was run: its seconds, and the functions that it ran, by file and line."""

    seconds: float
    functions: list[str]


class Watch:
    """A plugin that notes what each test runs of the functions that report themselves in `seen`."""

    def __init__(self, seen: set[str]) -> None:
        self.seen = seen
        self.runs: dict[str, Run] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch the whole of a test, its fixtures as well."""
        self.seen.clear()
        began = time.process_time()
        try:
            return (yield)
        finally:
            self.runs[item.nodeid] = Run(time.process_time() - began, sorted(self.seen))


class Chosen:
    """A plugin that keeps the named tests alone, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop the others."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid]
        )


def seen_by(paths: list[str], seen: set[str]) -> dict[str, Run]:
    """Every test of these paths, with what it ran.

    Raises:
        AssertionError: when a test fails without any fault.
    """
    watch = Watch(seen)
    assert pytest.main([*QUIET, *paths], [watch]) == 0, "the tests fail as they are"
    return watch.runs


def holds(tests: list[str]) -> bool:
    """Whether all of these tests, or of these files, pass; the first that fails ends it."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    chosen = [Chosen(tests)] if any("::" in test for test in tests) else []
    ended = pytest.main([*QUIET, "-x", *files], chosen)
    assert ended != pytest.ExitCode.NO_TESTS_COLLECTED
    return ended == pytest.ExitCode.OK
