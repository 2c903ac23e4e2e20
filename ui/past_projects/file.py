"""A file of the person's own: the upload, and what was recognised, doubted and left out in it."""

from __future__ import annotations

import streamlit as st

from ui.past_projects import rows, upload
from ui.session.view import View


def show(here: View) -> None:
    """The upload, its lists, and which past the figures rest on."""
    found = upload.show(here)
    if found is not None:
        for name, part, some in (
            ("recognised", rows.recognised, len(found.understanding.columns)),
            ("problems", rows.problems, len(found.problems) if found.status != "rejected" else 0),
            ("excluded", rows.excluded, len(found.excluded)),
        ):
            if some:
                label = here.text(f"past.{name}", count=some)
                box = st.expander(label, key=f"past:{name}", on_change="rerun", icon=rows.ICONS[name])
                if box.open:
                    with box:
                        part(here, found)
    upload.source(here)
