"""What the code and the pages say of each other exists: pages, sections, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.session.fields import OWNERS

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path
    for folder in ("model", "charts", "exchange", "locales", "ui", "pages", "benchmarks", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if path != Path(__file__)
)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

REFERENCE = re.compile(r'(docs/[\w/-]+\.md)((?:,? (?:and )?"[^"]+"(?= and|[\s.,;:)]))*)')
"""A page, and the sections of it that are named in quotes."""

LINK = re.compile(r"\]\(([^)\s#]*)(?:#([\w-]+))?\)")


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+?) *$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """As GitHub makes them: lower case, punctuation dropped, blanks as hyphens."""
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings(page)}


def broken(text: str) -> list[str]:
    """References of a source to pages or sections that do not exist."""
    found = []
    for page, sections in REFERENCE.findall(re.sub(r"\s+", " ", text)):
        if not (ROOT / page).is_file():
            found.append(page)
            continue
        there = headings(ROOT / page)
        found += [f"{page}: {section}" for section in re.findall(r'"([^"]+)"', sections) if section not in there]
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_and_sections_named_in_the_code_exist(source: Path) -> None:
    assert broken(source.read_text(encoding="utf-8")) == []


def test_a_page_or_section_that_is_not_there_is_found() -> None:
    assert broken('Source: docs/method/past.md, "Arrivals" and "Fees"; Law, "Simulation".') == []
    assert broken('Source: docs/method/past.md, "Arrivals" and\n"Fleas".') == ["docs/method/past.md: Fleas"]
    assert broken('See docs/method/absent.md, "Fees".') == ["docs/method/absent.md"]


def test_every_module_of_the_model_says_where_its_method_stands() -> None:
    """But for plumbing: types, the memo, and what only gathers names."""
    plumbing = {"__init__.py", "types.py", "bounds.py", "memo.py", "version.py"}
    silent = [
        path.name
        for path in sorted((ROOT / "model").glob("*.py"))
        if path.name not in plumbing and "docs/" not in path.read_text(encoding="utf-8")
    ]
    assert silent == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{target} of {page.name}"
        if anchor:
            assert anchor in anchors(there), f"{target}#{anchor} of {page.name}"


def test_the_method_leads_to_every_page_of_it() -> None:
    index = ROOT / "docs" / "method.md"
    linked = {target for target, _ in LINK.findall(index.read_text(encoding="utf-8"))}
    assert {f"method/{page.name}" for page in (ROOT / "docs" / "method").glob("*.md")} <= linked
    named = set(re.findall(r"`(\w+)`", index.read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / "model").glob("*.py")}
    plumbing = {"__init__", "types", "bounds", "memo", "version", "parameters", "retainer", "stress", "design_effect"}
    assert modules - plumbing <= named


def test_the_glossary_knows_every_choice() -> None:
    named = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))
    for owner in OWNERS.values():
        assert set(owner.model_fields) <= named, owner.__name__
