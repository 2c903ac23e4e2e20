"""The frame round every page: language, navigation, settings, address.

Streamlit finds the folder `pages/` beside `app.py` and, in a fresh process, answers a deep link by running that page
alone. So a page asks the frame for its view; where the frame was passed over, it draws itself and runs the page inside.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from locales import LANGUAGES, Language, language
from ui.frame import share
from ui.session import address, state
from ui.session.view import View
from ui.widgets import parts

FOLDER: Final = Path(__file__).parents[2] / "pages"

ICON: Final = Path(__file__).with_name("icon.svg")
"""A file of ours: Streamlit would fetch a Material icon for the browser's tab from another host."""


@dataclass(frozen=True)
class Screen:
    """One page of the navigation.

    Attributes:
        name: of its file, of its title `page.<name>`, and its address in every language. The address has to be the
            file's name: on a fresh server Streamlit knows the pages by nothing else.
        icon: Material icon.
    """

    name: str
    icon: str

    @property
    def file(self) -> Path:
        """The page's script."""
        return FOLDER / f"{self.name}.py"


SCREENS: Final = (
    Screen("overview", ":material/finance_mode:"),
    Screen("past_projects", ":material/history:"),
    Screen("retainers", ":material/contract:"),
    Screen("rate", ":material/sell:"),
    Screen("convert", ":material/swap_horiz:"),
    Screen("compare", ":material/compare_arrows:"),
    Screen("how_it_works", ":material/help:"),
)
"""The navigation, in its order; the first is the default. A screen appears once its file does."""

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


def _draw() -> None:
    st.set_page_config(page_icon=str(ICON), layout="wide", initial_sidebar_state="auto")
    slot = st.container(key="address_bar")
    with slot:
        state.begin()
    with st.sidebar:
        here = View(_language())
        share.popover(here)
    st.set_page_config(page_title=here.language.text("app.name"))
    page = st.navigation(
        [
            st.Page(
                screen.file,
                title=here.language.text(f"page.{screen.name}"),
                icon=screen.icon,
                url_path=screen.name,
                default=screen is SCREENS[0],
            )
            for screen in SCREENS
            if screen.file.exists()
        ],
        position="top",
    )
    parts.link_notice(here)
    share.guest(here)
    inside = _view.set(here)
    try:
        page.run()
    finally:
        _view.reset(inside)
    if not state.settled():
        st.rerun()
    if not state.first_run():
        with slot:
            address.keep({address.SCENARIO: state.token(), address.LANGUAGE: _switched(here)}, page.url_path)


def view() -> View:
    """The page's view of the session; draws the frame, runs the page in it and stops where there is no frame yet."""
    here = _view.get()
    if here is None:
        run()
        st.stop()
        raise AssertionError  # st.stop does not return; its signature does not say so
    return here


def _language() -> Language:
    """The reader's language: at first the address's, else the browser's; then what the switch says."""
    own, first = state.languages()
    code = st.segmented_control(
        "Language · Idioma",
        LANGUAGES,
        default=first,
        required=True,
        format_func=lambda code: language(code).name,
        key="language_switch",
        label_visibility="collapsed",
    )
    return language(f"{code}-{own.region}" if own.region else str(code))


def _switched(here: View) -> str:
    """The language's code where it is not the browser's own."""
    own, _ = state.languages()
    return "" if here.language.code == own.code else here.language.code
