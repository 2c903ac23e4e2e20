"""Text compared as people compare it: without case, accents, punctuation or repeated spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^0-9a-z%#~]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`"Nº  Factura "`, `"InvoiceNumber"`, `"%IVA"` -> `"no factura"`, `"invoice number"`, `"% iva"`."""
    flat = unicodedata.normalize("NFKD", text[:400].replace("º", "o").replace("ª", "a"))
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    flat = _CAMEL.sub(" ", flat).casefold().replace("%", " % ").replace("#", " # ")
    return " ".join(_NOT_WORD.sub(" ", flat).split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` without case and accents, its punctuation kept: what the patterns of `kinds` are matched with."""
    text = text[:400].replace("_", " ")
    if text.isascii():
        return " ".join(text.lower().split())
    flat = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in flat if not unicodedata.combining(char)).casefold().split())


def same_name(text: str) -> str:
    """The key under which two spellings of a client's name are one: case and spaces do not count."""
    return " ".join(text.split()).casefold()
