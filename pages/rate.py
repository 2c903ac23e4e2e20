"""Rate: what to charge, and whether a discount is worth it."""

import streamlit as st

from ui.frame.frame import view
from ui.rate import afford, extras, hour, price

here = view()
st.title(here.text("rate.title"))
st.markdown(f"#### {price.sentence(here)}")
price.show(here)
by_use, instead, affordable = st.tabs(
    [here.text("rate.hour"), here.text("rate.extras"), here.text("rate.afford")], key="rate:tab", on_change="rerun"
)
if by_use.open:
    with by_use:
        hour.show(here)
if instead.open:
    with instead:
        extras.show(here)
if affordable.open:
    with affordable:
        afford.show(here)
