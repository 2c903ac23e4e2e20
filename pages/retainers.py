"""Retainers: the portfolio as a table, its contracts, its money, its hours, and what may go wrong."""

import streamlit as st

from ui.frame.frame import view
from ui.retainers import block, contracts, dependence, editor, form, portfolio, promised, sources, stresses, workload
from ui.session.screens import COMPARE
from ui.widgets import parts
from ui.widgets.levers import beside
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("retainers.title"), anchor=False)
st.markdown(here.text("retainers.intro"))
page, _ = beside(here, folded=True)
with page:
    editor.show(here)
    form.show(here)
    block.show(here)
    portfolio.messages(here)
    if here.scenario.portfolio:
        st.markdown(f"## {portfolio.sentence(here)}")
        portfolio.figures(here)
        tabs(
            here,
            "retainers",
            {
                "retainers.tab.contracts": contracts.show,
                "retainers.tab.money": sources.show,
                "retainers.tab.changes": sources.changes,
                "retainers.tab.hours": workload.show,
                "retainers.tab.promised": promised.show,
                "retainers.tab.dependence": dependence.show,
                "retainers.tab.stress": stresses.show,
            },
        )
parts.next_step(COMPARE, here.text("retainers.next"))
