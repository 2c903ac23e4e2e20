"""Parts that pages are made of: a chart with its sentence and its table, a figure, a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st

from exchange.link import Notice
from model import ProjectHistory
from ui.session import state
from ui.session.escape import plain
from ui.session.screens import PAST_PROJECTS, Screen
from ui.session.view import View

BARE: Final[dict[str, Any]] = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
"""No row of tools over the charts: they are read, not edited."""

HALF: Final = 0.5


def chart(
    here: View,
    name: str,
    figure: dict[str, Any],
    sentence: str,
    table: Callable[[], pd.DataFrame] | None = None,
    *,
    alt: str | None = None,
) -> None:
    """A chart, the sentence that says what it shows, and the table behind it.

    Args:
        here: the page's view.
        name: of the chart, one per page.
        figure: a plotly figure as a plain dictionary.
        sentence: what the chart shows, in words, for those who do not see it too.
        table: the figures, written in the reader's language; asked for only when the table is opened.
        alt: the sentence with which the figure was drawn, where that is another.
    """
    st.plotly_chart(figure, key=f"chart:{name}", config=BARE, alt=sentence if alt is None else alt)
    st.caption(plain(sentence))
    if table is not None:
        behind_it(here, name, table)


def behind_it(here: View, name: str, table: Callable[[], pd.DataFrame]) -> None:
    """The table behind a chart, asked for only when it is opened."""
    behind = st.expander(here.text("parts.table"), key=f"table:{name}", on_change="rerun", icon=":material/table:")
    if behind.open:
        with behind:
            sheet(table())


def sheet(table: pd.DataFrame) -> None:
    """A table of written figures; its cells are shown as they are."""
    safe = table.map(lambda cell: plain(str(cell)))
    safe.index = pd.Index([plain(str(label)) for label in table.index], name=table.index.name)
    safe.columns = pd.Index([plain(str(label)) for label in table.columns])
    st.table(safe)


def ground() -> str:
    """The colour behind a page, as CSS says it: Streamlit names no colour of a theme to a page's own style."""
    light, dark = (st.get_option(f"theme.{theme}.backgroundColor") for theme in ("light", "dark"))
    return f"light-dark({light}, {dark})"


def link_notice(here: View) -> None:
    """Say that the link could not be read, or gives other figures than it did, as long as nothing has been changed."""
    code = state.notice()
    if code and Notice(code).given:
        st.info(here.text(f"link.{code}"), icon=":material/update:")
    elif code:
        st.warning(
            here.language.text("link.notice", reason=here.text(f"link.{code}")),
            icon=":material/link_off:",
        )


def no_past(here: View, *, elsewhere: bool = True) -> None:
    """Say that the past projects are not here, and why.

    Args:
        here: the page's view.
        elsewhere: whether the upload stands on another page, to which a link then leads.
    """
    title = here.text("parts.no_past.back" if state.back() else "parts.no_past.title")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.info(f"**{title}**  \n{here.text('parts.no_past')}", icon=":material/history:")
        if elsewhere:
            upload_link(here)


def upload_link(here: View) -> None:
    """The way to the upload, for pages that need a past."""
    label = here.text("overview.sample.link")
    st.page_link(PAST_PROJECTS.file, label=label, icon=":material/upload_file:", width="content")


def half(here: View, past: ProjectHistory) -> str:
    """How few clients brought half of the money, where they are fewer than half of them; else ""."""
    shares = past.clients["share"].to_numpy()
    reached = np.flatnonzero(np.cumsum(shares) >= HALF)
    if not reached.size or 2 * (few := int(reached[0]) + 1) >= shares.size:
        return ""
    return here.plural("past.clients.half", few, all=shares.size)


def next_step(screen: Screen, label: str) -> None:
    """The one next step at a page's end.

    Args:
        screen: where it leads.
        label: what is found there, safe for Markdown.
    """
    st.divider()
    st.page_link(screen.file, label=label, icon=":material/arrow_forward:", width="content")
