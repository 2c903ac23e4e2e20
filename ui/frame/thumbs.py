"""The pages in reach of a thumb: a bar at the foot of a phone's screen, in place of a drawer behind two arrows."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.session.screens import SCREENS, Screen
from ui.session.view import View
from ui.widgets import parts

AT_HAND: Final = 3
"""Screens that stand in the bar itself; the others are behind "More"."""

STYLE: Final = """<style>
.stVerticalBlock > :has(> .st-key-thumbs) {position: absolute;}
.st-key-thumbs {display: none;}
@media (max-width: 640px) {
  [data-testid="stExpandSidebarButton"] {display: none;}
  [data-testid="stMainBlockContainer"] {padding-bottom: 6.5rem;}
  .stVerticalBlock > :has(> .st-key-thumbs), .st-key-thumbs {position: fixed; z-index: 95;
    inset: auto 0 0;}
  .st-key-thumbs {display: flex; align-items: center;
    padding: 0.25rem 0.5rem calc(0.25rem + env(safe-area-inset-bottom));
    border-top: 1px solid rgba(128, 128, 128, 0.5); background: %s;}
  .st-key-thumbs > * {flex: 1 1 0; min-width: 0; width: auto;}
  .st-key-thumbs a, .st-key-thumbs [data-testid="stPopover"] button {flex-direction: column; gap: 0; min-height: 3rem;
    width: 100%%; padding: 0.1rem; margin: 0; border: 0; justify-content: center; text-align: center;}
  .st-key-thumbs [data-testid="stPopover"] button :is(div, [data-has-shortcut]) {flex-direction: column; gap: 0;}
  .st-key-thumbs [data-testid="stPopover"] button div[aria-hidden] {display: none;}
  .st-key-thumbs a p, .st-key-thumbs button p {font-size: 0.75rem; line-height: 1.1; white-space: normal;}
}
</style>"""


def show(here: View) -> None:
    """The bar; a wide screen hides it."""
    st.html(STYLE % parts.ground())
    with st.container(key="thumbs", horizontal=True, wrap=False, gap=None):
        for screen in SCREENS[:AT_HAND]:
            _link(here, screen)
        more = st.popover(here.text("pages.more"), icon=":material/more_horiz:", key="pages", width="stretch")
        with more:
            for screen in SCREENS[AT_HAND:]:
                _link(here, screen)


def _link(here: View, screen: Screen) -> None:
    st.page_link(screen.file, label=here.text(f"page.{screen.name}"), icon=screen.icon, width="stretch")
