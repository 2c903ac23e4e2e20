"""How it works: the model in words and formulas, its limits, how it would have done, where its numbers come from."""

import streamlit as st

from ui.frame.frame import view
from ui.how_it_works import assumed, backtest, method, studies

here = view()
st.title(here.text("method.title"), anchor=False)
st.markdown(here.text("method.intro"))
screens = {
    "model": (method.show, method.limits),
    "assumptions": (assumed.show,),
    "backtest": (backtest.show,),
    "sources": (studies.show,),
    "privacy": (method.privacy,),
}
tabs = st.tabs([here.text(f"method.tab.{name}") for name in screens], key="method:tab", on_change="rerun")
for tab, parts in zip(tabs, screens.values(), strict=True):
    if tab.open:
        with tab:
            for show in parts:
                show(here)
