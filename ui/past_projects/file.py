"""A file of the person's own: the upload, its columns, where its rows went, and what is worth knowing about it."""

from __future__ import annotations

import streamlit as st

from ui.past_projects import history, places, rows, upload
from ui.session.view import View
from ui.widgets import keep
from ui.widgets.fold import fold


def show(here: View) -> None:
    """The upload with its columns and questions, its lists, and which past the figures rest on."""
    found = upload.show(here)
    if here.past is not None and not here.past.sample:
        with st.container(border=True, key="keep_past", gap="xsmall"):
            keep.choice(here, "past")
    if found is not None and len(found.projects) + len(found.open) + len(found.excluded):
        label = here.text("past.places", count=len(found.excluded))
        box = fold("past:places", label, ":material/rule:")
        if box.open:
            with box:
                places.show(here, found, lambda answers: upload.use(here, found, answers))
    if found is not None and found.status != "rejected" and found.problems:
        label = here.text("past.problems", count=len(found.problems))
        box = fold("past:problems", label, ":material/info:")
        if box.open:
            with box:
                rows.problems(here, found)
    history.source(here)
