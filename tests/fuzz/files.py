"""Files of the corpus, damaged as files are damaged, and tables of any cells: read in words or refused in words."""

from __future__ import annotations

import csv
import io
import random
from functools import cache
from pathlib import Path
from typing import Final

from exchange import read_projects
from tests.fuzz.tables import TODAY, holds

CORPUS: Final = Path(__file__).parents[1] / "corpus"

WORDS: Final = (
    "Date|Fecha|Paid on|Client|Cliente|Amount|Importe|Base|Total|IVA|Fee|Net|Credit|Debit|Status|Estado|Type|Invoice"
    "|Year|Mes|Trimestre|Hours|Start|End|Rate|Currency|Balance|Description|Concepto|Jan 2026|Enero|Feb 2026|Refunded"
    "||2026-01-15|13/02/2026|02/25/2026|03/04/2026|26-01-12|Jan 5|46000|1e9|9999-12-31|0000-00-00|2025|Q3|1T 2026|11"
    "|29/02/2026|29/02/2024|Acme|Bolt|=1+1|1.000,50|1,000.50|-20|(30)|30-|1,2,3|NaN|inf|1e400|$5|\u20ac|Paid|Girada"
    "|Pendiente|50%|Credit note|payout|TOTAL|refund of INV-1|INV-1|7:15|1:30:00|yes|C|D|EUR|USD|\u0661\u0662|\u200b"
    "|'|\\|x y z|\x00|\ud7ff|\U0001f600|-0|+5|1_000|0x10|1/2|--5|5-|1'000.50|12,34,567.00|.5|,5|5.|5,"
).split("|")

ANSWERS: Final = (
    "date_order", "which_credits", "currency", "year", "column:1", "column:2", "header_row", "decimal", "sheet", "rate",
    "delay", "who_paid", "duplicate",
)  # fmt: skip
SAID: Final = (
    "", "mdy", "2026", "date", "client", "amount", "0", "3", ",", "|", "USD EUR=1", "=", "x=x", "once", "leave_out",
)  # fmt: skip


@cache
def originals() -> tuple[bytes, ...]:
    """The files that are read in this process; a workbook has one of its own, which takes its time."""
    return tuple(path.read_bytes() for path in sorted(CORPUS.rglob("*.csv")) if path.stat().st_size < 40_000)


def damaged_file_is_read(rng: random.Random) -> None:
    """A file of the corpus with bytes, cells, rows or columns changed.

    Raises:
        AssertionError: when a law does not hold of what is read.
    """
    data = rng.choice(originals())
    for _ in range(rng.randint(1, 3)):
        data = rng.choice((_bytes, _cut, _cells, _lines))(data, rng)
    holds(read_projects(data, _answers(rng), TODAY))


def any_table_is_read(rng: random.Random) -> None:
    """A table of any words under a header that is often understood.

    Raises:
        AssertionError: when a law does not hold of what is read.
    """
    known = rng.choice(([], ["Date", "Amount"], ["Fecha", "Cliente", "Importe"], ["Client", "Enero", "Febrero"]))
    header = [*known, *(rng.choice(WORDS) for _ in range(rng.randint(1, 4)))]
    rows = [header, *([rng.choice(WORDS) for _ in header] for _ in range(rng.randint(0, 9)))]
    holds(read_projects(_written(rows, ";"), _answers(rng), TODAY))


def _answers(rng: random.Random) -> dict[str, str]:
    return {name: rng.choice(SAID) for name in rng.sample(ANSWERS, rng.choice((0, 0, 1, 3)))}


def _bytes(data: bytes, rng: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(data: bytes, rng: random.Random) -> bytes:
    """The beginning or the end is missing, or a piece comes twice."""
    first, last = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
    return rng.choice((data[:last], data[first:], data[:last] + data[first:]))


def _cells(data: bytes, rng: random.Random) -> bytes:
    """Some cells say something else."""
    text = data.decode("utf-8", errors="replace")
    delimiter = max(",;\t", key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return data
    for _ in range(rng.randint(1, 8)):
        row = rng.choice(rows or [[""]])
        if row:
            row[rng.randrange(len(row))] = rng.choice(WORDS)
    return _written(rows, delimiter)


def _lines(data: bytes, rng: random.Random) -> bytes:
    """The lines in another order, some of them twice or not at all."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    return b"".join(rng.choices(lines, k=rng.randint(0, len(lines) + 3)))


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode("utf-8", errors="surrogatepass")
