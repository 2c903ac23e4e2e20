"""Past projects: the upload, what it says, and how sure that is."""

import streamlit as st

from ui.frame.frame import view
from ui.past_projects import file, past, ranges, rows, upload
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("past.title"), anchor=False)
answer = st.container()
st.markdown(here.text("past.intro"))
tabs(here, "past", {"past.tab.file": file.show, "past.tab.ranges": ranges.show})

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
