"""The browser's own storage: what a person chose to keep on their device, and nothing before they did.

A component of ours writes it and hands it back. It is sent to the server once, when a session begins on a device where
something is kept, and when another window has kept something else meanwhile; in between, only whether it could be
written. Past and rest are two items, each of its own mount: a slider changes the rest, which is small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import streamlit as st

from ui.session.idle import SOON
from ui.session.screens import SCREENS

REST: Final = "iguala_kept"
PAST: Final = "iguala_past"
"""Names of the items in the browser's storage; the past has one of its own."""

_KEY: Final = "device"

_SCRIPT: Final = (
    SOON
    + """
const THEME = /^stActiveTheme-.*-v\\d+$/
const THEMES = ["Light", "Dark", "System"]

let known            // the rest as this window last read or wrote it; null where there was none
let answered, erased, applied, failed
let asked            // the session and turn in which something was told: nothing is written before its answer

const storage = () => {
  try {
    window.localStorage.getItem("")
    return window.localStorage
  } catch {
    return null
  }
}

// Streamlit keeps a chosen theme for the page at which it was opened alone.
const themes = (store) => Object.keys(store).filter((name) => THEME.test(name))
const said = (store, name) => THEMES.find((theme) => store.getItem(name) === JSON.stringify(theme)) ?? ""
const chosen = (store, but) => themes(store).map((name) => said(store, name)).find((theme) => theme && theme !== but)
const spread = (store, data) => {
  const parts = window.location.pathname.split("/")
  if (data.pages.includes(parts.at(-1))) parts.pop()
  else if (parts.at(-1) === "") parts.pop()
  const version = themes(store)[0]?.match(/-v\\d+$/)[0] ?? data.version
  for (const page of ["", ...data.pages]) {
    store.setItem(`stActiveTheme-${[...parts, page].join("/")}${version}`, JSON.stringify(data.theme))
  }
}

export default function ({ data, setTriggerValue }) {
  const store = storage()
  const tell = (trouble) => soon(() => {
    const told = { trouble, rest: null, past: null, theme: "" }
    if (store) {
      known = told.rest = store.getItem(data.rest)
      told.past = store.getItem(data.past)
      told.theme = chosen(store, data.theme) ?? ""
    }
    asked = data.session
    setTriggerValue("told", told)
  })
  if (!store) {
    if (data.item && asked !== data.session) tell("blocked")
    return
  }
  if (data.erase && data.erase !== erased) {
    erased = data.erase
    for (const name of [data.rest, data.past, ...themes(store)]) store.removeItem(name)
    known = applied = undefined
    return
  }
  if (data.asks && answered !== data.session) {
    answered = data.session
    if (store.getItem(data.rest) !== null) return tell("")
  }
  if (!data.item || asked === data.session) return
  const here = store.getItem(data.rest)
  if (here !== null || known) {
    // Another window has kept something else, or erased everything: that counts first.
    if (here !== known && here !== data.put) return tell("")
  }
  try {
    if (data.item === data.past) failed = true
    if (data.item === data.rest && failed) return
    if (data.put === "") store.removeItem(data.item)
    else if (store.getItem(data.item) !== data.put) store.setItem(data.item, data.put)
    failed = false
    if (data.item === data.rest) known = data.put
  } catch {
    return tell("full")
  }
  if (data.item !== data.rest) return
  if (data.theme && applied !== data.theme) {
    applied = data.theme
    spread(store, data)
  } else if (chosen(store, data.theme)) tell("")
}
"""
)

THEME_VERSION: Final = "-v2"
"""The end of the names under which Streamlit keeps a chosen theme."""

_component: Final = st.components.v2.component("iguala_device", js=_SCRIPT)


class Trouble(StrEnum):
    """Why the storage took nothing."""

    FULL = "full"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Told:
    """What the browser says; anybody may have written it.

    Attributes:
        rest: token of all but the past; None where nothing is kept.
        past: token of the past.
        theme: that was chosen.
        trouble: why nothing could be written.
    """

    rest: str | None
    past: str | None
    theme: str
    trouble: Trouble | None


def told() -> Told | None:
    """What the browser has just said, while its callback runs."""
    for key in (_KEY, f"{_KEY}:past"):
        said = st.session_state.get(key, {}).get("told")
        if isinstance(said, Mapping):
            texts = {name: said.get(name) for name in ("rest", "past", "theme", "trouble")}
            rest, past, theme, trouble = (text if isinstance(text, str) else None for text in texts.values())
            return Told(rest, past, theme or "", Trouble(trouble) if trouble in list(Trouble) else None)
    return None


def mount(
    answer: Callable[[], None], *, session: str, put: tuple[str, str] | None, asks: bool, erase: str, theme: str
) -> None:
    """Mount the component.

    Args:
        answer: is called when the browser says something; `told` has it then.
        session: an own name of the session, so that each asks for itself.
        put: tokens of the rest and the past to keep; None while nothing is.
        asks: whether what is kept is wanted.
        erase: another text than before where everything is to be erased.
        theme: that counts; "" where none is known.
    """
    common: dict[str, Any] = {
        "rest": REST,
        "past": PAST,
        "session": session,
        "theme": theme,
        "pages": [screen.name for screen in SCREENS[1:]],
        "version": THEME_VERSION,
    }
    if put is not None:
        _component(
            key=f"{_KEY}:past", data={**common, "item": PAST, "put": put[1]}, on_told_change=answer, width="content"
        )
    rest = {"item": REST, "put": put[0]} if put is not None else {}
    _component(key=_KEY, data={**common, "asks": asks, "erase": erase, **rest}, on_told_change=answer, width="content")
