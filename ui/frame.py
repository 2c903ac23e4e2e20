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

from locales import LANGUAGES, Language, language, match
from ui import address, parts, share, state
from ui.view import View

FOLDER: Final = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True)
class Screen:
    """One page of the navigation.

    Attributes:
        name: of its file, its address and its title `page.<name>`.
        icon: Material icon.
    """

    name: str
    icon: str

    @property
    def file(self) -> Path:
        """The page's script."""
        return FOLDER / f"{self.name}.py"

    @property
    def url(self) -> str:
        """Its address, the same in every language, so that links survive a switch."""
        return self.name.replace("_", "-")


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
    settings = st.sidebar.container()
    spoken = _language(settings)
    state.begin(spoken)
    here = View(spoken)
    st.set_page_config(
        page_title=here.language.text("app.name"),
        page_icon=":material/finance_mode:",
        layout="wide",
        initial_sidebar_state="auto",
    )
    slot = st.container(key="address_bar")
    page = st.navigation(
        [
            st.Page(
                screen.file,
                title=here.language.text(f"page.{screen.name}"),
                icon=screen.icon,
                url_path=screen.url,
                default=screen is SCREENS[0],
            )
            for screen in SCREENS
            if screen.file.exists()
        ],
        position="top",
    )
    parts.link_notice(here)
    inside = _view.set(here)
    try:
        page.run()
    finally:
        _view.reset(inside)
    with settings:
        share.popover(here)
    if state.first_run():
        if state.scenario() != state.arrived():
            st.rerun()
    else:
        with slot:
            address.keep(state.token(), page.url_path)


def view() -> View:
    """The page's view of the session; draws the frame, runs the page in it and stops where there is no frame yet."""
    here = _view.get()
    if here is None:
        run()
        st.stop()
        raise AssertionError  # st.stop does not return; its signature does not say so
    return here


def _language(settings: st.delta_generator.DeltaGenerator) -> Language:
    """The reader's language: the one of the address, else the browser's; the switch changes it."""
    own = match(st.context.locale)
    with settings:
        code = st.segmented_control(
            "Language · Idioma",
            LANGUAGES,
            default=own.code,
            required=True,
            format_func=lambda code: language(code).name,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )
    return language(f"{code}-{own.region}" if own.region else str(code))
