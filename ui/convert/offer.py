"""The offer sheet: the terms for one client, and the document to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final, TypeVar

import streamlit as st

from exchange.paper.offer import offer_sheet
from locales import Language
from model import Retainer
from model.bounds import bounds
from model.conversion.candidate import Candidate
from model.projection.retainer import Basis, Billing, Payment, Unused
from ui.convert import plan
from ui.session import people
from ui.session.clock import today
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import languages
from ui.widgets.box import remembered

Chosen = TypeVar("Chosen", bound=StrEnum)

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
    pieces = 1.0
    if kind is Basis.PIECES:
        low, high = bounds(Retainer, "pieces")
        pieces = remembered(here, _PIECES, here.text("sheet.pieces"), pieces, low=low, high=high)
    term = st.segmented_control(
        here.text("plan.term"),
        plan.TERMS,
        default=plan.TERMS[0],
        required=True,
        format_func=lambda months: here.plural("plan.months", months),
        key="sheet:term",
        persist_state="session",
    )
    perks = remembered(here, _PERKS, here.text("extras.minutes"), 0.0, high=MOST_PERKS, scale=60)
    overage: float | None = None
    unused = Unused.EXPIRE
    if kind is Basis.HOURS:
        high, label = bounds(Retainer, "overage_rate")[1], here.label("sheet.overage")
        overage = remembered(here, _OVERAGE, label, here.scenario.list_rate, low=0.01, high=high, money=True)
        unused = _choice(
            here.text("hour.unused"), "sheet:unused", unused, lambda term: here.text(f"hour.unused.{term}")
        )
    paid = _choice(here.text("sheet.paid"), "sheet:paid", Payment.ADVANCE, lambda term: here.text(f"sheet.paid.{term}"))
    billing, less = _at_once(here, ahead=paid is Payment.ADVANCE)
    notice = plan.months(here, "sheet.notice", range(7), 1)
    basis = people.terms(ranked, candidate, term_months=int(term or plan.TERMS[0]))
    return Retainer(
        **{
            **basis.model_dump(),
            "perks_hours": perks,
            "overage_rate": overage,
            "basis": kind,
            "pieces": pieces,
            "unused": unused,
            "paid": paid,
            "billing": billing,
            "prepay_discount": less,
            "notice_months": notice,
        }
    )


def _choice(label: str, key: str, usual: Chosen, said: Callable[[str], str]) -> Chosen:
    """One of the terms that `usual` is of, each as it is said."""
    terms = type(usual)
    chosen = st.segmented_control(
        label,
        [term.value for term in terms],
        default=usual.value,
        required=True,
        format_func=said,
        key=key,
        persist_state="session",
    )
    return terms(chosen or usual)


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
    high = bounds(Retainer, "prepay_discount")[1]
    return billing, remembered(here, _LESS, here.text("sheet.less"), 0.0, high=high, scale=100)


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
