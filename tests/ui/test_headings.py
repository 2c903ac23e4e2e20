"""Headings of two levels: a page's title, and below it its answer and its sections, so that no level is passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")])


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_has_one_title(page: Path) -> None:
    assert page.read_text("utf-8").count("st.title(") == 1


def test_what_stands_below_the_title_is_of_the_second_level() -> None:
    for path in SOURCES:
        source = path.read_text("utf-8")
        assert "st.subheader(" not in source, path
        assert not re.search(r"""markdown\(f?["'](#|###+) """, source), path


def test_a_heading_is_no_link() -> None:
    # The keyboard would stop at each, and a page's address carries the scenario, not a place on it.
    calls = [
        (path.name, call)
        for path in SOURCES
        for call in re.findall(r"st\.(?:title|header)\(.*", path.read_text("utf-8"))
    ]
    assert len(calls) > 20
    assert not [named for named in calls if "anchor=False" not in named[1]]
