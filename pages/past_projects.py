"""Past projects: the upload, what it says, and how sure that is."""

import streamlit as st

from ui.frame.frame import view
from ui.past_projects import past, ranges, rows, upload

here = view()
st.title(here.text("past.title"), anchor=False)
answer = st.container()
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

history = here.past
if history is None:
    upload.nobody(here)
else:
    answer.markdown(f"#### {past.headline(here, history.history)}")
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
