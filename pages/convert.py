"""Convert in four steps: whom to ask, what to offer, the months of change, and the past replayed."""

from functools import partial

import streamlit as st

from ui.convert import candidates, offer, replay, transition
from ui.frame.frame import view
from ui.session import people
from ui.session.screens import RETAINERS
from ui.widgets import parts
from ui.widgets.steps import steps

here = view()
st.title(here.text("convert.title"), anchor=False)
past = here.past
if past is None:
    parts.no_past(here)
elif not (ranked := people.found(here, past)):
    candidates.nobody(here, past)
else:
    if past.sample:
        st.caption(here.text("convert.sample"))
    last = steps(
        here,
        here.text("convert.steps"),
        {
            "convert.step.whom": partial(candidates.show, ranked=ranked),
            "convert.step.offer": partial(offer.show, ranked=ranked),
            "convert.step.months": partial(transition.show, ranked=ranked),
            "convert.step.replay": partial(replay.show, past=past, ranked=ranked),
        },
    )
    if last:
        parts.next_step(RETAINERS, here.text("convert.next"))
