"""What only the person can say about an upload, as values with a default."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from exchange.upload.words.wording import Speaker, say


@dataclass(frozen=True)
class Preview:
    """What an answer would give: number of projects, money by currency, first and last day (ISO)."""

    projects: int
    totals: tuple[tuple[str, float], ...]
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Option:
    """One answer.

    Its code, a label from the file (else the catalogue's words for the code), an example of what it
    means, how many rows and how much money it concerns, and what the reading would be with it.
    """

    code: str
    label: str = ""
    example: str = ""
    rows: int | None = None
    amount: float | None = None
    currency: str | None = None
    preview: Preview | None = None


@dataclass(frozen=True)
class Question:
    """A question by id.

    `kind`: "choice" takes one option's code; "many" option codes joined by `|`; "number" and
    "text" what is typed. `default` is what the reading assumes meanwhile. An `optional` one holds nothing up.
    `answer` is what was answered, None while it is open.
    """

    id: str
    kind: Literal["choice", "many", "number", "text"]
    options: tuple[Option, ...] = ()
    default: str | None = None
    optional: bool = False
    answer: str | None = None
    params: tuple[tuple[str, str | int | float], ...] = field(default=())

    @property
    def kin(self) -> str:
        """What is asked, of whichever word or column: the id before its colon."""
        return self.id.partition(":")[0]

    def text(self, language: Speaker = "en") -> str:
        """The question in words."""
        params = dict(self.params)
        case = params.get("case")
        return say(language, f"upload.question.{self.kin}.{case}" if case else f"upload.question.{self.kin}", params)

    def label(self, option: Option, language: Speaker = "en") -> str:
        """An option in words: the file's own, or the catalogue's for its code."""
        if option.label:
            reason, told, _ = option.code.partition(":")
            return f"{option.label} ({say(language, f'upload.reason.{reason}', {})})" if told else option.label
        return say(
            language, f"upload.option.{self.kin}.{option.code}", {"example": option.example, **dict(self.params)}
        )
