"""English made longer, for pages that have to hold the words of any language: every word of a text by two fifths.

Importing it has the process that does so speak it: `locales` knows no such language, and nobody is offered it.
"""

from __future__ import annotations

import re
from math import ceil
from typing import Final

from locales import catalogue

LONGER: Final = 0.4

_KEPT: Final = r"\{\w+\}|\$[^$]*\$|:\w+\[|\]\([^)]*\)|&\w+;"
"""Fields, formulas, marks of Markdown and addresses, which are no words."""


def longer(text: str) -> str:
    """A text whose words are longer: "Hours a month" is "Hoursêê a monthêê"."""

    def stretched(found: re.Match[str]) -> str:
        word = found[0]
        return word if re.fullmatch(_KEPT, word) else word + "ê" * ceil(LONGER * len(word))

    return re.sub(rf"{_KEPT}|[A-Za-z]{{2,}}", stretched, text)


_own: Final = catalogue._own  # the one place where a language's files are read


def _stretched(code: str) -> dict[str, tuple[str, ...]]:
    return {
        key: forms if key.startswith("streamlit.") else tuple(map(longer, forms)) for key, forms in _own(code).items()
    }


catalogue._own = _stretched
catalogue.catalogue.cache_clear()
