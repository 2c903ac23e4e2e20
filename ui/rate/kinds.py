"""The same price in other words: by the piece, and for access, where no hours are promised."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from model import Retainer
from model.bounds import bounds
from model.rates.pieces import LONGER, Access, Pieces
from ui.rate import price
from ui.rate.price import exact
from ui.session.view import View
from ui.widgets.box import remembered

_PIECES: Final = "kinds:pieces"
_SPREAD: Final = "kinds:spread"
FEW: Final = 4.0
"""Pieces a month until somebody says how many: an article a week."""


def show(here: View) -> None:
    """What a piece costs and takes, then what access brings in a usual and in a busy month."""
    own = price.offer(here)
    if not own.hours:
        st.info(here.text("hour.no_hours"), icon=":material/info:")
        return
    if not own.list_price:
        st.info(here.text("extras.no_price"), icon=":material/info:")
        return
    st.markdown(here.text("kinds.what"))
    by_pieces, for_access = st.columns(2)
    with by_pieces.container(border=True, height="stretch"):
        _pieces(here)
    with for_access.container(border=True, height="stretch"):
        _access(here)


def _pieces(here: View) -> None:
    st.markdown(f"**{here.text('kinds.pieces')}**")
    low, high = bounds(Retainer, "pieces")
    count = remembered(here, _PIECES, here.text("sheet.pieces"), FEW, low=low, high=high)
    found = Pieces(price.offer(here), count)
    st.markdown(
        here.text(
            "kinds.pieces.price",
            price=exact(here, found.price),
            hours=here.language.number(found.hours),
            rate=exact(here, found.offer.discounted_rate),
        )
    )
    if found.offer.discount:
        even = here.language.number(found.break_even)
        st.markdown(here.text("kinds.pieces.even", even=even, pieces=here.language.number(count)))
    st.markdown(here.text("kinds.pieces.further", further=exact(here, found.further)))
    text = here.language.text
    hours = [here.language.number(found.hours * longer) for longer in LONGER]
    brings = [exact(here, found.rate_at(longer) or 0.0) for longer in LONGER]
    st.table(
        pd.DataFrame({text("kinds.pieces.brings"): brings}, index=pd.Index(hours, name=text("kinds.pieces.takes")))
    )


def _access(here: View) -> None:
    st.markdown(f"**{here.text('kinds.access')}**")
    usual = float(Retainer.model_fields["use_cv"].default)
    high = bounds(Retainer, "use_cv")[1]
    spread = remembered(here, _SPREAD, here.text("kinds.access.spread"), usual, high=high, scale=100)
    found = Access(price.fee(here), price.offer(here).hours, spread)
    st.markdown(
        here.text("kinds.access.rate", hours=here.language.number(found.hours), rate=exact(here, found.rate or 0.0))
    )
    st.markdown(
        here.text(
            "kinds.access.busy",
            hours=here.language.number(found.busy_hours, 1),
            rate=exact(here, found.busy_rate or 0.0),
        )
    )
    st.markdown(here.text("kinds.access.nothing"))
