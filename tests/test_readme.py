"""What the README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_notebook_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  # the README is ours
    assert names["projection"].with_retainers.shape == (5000, 24)
    assert 0 <= names["counted_on"] < names["projection"].annual()["with_retainers"].max() / 12
    assert names["exchange"].from_link(names["link"]).scenario == names["scenario"]


def test_the_commands_stand_at_the_top_and_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"\bmake ([a-z]+)\b", README)
    assert named[:2] == ["run", "test"]
    assert set(named) <= targets


@pytest.mark.parametrize("place", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_somewhere(place: str) -> None:
    assert (ROOT / place).exists()
