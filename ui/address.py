"""The address bar: always the link to what is on screen, without a history entry per change.

`st.query_params` adds an entry to the browser's history with each change, and Streamlit drops the query when the page
changes. So a component of ours replaces the address in place. It also hands the token back as its own state, a moment
after the last change: Streamlit's browser part sends the query as it stood when the page was loaded, but sends the
states of what is on screen as they are now, so after a restart of the server (or on another replica) the newest scenario
comes back with the first interaction.
"""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

PARAMETER: Final = "s"
"""The query parameter that holds the scenario."""

_KEY: Final = "address"

_SCRIPT: Final = """
let waiting

export default function ({ data, setStateValue }) {
  if (data.token === null) return
  const url = new URL(window.location.href)
  if (data.token) url.searchParams.set(data.parameter, data.token)
  else url.searchParams.delete(data.parameter)
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url)
  clearTimeout(waiting)
  if (data.remembered !== data.token) waiting = setTimeout(() => setStateValue("token", data.token), 400)
}
"""

_component: Final = st.components.v2.component("iguala_address", js=_SCRIPT)


def recall() -> str:
    """The token in the browser's keeping, on the first run of a session: "" when there is none."""
    remembered = _mount(None, "")
    return remembered or st.query_params.get(PARAMETER, "")


def keep(token: str, page: str) -> None:
    """Put the token into the address of a page; "" leaves the address bare."""
    _mount(token, page)


@st.fragment
def _mount(token: str | None, page: str) -> str:
    """Mount the component; in a fragment, so that its state comes back without a run of the page."""
    kept: dict[str, Any] = st.session_state.get(_KEY, {})
    data = {"token": token, "page": page, "parameter": PARAMETER, "remembered": kept.get("token", "")}
    result = _component(
        key=_KEY, data=data, default={"token": ""}, on_token_change=_nothing, width="content", height="content"
    )
    return str(result["token"] or "")


def _nothing() -> None:
    """Declares the state to Streamlit, which asks for a callback; nothing is to be done when it changes."""
