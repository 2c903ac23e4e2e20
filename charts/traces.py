"""What figures are drawn with: bars, lines and points, each with what is said of it on hover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.canvas import Figure

Said = Sequence[Any] | str | None
"""Texts shown on hover, one for each place; None where nothing is."""


def bars(name: str, x: Sequence[Any], y: Sequence[Any], colour: Any, said: Said = None, **more: Any) -> Figure:
    """Upright bars of one colour, or of a colour each."""
    return {"type": "bar", "name": name, "x": x, "y": y, "marker": {"color": colour}, **_hover(said), **more}


def rows(
    name: str, y: Sequence[Any], starts: Any, lengths: Sequence[float], colour: Any, said: Said = None, **more: Any
) -> Figure:
    """Lying bars, from their starts on."""
    drawn = bars(name, lengths, y, colour, said, **more)
    return {**drawn, "orientation": "h", "base": starts}


def line(
    name: str, x: Sequence[Any], y: Sequence[Any], colour: str, said: Said = None, *, width: float = 3, **more: Any
) -> Figure:
    """A line; `dash` and `shape` say how it runs, `marks` how large its points are, where it has some."""
    run: Figure = {key: more.pop(key) for key in ("dash", "shape") if key in more}
    drawn = {"color": colour, "width": width, **run}
    marked: Figure = {"mode": "lines"}
    if "marks" in more:
        marked = {"mode": "lines+markers", "marker": {"size": more.pop("marks")}}
    return {"type": "scatter", "name": name, "x": x, "y": y, "line": drawn, **marked, **_hover(said), **more}


def points(name: str, x: Sequence[Any], y: Sequence[Any], marker: Figure, said: Said = None, **more: Any) -> Figure:
    """Points that no line joins."""
    mode = {"type": "scatter", "mode": "markers"}
    return {**mode, "name": name, "x": x, "y": y, "marker": marker, **_hover(said), **more}


def _hover(said: Said) -> Figure:
    return {"hoverinfo": "skip"} if said is None else {"hovertext": said, "hoverinfo": "text"}
