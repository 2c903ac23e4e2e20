"""Rate: what to charge, and whether a discount is worth it."""

import streamlit as st

from ui.frame.frame import view
from ui.rate import afford, extras, hour, kinds, price
from ui.session.screens import CONVERT
from ui.widgets import parts
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("rate.title"), anchor=False)
st.markdown(f"## {price.sentence(here)}")
price.show(here)
screens = {"rate.hour": hour.show, "rate.extras": extras.show, "rate.kinds": kinds.show, "rate.afford": afford.show}
tabs(here, "rate", screens)
parts.next_step(CONVERT, here.text("rate.next"))
