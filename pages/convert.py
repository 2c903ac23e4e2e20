"""Convert: whom to ask, the plan month by month, the replay of the past, and the offer sheet."""

import streamlit as st

from ui.convert import candidates, offer, plan, replay, transition
from ui.frame.frame import view
from ui.widgets import parts

here = view()
st.title(here.text("convert.title"), anchor=False)
past = here.past
if past is None:
    parts.no_past(here)
    parts.upload_link(here)
elif not (ranked := plan.found(here, past)):
    candidates.nobody(here, past)
else:
    if past.sample:
        st.caption(here.text("convert.sample"))
    whom, when, then, sheet = st.tabs(
        [here.text(f"convert.tab.{name}") for name in ("whom", "when", "replay", "sheet")],
        key="convert:tab",
        on_change="rerun",
    )
    if whom.open:
        with whom:
            candidates.show(here, ranked)
    if when.open:
        with when:
            transition.show(here, ranked)
    if then.open:
        with then:
            replay.show(here, past, ranked)
    if sheet.open:
        with sheet:
            offer.show(here, ranked)
