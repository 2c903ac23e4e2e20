"""How it works: the model in words and formulas, its limits, how it would have done, where its numbers come from."""

import streamlit as st

from ui.frame.frame import view
from ui.how_it_works import assumed, backtest, method, studies
from ui.session.screens import PAST_PROJECTS
from ui.widgets import parts
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("method.title"), anchor=False)
st.markdown(here.text("method.intro"))
tabs(
    here,
    "method",
    {
        "method.tab.model": method.show,
        "method.tab.assumptions": assumed.show,
        "method.tab.backtest": backtest.show,
        "method.tab.sources": studies.show,
        "method.tab.privacy": method.privacy,
    },
)
parts.next_step(PAST_PROJECTS, here.text("how_it_works.next"))
