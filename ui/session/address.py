"""The address bar: always the link to what is on screen, without a history entry per change.

`st.query_params` adds an entry to the browser's history with each change, and Streamlit drops the query when the page
changes. So a component of ours replaces the address in place. It also hands the query back as its own state, a moment
after the last change: Streamlit's browser part sends the query as it stood when the page was loaded, but the states of
what is on screen as they are now; so after a restart of the server (or on another replica) the newest scenario comes
back with the first interaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

SCENARIO: Final = "s"
"""The query parameter that holds the scenario."""

LANGUAGE: Final = "lang"
"""The query parameter that holds the language, where it is not the browser's."""

_KEY: Final = "address"
_SESSION: Final = "address:session"

_SCRIPT: Final = """
let watch, waiting, remember

// Sent in the middle of a change of page, the state would name the page that is left, and Streamlit would
// empty the one that has come. So it waits while the script runs, and after each click, which may be one on a link.
const soon = () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState
    if (state && state !== "notRunning") return soon()
    waiting = undefined
    remember()
  }, 400)
}
for (const event of ["click", "popstate"]) window.addEventListener(event, () => waiting && soon(), true)

export default function ({ data, setStateValue }) {
  if (!data.put && watch) return
  clearInterval(watch)
  const put = new URLSearchParams(data.put ? data.query : window.location.search)
  const keep = () => {
    const url = new URL(window.location.href)
    for (const name of data.names) {
      if (put.has(name)) url.searchParams.set(name, put.get(name))
      else url.searchParams.delete(name)
    }
    if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url)
  }
  keep()
  // Streamlit writes a bare address of its own after a change of page or a new session, sooner or later.
  watch = setInterval(keep, 300)
  clearTimeout(waiting)
  waiting = undefined
  if (data.put && data.remembered !== data.remember) {
    remember = () => setStateValue("query", data.remember)
    soon()
  }
}
"""

_component: Final = st.components.v2.component("iguala_address", js=_SCRIPT)


def recall() -> tuple[Mapping[str, str], bool]:
    """What the address holds, on the first run of a session, and whether the browser had it from a session before.

    What the component remembers is newer than what Streamlit reports, and there only after the server lost a session.
    """
    remembered = parse_qs(_mount(None, "").partition("#")[0])
    if remembered:
        return {name: values[0] for name, values in remembered.items()}, True
    return {name: st.query_params[name] for name in (SCENARIO, LANGUAGE) if name in st.query_params}, False


def keep(parameters: Mapping[str, str], page: str) -> None:
    """Put parameters into the address of a page; empty ones leave it."""
    _mount(urlencode({name: value for name, value in parameters.items() if value}), page)


@st.fragment
def _mount(query: str | None, page: str) -> str:
    """Mount the component; in a fragment, so that its state comes back without a run of the page."""
    kept: dict[str, Any] = st.session_state.get(_KEY, {})
    data = {
        "put": query is not None,
        "query": query,
        "names": [SCENARIO, LANGUAGE],
        # Equal data would not run the script again; page and session are there to make a change of either count.
        "page": page,
        "session": st.session_state.setdefault(_SESSION, secrets.token_hex(4)),
        "remembered": kept.get("query", ""),
        # The browser forgets states when the page changes, so what it has to remember is another thing on each page.
        "remember": f"{query}#{page}" if query else "",
    }
    result = _component(key=_KEY, data=data, default={"query": ""}, on_query_change=_nothing, width="content")
    return str(result["query"] or "")


def _nothing() -> None:
    """Declares the state to Streamlit, which asks for a callback; nothing is to be done when it changes."""
