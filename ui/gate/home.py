"""The first screen under its own name, which Streamlit serves at the bare address only.

Whoever types, keeps or sends `/overview` is led there; the address they end at is the one that links have always had.
"""

from __future__ import annotations

import re
from typing import Final

from starlette.responses import Response
from starlette.types import Scope

from ui.session.screens import OVERVIEW

NAMED: Final = re.compile(rf"/{OVERVIEW.name}(/?)$")

MOVED: Final = 307
"""Temporary, so that no browser keeps it and a later version is free to serve the name itself."""


def homeward(scope: Scope) -> Response | None:
    """The answer that leads to the bare address, query and all; None for every other request.

    The way is relative: the gate does not know below which path a proxy has put it.
    """
    named = NAMED.search(scope["path"]) if scope["method"] in ("GET", "HEAD") else None
    if named is None:
        return None
    up = b"../" if named[1] else b"./"
    query = scope.get("query_string", b"")
    answer = Response(status_code=MOVED)
    answer.raw_headers.append((b"location", up + (b"?" + query if query else b"")))
    return answer
