"""The offer sheet: the terms for one client, and the document to send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from exchange.paper.offer import offer_sheet
from locales import Language
from model import Retainer
from model.bounds import bounds
from model.conversion.candidate import Candidate
from model.projection.retainer import Payment, Unused
from ui.convert import plan
from ui.session import people, state
from ui.session.clock import today
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import languages
from ui.widgets.box import number

_PERKS: Final = "sheet:perks"
_OVERAGE: Final = "sheet:overage"
MOST_PERKS: Final = 20.0
"""Hours of extras a month that can be typed."""


def show(here: View, ranked: Sequence[Candidate]) -> None:
    """Whom for, on which terms, in which language, and the download."""
    st.markdown(here.text("sheet.what"))
    wanted = people.asked(ranked) or list(ranked)
    names = [candidate.client for candidate in wanted]
    with st.grid(2, min_column_width=260, gap="medium"):
        with st.container():
            name = st.selectbox(here.text("sheet.client"), names, key="sheet:client")
            candidate = wanted[names.index(str(name))] if name in names else wanted[0]
            retainer = _terms(here, ranked, candidate)
        with st.container(border=True):
            spoken = _language(here)
            _summary(here, retainer)
            st.download_button(
                here.text("sheet.download"),
                data=offer_sheet(retainer, spoken, here.scenario.currency, today(st.context.timezone)),
                file_name=f"{here.language.text('sheet.file')}.html",
                mime="text/html",
                on_click="ignore",
                icon=":material/download:",
                key="sheet:download",
            )
            st.caption(here.text("sheet.private"))


def _terms(here: View, ranked: Sequence[Candidate], candidate: Candidate) -> Retainer:
    """The retainer that is offered: fee and hours as chosen, the rest from the widgets drawn here."""
    term = st.segmented_control(
        here.text("plan.term"),
        plan.TERMS,
        default=plan.TERMS[0],
        required=True,
        format_func=lambda months: here.plural("plan.months", months),
        key="sheet:term",
        persist_state="session",
    )
    perks: float = state.recalled(_PERKS, 0.0)
    number(
        here,
        _PERKS,
        here.text("extras.minutes"),
        perks,
        lambda value: state.remember(_PERKS, value),
        high=MOST_PERKS,
        scale=60,
    )
    overage: float = state.recalled(_OVERAGE, here.scenario.list_rate)
    _, high = bounds(Retainer, "overage_rate")
    number(
        here,
        _OVERAGE,
        here.label("sheet.overage"),
        overage,
        lambda value: state.remember(_OVERAGE, value),
        low=0.01,
        high=high,
        money=True,
    )
    unused = st.segmented_control(
        here.text("hour.unused"),
        [choice.value for choice in Unused],
        default=Unused.EXPIRE.value,
        required=True,
        format_func=lambda choice: here.text(f"hour.unused.{choice}"),
        key="sheet:unused",
        persist_state="session",
    )
    paid = st.segmented_control(
        here.text("sheet.paid"),
        [choice.value for choice in Payment],
        default=Payment.ADVANCE.value,
        required=True,
        format_func=lambda choice: here.text(f"sheet.paid.{choice}"),
        key="sheet:paid",
        persist_state="session",
    )
    notice = plan.months(here, "sheet.notice", range(7), 1)
    basis = people.terms(ranked, candidate, term_months=int(term or plan.TERMS[0]))
    return Retainer(
        **{
            **basis.model_dump(),
            "perks_hours": perks,
            "overage_rate": overage,
            "unused": unused or Unused.EXPIRE,
            "paid": paid or Payment.ADVANCE,
            "notice_months": notice,
        }
    )


def _language(here: View) -> Language:
    """The client's language, in the reader's region."""
    own = here.language
    return languages.choose(
        here.text("sheet.language"), "sheet:language", own.code, own.region, persist_state="session"
    )


def _summary(here: View, retainer: Retainer) -> None:
    st.markdown(f"**{plain(retainer.client)}**")
    st.markdown(
        here.plural(
            "sheet.summary",
            retainer.hours_per_month,
            fee=here.money(retainer.fee, 0 if retainer.fee == round(retainer.fee) else 2),
            term=here.language.plural("plan.months", retainer.term_months),
        )
    )
    if retainer.fee == 0:
        st.warning(here.text("candidates.free"), icon=":material/money_off:")
