"""What an hour brings: the use of the agreed hours, your side and the client's."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from charts import use as drawing
from model.projection.offer import Offer
from model.projection.retainer import Unused
from model.projection.rollover import USES, Use, at_use
from ui.rate import price
from ui.rate.price import exact
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.box import remembered

_OVERAGE: Final = "hour:overage"
_UNUSED: Final = "hour:unused"


def show(here: View) -> None:
    """The chart by use, both sides in words, and the table."""
    offer = price.offer(here)
    if not offer.hours:
        st.info(here.text("hour.no_hours"), icon=":material/info:")
        return
    if not offer.list_price:
        st.info(here.text("extras.no_price"), icon=":material/info:")
        return
    unused, overage = _terms(here, offer)
    term = here.scenario.planned.term
    uses = [at_use(offer, use, months=term, overage_rate=overage, unused=unused) for use in USES]
    figure = drawing.figure(uses, offer, here.language, here.scenario.currency)
    parts.chart(here, "use", figure, sentence(here, offer, uses), lambda: table(here, uses))
    yours, theirs = st.columns(2)
    with yours.container(border=True, height="stretch"):
        st.markdown(f"**{here.text('hour.yours')}**")
        st.markdown(here.text("hour.yours.exact", rate=_money(here, offer.discounted_rate)))
        low, high = uses[0], uses[-1]
        st.markdown(
            here.text(
                "hour.yours.range",
                low_use=here.language.percent(low.use),
                low=_money(here, low.effective_rate),
                high_use=here.language.percent(high.use),
                high=_money(here, high.effective_rate),
            )
        )
        if unused is Unused.CARRY:
            st.markdown(here.text("hour.yours.owed", use=here.language.percent(low.use), hours=low.owed, months=term))
    with theirs.container(border=True, height="stretch"):
        st.markdown(f"**{here.text('hour.theirs')}**")
        if offer.discount:
            st.markdown(
                here.plural(
                    "hour.theirs.even",
                    offer.break_even_hours,
                    agreed=offer.hours,
                    saved=_money(here, offer.discount_cost),
                )
            )
        else:
            st.markdown(here.text("hour.theirs.nothing"))
        few = uses[0]
        st.markdown(
            here.text(
                "hour.theirs.few",
                use=here.language.percent(few.use),
                rate=_money(here, few.client_rate),
                lost=_money(here, max(-few.saved_by_client, 0.0)),
            )
        )


def _terms(here: View, offer: Offer) -> tuple[Unused, float]:
    """What becomes of unused hours, and the rate of further ones."""
    left, right = st.columns(2)
    with left:
        unused = st.segmented_control(
            here.text("hour.unused"),
            list(Unused),
            default=Unused.EXPIRE,
            required=True,
            format_func=lambda choice: here.text(f"hour.unused.{choice}"),
            key=_UNUSED,
            persist_state="session",
            help=here.text("hour.unused.help"),
        )
    with right:
        overage = remembered(
            here,
            _OVERAGE,
            here.label("hour.overage"),
            offer.rate,
            high=1e6,
            money=True,
            explained=here.text("hour.overage.help"),
        )
    return unused or Unused.EXPIRE, overage


def sentence(here: View, offer: Offer, uses: list[Use]) -> str:
    """The chart in words."""
    few = uses[0]
    return here.language.text(
        "hour.sentence",
        agreed=here.language.number(offer.hours),
        exact=_money(here, offer.discounted_rate),
        use=here.language.percent(few.use),
        hours=here.language.number(few.hours),
        few=_money(here, few.effective_rate),
    )


def table(here: View, uses: list[Use]) -> pd.DataFrame:
    """Uses x figures."""
    text = here.language.text
    rows = [
        {
            text("hour.table.hours"): here.language.number(each.hours),
            text("hour.table.billed"): here.language.number(each.billed),
            text("hour.table.money"): _money(here, each.money),
            text("hour.table.yours"): _money(here, each.effective_rate),
            text("hour.table.theirs"): _money(here, each.client_rate),
            text("hour.table.saved"): _money(here, each.saved_by_client),
        }
        for each in uses
    ]
    index = pd.Index([here.language.percent(each.use) for each in uses], name=text("hour.table.use"))
    return pd.DataFrame(rows, index=index)


def _money(here: View, amount: float | None) -> str:
    return "–" if amount is None else exact(here, amount)
