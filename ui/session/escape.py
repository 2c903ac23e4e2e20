"""Text that others wrote, made safe for the places where Streamlit reads Markdown."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"([!-/:-@\[-`{-~])")
_ADDRESS: Final = re.compile(r"(https?:(?=//)|www(?=\.)|(?<=[-.+\w])@(?=[-\w]))", re.IGNORECASE)
_JOINER: Final = "\N{WORD JOINER}"
_BREAKS: Final = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def plain(text: str) -> str:
    r"""Text that a Markdown slot shows as it is: no link, image, formula, emphasis or line of its own.

    Labels, metrics, alerts, captions, tabs and tables of Streamlit read Markdown, and an image in it is fetched from
    wherever it points. A backslash before every ASCII mark of punctuation disarms all of it (CommonMark 0.31,
    section 2.4); amounts need it too, since two dollar signs would open a formula. Addresses of pages and mail would
    still become links, for those are looked for in the text that is left (GitHub's Markdown, section 6.9): a joiner
    that nobody sees keeps them apart.
    """
    return _MARKS.sub(r"\\\1", _ADDRESS.sub(rf"\1{_JOINER}", _BREAKS.sub(" ", text)))
