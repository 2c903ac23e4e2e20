"""What was found wrong or worth saying in an upload, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from exchange.upload.words.wording import Speaker, say

Severity = Literal["error", "warning"]
Param: TypeAlias = str | int | float | tuple[str, ...] | tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """One finding: a code, the spreadsheet row (1-based) and column header it concerns, if one, and parameters.

    `sheet` names the sheet that the row is in, where several were read.

    An "error" means that something could not be used (a row, or the whole file); a "warning" says what was done.
    """

    severity: Severity
    code: str
    row: int | None = None
    column: str | None = None
    params: tuple[tuple[str, Param], ...] = ()
    sheet: str | None = None

    def text(self, language: Speaker = "en") -> str:
        """The finding in words; names from the file stand in it as they are (plain text, never markup)."""
        params = dict(self.params)
        if self.row is not None:
            params.setdefault("row", self.row if self.sheet is None else f"{self.row} ({self.sheet})")
        if self.column is not None:
            params.setdefault("column", self.column)
        case = params.get("case")
        return say(language, f"upload.problem.{self.code}.{case}" if case else f"upload.problem.{self.code}", params)
