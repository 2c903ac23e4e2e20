"""Tables of web pages and XML spreadsheets, as banks name them `.xls`: text in cells, nothing of it ever run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from exchange.upload.file.grid import Grid
from exchange.upload.file.source import Refusal

MOST = 2_000_000
"""Cells that a page may hold."""
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


def read(data: bytes) -> Grid | Refusal:
    """The table with the most cells of a page, or why there is none."""
    named = _CHARSET.search(data[:2000])
    encoding = named[1].decode("ascii") if named else "utf-8"
    try:
        text = data.decode("utf-8" if encoding.lower() == "utf8" else encoding)
    except (LookupError, UnicodeDecodeError):
        text = data.decode("cp1252", "replace")
    parser = _Tables()
    parser.feed(text)
    parser.close()
    rows = max(parser.tables, key=lambda table: sum(map(len, table)), default=[])
    width = max(map(len, rows), default=0)
    if not any(cell.strip() for row in rows for cell in row):
        return Refusal("not_a_table", (("case", "page"),))
    if parser.cells > MOST or width > 400:
        return Refusal("too_large_unpacked", (("limit", MOST),))
    return Grid([row + [""] * (width - len(row)) for row in rows])


class _Tables(HTMLParser):
    """Rows of cells of every table, the inner ones of nested tables on their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.cells = 0
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = tag.rpartition(":")[2]
        if kind in ("table", "worksheet"):
            self.tables.append([])
        elif kind in ("tr", "row") and self.tables:
            self.tables[-1].append([])
        elif kind in ("td", "th", "cell") and self.tables and self.cells < MOST:
            if not self.tables[-1]:
                self.tables[-1].append([])
            told = dict(attrs)
            at = told.get("ss:index") or ""
            row = self.tables[-1][-1]
            if at.isdecimal() and int(at) <= 400:
                row += [""] * (int(at) - 1 - len(row))
            row.append("")
            span = told.get("colspan") or "1"
            self._after = int(span) - 1 if span.isdecimal() and int(span) <= 400 else 0
            self.cells += 1
            self._open = True
        elif kind == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag.rpartition(":")[2] in ("td", "th", "cell") and self._open:
            self.tables[-1][-1] += [""] * self._after
            self._open = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self.tables and self.tables[-1]:
            row = self.tables[-1][-1]
            if row:
                row[-1] = f"{row[-1]} {' '.join(data.split())}".strip()
