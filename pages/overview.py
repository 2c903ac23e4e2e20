"""The first screen: the answer, twenty possible years, four figures, the coming months."""

import streamlit as st

from ui.frame.frame import view
from ui.overview import answer, evidence, fan, figures, years
from ui.widgets.levers import levers

here = view()
levers(here)

st.title(here.text("overview.title"), anchor=False)
evidence.notices(here)
answer.show(here)
wide, beside = st.columns([11, 6], gap="small")
with wide, st.container(border=True):
    years.show(here)
with beside:
    figures.show(here)
with st.container(border=True):
    fan.show(here)
st.markdown("  \n".join(answer.details(here)))
evidence.how_sure(here)
