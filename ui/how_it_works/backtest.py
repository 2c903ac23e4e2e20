"""Had you looked a year ago: the backtest on the person's own past."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts import backtest as drawing
from model.sweeps.backtest import Backtest, TooShort, backtest
from ui.session import state
from ui.session.past import Past
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import parts


def show(here: View) -> None:
    """What the bands would have said, what came, and what that is worth; or why it cannot be said."""
    st.header(here.text("backtest.title"), anchor=False)
    st.markdown(here.text("backtest.what"))
    past = here.past
    if past is None:
        parts.no_past(here)
        return
    if past.sample:
        st.caption(here.text("backtest.sample"))
    found = _looked(here, past)
    if isinstance(found, TooShort):
        st.info(too_short(here, found), icon=":material/hourglass_empty:")
        return
    st.markdown(f"## {answer(here, found)}")
    if not found.enough:
        st.markdown(here.plural("backtest.few", len(found.looks)))
    figure = drawing.figure(found, here.language, here.scenario.currency)
    parts.chart(here, "backtest", figure, sentence(here, found), lambda: table(here, found))
    st.caption(here.text("backtest.note"))


def _looked(here: View, past: Past) -> Backtest | TooShort:
    """The backtest of this past, kept in the session: a past changes only with an upload."""
    known, found = state.recalled("backtest", (None, None))
    if known is past.history and found is not None:
        kept: Backtest | TooShort = found
        return kept
    looked = run(here, lambda _, memo, told: backtest(past.history, memo, told))
    state.remember("backtest", (past.history, looked))
    return looked


def too_short(here: View, found: TooShort) -> str:
    """Why it cannot be said, for a Markdown slot."""
    if found.months < found.needed:
        return here.plural("backtest.short", found.months, needed=found.needed)
    return here.plural("backtest.thin", found.projects)


def answer(here: View, found: Backtest) -> str:
    """The coverage in plain words, for a Markdown slot."""
    return here.plural("backtest.answer", len(found.looks), held=found.held, horizon=found.horizon)


def sentence(here: View, found: Backtest) -> str:
    """The last look in words."""
    look = found.looks[-1]
    return here.language.text(
        "backtest.sentence",
        month=here.language.month(look.as_of, "long"),
        horizon=here.language.number(found.horizon),
        low=here.money(look.low),
        high=here.money(look.high),
        came=here.money(look.total),
    )


def table(here: View, found: Backtest) -> pd.DataFrame:
    """Looks x what was said and what came."""
    text = here.language.text
    rows = [
        {
            text("backtest.table.low"): here.money(look.low),
            text("backtest.table.middle"): here.money(look.middle),
            text("backtest.table.high"): here.money(look.high),
            text("backtest.table.came"): here.money(look.total),
            text("backtest.table.held"): text(f"backtest.held.{'yes' if look.held else 'no'}"),
        }
        for look in found.looks
    ]
    index = pd.Index([here.language.month(look.as_of) for look in found.looks], name=text("backtest.table.month"))
    return pd.DataFrame(rows, index=index)
