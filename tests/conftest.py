"""What holds for every test."""

from __future__ import annotations

import os
import random
from collections import Counter
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

# A slow or busy machine is no fault of the code: no deadline for one example. In continuous integration the examples
# are the same in every run; elsewhere each run looks for new ones.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

TIMED: Final = ("tests/browser/", "tests/hosting/")
"""Folders whose tests wait for other processes: one that fails there is tried once more, and named in the summary."""

DEAREST: Final = ("tests/browser/", "tests/app/", "tests/hosting/")
"""Folders whose tests take seconds each."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The order of the tests: as they stand; by chance where ORDER names one; the dearest files first where shared.

    Where several processes share the tests, the last ones to end are short ones then.
    """
    for item in items:
        if item.nodeid.startswith(TIMED):
            item.add_marker(pytest.mark.flaky(reruns=1))
    files = [item.nodeid.partition("::")[0] for item in items]
    if order := os.environ.get("ORDER"):
        chance = random.Random(order)  # noqa: S311  # no secret
        place = {file: chance.random() for file in sorted(set(files))}
        chance.shuffle(items)
        items.sort(key=lambda item: place[item.nodeid.partition("::")[0]])
    elif hasattr(config, "workerinput"):
        size = Counter(files)
        items.sort(key=lambda item: (not item.nodeid.startswith(DEAREST), -size[item.nodeid.partition("::")[0]]))
