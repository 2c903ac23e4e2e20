"""Past projects: the upload, what it says, and how sure that is."""

import streamlit as st

from ui.frame.frame import view
from ui.past_projects import clients, file, hindsight, history, past, ranges, rows, seasons
from ui.session.screens import OVERVIEW
from ui.widgets import exchange, parts
from ui.widgets.fold import fold
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("past.title"), anchor=False)
answer = st.container()
st.markdown(here.text("past.intro"))
tabs(here, "past", {"past.tab.file": file.show, "past.tab.ranges": ranges.show})

known = here.past
if known is None:
    history.nobody(here)
else:
    answer.markdown(f"## {past.headline(here, known.history)}")
    hindsight.show(here, known)
    with st.container(border=True):
        past.months(here, known.history)
    clients.show(here, known.history)
    whole = known.whole
    listing = fold("past:projects", here.text("past.projects"), ":material/list:")
    if listing.open:
        with listing:
            rows.projects(here, whole)
exchange.ask(here, "past")
with st.container(border=True):
    past.fitted(here)
    history.preset(here)
seasons.show(here)
if known is not None:
    with st.container(border=True):
        past.unsteady(here, known.history)
parts.next_step(OVERVIEW, here.text("past_projects.next"))
