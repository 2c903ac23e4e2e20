"""Text files into rows of cells: encoding, delimiter and quotes, each decided on its own."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.csv as arrow_csv
from charset_normalizer import from_bytes

from exchange.upload.file.grid import ArrowRows, Grid
from exchange.upload.file.source import Refusal

csv.field_size_limit(100_000_000)  # a pasted text may be longer than the 131,072 characters that the parser expects

MAX_ROWS = 400_000
"""Rows of a table: what is read in five seconds and 400 MB."""
MAX_COLUMNS = 400
LARGE = 1_000_000
"""Characters from which a file is read by Arrow, if it is regular."""

_DELIMITERS = (",", ";", "\t", "~", "|")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_BREAKS = "\r\x0c\x85\u2028\u2029"
_CONTROL_BYTES = bytes(byte for byte in range(128) if re.match("[\x00-\x08\x0b\x0e-\x1f\x7f]", chr(byte)))
_LINE_BREAKS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_MOJIBAKE_PAIR = re.compile("[ÃÂ].")
_MOJIBAKE = re.compile("[ÃÂ][\x80-\xbf\u0152-\u2122]")


@dataclass(frozen=True)
class Text:
    """A text file read: its cells, and how it was written.

    `cleaned` holds the spreadsheet rows from which control characters were taken; `broken_quotes` is true
    where a quote that never closes made the file unreadable with quotes.
    """

    grid: Grid
    encoding: str
    delimiter: str
    cleaned: tuple[int, ...] = ()
    broken_quotes: bool = False


def read(data: bytes) -> Text | Refusal:
    """The cells of a text file, or why it has none."""
    decoded = decode(data)
    if decoded is None:
        return Refusal("not_a_table", (("case", "binary"),))
    content, encoding = decoded
    if not content.strip("\x00 \t\r\n\ufeff"):
        return Refusal("empty")
    control = _has_control(content)
    if control and _too_binary(content):
        return Refusal("not_a_table", (("case", "binary"),))
    if any(mark in content for mark in _BREAKS):
        content = _LINE_BREAKS.sub("\n", content)
    if not content.isascii() and _MOJIBAKE.search(content):
        content = "\n".join(repair(line) for line in content.split("\n"))
    told = re.match(r"sep=(.)\n", content)
    delimiter = told[1] if told else find_delimiter(content)
    if (
        len(content) > LARGE
        and not control
        and '="' not in content
        and (grid := _large(content, delimiter)) is not None
    ):
        return _too_large(len(grid.rows), grid.width) or Text(grid, encoding, delimiter)
    rows, broken = _cells(content, delimiter)
    width = max((len(row) for row in rows), default=0)
    if refusal := _too_large(len(rows), width):
        return refusal
    lengths = {number: len(row) for number, row in enumerate(rows) if len(row) < width}
    for number, length in lengths.items():
        rows[number].extend([""] * (width - length))
    cleaned = _clean(rows) if control else ()
    return Text(Grid(rows, lengths=lengths), encoding, delimiter, cleaned, broken)


def _too_large(rows: int, columns: int) -> Refusal | None:
    if rows > MAX_ROWS:
        return Refusal("too_many_rows", (("limit", MAX_ROWS),))
    return Refusal("too_many_columns", (("limit", MAX_COLUMNS),)) if columns > MAX_COLUMNS else None


def _clean(rows: list[list[str]]) -> tuple[int, ...]:
    """Take control characters out of the cells; the spreadsheet rows, not otherwise blank, that had any."""
    cleaned = []
    for number, row in enumerate(rows, start=1):
        if any(_CONTROL.search(cell) for cell in row):
            row[:] = [_CONTROL.sub("", cell) for cell in row]
            if any(cell.strip() for cell in row):
                cleaned.append(number)
    return tuple(cleaned)


def _has_control(content: str) -> bool:
    if content.isascii():
        data = content.encode()
        return len(data.translate(None, _CONTROL_BYTES)) < len(data)
    return bool(_CONTROL.search(content))


def decode(data: bytes) -> tuple[str, str] | None:
    """`data` as text with the name of its encoding; None for bytes that are no text.

    Marks and UTF-8 are certain, so they come first. What remains is a one-byte encoding: of those, Western
    European Windows is by far the commonest in such exports, and is left only when the detector finds that
    the file reads as another language.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace"), "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    head = data[:4000]
    if len(head) > 3 and head.count(0) > len(head) // 4:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if max(even, odd) > 2 * min(even, odd) + 1:
            name = "utf-16-le" if odd > even else "utf-16-be"
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None and _western(western):
        return western, "cp1252"
    best = from_bytes(data[:100_000]).best()
    if best is None or best.encoding in ("utf_8", "ascii"):
        return (western, "cp1252") if western is not None else _latin(data)
    try:
        return data.decode(best.encoding), best.encoding.replace("_", "-")
    except (UnicodeDecodeError, LookupError):
        return _latin(data)


def _latin(data: bytes) -> tuple[str, str] | None:
    """One stray byte must not cost the file: read it as UTF-8 with a mark in its place, if it is nearly that."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 < len(text):
        return text, "utf-8"
    return data.decode("latin-1"), "latin-1"


def _western(text: str) -> bool:
    """Do the characters beyond ASCII look like Western European words and currency signs?"""
    marks = Counter(char for char in text if char > "\x7f")
    usual = sum(
        n for char, n in marks.items() if char in "áéíóúüñçàèìòùâêîôûäëïöåæøßÁÉÍÓÚÜÑÇÀÈÄÖÅÆØºª€£¿¡·«»“”‘’–—…\xa0°"
    )
    return usual >= 0.7 * sum(marks.values())


def _too_binary(content: str) -> bool:
    controls = len(_CONTROL.findall(content[:20_000]))
    nul_runs = len(re.findall("\x00+", content[:20_000]))
    return controls - content[:20_000].count("\x00") + nul_runs > 0.02 * len(content[:20_000]) + 5


def repair(text: str) -> str:
    """UTF-8 that was once read as Windows-1252, put right; other text as it is."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return _MOJIBAKE_PAIR.sub(_pair, text)


def _pair(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0].encode("latin-1", "ignore").decode("utf-8", "ignore") or found[0]


def find_delimiter(content: str) -> str:
    """The delimiter under which most of the first rows have the same number of cells, more than one.

    Quoted text is set aside first. A file of one column keeps the comma.
    """
    sample = _QUOTED.sub("q", content[:60_000])
    if '"' in sample and len(content) > 60_000:  # a cell that goes on beyond the sample
        sample = _QUOTED.sub("q", content)[:60_000]
    lines = [line for line in sample.split("\n") if line.strip()][:200]
    if len(content) > 60_000 and len(lines) > 1:
        lines = lines[:-1]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, agreeing = max(counts.items(), key=lambda item: (item[1], item[0]))
        score = agreeing / len(lines) * min(usual, 6) ** 0.5 + (0.02 if delimiter in ";\t" else 0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _large(content: str, delimiter: str) -> Grid | None:
    """The cells of a large file, its rows made as long as the longest first where they are not; None if unsure."""
    table = _arrow(content, delimiter)
    if table is not None:
        return Grid(table)
    lines = content.removesuffix("\n").split("\n")
    counts = [line.count(delimiter) for line in lines]
    if '"' in content:
        for number, line in enumerate(lines):
            if '"' in line:
                if line.count('"') % 2:  # a cell over several lines, or a quote that never closes
                    return None
                counts[number] = _QUOTED.sub("", line).count(delimiter)
    most = max(counts)
    if most >= MAX_COLUMNS:
        return None
    even = "\n".join(
        line if count == most else line + delimiter * (most - count) for line, count in zip(lines, counts, strict=True)
    )
    table = _arrow(even, delimiter)
    if table is None or len(table) != len(lines):
        return None
    return Grid(table, lengths={number: count + 1 for number, count in enumerate(counts) if count < most})


def _arrow(content: str, delimiter: str) -> ArrowRows | None:
    """The cells of a large file by Arrow's parser; None where it is not plainly regular.

    Rows of several lengths, blank lines and blanks before a quote are not for it.
    """
    first = content[: content.find("\n")]
    try:
        width = len(next(csv.reader([first], delimiter=delimiter), []))
    except csv.Error:
        return None
    if not 1 < width <= MAX_COLUMNS or f'{delimiter} "' in content:
        return None
    names = [str(number) for number in range(width)]
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(content.encode()),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=max(1 << 20, 4 * len(content))),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = [column.combine_chunks() for column in table.columns]
    columns = [column.chunk(0) if isinstance(column, pa.ChunkedArray) else column for column in columns]
    rows = ArrowRows(columns)
    lines = content.count("\n") + (not content.endswith("\n"))
    return rows if len(rows) * 20 > lines else None


def _cells(content: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """Rows of cells; the second value is true where quotes had to be taken as plain characters."""
    try:
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return _unquoted(content, delimiter), True
    if _swallowed(rows, content, delimiter):
        return _unquoted(content, delimiter), True
    if '="' in content:
        rows = [[_as_text(cell) for cell in row] for row in rows]
    return rows, False


def _as_text(cell: str) -> str:
    """What a spreadsheet is told to keep as text: `="0012"` -> `0012`."""
    told = len(cell) > 3 and cell.startswith('="') and cell.endswith('"') and '"' not in cell[2:-1]
    return cell[2:-1] if told else cell


def _swallowed(rows: list[list[str]], content: str, delimiter: str) -> bool:
    """Did one quote that never closes take many lines of the file into one cell?"""
    if content.count('"') % 2 == 0 and len(rows) * 20 > content.count("\n"):
        return False
    return any(cell.count("\n") > 5 and cell.count(delimiter) > 10 for row in rows for cell in row)


def _unquoted(content: str, delimiter: str) -> list[list[str]]:
    return [[cell.strip('"') for cell in line.split(delimiter)] for line in content.split("\n")]
