"""Share: the link to what is on screen."""

from __future__ import annotations

import streamlit as st

from ui import address, state
from ui.view import View


def popover(here: View) -> None:
    """A button that opens the link, to copy."""
    box = st.popover(here.text("share.title"), icon=":material/link:", key="share", on_change="rerun", width="stretch")
    if not box.open:
        return
    with box:
        st.markdown(here.text("share.what"))
        st.code(f"{st.context.url}?{address.SCENARIO}={state.link()}", language=None, wrap_lines=True)
        st.caption(here.text("share.without"))
