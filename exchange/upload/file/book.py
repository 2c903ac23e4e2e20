"""Workbooks (XLSX, XLS, ODS) into rows of cells: values only, formulas never run, read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

from exchange.upload.file.grid import Grid
from exchange.upload.file.source import Refusal
from exchange.upload.file.text import MAX_COLUMNS, MAX_ROWS

MAX_CELLS = 1_000_000
"""Cells, empty ones counted, of the rectangles in which the cells of all sheets stand: five seconds and 400 MB."""
PATIENCE = 30
"""Seconds after which a workbook is given up."""
_WORKER = Path(__file__).with_name("worker.py")
_ONE = Lock()


def read(data: bytes) -> list[Grid] | Refusal:
    """The visible sheets of a workbook that hold anything. One workbook is read at a time."""
    command = [sys.executable, "-I", str(_WORKER), str(MAX_ROWS), str(MAX_COLUMNS), str(MAX_CELLS)]
    with _ONE:
        try:
            done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  # our own interpreter on our own file
        except (OSError, subprocess.TimeoutExpired):
            return Refusal("too_large_unpacked", (("limit", MAX_CELLS),))
    grids = []
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        try:
            told = json.loads(line) if line else {}
        except ValueError:  # the process ended amid a line
            break
        if "refused" in told:
            return Refusal(told["refused"], (("limit", told["limit"]),))
        if "rows" in told:
            grids.append(Grid(told["rows"], sheet=told["sheet"]))
    if done.returncode:
        return Refusal("damaged")
    return grids or Refusal("empty")
