"""Text from others stays text in Markdown."""

from __future__ import annotations

import re
import string

import pytest
from markdown_it import MarkdownIt

from ui.session.escape import plain

HOSTILE = [
    "![x](http://example.org/pixel.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ `code` ~~no~~ # title",
    "cost $5 and $6",
    ":red[spoof] :material/warning: :smile:",
    "a\nb\n\n- list\n1. one",
    "back\\slash \\[x](y)",
    "&lt;b&gt; &#33;",
    "| a | b |\n|---|---|",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_markup(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(plain(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = next(token for token in tokens if token.type == "inline")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline.children or [])
    assert shown.replace("\N{WORD JOINER}", "").split() == text.split()


def test_every_mark_is_disarmed() -> None:
    assert plain(string.punctuation) == "".join(f"\\{mark}" for mark in string.punctuation)


def test_words_and_figures_of_any_alphabet_stay() -> None:
    assert plain("Niño Łódź 東京 1500") == "Niño Łódź 東京 1500"


def test_an_address_is_no_link() -> None:
    """What Streamlit's Markdown would look for in plain text is no longer there; what is seen stays."""
    for address in ("http://evil.example", "HTTPS://evil.example", "www.evil.example", "someone@evil.example"):
        shown = re.sub(r"\\(.)", r"\1", plain(f"see {address} now"))
        assert not re.search(r"https?://|www\.|\w@\w", shown, re.IGNORECASE)
        assert shown.replace("\N{WORD JOINER}", "") == f"see {address} now"
