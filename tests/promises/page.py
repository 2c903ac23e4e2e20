"""A page: its text as one line, its claims, and the figures that no claim covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tests.promises.claim import Claim
from tests.promises.figures import figures

BREAK: Final = " ¶ "

YEAR = r"(?:1[89]|20)\d\d"
REFERENCES: Final = (
    r"(?s)```python\n.*?```",  # an example that is run
    r"(?<=\]\()[^)\s]+(?=\))",  # where a link leads
    r"(?m)^ *\d+\. ",  # the numbers of a list
    rf"(?<=\*),? \d+(?=,? \(?{YEAR})",  # the volume after a journal
    r"(?<=\(\d\d\d\d\)), \d+-\d+",  # and the pages after its year
    r"\bsections? \d[\d.]*\d(?: and \d[\d.]*\d)*",
    rf"\b{YEAR}(?=[),;:.]|$)",  # a year after a name
)
"""What is no figure of the method: where it can be read."""

MARKUP: Final = r"[*`]"


def plain(markdown: str) -> str:
    """The text as one line without references and markup; paragraphs and rows of tables are parted by ¶."""
    for reference in REFERENCES:
        markdown = re.sub(reference, "", markdown)
    text = re.sub(r"\n(?:[ \t]*\n)+|\n(?=[|#-])|\n(?=    )", BREAK, markdown)
    text = re.sub(MARKUP, "", re.sub(r"\[([^\]]+)\]\(\)", r"\1", text))
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Page:
    """A page of the method.

    Attributes:
        name: of its file.
        text: plain.
        claims: what is held of it.
    """

    name: str
    text: str
    claims: tuple[Claim, ...]

    def faults(self) -> list[str]:
        """Claims that are not on the page, and claims that are not true."""
        found = []
        for claim in self.claims:
            times, absent = self.text.count(claim.words), [each for each in claim.named if each not in self.text]
            fault = claim.fault() if times == 1 else f"stands {times} times on the page"
            fault = f"{absent} are not on the page" if absent and not fault else fault
            if fault:
                found.append(f"{claim.words}: {fault}")
        return found

    def unclaimed(self) -> list[str]:
        """Sentences with a figure that no claim covers."""
        spans = [
            (match.start(), match.end())
            for claim in self.claims
            for match in re.finditer(re.escape(claim.words), self.text)
        ]
        return [
            f"{self.text[figure.start : figure.end]} in: {self._sentence(figure.start)}"
            for figure in figures(self.text)
            if not any(start <= figure.start and figure.end <= end for start, end in spans)
        ]

    def _sentence(self, place: int) -> str:
        ends = [0, *(match.end() for match in re.finditer(r"¶|[.;:] (?=[A-Z*`(])", self.text)), len(self.text)]
        first = max(end for end in ends if end <= place)
        return self.text[first : min(end for end in ends if end > place)].strip()


def page(name: str, markdown: str, claims: Iterable[Claim]) -> Page:
    """A page from its Markdown."""
    return Page(name, plain(markdown), tuple(claims))
