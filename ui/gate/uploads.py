"""How much may be uploaded: a bound for each session and one for all of them, on what is held and on its way.

Streamlit bounds the size of each file alone, and keeps every file until its session ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

FILES: Final = 20
"""Files that a session may have here at a time; one that was taken away again does not count."""

SESSION: Final = 3
"""Times the largest file: what a session may have here at a time."""

SERVER: Final = 15
"""Times the largest file: what all sessions may have here at a time."""

LONGEST_NUMBER: Final = 16
"""Digits that a size may have; nothing that large is taken anyway."""

PLACE: Final = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


class Uploads:
    """Counts the uploads that are on their way, beside those that Streamlit holds."""

    def __init__(self) -> None:
        self._coming: defaultdict[str, list[int]] = defaultdict(list)

    @contextmanager
    def arriving(self, scope: Scope) -> Iterator[bool]:
        """Whether there is room for what a request brings; while it comes it counts as being here."""
        place = PLACE.search(scope["path"]) if scope["method"] in ("PUT", "POST") else None
        if place is None:
            yield True
            return
        session, size = place[1], _size(scope)
        if not self._fits(session, size):
            yield False
            return
        self._coming[session].append(size)
        try:
            yield True
        finally:
            self._coming[session].remove(size)
            if not self._coming[session]:
                del self._coming[session]

    def _fits(self, session: str, size: int) -> bool:
        held = _held()
        own = [*held.get(session, ()), *self._coming.get(session, ())]
        everybody = sum(map(sum, held.values())) + sum(map(sum, self._coming.values()))
        return len(own) < FILES and sum(own) + size <= SESSION * _largest() and everybody + size <= SERVER * _largest()


def _largest() -> int:
    """Bytes of the largest file that Streamlit takes, with what a browser puts round it."""
    return int(st.get_option("server.maxUploadSize")) * 2**20 + 2**16


def _size(scope: Scope) -> int:
    """Bytes that a request says it brings; the most where it does not say."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else _largest()


def _held() -> dict[str, list[int]]:
    """Bytes of each file of each session."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    return {
        session: [len(file.data) for file in list(files.values())]
        for session, files in list(manager.file_storage.items())
    }
