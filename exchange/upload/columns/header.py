"""What a header means: known words of two languages, whole or inside others, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from exchange.upload.words.folding import fold
from exchange.upload.words.vocabulary import HEADERS, Meaning
from exchange.upload.words.words import BLOCKING, LESSER, NOISE, SHORT

_RATE = re.compile(r"\d+(?:[.,]\d+)?\s*%|%\s*\d+(?:[.,]\d+)?")
"""`VAT 20%`: the rate is part of the name, and the column is the tax."""
_LONGEST = 200
"""Characters of a header that are looked at."""
_BRACKET = re.compile(r"[(\[][^)\]]*[)\]]")
_GLUED = {header.replace(" ", ""): header for header in HEADERS if " " in header}
"""Headers without their spaces -> with them: `CONTACTNAME`."""


@dataclass(frozen=True)
class Sense:
    """What a header may mean, how surely (0-100), and its place among that meaning's headers."""

    meaning: Meaning
    score: float


def worded(name: str) -> str:
    """A header folded, its words parted where they were written as one."""
    words = fold(name.lstrip("*"))
    return words if words in HEADERS else _GLUED.get(words, words)


@lru_cache(maxsize=8192)
def senses(name: str) -> tuple[Sense, ...]:
    """The meanings of a header, surest first."""
    found: dict[Meaning, float] = {}
    name = name[:_LONGEST]
    told = _RATE.sub(" ", name.lstrip("*"))
    words = worded(told)
    bare = fold(_BRACKET.sub(" ", told))
    lesser = 12.0 if any(LESSER & set(fold(part).split()) for part in _BRACKET.findall(told)) else 0.0
    whole = " ".join(SHORT.get(word, word) for word in bare.split())
    for text, cost in ((words, 0.0), (bare, 3.0 + lesser), (whole, 4.0 + lesser)):
        for meaning, place in HEADERS.get(text, ()):
            found[meaning] = max(found.get(meaning, 0.0), 100 - cost - 0.2 * place)
    if not found:
        found = _contained(bare or words) or _contained(whole)
    return tuple(sorted((Sense(m, s) for m, s in found.items()), key=lambda sense: -sense.score))


def _contained(words: str) -> dict[Meaning, float]:
    """Meanings of the longest known header inside an unknown one, the surer the less is left over."""
    tokens = words.split()
    for length in range(min(len(tokens) - 1, 5), 0, -1):
        found: dict[Meaning, float] = {}
        for start in range(len(tokens) - length + 1):
            part = " ".join(tokens[start : start + length])
            rest = tokens[:start] + tokens[start + length :]
            if any(token in BLOCKING for token in rest) or part in NOISE:
                continue
            extra = sum(token not in NOISE for token in rest)
            for meaning, place in HEADERS.get(part, ()):
                score = 70 - 0.2 * place - 12 * extra + 5 * length
                if score > 35:
                    found[meaning] = max(found.get(meaning, 0.0), score)
        if found:
            return found
    return {}
