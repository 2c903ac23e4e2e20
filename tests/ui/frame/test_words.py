"""Streamlit's own words are those of the installed Streamlit: an update that renames one has to be answered here."""

from __future__ import annotations

import functools
import json
import re
from itertools import product
from pathlib import Path

import pytest
import streamlit as st

from locales import LANGUAGES
from locales.catalogue import catalogue
from ui.frame import document, words

BUNDLE = Path(st.__file__).parent / "static" / "static" / "js"

COMPOSED = {"enter_to_apply": ("Press Enter to ", "apply")}
"""Words that Streamlit puts together of pieces."""

NAMES = sorted({name for place in words.PLACES for name in place.names})


@functools.cache
def bundle() -> str:
    """Streamlit's own scripts; those of its charts and diagrams are libraries."""
    others = re.compile(r"Plotly|DeckGl|elk|ECharts|embed|GraphViz|Diagram|cytoscape|katex|mermaid|mapbox")
    files = [path for path in sorted(BUNDLE.glob("*.js")) if not others.search(path.name)]
    return "".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("name", NAMES)
def test_streamlit_says_it_so(name: str) -> None:
    english = words.said(name, "en")
    for part in COMPOSED.get(name, [half for half in english.split("{name}") if half]):
        # A word stands between the marks of a text, or beside a field in it.
        assert any(f"{before}{part}{after}" in bundle() for before, after in product("`\"'}", "`\"'$")), part


@pytest.mark.parametrize("place", words.PLACES, ids=lambda place: place.at)
def test_streamlit_names_its_parts_so(place: words.Place) -> None:
    named = re.findall(r'data-testid="(\w+)"', place.at)
    for testid in named:
        assert testid in bundle(), testid


def test_no_word_of_streamlit_is_listed_in_vain() -> None:
    assert {key for key in catalogue("en").texts if key.startswith("streamlit.")} == {
        f"streamlit.{name}" for name in NAMES
    }


def test_each_language_says_each_word_differently() -> None:
    # What two languages say alike could not be turned back.
    for place in words.PLACES:
        for code in LANGUAGES:
            said = [words.said(name, code) for name in place.names]
            assert len(set(said)) == len(said), (place.at, code)


def test_the_table_of_the_browser_holds_every_place() -> None:
    table = json.loads(words.SCRIPT.partition("places = ")[2].partition("\n")[0])
    assert [(row["at"], row["by"]) for row in table] == [(place.at, place.by) for place in words.PLACES]
    assert [len(row["said"]) for row in table] == [len(place.names) * (1 + place.of) for place in words.PLACES]


def test_the_script_travels_once() -> None:
    # Streamlit sends a message again with every run unless it is large enough to be remembered.
    assert len(document.SCRIPT.encode()) >= float(st.get_option("global.minCachedMessageSize"))
