"""A token as it comes out of chats and mails: what programs added is taken away, and its checksum proves the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from exchange.token import body

_ESCAPED: Final = 2
"""Times that an address may have been escaped on its way."""

_SPARE: Final = 3
"""Marks at a token's end that may be somebody's punctuation, although they could be its own."""

_DASHES: Final = str.maketrans({"\N{EM DASH}": "--", "\N{EN DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-"})
"""What a dash becomes where a program sets type."""

_FOREIGN: Final = re.compile(r"[^A-Za-z0-9_-]+")
"""What is in no token: line breaks, spaces, brackets, full stops."""


def mended(token: str) -> str:
    """The token as it was sent, where its checksum proves it; else as it came, as of a link that was cut."""
    for candidate in _candidates(token):
        with suppress(ValueError):  # binascii's own are such
            body(candidate)
            return candidate
    return token


def _candidates(token: str) -> Iterator[str]:
    """The token as it stands, then as it may have been before somebody's program was kind to it."""
    yield token
    for _ in range(_ESCAPED):
        token = unquote(token)
    words = [word for word in _FOREIGN.split(token.translate(_DASHES)) if word]
    for tidy in dict.fromkeys(("".join(words), *words[:1])):
        for spare in range(_SPARE + 1):
            end = len(tidy) - spare
            if not tidy[end:].strip("-_"):  # slanted words and lists
                yield tidy[:end]
                yield tidy[:end].removeprefix("3D")  # "=" in mails
