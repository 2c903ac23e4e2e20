"""Convert: whom to ask, the plan month by month, the replay of the past, and the offer sheet."""

from functools import partial

import streamlit as st

from ui.convert import candidates, offer, plan, replay, transition
from ui.frame.frame import view
from ui.widgets import parts
from ui.widgets.tabs import tabs

here = view()
st.title(here.text("convert.title"), anchor=False)
past = here.past
if past is None:
    parts.no_past(here)
elif not (ranked := plan.found(here, past)):
    candidates.nobody(here, past)
else:
    if past.sample:
        st.caption(here.text("convert.sample"))
    tabs(
        here,
        "convert",
        {
            "convert.tab.whom": partial(candidates.show, ranked=ranked),
            "convert.tab.when": partial(transition.show, ranked=ranked),
            "convert.tab.replay": partial(replay.show, past=past, ranked=ranked),
            "convert.tab.sheet": partial(offer.show, ranked=ranked),
        },
    )
