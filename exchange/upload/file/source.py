"""What was uploaded: its bytes, and what kind of file they are whatever its name says."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, TypeAlias

MAX_BYTES = 20_000_000
"""Largest upload taken."""
MAX_UNPACKED = 200_000_000
"""Largest size a spreadsheet may declare for its parts, all together and unpacked."""
MAX_PACKING = 250
"""A part that unpacks to more times its size than this is a bomb, not a table."""

Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
Kind: TypeAlias = Literal["text", "workbook", "page"]

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"SQLite format 3", "database"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"PAR1", "database"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"RIFF", "media"),
)
"""Magic numbers of what is no table. `BM`, `MZ` and `ID3` also begin words: binary bytes must follow."""

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Refusal:
    """Why a source cannot be read: a problem code and its parameters."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


def load(source: Source) -> bytes | Refusal:
    """The bytes of `source`: a path, bytes, or a binary file object (read from its present position)."""
    try:
        if isinstance(source, (bytes, bytearray, memoryview)):
            data = bytes(source)
        elif isinstance(source, (str, os.PathLike)):
            path = Path(source)
            if path.stat().st_size > MAX_BYTES:
                return Refusal("too_large", (("limit", MAX_BYTES // 1_000_000),))
            data = path.read_bytes()
        else:
            content: object = source.read(MAX_BYTES + 1)
            if not isinstance(content, bytes):  # a file opened as text
                return Refusal("unreadable")
            data = content
    except (OSError, ValueError):
        return Refusal("unreadable")
    if len(data) > MAX_BYTES:
        return Refusal("too_large", (("limit", MAX_BYTES // 1_000_000),))
    return data


def kind(data: bytes) -> Kind | Refusal:
    """What `data` is, by its first bytes; anything but text and workbooks is refused by name."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip(data)
    if data.startswith(_OLD_WORKBOOK):
        return "workbook"
    for magic, what in _FOREIGN:
        if data.startswith(magic) and _binary(data):
            return Refusal("not_a_table", (("case", what),))
    if data[4:8] == b"ftyp":
        return Refusal("not_a_table", (("case", "media"),))
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<table")) and _tabular(data):
        return "page"
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<svg")):
        return Refusal("not_a_table", (("case", "page"),))
    if head.startswith(b"{\\rtf"):
        return Refusal("not_a_table", (("case", "document"),))
    return "text"


def _tabular(data: bytes) -> bool:
    """Does a page hold rows of a table or of a spreadsheet?"""
    low = data[:1_000_000].lower()
    return b"<tr" in low or (b"<row" in low and b"urn:schemas-microsoft-com:office:spreadsheet" in low)


def _binary(data: bytes) -> bool:
    return data.startswith(b"%PDF") or any(byte < 9 or byte > 126 for byte in data[:64])


def _zip(data: bytes) -> Kind | Refusal:
    """A workbook in a zip, by its table of contents; sizes are checked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Refusal("damaged")
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > 5000 or unpacked > MAX_UNPACKED:
        return Refusal("too_large_unpacked", (("limit", MAX_UNPACKED // 1_000_000),))
    if any(part.file_size > 1_000_000 and part.file_size > MAX_PACKING * part.compress_size for part in parts):
        return Refusal("too_large_unpacked", (("limit", MAX_UNPACKED // 1_000_000),))
    if any(part.flag_bits & 1 for part in parts):
        return Refusal("encrypted")
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or "content.xml" in names:
        return "workbook"
    return Refusal("not_a_table", (("case", "document" if "word/document.xml" in names else "archive"),))
