"""Compare: scenarios side by side, how many retainers, at what discount, what matters, and goals."""

import streamlit as st

from ui.compare import frontier, goal, grid, sides, tornado
from ui.frame.frame import view
from ui.session.screens import CONVERT, PAST_PROJECTS
from ui.widgets import parts
from ui.widgets.levers import beside
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("compare.title"), anchor=False)
page, _ = beside(here, folded=True)
with page:
    tabs(
        here,
        "compare",
        {
            "compare.tab.sides": sides.show,
            "compare.tab.frontier": frontier.show,
            "compare.tab.grid": grid.show,
            "compare.tab.tornado": tornado.show,
            "compare.tab.goal": goal.show,
        },
    )
if here.past is None or here.past.sample:
    parts.next_step(PAST_PROJECTS, here.text("compare.next.own"))
else:
    parts.next_step(CONVERT, here.text("compare.next"))
