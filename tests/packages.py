"""The packages that are pinned: which the code imports, what those bring along, under which licences.

`python -m tests.packages` writes the table of docs/reliability.md, "Packages", anew.
"""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import files as files_of
from importlib.metadata import metadata, packages_distributions, requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "reliability.md"
PRODUCT: Final = ("app.py", "pages", "ui", "charts", "exchange", "locales", "model")
OWN: Final = {*(name.removesuffix(".py") for name in PRODUCT), "tests", "benchmarks"}

SHORT: Final = {
    "3-Clause BSD License": "BSD-3-Clause", "Apache License 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause", "BSD License": "BSD", "MIT License": "MIT",
    "Apache Software License": "Apache-2.0", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}  # fmt: skip


def pinned(file: str) -> tuple[dict[str, str], dict[str, str]]:
    """Versions by name: of what is asked for, and of what that brings along: the two blocks of the file."""
    blocks = [
        dict(line.split("==") for line in block.splitlines() if re.match(r"[\w.-]+==", line))
        for block in (ROOT / file).read_text("utf-8").split("\n\n")
    ]
    asked, brought = [block for block in blocks if block]
    return asked, brought


def licence(name: str) -> str:
    """What the installed package says of its licence, as short as the standard list of licences has it."""
    told = metadata(name)
    classified = [line.rpartition("::")[2].strip() for line in told.get_all("Classifier", []) if "License ::" in line]
    said = (told.get_all("License-Expression") or told.get_all("License") or [""])[0].partition("\n")[0]
    files = [file for file in files_of(name) or [] if file.name.upper().startswith("LICEN")]
    own = [file.read_text("utf-8").strip().partition("\n")[0] for file in files[:1]]
    found = said if said and len(said) < 60 and "(c)" not in said else next(iter((*classified, *own)), "none said")
    return SHORT.get(found, found)


def imported(*places: str) -> set[str]:
    """The distributions of all that the code in these places imports."""
    modules: set[str] = set()
    for place in places:
        for file in sorted((ROOT / place).rglob("*.py")) or [ROOT / place]:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    modules |= {name.name.partition(".")[0] for name in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    found = {name for module in modules - OWN - sys.stdlib_module_names for name in known[module]}
    return {canonicalize_name(name) for name in found}


def brought(names: set[str]) -> set[str]:
    """All that these packages ask for on this machine, and what that asks for, and so on."""
    waiting = [(name, "") for name in names]
    found = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        for need in map(Requirement, requires(name) or []):
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                more = {(canonicalize_name(need.name), part) for part in ("", *need.extras)} - found
                found |= more
                waiting += more
    return {name for name, _ in found} - names


def table() -> str:
    """Every pinned package with its licence, as the page shows it."""
    rows = ["| package | version | licence |", "|---|---|---|"]
    for file in ("requirements.txt", "requirements-dev.txt"):
        asked, below = pinned(file)
        rows.append(f"| **`{file}`** | | |")
        for name, version in (*asked.items(), *below.items()):
            rows.append(f"| {name} | {version} | {licence(name)} |")
    return "\n".join(rows)


def shown() -> str:
    """The table as the page has it now."""
    found = re.search(r"^\| package \| version.*?(?=\n\n|\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return found[0].rstrip() if found else ""


def main() -> None:
    """Write the table into the page."""
    PAGE.write_text(PAGE.read_text("utf-8").replace(shown(), table()), "utf-8")


if __name__ == "__main__":
    main()
