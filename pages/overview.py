"""The first screen: the answer, five figures, both futures, twelve months."""

import streamlit as st

from ui.frame.frame import view
from ui.overview import answer, evidence, fan, figures, year
from ui.widgets.levers import levers

here = view()
levers(here)

st.title(here.text("overview.title"), anchor=False)
evidence.notices(here)
st.markdown(f"#### {answer.headline(here)}")
beside, wide = st.columns([6, 11], gap="small")
with beside:
    figures.show(here)
with wide, st.container(border=True, height="stretch"):
    fan.show(here)
st.markdown("  \n".join(answer.details(here)))
with st.container(border=True):
    year.show(here)
evidence.how_sure(here)
