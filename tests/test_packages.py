"""What is pinned is what is imported and what that brings along, and the page of it is true."""

from __future__ import annotations

import re

from packaging.utils import canonicalize_name

from tests import packages

TOOLS = {
    "ruff",
    "mypy",
    "import-linter",
    "pytest-rerunfailures",
    "pytest-xdist",
    "pandas-stubs",
    "scipy-stubs",
    "types-pyyaml",
}
"""What is run, or read by what is run, and imported by nobody."""

DRAWN_WITH = {"plotly"}
"""What Streamlit asks for only where a figure is drawn: the figures are made without it."""


def names(pins: dict[str, str]) -> set[str]:
    return {canonicalize_name(name) for name in pins}


def test_what_the_product_imports_is_what_it_asks_for() -> None:
    asked, _ = packages.pinned("requirements.txt")
    assert packages.imported(*packages.PRODUCT) | DRAWN_WITH == names(asked)


def test_what_checks_and_tests_import_is_pinned_and_no_tool_is_idle() -> None:
    asked, brought = packages.pinned("requirements.txt")
    tools, below = packages.pinned("requirements-dev.txt")
    imported = packages.imported("tests", "benchmarks")
    assert imported <= names({**asked, **brought, **tools, **below})
    assert names(tools) - imported == TOOLS


def test_nothing_is_pinned_that_nothing_asks_for_and_nothing_is_missing() -> None:
    asked, brought = packages.pinned("requirements.txt")
    assert packages.brought(names(asked)) == names(brought)
    tools, below = packages.pinned("requirements-dev.txt")
    assert packages.brought(names(tools)) - names({**asked, **brought}) == names(below)


def test_the_page_shows_every_pin_with_the_licence_that_its_package_names() -> None:
    assert packages.shown() == packages.table(), "python -m tests.packages writes it anew"
    for line in packages.table().splitlines():
        assert not re.search(r"\bA?GPL|none said", line), "a licence that asks for more than to be named"
