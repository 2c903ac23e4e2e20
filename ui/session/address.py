"""The address bar: always the link to what is on screen, without a history entry per change.

`st.query_params` adds an entry to the browser's history with each change, and Streamlit drops the query when the page
changes. So a component of ours replaces the address in place. It also hands the query back as its own state, a moment
after the last change: Streamlit's browser part sends the query as it stood when the page was loaded, but the states of
what is on screen as they are now; so after a restart of the server (or on another replica) the newest scenario comes
back with the first interaction.

The links of the navigation are given the same query, for those who open a page in another tab or copy its address. And
whose own a scenario is the browser remembers, in a cookie that ends with it: after a reload there is nobody else who
could tell the owner from a guest. It holds the ends of a few tokens, which are their checksums, and no scenario.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from ui.session.idle import SOON

SCENARIO: Final = "s"
"""The query parameter that holds the scenario."""

LANGUAGE: Final = "lang"
"""The query parameter that holds the language, where it is not the browser's."""

STEP: Final = "step"
"""The query parameter that holds the open step of a page with steps, where it is not the first."""

OWN: Final = "iguala_own"
"""The cookie with the ends of those tokens that this browser's owner made."""

END: Final = 8
"""Characters of a token's end: its checksum takes the last six."""

_MOST: Final = 20
"""Tokens that the cookie remembers: those of many windows, and steps back in their histories."""

_KEY: Final = "address"
_SESSION: Final = "address:session"
_STEP: Final = "address:step"

_LINKS: Final = ", ".join(
    f"a[data-testid={name}]"
    for name in ("stTopNavLink", "stTopNavDropdownLink", "stSidebarNavLink", "stPageLink-NavLink")
)
"""Where Streamlit links to pages."""

_SCRIPT: Final = (
    SOON
    + """
let watch

let step

// Whoever goes on from the end of a step begins the next one at its top. The first run of a session puts nothing:
// the step at which it began stands in the address alone.
const turned = (page, to, asked) => {
  const before = step ?? `${page} ${asked ?? ""}`
  step = `${page} ${to}`
  if (step !== before) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 })
}

export default function ({ data, setStateValue }) {
  if (!data.put && watch) return
  clearInterval(watch)
  if (data.put) turned(data.page, data.step, new URL(window.location.href).searchParams.get(data.named))
  const put = new URLSearchParams(data.put ? data.query : window.location.search)
  const carry = (href) => {
    const url = new URL(href)
    for (const name of data.names) {
      if (put.has(name)) url.searchParams.set(name, put.get(name))
      else url.searchParams.delete(name)
    }
    return url.href
  }
  const end = (put.get(data.names[0]) ?? "").slice(-data.end)
  const keep = () => {
    const here = new URL(carry(window.location.href))
    if (data.put && data.step) here.searchParams.set(data.named, data.step)
    else if (data.put) here.searchParams.delete(data.named)
    if (here.href !== window.location.href) window.history.replaceState(window.history.state, "", here.href)
    for (const link of document.querySelectorAll(data.links)) {
      const there = carry(link.href)
      if (there !== link.href) link.href = there
    }
    if (!data.own || !end) return
    const kept = document.cookie.split("; ").find((one) => one.startsWith(data.own + "="))?.split("=")[1]
    const ends = kept ? kept.split(".") : []
    if (ends[0] === end) return
    const newest = [end, ...ends.filter((other) => other !== end)].slice(0, data.most)
    document.cookie = `${data.own}=${newest.join(".")}; path=/; SameSite=Strict`
  }
  keep()
  // Streamlit writes a bare address of its own after a change of page or a new session, sooner or later.
  watch = setInterval(keep, 300)
  clearTimeout(waiting)
  waiting = undefined
  if (data.put && data.remembered !== data.remember) {
    soon(() => setStateValue("query", data.remember))
  }
}
"""
)

_component: Final = st.components.v2.component("iguala_address", js=_SCRIPT)


def recall() -> tuple[Mapping[str, str], bool]:
    """What the address holds, on the first run of a session, and whether the browser had it from a session before.

    What the component remembers is newer than what Streamlit reports, and there only after the server lost a session.
    """
    remembered = parse_qs(_mount(None, "").partition("#")[0])
    if remembered:
        return {name: values[0] for name, values in remembered.items()}, True
    return {name: st.query_params[name] for name in (SCENARIO, LANGUAGE) if name in st.query_params}, False


def owned(token: str) -> bool:
    """Whether this browser's owner made a scenario, or took it for their own."""
    return bool(token) and token[-END:] in st.context.cookies.get(OWN, "").split(".")


def name(*, step: str) -> None:
    """Have the page's own address name its open step in this run; "" for none."""
    st.session_state[_STEP] = step


def keep(parameters: Mapping[str, str], page: str, *, own: bool) -> None:
    """Put parameters into the address of a page and of its links, and its open step into its own.

    What is empty leaves them.

    Args:
        parameters: of the address.
        page: its name.
        own: whether the scenario is the reader's own, which the browser then remembers.
    """
    step = st.session_state.get(_STEP, "")
    _mount(urlencode({name: value for name, value in parameters.items() if value}), page, own=own, step=step)


@st.fragment
def _mount(query: str | None, page: str, *, own: bool = False, step: str = "") -> str:
    """Mount the component; in a fragment, so that its state comes back without a run of the page."""
    kept: dict[str, Any] = st.session_state.get(_KEY, {})
    data = {
        "put": query is not None,
        "query": query,
        "names": [SCENARIO, LANGUAGE],
        "named": STEP,
        "step": step,
        "links": _LINKS,
        "own": OWN if own else "",
        "end": END,
        "most": _MOST,
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
