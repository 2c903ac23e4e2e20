"""The first screen: the answer, twenty possible years, four figures, the coming months."""

import streamlit as st

from ui.frame.frame import view
from ui.overview import answer, doors, evidence, fan, figures, years
from ui.session.screens import CONVERT
from ui.widgets import parts
from ui.widgets.levers import beside

here = view()
st.title(here.text("overview.title"), anchor=False)
evidence.notices(here)
answer.show(here)
doors.show(here)
picture, below = beside(here, (11, 6))
with picture, st.container(border=True, key="years"):
    years.show(here)
with below:
    figures.show(here)
with st.container(border=True, key="months"):
    fan.show(here)
st.markdown("  \n".join(answer.details(here)))
evidence.how_sure(here)
parts.next_step(CONVERT, here.text("overview.next"))
