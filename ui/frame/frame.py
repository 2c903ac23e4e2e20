"""The frame round every page: language, navigation, what came by the link, the page itself, address.

Streamlit finds the folder `pages/` beside `app.py` and, in a fresh process, answers a deep link by running that page
alone. So a page asks the frame for its view; where the frame was passed over, it draws itself and runs the page inside.
"""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from locales import Language
from ui.frame import access, document, keep, late, paper, share, thumbs, touch, undo
from ui.session import address, keeping, state
from ui.session.screens import OVERVIEW, SCREENS, Screen
from ui.session.view import View
from ui.widgets import languages, parts

ICON: Final = Path(__file__).with_name("icon.svg")
"""A file of ours: Streamlit would fetch a Material icon for the browser's tab from another host."""

STYLE: Final = """<style>
.st-key-address_bar, .stVerticalBlock > :has(> .st-key-address_bar) {position: absolute; width: 1px; overflow: hidden;}
.st-key-tools {position: relative; z-index: 1;}
[data-testid="stHeaderActionElements"] a {display: none;}
@media (min-width: 1100px) {
  .st-key-tools {margin-bottom: -4.9rem;}
  [data-testid="stMain"] h1 {max-width: calc(100% - 34rem);}
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] {padding-top: 4.25rem;}
  .st-key-tools {gap: 0.25rem;}
  .st-key-tools [role="radio"] {padding: 0 0.5rem;}
  :is(.st-key-keep, .st-key-share) button p {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%);}
  :is(.st-key-keep, .st-key-share) button div[aria-hidden] {display: none;}
}
</style>"""
"""The address's component has nothing to show, and takes no room; language and Share stand beside the page's title,
on a phone in one row above it, as signs that keep their names.

A heading is no link: the keyboard would stop at each, and an address carries the scenario, not a place on the page."""

_view: ContextVar[View | None] = ContextVar("view", default=None)


def run() -> None:
    """Draw the frame and the page that the address names."""
    running = get_script_run_ctx()
    if running is None:
        raise RuntimeError("start it with: streamlit run app.py")
    # Ids of widgets hold the script they belong to. On a fresh process the first run has those of the page's own file
    # until the navigation is drawn; a browser that was here before brings states under the ids of every other run.
    with running.run_with_active_hash(running.pages_manager.main_script_hash):
        _draw()


def view() -> View:
    """The page's view of the session; draws the frame, runs the page in it and stops where there is no frame yet."""
    here = _view.get()
    if here is None:
        run()
        st.stop()
        raise AssertionError  # st.stop does not return; its signature does not say so
    return here


def _draw() -> None:
    """One run of the script, from the address to the address."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    st.html(access.STYLE)
    st.html(paper.STYLE)
    st.html(touch.STYLE)
    bar = st.container(key="address_bar")
    with bar:
        state.begin()
    notices = st.container()
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="tools"):
        here = View(_language())
        trail = state.trail()
        undo.buttons(here)
        keep.popover(here)
        share.popover(here)
    page, screen = _navigation(here)
    thumbs.show(here)
    with bar:
        document.describe(here, screen)
    with notices:
        parts.link_notice(here)
        share.guest(here)
        late.notice(here)
        keep.welcome(here)
        if state.bereft() and not screen.shows_past:
            parts.no_past(here)
    _run_inside(here, page)
    if not state.settled() or state.trail() != trail:
        st.rerun()
    _keep_address(here, page, bar)
    with bar:
        keeping.finish(here.language.code)


def _language() -> Language:
    """The reader's language: at first the address's, else the browser's; then what the switch says."""
    own, first = state.languages()
    return languages.choose("Language · Idioma", "language_switch", first, own.region, label_visibility="collapsed")


def _navigation(here: View) -> tuple[StreamlitPage, Screen]:
    """The screens above the page; returns the one that the address names, as Streamlit's page and as ours."""
    pages = {
        screen: st.Page(
            screen.file,
            title=here.language.text(f"page.{screen.name}"),
            icon=screen.icon,
            url_path=screen.name,
            default=screen is OVERVIEW,
        )
        for screen in SCREENS
    }
    named = st.navigation(list(pages.values()), position="top")
    return named, next((screen for screen, page in pages.items() if page is named), OVERVIEW)


def _run_inside(here: View, page: StreamlitPage) -> None:
    """Run a page that finds this view when it asks for its own."""
    address.name(step="")
    inside = _view.set(here)
    try:
        page.run()
    finally:
        _view.reset(inside)


def _keep_address(here: View, page: StreamlitPage, bar: DeltaGenerator) -> None:
    """Let the address say what is on screen, once the browser has shown what it brought."""
    if state.first_run():
        return
    own, _ = state.languages()
    switched = "" if here.language.code == own.code else here.language.code
    with bar:
        address.keep({address.SCENARIO: state.token(), address.LANGUAGE: switched}, page.url_path, own=state.own())
