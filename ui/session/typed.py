"""Numbers as people type them: "1,500", "1.500", "1 500,75", "$ 90"."""

from __future__ import annotations

import re
from typing import Final

from locales import Language

_SPACES: Final = re.compile(r"[\s\u00a0\u202f'’]")
_AROUND: Final = re.compile(r"^[^\d.,+-]*|[^\d.,]*$")
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def read_number(text: str, language: Language) -> float | None:
    """The number that a person typed, None where there is none.

    Both marks present: the last one is the decimal mark. The same mark twice groups thousands. One mark alone is the
    language's decimal mark or its grouping mark as the language has it, except that a grouping mark not followed by
    exactly three digits can only have been meant for decimals (an English browser, a Spanish hand).
    """
    bare = _SPACES.sub("", _AROUND.sub("", text.strip()))
    mark = _decimal_mark(bare, language)
    for other in {".", ","} - {mark}:
        bare = bare.replace(other, "")
    bare = bare.replace(mark, ".")
    return float(bare) if _NUMBER.fullmatch(bare) else None


def _decimal_mark(bare: str, language: Language) -> str:
    """The mark that stands before decimals in this text."""
    dot, comma = bare.rfind("."), bare.rfind(",")
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    mark, other = (".", ",") if dot >= 0 else (",", ".")
    if bare.count(mark) > 1:
        return other
    if mark == language.decimal_mark:
        return mark
    digits_after = len(bare) - max(dot, comma) - 1
    return other if max(dot, comma) >= 0 and digits_after == 3 else mark
