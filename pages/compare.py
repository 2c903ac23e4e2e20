"""Compare: scenarios side by side, how many retainers, at what discount, what matters, and goals."""

import streamlit as st

from ui.compare import frontier, goal, grid, sides, tornado
from ui.frame.frame import view
from ui.widgets import inputs

here = view()
inputs.levers(here)
st.title(here.text("compare.title"), anchor=False)
screens = {
    "sides": sides.show,
    "frontier": frontier.show,
    "grid": grid.show,
    "tornado": tornado.show,
    "goal": goal.show,
}
tabs = st.tabs([here.text(f"compare.tab.{name}") for name in screens], key="compare:tab", on_change="rerun")
for tab, show in zip(tabs, screens.values(), strict=True):
    if tab.open:
        with tab:
            show(here)
