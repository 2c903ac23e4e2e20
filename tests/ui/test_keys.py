"""Keys of widgets: two of one name on a page are an error that whoever reads either file does not see."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")])


def test_no_key_is_used_twice() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            for keyword in node.keywords:
                if keyword.arg == "key" and isinstance(keyword.value, ast.Constant):
                    places[str(keyword.value.value)].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert len(places) > 50
    assert not {key: found for key, found in places.items() if len(found) > 1}
