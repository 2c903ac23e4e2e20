"""What is out of sight waits: a chart is the dearest part of a page to draw, and nobody looks at one below the fold.

While its place is out of sight a chart stands as it was drawn last. It is drawn anew when it comes into sight, and when
the page has been at rest for a moment, so that paper and what reads the page aloud have it too.

Source: docs/decisions/first-screen.md.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

import streamlit as st

from ui.session import state
from ui.session.idle import SOON

T = TypeVar("T")

_SCRIPT: Final = (
    SOON
    + """
const REST = 2000, NEAR = "200px"

export default function ({ data, setStateValue }) {
  let later, seen = data.sight
  if (data.drawn !== data.newest) later = setTimeout(() => soon(() => setStateValue("asked", data.newest)), REST)
  const observer = new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting
    if (seen !== data.sight) soon(() => seen !== data.sight && setStateValue("sight", seen))
  }, { rootMargin: NEAR })
  const place = document.querySelector(data.place)
  if (place) observer.observe(place)
  return () => {
    clearTimeout(later)
    clearTimeout(waiting)
    waiting = undefined
    observer.disconnect()
  }
}
"""
)

_component: Final = st.components.v2.component("iguala_sight", js=_SCRIPT)


def drawn(place: str, kind: Hashable, newest: Hashable, draw: Callable[[], T]) -> T:
    """What stands at a place: drawn anew where it is seen or the page is at rest, else as it was drawn last.

    Args:
        place: key of the container whose sight counts.
        kind: what is drawn; of another kind it is drawn at once.
        newest: what it hangs on.
        draw: makes it.
    """
    said: dict[str, Any] = st.session_state.get(f"sight:{place}", {})
    sight = said.get("sight") is not False
    before: _Drawing[T] | None = state.recalled(f"sight:{place}")
    if before is None:
        now = _Drawing(kind, newest, 1, 1, draw())
    else:
        turn = before.newest_turn + (before.newest != newest)
        if before.kind != kind or (before.turn != turn and (sight or said.get("asked") == turn)):
            now = _Drawing(kind, newest, turn, turn, draw())
        else:
            now = replace(before, newest=newest, newest_turn=turn)
    state.remember(f"sight:{place}", now)
    _component(
        key=f"sight:{place}",
        data={"place": f".st-key-{place}", "newest": now.newest_turn, "drawn": now.turn, "sight": sight},
        default={"sight": True, "asked": 0},
        on_sight_change=_nothing,
        on_asked_change=_nothing,
        width="content",
    )
    return now.value


@dataclass(frozen=True)
class _Drawing(Generic[T]):
    """What stands at a place.

    Attributes:
        kind: what it is.
        newest: what the newest hangs on, which may be newer than what stands there.
        newest_turn, turn: numbers of the newest and of what stands there.
        value: what was drawn.
    """

    kind: Hashable
    newest: Hashable
    newest_turn: int
    turn: int
    value: T


def _nothing() -> None:
    """Declares a state to Streamlit, which asks for a callback; nothing is to be done when it changes."""
