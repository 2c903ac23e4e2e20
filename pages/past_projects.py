"""Past projects: the upload, what it says, and how sure that is."""

import streamlit as st

from ui import past, ranges, rows, upload
from ui.frame import view

here = view()
st.title(here.text("past.title"), anchor=False)
st.markdown(here.text("past.intro"))
own, typed = st.tabs([here.text("past.tab.file"), here.text("past.tab.ranges")], key="past:tab", on_change="rerun")
if typed.open:
    with typed:
        ranges.show(here)
found = None
if own.open:
    with own:
        found = upload.show(here)
        if found is not None:
            for name, part, some in (
                ("recognised", rows.recognised, bool(found.understanding.columns)),
                ("problems", rows.problems, bool(found.problems)),
                ("excluded", rows.excluded, not found.excluded.empty),
            ):
                if some:
                    box = st.expander(here.text(f"past.{name}"), key=f"past:{name}", on_change="rerun")
                    if box.open:
                        with box:
                            part(here, found)
        upload.source(here)

history = here.past
if history is None:
    upload.nobody(here)
else:
    with st.container(border=True):
        past.months(here, history.history)
    whole = upload.whole() or history.history
    listing = st.expander(here.text("past.projects"), key="past:projects", on_change="rerun", icon=":material/list:")
    if listing.open:
        with listing:
            rows.projects(here, whole)
with st.container(border=True):
    past.fitted(here)
    upload.preset(here)
if history is not None:
    with st.container(border=True):
        past.unsteady(here, history.history)
