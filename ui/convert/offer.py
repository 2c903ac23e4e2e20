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
from model.projection.retainer import Basis, Billing, Payment, Unused
from ui.convert import plan
from ui.session import people, state
from ui.session.clock import today
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import languages
from ui.widgets.box import number

_PERKS: Final = "sheet:perks"
_OVERAGE: Final = "sheet:overage"
_PIECES: Final = "sheet:pieces"
_LESS: Final = "sheet:less"

STARTS: Final = {
    "hours": Basis.HOURS,
    "content": Basis.PIECES,
    "guidance": Basis.ACCESS,
    "first_line": Basis.ACCESS,
}
"""What may be offered, and what the fee is for then; each has a text to start from."""

LONGEST_SCOPE: Final = 400
"""Characters of what is offered: beside the usual terms, the sheet stays one page."""

STYLE: Final = """<style>
.st-key-sheet-scope [data-testid="InputInstructions"] {display: none;}
</style>"""
"""Streamlit's own words in a box of several lines are English in every language."""

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
            start = _start(here)
            retainer = _terms(here, ranked, candidate, STARTS[start])
        with st.container(border=True):
            spoken = _language(here)
            scope = _scope(here, start, spoken)
            _summary(here, retainer)
            st.download_button(
                here.text("sheet.download"),
                data=offer_sheet(retainer, spoken, here.scenario.currency, today(st.context.timezone), scope),
                file_name=f"{here.language.text('sheet.file')}.html",
                mime="text/html",
                on_click="ignore",
                icon=":material/download:",
                key="sheet:download",
            )
            st.caption(here.text("sheet.private"))


def _start(here: View) -> str:
    """What is offered."""
    found = st.selectbox(
        here.text("sheet.start"),
        list(STARTS),
        format_func=lambda start: here.language.text(f"sheet.start.{start}"),
        key="sheet:start",
        persist_state="session",
    )
    return str(found or next(iter(STARTS)))


def _scope(here: View, start: str, spoken: Language) -> str:
    """The words for it in the client's language, which begin as the text to start from."""
    st.html(STYLE)
    with st.container(key="sheet-scope"):
        found = st.text_area(
            here.text("sheet.scope"),
            spoken.text(f"offer.start.{start}"),
            max_chars=LONGEST_SCOPE,
            key=f"sheet:scope:{start}:{spoken.code}",
            persist_state="session",
        )
    return found or ""


def _terms(here: View, ranked: Sequence[Candidate], candidate: Candidate, kind: Basis) -> Retainer:
    """The retainer that is offered: fee and hours as chosen, the rest from the widgets drawn here."""
    pieces: float = state.recalled(_PIECES, 1.0)
    if kind is Basis.PIECES:
        low, high = bounds(Retainer, "pieces")
        number(
            here,
            _PIECES,
            here.text("sheet.pieces"),
            pieces,
            lambda value: state.remember(_PIECES, value),
            low=low,
            high=high,
        )
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
    unused: str | None = None
    if kind is Basis.HOURS:
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
    billing, less = _at_once(here, ahead=paid == Payment.ADVANCE)
    notice = plan.months(here, "sheet.notice", range(7), 1)
    basis = people.terms(ranked, candidate, term_months=int(term or plan.TERMS[0]))
    return Retainer(
        **{
            **basis.model_dump(),
            "perks_hours": perks,
            "overage_rate": overage if kind is Basis.HOURS else None,
            "basis": kind,
            "pieces": pieces if kind is Basis.PIECES else 1.0,
            "unused": unused or Unused.EXPIRE,
            "paid": paid or Payment.ADVANCE,
            "billing": billing,
            "prepay_discount": less,
            "notice_months": notice,
        }
    )


def _at_once(here: View, *, ahead: bool) -> tuple[Billing, float]:
    """How many months are paid at once, and what is off the fee where that is ahead."""
    chosen = st.selectbox(
        here.text("field.retainer.billing"),
        [choice.value for choice in Billing],
        format_func=lambda choice: here.language.text(f"retainers.choice.{choice}"),
        key="sheet:billing",
        persist_state="session",
        help=here.text("field.retainer.billing.help"),
    )
    billing = Billing(chosen or Billing.MONTH)
    if billing is Billing.MONTH or not ahead:
        return billing, 0.0
    less: float = state.recalled(_LESS, 0.0)
    number(
        here,
        _LESS,
        here.text("sheet.less"),
        less,
        lambda value: state.remember(_LESS, value),
        high=bounds(Retainer, "prepay_discount")[1],
        scale=100,
    )
    return billing, less


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
            f"sheet.summary.{retainer.basis}",
            retainer.pieces if retainer.basis is Basis.PIECES else retainer.hours_per_month,
            fee=here.money(retainer.fee, 0 if retainer.fee == round(retainer.fee) else 2),
            term=here.language.plural("plan.months", retainer.term_months),
        )
    )
    if retainer.fee == 0:
        st.warning(here.text("candidates.free"), icon=":material/money_off:")
