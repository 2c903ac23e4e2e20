"""Finding the header row, and reading what each header means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from exchange.upload.cells import dates
from exchange.upload.file.grid import Grid
from exchange.upload.words.folding import fold
from exchange.upload.words.vocabulary import HEADERS, Meaning
from exchange.upload.words.words import BLOCKING, LESSER, NOISE, SHORT

SEARCHED = 40
"""Rows among which the header is looked for."""

_RATE = re.compile(r"\d+(?:[.,]\d+)?\s*%|%\s*\d+(?:[.,]\d+)?")
"""`VAT 20%`: the rate is part of the name, and the column is the tax."""
_BRACKET = re.compile(r"[(\[][^)\]]*[)\]]")
_GLUED = {header.replace(" ", ""): header for header in HEADERS if " " in header}
"""Headers without their spaces -> with them: `CONTACTNAME`."""
_NUMBER = re.compile(r"^[^A-Za-z]*\d[^A-Za-z]*$")


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


@lru_cache(maxsize=8192)
def _known(cell: str) -> float:
    if not cell.strip() or len(cell) > 80 or _NUMBER.match(cell):
        return 0.0
    best = senses(cell)
    if not best:
        return 0.0
    return 1.0 if best[0].score > 75 else 0.5


def find(grid: Grid) -> int | None:
    """0-based index of the header row: the first of those with the most known words; None if no row has two.

    A row that holds dates or amounts is data, however many known words it has.
    """
    best, best_score = None, 1.4
    for index, row in enumerate(grid.rows[:SEARCHED]):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        known = sum(_known(cell) for cell in filled)
        data = sum(bool(_NUMBER.match(cell)) or dates.is_date(cell) for cell in filled)
        score = known - 2 * data + 0.5 * known / len(filled)
        if score > best_score + 0.25:
            best, best_score = index, score
    return best


def is_repeat(row: Sequence[str], header: Sequence[str]) -> bool:
    """Does `row` say the header again, as at the top of a new page or report?"""
    return sum(bool(a.strip()) and fold(a) == fold(b) for a, b in zip(row, header, strict=False)) >= max(
        2, 0.8 * sum(bool(cell.strip()) for cell in header)
    )
