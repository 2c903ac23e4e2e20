"""The scenario as a file, for what does not fit into a link: the link's own content, readable, with the same checks."""

from __future__ import annotations

import json
from typing import Final

from exchange.link import LARGEST_TEXT, Notice, Opened, from_link, to_link
from model import Scenario
from model.version import VERSION

SUFFIX: Final = ".iguala.json"
KIND: Final = "iguala scenario"


def to_file(scenario: Scenario, *, names: bool = True) -> bytes:
    """The scenario as a file; with the clients' names, because it is handed over on purpose."""
    content = {"kind": KIND, "model": VERSION, "scenario": to_link(scenario, names=names)}
    return json.dumps(content, indent=1).encode("ascii")


def from_file(content: bytes) -> Opened:
    """Open a scenario file. Never raises: whatever is wrong with it becomes a notice."""
    if len(content) > LARGEST_TEXT:
        return Opened(None, Notice.TOO_LARGE)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return Opened(None, Notice.DAMAGED)
    token = found.get("scenario") if isinstance(found, dict) and found.get("kind") == KIND else None
    if not isinstance(token, str):
        return Opened(None, Notice.DAMAGED)
    return from_link(token, longest=LARGEST_TEXT)
