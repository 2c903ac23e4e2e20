"""A process of its own that reads one workbook: standard input -> JSON lines on standard output. It knows nothing else.

A reader of binary formats may crash, or ask for all memory of the machine, whatever the file claims to be. Here that
ends a process that nobody else lives in, and its bounds hold before anything is allocated.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import re
import resource
import sys
import zipfile

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

MEMORY = 1_500_000_000
"""Most bytes that the process may map."""
SECONDS = 20
"""Most seconds of computing."""
_DIMENSION = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 1 << 20


def main() -> None:
    """Read a workbook under bounds; see `book.read` for what comes out."""
    most_rows, most_columns, most_cells = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    data = sys.stdin.buffer.read()
    out = sys.stdout
    if _reaches_far(data, most_cells):
        json.dump({"refused": "too_many_cells_in_sheet", "limit": most_cells}, out)
        return
    cells = 0
    for meta, sheet in _sheets(data):
        cells += sheet.height * sheet.width
        if sheet.height > most_rows:
            json.dump({"refused": "too_many_rows", "limit": most_rows}, out)
            return
        if cells > most_cells:
            json.dump({"refused": "too_many_cells_in_sheet", "limit": most_cells}, out)
            return
        rows = _trimmed([[written(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)])
        if rows and len(rows[0]) > most_columns:
            json.dump({"refused": "too_many_columns", "limit": most_columns}, out)
            return
        if any(cell.strip() for row in rows for cell in row):
            json.dump({"sheet": meta.name, "rows": rows}, out, ensure_ascii=False)
            out.write("\n")


def _sheets(data: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202  # calamine's own classes
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            if meta.visible == SheetVisibleEnum.Visible:
                yield meta, book.get_sheet_by_name(meta.name)
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise SystemExit(2) from error


def _reaches_far(data: bytes, most: int) -> bool:
    """Does a sheet of an XLSX have cells so far out that the rectangle up to them is too large to be held?"""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    with archive.open(part) as file:
                        if _extent(file) > most:
                            return True
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return False


def _extent(file) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001  # a member of an archive
    """Rows times columns of the rectangle that holds every cell of a sheet."""
    first, last, left, right, rest = 1 << 21, 0, 1 << 15, 0, b""
    while chunk := file.read(_CHUNK):
        text = rest + chunk
        for letters, number in _DIMENSION.findall(text):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            row = int(number)
            first, last = min(first, row), max(last, row)
            left, right = min(left, column), max(right, column)
        rest = text[-200:]
    return max(last - first + 1, 0) * max(right - left + 1, 0)


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty rows and columns that a sheet's used range trails behind it."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((max((i + 1 for i, cell in enumerate(row) if cell), default=0) for row in rows), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in rows]


def written(value: object) -> str:
    """A cell's value as unambiguous text: ISO dates, a decimal point, never exactly three decimals."""
    match value:
        case str():
            return value.replace("\x00", "")
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            midnight = value.time() == dt.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case dt.date():
            return value.isoformat()
        case dt.time():
            return value.isoformat("seconds")
        case dt.timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        case int():
            return str(value)
        case float():
            return _decimal(value)
    return ""


def _decimal(value: float) -> str:
    if not math.isfinite(value):
        return "#NUM!"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10f}".rstrip("0")
    return f"{text}0" if len(text) - text.index(".") == 4 else text


if __name__ == "__main__":
    main()
