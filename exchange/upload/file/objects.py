"""Lists of objects, as programmes give them (JSON, one document or one a line), as tables."""

from __future__ import annotations

import json
from typing import Any, Final

from exchange.upload.file.grid import Grid
from exchange.upload.file.source import Refusal
from exchange.upload.file.text import MAX_COLUMNS, MAX_ROWS, decode
from exchange.upload.file.worker import written

_DEPTH: Final = 3
"""Objects within objects that still give columns."""
_MINOR: Final = frozenset({"charge", "payment_intent", "invoice", "balance_transaction", "payout", "refund"})
"""What objects of a payment service call themselves that counts money in cents."""
_COUNTED: Final = ("amount", "fee", "net", "tax", "total", "subtotal")


def is_json(data: bytes) -> bool:
    """Does a file begin as a list or an object does?"""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"[{", b'{"')) or (head[:1] in (b"[", b"{") and head[1:].lstrip()[:1] in (b"{", b'"', b"["))


def read(data: bytes) -> Grid | Refusal:
    """The longest list of objects in a document as a table, a column for each key."""
    decoded = decode(data)
    records = [] if decoded is None else _records(decoded[0])
    rows = [_flat(record) for record in records[: MAX_ROWS + 1]]
    header = list(dict.fromkeys(key for row in rows for key in row))
    if not header:
        return Refusal("not_a_table", (("case", "json"),))
    if len(rows) > MAX_ROWS or len(header) > MAX_COLUMNS:
        return Refusal("too_many_rows", (("limit", MAX_ROWS),))
    minor = any(record.get("object") in _MINOR for record in records)
    names = [f"{key} cents" if minor and key.split(" ")[-1].startswith(_COUNTED) else key for key in header]
    return Grid([names, *([row.get(key, "") for key in header] for row in rows)])


def _records(text: str) -> list[dict[str, Any]]:
    try:
        return _longest(json.loads(text), _DEPTH)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []
    return [line for line in lines if isinstance(line, dict)]


def _longest(value: Any, depth: int) -> list[dict[str, Any]]:
    """The longest list of objects in a value."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if not isinstance(value, dict) or not depth:
        return []
    return max((_longest(one, depth - 1) for one in value.values()), key=len, default=[])


def _flat(record: dict[str, Any], before: str = "", depth: int = _DEPTH) -> dict[str, str]:
    """Keys with their values as text, those of objects within behind the name of the object."""
    found: dict[str, str] = {}
    for key, value in record.items():
        name = f"{before} {key}".strip()
        if isinstance(value, dict):
            found |= _flat(value, name, depth - 1) if depth else {}
        elif not isinstance(value, list):
            found[name] = written(value)
    return found
