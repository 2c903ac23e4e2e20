"""The figures in a text, in digits or in words, English or Spanish."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

_ENGLISH: Final = {
    "cardinals": "two three four five six seven eight nine ten eleven twelve".split(),
    "tens": {"twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "hundred": 100.0, "thousand": 1000.0},
    "parts": {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10, "twentieth": 1 / 20},
    "others": {
        "twice": 2.0,
        "double": 2.0,
        "doubles": 2.0,
        "fifteen": 15.0,
        "eighteen": 18.0,
        "fourth": 4.0,
        "thousands": 1000.0,
        "billion": 1e9,
        "millionth": 1e-6,
    },
}
_SPANISH: Final = {
    "cardinals": "dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
    "tens": {"veinte": 20.0, "treinta": 30.0, "cuarenta": 40.0, "cincuenta": 50.0, "cien": 100.0, "mil": 1000.0},
    "parts": {
        "mitad": 1 / 2,
        "tercio": 1 / 3,
        "quinto": 1 / 5,
        "quinta": 1 / 5,
        "décimo": 1 / 10,
        "décima": 1 / 10,
    },
    "others": {"doble": 2.0, "quince": 15.0, "cuarto": 4.0, "cuartos": 1 / 4, "miles": 1000.0, "setenta": 1970.0},
}


def _table(words: dict) -> dict[str, float]:  # type: ignore[type-arg]  # the two tables above
    return {
        **{word: float(number) for number, word in enumerate(words["cardinals"], 2)},
        **words["tens"],
        **words["parts"],
        **{f"{word}s": value for word, value in words["parts"].items()},
        **words["others"],
    }


_ENGLISH_PHRASES: Final = {"halves": 1 / 2, "even odds": 1 / 2}
_SPANISH_PHRASES: Final = {
    "mitad y mitad": 1 / 2,
    "media jornada": 1 / 2,
    "media hora": 1 / 2,
    "cuarta parte": 1 / 4,
    "un cuarto de": 1 / 4,
    "trimestre": 1 / 4,
    "trimestres": 1 / 4,
    "dos veces": 2.0,
    "dos mil": 2000.0,
    "mil millones": 1e9,
    "los dos futuros": math.nan,
}
"""What is said otherwise than by a number word: a "quarter" of a year; "both", which is no figure, as NaN."""

WORDS: Final = {"en": _table(_ENGLISH) | _ENGLISH_PHRASES, "es": _table(_SPANISH) | _SPANISH_PHRASES}
"""Number words. "One", "first" and their like are rarely figures, and are not read."""

_NUMBER = r"(?<![\w^])(?<!(?<!\.)\.)(?:\d+(?:[.,]\d+)*|(?<!\.)\.\d+)(?:[ \u00a0]?%)?(?![\d_])"
"""Not the index of a letter, nor an exponent that is a digit."""

_PERCENTILE = r"\bP\d+\b"


def _pattern(words: dict[str, float]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"{_NUMBER}|{_PERCENTILE}|(?<!{{)\b(?:{'|'.join(longest)})\b", re.IGNORECASE)


PATTERNS: Final = {language: _pattern(words) for language, words in WORDS.items()}


@dataclass(frozen=True)
class Figure:
    """A figure: where it stands in its text, what it says, and how far from the truth rounding may leave it."""

    start: int
    end: int
    value: float
    slack: float

    def says(self, value: float) -> bool:
        """Whether this is `value`, to the digits shown."""
        return abs(self.value - value) <= self.slack * (1 + 1e-9) + 1e-12


def figures(text: str, language: str = "en") -> list[Figure]:
    """Every figure of a text, in its order; "three quarters" is one."""
    words, found = WORDS[language], list[Figure]()
    for match in PATTERNS[language].finditer(text):
        said = match.group().lower()
        if said in words:
            value, slack = words[said], 0.0
            if math.isnan(value):
                continue
            before = found[-1] if found else None
            joined = before is not None and text[before.end : match.start()] == " " and before.value > 1
            if joined and before is not None and value < 1 and said.endswith("s"):
                found[-1] = Figure(before.start, match.end(), before.value * value, 0.0)
                continue
        else:
            value, slack = _digits(_plain(said, language))
        found.append(Figure(match.start(), match.end(), value, slack))
    return found


def _plain(said: str, language: str) -> str:
    """A figure with a point before its decimals and nothing between its groups; of two marks the last is the point."""
    grouping, point = (",", ".") if language == "en" else (".", ",")
    if "." in said and "," in said:
        grouping, point = sorted(".,", key=said.rindex)
    grouped = re.match(rf"\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+\b", said)
    return said.replace(grouping, "").replace(point, ".") if grouped or point in said else said


def _digits(said: str) -> tuple[float, float]:
    """Value and slack of a figure in digits: half a unit of its last place."""
    part = 0.01 if said.endswith("%") or said.startswith("p") else 1.0
    digits = said.strip("p% \u00a0")
    places = len(digits.partition(".")[2])
    return float(digits) * part, 0.5 * 10**-places * part
