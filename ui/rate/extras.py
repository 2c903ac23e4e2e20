"""A discount, or extras instead: three arguments in one's own numbers, and where extras and discount are even."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts import extras as drawing
from model.projection.offer import Offer
from model.rates.affordable import chance_sold
from model.rates.rates import Perks, case_against, discount_pays
from ui.rate import price
from ui.rate.price import exact
from ui.session import state
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.box import number, remembered

USUAL: Final = 0.1
"""The discount that is talked about where none is given."""

_PERKS: Final = "extras:hours"
_OTHER: Final = "extras:other"

MOST_HOURS: Final = 20.0
"""Extras, and hours outside the retainer, that can be typed."""


def show(here: View) -> None:
    """The arguments, then the extras against the discount."""
    own = price.offer(here)
    if not own.list_price:
        st.info(here.text("extras.no_price"), icon=":material/info:")
        return
    offer = own if own.discount else Offer(own.hours, own.rate, USUAL)
    if not own.discount:
        st.caption(here.text("extras.assumed", discount=here.language.percent(USUAL)))
    _arguments(here, offer)
    st.header(here.text("extras.title"), anchor=False)
    _instead(here, offer)


def _arguments(here: View, offer: Offer) -> None:
    other: float = state.recalled(_OTHER, offer.hours)
    case = case_against(offer, here.scenario.capacity_hours, other)
    off = here.language.percent(offer.discount, 0 if round(offer.discount * 100, 6).is_integer() else 1)
    st.header(here.text("extras.against", discount=off), anchor=False)
    first, second, third = st.columns(3)
    with first.container(border=True, height="stretch"):
        st.markdown(f"**{here.text('extras.rate')}**")
        st.markdown(
            here.plural(
                "extras.rate.what",
                offer.hours,
                before=exact(here, offer.list_price),
                after=exact(here, offer.fee),
                rate=exact(here, case.rate),
                cut=exact(here, case.discounted_rate),
                year=exact(here, offer.discount_cost * 12),
            )
        )
    with second.container(border=True, height="stretch"):
        st.markdown(f"**{here.text('extras.anchor')}**")
        st.markdown(
            here.plural(
                "extras.anchor.what",
                other,
                cut=exact(here, case.discounted_rate),
                lost=exact(here, case.anchor_loss),
            )
        )
        number(
            here,
            _OTHER,
            here.text("extras.other"),
            other,
            lambda value: state.remember(_OTHER, value),
            high=here.scenario.capacity_hours,
        )
    with third.container(border=True, height="stretch"):
        st.markdown(f"**{here.text('extras.cap')}**")
        st.markdown(
            here.text(
                "extras.cap.what",
                hours=here.scenario.capacity_hours,
                full=exact(here, case.cap.full),
                discounted=exact(here, case.cap.discounted),
                lost=exact(here, case.cap.lost),
            )
        )
    sold = chance_sold(here.scenario)
    key = "extras.sells.yes" if discount_pays(sold, offer.discount) else "extras.sells.no"
    st.markdown(here.text(key, sold=here.language.percent(sold), limit=here.language.percent(1 - offer.discount)))


def _instead(here: View, offer: Offer) -> None:
    st.markdown(here.text("extras.what"))
    with st.columns([1, 2])[0]:
        hours = remembered(
            here,
            _PERKS,
            here.text("extras.minutes"),
            0.5,
            high=MOST_HOURS,
            scale=60,
            explained=here.text("extras.minutes.help"),
        )
    perks = Perks(offer, hours)
    kept = perks.cheaper_than_discount_by
    said = {
        "minutes": _minutes(here, hours),
        "cost": exact(here, perks.cost),
        "rate": exact(here, perks.effective_rate),
        "cut": exact(here, offer.discounted_rate),
    }
    if abs(kept) < 0.005:
        st.markdown(here.text("extras.even", **said))
    else:
        key = "extras.cheaper" if kept > 0 else "extras.dearer"
        st.markdown(here.text(key, discount=exact(here, offer.discount_cost), kept=exact(here, abs(kept)), **said))
    st.markdown(
        here.text(
            "extras.points",
            cost=_minutes(here, perks.same_cost_hours),
            rate=_minutes(here, perks.same_rate_hours),
        )
    )
    figure = drawing.figure(perks, here.language, here.scenario.currency)
    parts.chart(here, "extras", figure, sentence(here, perks), lambda: table(here, perks))


def sentence(here: View, perks: Perks) -> str:
    """The chart in words."""
    return here.language.text(
        "extras.sentence",
        cost=_minutes(here, perks.same_cost_hours),
        rate=_minutes(here, perks.same_rate_hours),
        cut=exact(here, perks.offer.discounted_rate),
    )


def table(here: View, perks: Perks) -> pd.DataFrame:
    """Minutes of extras x cost and hourly rate."""
    text = here.language.text
    rows = [
        {
            text("extras.table.cost"): exact(here, Perks(perks.offer, hours).cost),
            text("extras.table.discount"): exact(here, perks.offer.discount_cost),
            text("extras.table.rate"): exact(here, Perks(perks.offer, hours).effective_rate),
            text("extras.table.cut"): exact(here, perks.offer.discounted_rate),
        }
        for hours in drawing.steps(perks)
    ]
    index = [_minutes(here, hours) for hours in drawing.steps(perks)]
    return pd.DataFrame(rows, index=pd.Index(index, name=text("extras.table.minutes")))


def _minutes(here: View, hours: float) -> str:
    return here.language.number(round(hours * 60, 1))
