"""Tabs of a page, of which only the open one is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ui.session.view import View


def tabs(here: View, page: str, screens: Mapping[str, Callable[[View], None]]) -> None:
    """Draw a page's tabs, and what stands in the open one.

    Args:
        here: the page's view.
        page: whose tabs they are.
        screens: text of the label -> what draws it, in their order.
    """
    labels = [here.text(label) for label in screens]
    for tab, show in zip(st.tabs(labels, key=f"{page}:tab", on_change="rerun"), screens.values(), strict=True):
        if tab.open:
            with tab:
                show(here)
