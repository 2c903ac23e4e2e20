"""What the program says: the texts its source and its templates ask for, read from their syntax trees."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
FOLDERS = ("charts", "exchange", "locales", "pages", "ui")
TEMPLATES = ROOT / "exchange" / "paper" / "templates"


@dataclass(frozen=True)
class Call:
    """One `text(...)`, `plural(...)` or `label(...)` in the source whose key can be read there, in whole or in part."""

    place: str
    pattern: re.Pattern[str]
    exact: bool
    counts: bool
    names: frozenset[str] | None
    """Names of the values given; None where some come as **values."""

    def __str__(self) -> str:
        return self.place


def trees() -> Iterator[tuple[Path, ast.Module]]:
    files = [ROOT / "app.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    for path in files:
        if path.exists():
            yield path, ast.parse(path.read_text("utf-8"))


def written() -> Iterator[tuple[str, re.Pattern[str], nodes.Call]]:
    """Every `text(...)` of the templates: where it stands, what keys it can ask for, and the call."""
    for path in sorted(TEMPLATES.iterdir()):
        for call in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "text":
                (key,) = call.args
                parts = key.nodes if isinstance(key, nodes.Concat) else [key]
                keys = "".join(re.escape(part.value) if isinstance(part, nodes.Const) else ".+" for part in parts)
                yield f"{path.relative_to(ROOT)}:{call.lineno}:{keys}".replace("\\", ""), re.compile(keys), call


def pattern(node: ast.expr) -> re.Pattern[str] | None:
    """What keys an expression can stand for: a literal, or an f-string with literal parts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value))
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return re.compile("".join(parts))
    return None


@functools.cache
def calls() -> tuple[Call, ...]:
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr not in ("text", "plural", "label"):
                continue
            for key in branches(node.args[0]):
                keys = pattern(key)
                # Streamlit has a `text` too: a key has a dot and no blank.
                if keys is None or not re.fullmatch(r"(\w|\\\.|\.\+)+", keys.pattern) or "." not in keys.pattern:
                    continue
                found.append(
                    Call(
                        place=f"{path.relative_to(ROOT)}:{node.lineno}:{keys.pattern}".replace("\\", ""),
                        pattern=keys,
                        exact=isinstance(key, ast.Constant),
                        counts=node.func.attr == "plural",
                        names=None if node.func.attr == "label" else given(node),
                    )
                )
    for place, keys, call in written():
        names = frozenset(keyword.key for keyword in call.kwargs)
        found.append(Call(place, keys, exact=isinstance(call.args[0], nodes.Const), counts=False, names=names))
    return tuple(found)


def branches(node: ast.expr) -> list[ast.expr]:
    """The expressions that a key written as `a if condition else b` can be."""
    if isinstance(node, ast.IfExp):
        return [*branches(node.body), *branches(node.orelse)]
    return [node]


def given(node: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset(name for name in names if name is not None)


@functools.cache
def mentioned() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every literal text in the source, and as patterns the f-strings that begin with "page."; the templates' keys."""
    literal: set[str] = set()
    patterns = {keys.pattern for _, keys, _ in written()}
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literal.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values:
                first = node.values[0]
                if isinstance(first, ast.Constant) and re.fullmatch(r"\w+\.[\w.]*", str(first.value)):
                    keys = pattern(node)
                    patterns.update([keys.pattern] if keys else [])
    return frozenset(literal), tuple(re.compile(text) for text in sorted(patterns))
