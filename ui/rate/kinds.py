"""The same price in other words: by the piece, and for access, where no hours are promised."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from model import Retainer
from model.bounds import bounds
from model.rates.pieces import LONGER, Access, Pieces
from ui.rate import price
from ui.session import state
from ui.session.view import View
from ui.widgets.box import number

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
    count: float = state.recalled(_PIECES, FEW)
    found = Pieces(price.offer(here), count)
    st.markdown(f"**{here.text('kinds.pieces')}**")
    low, high = bounds(Retainer, "pieces")
    number(
        here,
        _PIECES,
        here.text("sheet.pieces"),
        count,
        lambda value: state.remember(_PIECES, value),
        low=low,
        high=high,
    )
    st.markdown(
        here.text(
            "kinds.pieces.price",
            price=_money(here, found.price),
            hours=here.language.number(found.hours),
            rate=_money(here, found.offer.discounted_rate),
        )
    )
    if found.offer.discount:
        even = here.language.number(found.break_even)
        st.markdown(here.text("kinds.pieces.even", even=even, pieces=here.language.number(count)))
    st.markdown(here.text("kinds.pieces.further", further=_money(here, found.further)))
    text = here.language.text
    hours = [here.language.number(found.hours * longer) for longer in LONGER]
    brings = [_money(here, found.rate_at(longer) or 0.0) for longer in LONGER]
    st.table(
        pd.DataFrame({text("kinds.pieces.brings"): brings}, index=pd.Index(hours, name=text("kinds.pieces.takes")))
    )


def _access(here: View) -> None:
    spread: float = state.recalled(_SPREAD, float(Retainer.model_fields["use_cv"].default))
    found = Access(price.fee(here), price.offer(here).hours, spread)
    st.markdown(f"**{here.text('kinds.access')}**")
    number(
        here,
        _SPREAD,
        here.text("kinds.access.spread"),
        spread,
        lambda value: state.remember(_SPREAD, value),
        high=bounds(Retainer, "use_cv")[1],
        scale=100,
    )
    st.markdown(
        here.text("kinds.access.rate", hours=here.language.number(found.hours), rate=_money(here, found.rate or 0.0))
    )
    st.markdown(
        here.text(
            "kinds.access.busy",
            hours=here.language.number(found.busy_hours, 1),
            rate=_money(here, found.busy_rate or 0.0),
        )
    )
    st.markdown(here.text("kinds.access.nothing"))


def _money(here: View, amount: float) -> str:
    return here.money(amount, 0 if abs(amount - round(amount)) < 0.005 else 2)
