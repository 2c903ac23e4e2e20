"""Retainers: the portfolio as a table, its contracts, its money, its hours, and what may go wrong."""

import streamlit as st

from ui.frame.frame import view
from ui.retainers import contracts, dependence, editor, portfolio, sources, stresses, workload
from ui.widgets import inputs

here = view()
inputs.levers(here)
st.title(here.text("retainers.title"), anchor=False)
st.markdown(here.text("retainers.intro"))
editor.show(here)
editor.planned(here)
portfolio.messages(here)
if here.scenario.portfolio:
    st.markdown(f"#### {portfolio.sentence(here)}")
    portfolio.figures(here)
    screens = {
        "contracts": contracts.show,
        "money": sources.show,
        "changes": sources.changes,
        "hours": workload.show,
        "dependence": dependence.show,
        "stress": stresses.show,
    }
    tabs = st.tabs([here.text(f"retainers.tab.{name}") for name in screens], key="retainers:tab", on_change="rerun")
    for tab, show in zip(tabs, screens.values(), strict=True):
        if tab.open:
            with tab:
                show(here)
else:
    st.info(here.text("retainers.empty"), icon=":material/contract:")
