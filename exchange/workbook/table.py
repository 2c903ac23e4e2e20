"""The months as CSV: quantiles, or every simulated path."""

from __future__ import annotations

import csv
import io
from typing import Final

from exchange.workbook.cells import neutral
from model import Arm, Projection

LEVELS: Final = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


def quantiles_csv(projection: Projection) -> bytes:
    """One row a month: the quantiles of both futures, unrounded to the cent; UTF-8 with a mark that spreadsheets know.

    Headers are the glossary's names, the same in every language, so that a program can read them.
    """
    quantiles = projection.quantiles(LEVELS).to_numpy()
    header = ["month", *(f"{arm.value}_p{round(100 * level):02d}" for arm in Arm for level in LEVELS)]
    rows = (
        [str(month), *(f"{value:.2f}" for value in row)]
        for month, row in zip(projection.months, quantiles, strict=True)
    )
    return _written([header, *rows])


def paths_csv(projection: Projection) -> bytes:
    """One row a path and future: the spendable money of every month."""
    header = ["path", "arm", *(str(month) for month in projection.months)]
    rows = (
        [str(path), arm.value, *(f"{money:.2f}" for money in months)]
        for arm in Arm
        for path, months in enumerate(projection.spendable(arm))
    )
    return _written([header, *rows])


def _written(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [cell if _number(cell) else neutral(cell) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
