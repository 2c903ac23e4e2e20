"""Three doors for who stands before an example: a file, figures to type, another example; and a tour."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.overview import tour
from ui.session import state
from ui.session.example import Person
from ui.session.screens import PAST_PROJECTS
from ui.session.view import View

STYLE: Final = """<style>
.st-key-doors {row-gap: 0.5rem; margin-bottom: 0.5rem;}
.st-key-doors [data-testid="stCaptionContainer"] p {margin: 0;}
</style>"""

ICONS: Final = {
    Person.WRITER: ":material/edit:",
    Person.DEVELOPER: ":material/code:",
    Person.CONSULTANT: ":material/rocket_launch:",
    Person.PHOTOGRAPHER: ":material/photo_camera:",
}


def show(here: View) -> None:
    """Whose figures these are, and the ways to one's own; beside somebody's own figures nothing but the tour."""
    person = None if state.by_link() else state.person()
    if person is None:
        tour.show(here, [step for step in tour.STEPS if step != "own"])
        return
    st.html(STYLE)
    st.caption(here.text(f"example.{person.value}.said"))
    with st.container(key="doors", horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(here.text("doors.file"), key="doors:file", icon=":material/upload_file:"):
            _to(here, "past.tab.file")
        if st.button(here.text("doors.figures"), key="doors:figures", icon=":material/dialpad:"):
            _to(here, "past.tab.ranges")
        with st.popover(here.text("doors.example"), icon=":material/group:", key="doors:example"):
            for other in Person:
                st.button(
                    here.text(f"example.{other.value}"),
                    key=f"doors:{other.value}",
                    icon=ICONS[other],
                    on_click=state.restore,
                    args=(other,),
                    disabled=other is person,
                    width="stretch",
                )
        tour.show(here, list(tour.STEPS))


def _to(here: View, tab: str) -> None:
    """Open the page of the past at one of its tabs."""
    st.session_state["past:tab"] = here.text(tab)
    st.switch_page(PAST_PROJECTS.file)
