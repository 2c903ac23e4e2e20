"""Workbooks (XLSX, XLS, ODS) into rows of cells, by the calamine reader: values only, formulas never run."""

from __future__ import annotations

import datetime as dt
import io
import math

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from exchange.upload.file.grid import Grid
from exchange.upload.file.source import Refusal
from exchange.upload.file.text import MAX_COLUMNS, MAX_ROWS

MAX_CELLS = 8_000_000


def read(data: bytes) -> list[Grid] | Refusal:
    """The visible sheets of a workbook that hold anything."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = []
        for meta in book.sheets_metadata:
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height > MAX_ROWS:
                return Refusal("too_many_rows", (("limit", MAX_ROWS),))
            if sheet.height * sheet.width > MAX_CELLS:
                return Refusal("too_large_unpacked", (("limit", MAX_CELLS),))
            rows = [[written(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            grid = Grid(_trimmed(rows), sheet=meta.name)
            if any(cell.strip() for row in grid.rows for cell in row):
                if grid.width > MAX_COLUMNS:
                    return Refusal("too_many_columns", (("limit", MAX_COLUMNS),))
                grids.append(grid)
    except (CalamineError, ValueError, OSError, OverflowError, MemoryError):
        return Refusal("damaged")
    except BaseException as error:  # the reader's own panics are no Exception; anything else goes on
        if type(error).__name__ == "PanicException":
            return Refusal("damaged")
        raise
    return grids or Refusal("empty")


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
